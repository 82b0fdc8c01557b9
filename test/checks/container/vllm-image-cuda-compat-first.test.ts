import check from '../../../checks/container/vllm-image-cuda-compat-first.ts';
import { testCheck } from '../../helpers/test-check.ts';

const image = {
  'platform.container': 'docker',
  'container.image': 'vllm/vllm-openai:v0.15.0',
  'container.runEnvironment': { entries: {} },
  'container.runOptions': { entries: { runtime: 'nvidia', gpus: 'all' } },
  'engines.dockerVersion': '28.5.1',
  'engines.installed': ['docker'],
  runtimes: [{ kind: 'vllm', version: '0.15.0' }],
  'nvidia.moduleVersion': '580.126.09',
  driverLibraries: [{ api: 'cuda', gpuCount: 0 }],
};
const refused = 'Error 803: system has unsupported display driver / cuda driver combination';

testCheck(check, {
  found: [
    { name: 'the image on driver 580', is: 'exposed', facts: image },
    { name: 'the next release', is: 'exposed', facts: { ...image, runtimes: [{ kind: 'vllm', version: '0.16.0' }] } },
    { name: 'and the error', is: 'suspected', facts: image, log: [refused], cites: 'https://github.com/gpustack/gpustack/issues/4678' },
    {
      name: 'a report without the driver',
      is: 'suspected',
      facts: {
        'platform.container': 'docker',
        'container.image': 'vllm/vllm-openai:v0.15.0',
        runtimes: image.runtimes,
        'container.runEnvironment': { entries: {} },
      },
      log: [refused],
    },
  ],
  clear: [
    { name: 'the image before', facts: { ...image, runtimes: [{ kind: 'vllm', version: '0.14.1' }] } },
    { name: 'the driver that cuda-compat is for', facts: { ...image, 'nvidia.moduleVersion': '550.163.01' } },
    { name: 'the way round', facts: { ...image, 'container.runEnvironment': { entries: { LD_LIBRARY_PATH: '/usr/lib/x86_64-linux-gnu' } } } },
    { name: 'started with --gpus, where CUDA works', facts: { ...image, driverLibraries: [{ api: 'cuda', gpuCount: 1 }] } },
    { name: '--gpus alone, which lets the driver’s library win', facts: { ...image, 'container.runOptions': { entries: { gpus: 'all' } } }, log: [refused] },
    { name: 'an image of CUDA 13', facts: { ...image, 'container.image': 'vllm/vllm-openai:v0.15.1-cu130' } },
    { name: 'another image', facts: { ...image, 'container.image': 'nvidia/cuda:12.9.1-base' }, log: [refused] },
  ],
  unknown: [
    { name: 'a later image', facts: { ...image, runtimes: [{ kind: 'vllm', version: '0.25.1' }] } },
    {
      name: 'on the host, by pip',
      facts: { runtimes: [{ kind: 'vllm', version: '0.15.1' }], 'nvidia.moduleVersion': '580.95.05' },
      log: [refused],
    },
    { name: 'the sibling: a GPU that cuda-compat does not serve', log: ['Error 804: forward compatibility was attempted on non supported HW'] },
  ],
});
