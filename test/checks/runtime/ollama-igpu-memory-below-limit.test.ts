import check from '../../../checks/runtime/ollama-igpu-memory-below-limit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.9.6', gpus: [{ vendor: 'amd', arch: 'gfx1103', integrated: true, vramTotal: 512 * 2 ** 20 }] } as const;
const log = ['time=2024-06-06T13:15:51.806+02:00 level=INFO source=amd_linux.go:233 msg="unsupported Radeon iGPU detected skipping" id=0 total="512.0 MiB"'];

testCheck(check, {
  found: [
    { name: 'a share of 512 MB', is: 'exposed', cites: 'https://github.com/ollama/ollama/issues/11451', facts },
    {
      name: 'the line',
      is: 'suspected',
      facts: { ...facts, gpus: [{ vendor: 'amd', arch: 'gfx1103', integrated: true, vramTotal: { gap: 'not-in-text' } }] },
      log,
    },
  ],
  clear: [
    { name: 'a share of 4 GB', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: true, vramTotal: 4 * 2 ** 30 }] } },
    { name: 'a desktop Ryzen', facts: { ...facts, gpus: [{ vendor: 'amd', arch: 'gfx1036', integrated: true, vramTotal: 512 * 2 ** 20 }] }, log },
    { name: '0.12.4', facts: { ...facts, 'ollama.version': '0.12.4' } },
    {
      name: 'beside a card, as on any desktop Ryzen',
      facts: { ...facts, gpus: [...facts.gpus, { vendor: 'amd', integrated: false, vramTotal: 16 * 2 ** 30 }] },
      log,
    },
  ],
  unknown: [{ name: 'the release is not known', facts: { ...facts, 'ollama.version': { gap: 'not-in-text' } } }],
});
