import check from '../../../checks/kernel/zfs-arc-hides-memory.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const truenas = {
  'memory.zfsArcReclaimable': 40 * GiB,
  'memory.available': 9 * GiB,
  runtimes: [{ kind: 'ollama' }],
  'ollama.version': '0.12.6',
  models: [],
  'platform.container': null,
  servers: [{ kind: 'ollama', inContainer: false }],
};
const refusal = 'Error: model requires more system memory (38.1 GiB) than is available (9.2 GiB)';

testCheck(check, {
  found: [
    { name: 'a TrueNAS host with a large cache', is: 'exposed', facts: truenas, cites: 'https://github.com/ollama/ollama/issues/5700' },
    {
      name: 'Ollama from 0.30 on with a GPU that shares the RAM',
      is: 'exposed',
      facts: { ...truenas, 'ollama.version': '0.32.15', gpus: [{ integrated: true }], 'ollama.compute': ['vulkan'] },
    },
    { name: 'a container of 0.12', is: 'exposed', facts: { ...truenas, servers: [{ kind: 'ollama', inContainer: true }] } },
    { name: 'and Ollama refuses', is: 'suspected', facts: truenas, log: [refusal] },
  ],
  clear: [
    { name: 'Ollama from 0.30 on, which refuses none', facts: { ...truenas, 'ollama.version': '0.32.15', gpus: [{ integrated: false }] } },
    {
      name: 'Ollama from 0.30 on with a card, beside the display of the processor',
      facts: { ...truenas, 'ollama.version': '0.32.15', gpus: [{ integrated: true }, { integrated: false }] },
    },
    {
      name: 'Ollama from 0.30 on that computes on the CPU, beside an integrated GPU',
      facts: { ...truenas, 'ollama.version': '0.32.15', gpus: [{ integrated: true }], 'ollama.compute': ['cpu'] },
    },
    {
      name: 'the app of TrueNAS: a container of 0.13 or later, seen from its host',
      facts: { ...truenas, 'ollama.version': '0.20.0', servers: [{ kind: 'ollama', inContainer: true }] },
    },
    { name: 'the same, from within', facts: { ...truenas, 'ollama.version': '0.20.0', 'platform.container': 'docker' } },
    { name: 'a container of LXC, whose limit is not the host’s', facts: { ...truenas, 'platform.container': 'lxc' } },
    { name: 'a model that lies on the card whole', facts: { ...truenas, models: [{ runtime: 'ollama', size: 9 * GiB, sizeVram: 9 * GiB }] } },
    { name: 'no ZFS', facts: { ...truenas, 'memory.zfsArcReclaimable': null }, log: [refusal] },
    { name: 'a cache with a ceiling', facts: { ...truenas, 'memory.zfsArcReclaimable': 2 * GiB }, log: [refusal] },
    { name: 'enough is available for most models', facts: { ...truenas, 'memory.available': 30 * GiB } },
    { name: 'more is available than cached', facts: { ...truenas, 'memory.available': 60 * GiB } },
  ],
  unknown: [
    { name: 'the refusal alone', log: [refusal] },
    { name: 'Ollama’s refusal on a machine that may have no ZFS', facts: { 'memory.available': 9 * GiB, runtimes: [{ kind: 'ollama' }] }, log: [refusal] },
  ],
});
