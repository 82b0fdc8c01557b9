import check from '../../../checks/gpu-userspace/intel-compute-runtime-misreads-gtt-size.ts';
import { testCheck } from '../../helpers/test-check.ts';

const arc = (release: string, build: string, driver = 'i915') => ({
  gpus: [{ vendor: 'intel', name: 'Arc A750', arch: 'xe-hpg', driver }],
  'kernel.version': release,
  'kernel.lineage': 'upstream',
  runtimes: [{ kind: 'llama.cpp', backends: ['sycl'] }],
  'intel.computeRuntimeBuild': build,
});
const none = { driverLibraries: [{ api: 'level-zero', outcome: 'answers', gpuCount: 0 }] };

testCheck(check, {
  found: [
    { name: '6.8.1 with 24.05', is: 'exposed', facts: { ...arc('6.8.1', '28454'), ...none } },
    { name: '6.9.3 with an Arc', is: 'exposed', cites: 'https://github.com/intel/ipex-llm/issues/11594', facts: { ...arc('6.9.3', '28454'), ...none } },
    {
      name: 'it lists nothing',
      is: 'suspected',
      cites: 'https://github.com/intel/compute-runtime/issues/714',
      facts: { ...arc('6.8.1', '28454'), ...none },
      log: ['Number of platforms                               0'],
    },
    {
      name: 'a report without the build',
      is: 'suspected',
      cites: 'https://github.com/intel/compute-runtime/issues/716',
      facts: {
        gpus: { incomplete: [{ vendor: 'intel', name: 'UHD Graphics 630' }] },
        'kernel.version': '6.8.1',
        'kernel.lineage': 'upstream',
      },
      log: ['`clinfo` always returns 0 platforms found'],
    },
  ],
  clear: [
    {
      name: '6.9 with graphics of before Arc, which it reports whole again',
      facts: { ...arc('6.9.3', '28454'), ...none, gpus: [{ vendor: 'intel', name: 'Iris Xe', arch: 'xe-lp', driver: 'i915' }] },
    },
    { name: '6.7', facts: { ...arc('6.7.3', '28454'), ...none } },
    { name: 'the driver is mended', facts: { ...arc('6.8.1', '29138'), ...none } },
    { name: 'xe', facts: { ...arc('6.8.1', '28454', 'xe'), ...none } },
    { name: 'Level Zero lists it', facts: { ...arc('6.8.1', '28454'), driverLibraries: [{ api: 'level-zero', outcome: 'answers', gpuCount: 1 }] } },
  ],
  unknown: [
    { name: 'a later kernel, with which nobody reported it', facts: { ...arc('6.10.0', '28454'), ...none } },
    { name: 'a build of which some releases are mended', facts: { ...arc('6.8.1', '28717'), ...none } },
    { name: 'the long-term one, mended in its later releases', facts: { ...arc('6.8.1', '27642'), ...none } },
    { name: 'a kernel of Ubuntu, of which no source tells the update that mends it', facts: { ...arc('6.8.0', '28454'), ...none, 'kernel.lineage': 'ubuntu' } },
    { name: 'only the sign', log: ['Number of platforms                               0'] },
    {
      name: 'clinfo that lists one',
      facts: { 'kernel.version': '6.8.1', 'kernel.lineage': 'upstream' },
      log: ['Number of platforms                               1'],
    },
  ],
});
