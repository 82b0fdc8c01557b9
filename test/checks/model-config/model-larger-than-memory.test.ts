import check from '../../../checks/model-config/model-larger-than-memory.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gib = 1024 ** 3;
const facts = (file: number, ram: number, ...vram: (number | null)[]) => ({
  models: [{ fileSize: file * gib, architecture: 'llama' }],
  servers: [{ kind: 'llama.cpp', flags: { entries: {} } }],
  services: [],
  'memory.total': ram * gib,
  gpus: vram.map((each) => ({ vramTotal: each === null ? null : each * gib })),
});

testCheck(check, {
  found: [
    { name: '20 GB on 16 GB without a GPU', is: 'present', cites: 'https://github.com/ggml-org/llama.cpp/pull/711', facts: facts(20, 15.5) },
    { name: 'an integrated GPU adds half a GiB', is: 'present', facts: facts(20, 15.5, 0.5) },
    { name: 'a card of 8 GiB is not enough either', is: 'present', facts: facts(40, 15.5, 8) },
  ],
  clear: [
    { name: 'other machines hold a part', facts: { ...facts(20, 15.5), servers: [{ kind: 'llama.cpp', flags: { entries: { '--rpc': '10.0.0.2:50052' } } }] } },
    {
      name: 'the same by the environment of the unit',
      facts: { ...facts(20, 15.5), services: [{ environment: { entries: { LLAMA_ARG_RPC: '10.0.0.2:50052' } } }] },
    },
    { name: 'it fits', facts: facts(14, 15.5) },
    {
      name: 'a model whose largest table is read from the disk by design',
      facts: { ...facts(90, 62), models: [{ fileSize: 90 * gib, architecture: 'qwen4exp' }] },
    },
    { name: 'the card takes the rest', facts: facts(20, 15.5, 8) },
    { name: 'two cards are not reckoned up', facts: facts(60, 15.5, 8, 8) },
    { name: 'unified memory is large', facts: facts(60, 31, 96) },
  ],
  unknown: [{ name: 'the card does not tell its memory', facts: { ...facts(40, 15.5), gpus: [{ vramTotal: { gap: 'denied' } }] } }],
});
