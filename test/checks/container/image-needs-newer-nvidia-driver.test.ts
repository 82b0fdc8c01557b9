import check from '../../../checks/container/image-needs-newer-nvidia-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const library = { api: 'cuda', origin: 'loader', path: '/usr/lib/x86_64-linux-gnu/libcuda.so.550.144.03', version: '12.4' };
const inside = {
  'platform.container': 'docker',
  runtimes: [{ kind: 'vllm', startError: null }],
  torch: [{ cuda: '13.0' }],
  gpus: [{ vendor: 'nvidia', name: 'GeForce RTX 3090' }],
  'container.requiredCuda': '13.0',
  driverLibraries: [library],
};
const refusal =
  'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver to a newer version, or use an earlier cuda container: unknown';

testCheck(check, {
  found: [
    { name: 'the runtime refuses', log: [refusal], is: 'confirmed', cites: 'https://github.com/theroyallab/tabbyAPI/issues/324' },
    {
      name: 'the runtime refuses a data-centre card, too',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', name: 'Tesla T4' }] } },
      log: [refusal],
      is: 'confirmed',
    },
    {
      name: 'the words of nvidia-docker 1',
      log: ['nvidia-docker | 2016/08/22 12:54:02 Error: unsupported CUDA version: driver 7.5 < image 8.0'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-docker/issues/177',
    },
    { name: 'started by CDI with a driver of the major release before', facts: inside, is: 'exposed' },
    { name: 'and PyTorch says so', facts: inside, log: ['RuntimeError: The NVIDIA driver on your system is too old (found version 12040).'], is: 'suspected' },
  ],
  clear: [
    { name: 'the same major release', facts: { ...inside, 'container.requiredCuda': '12.8' } },
    {
      name: 'a compatibility library bridges it',
      facts: { ...inside, driverLibraries: [{ ...library, path: '/usr/local/cuda/compat/libcuda.so.580.95.05' }] },
    },
    { name: 'a CUDA 13 image for developers, with a PyTorch of CUDA 12.8', facts: { ...inside, torch: [{ cuda: '12.8' }] } },
    { name: 'a copy that the loader does not take', facts: { ...inside, driverLibraries: [{ ...library, origin: 'out-of-path' }] } },
    { name: 'a data-centre card, which cuda-compat serves', facts: { ...inside, gpus: [{ vendor: 'nvidia', name: 'A100-SXM4-80GB' }] } },
    ...['NVIDIA RTX PRO 6000 Blackwell Server Edition', 'NVIDIA RTX A6000', 'Orin (nvgpu)'].map((name) => ({
      name: `${name}, for which there is cuda-compat`,
      facts: { ...inside, gpus: [{ vendor: 'nvidia', name }] },
    })),
    {
      name: 'another program that does not know a CUDA release',
      facts: { ...inside, 'container.requiredCuda': null, runtimes: [{ startError: 'unsupported CUDA version 13.2, using the latest that is known' }] },
    },
    { name: 'an image that requires nothing', facts: { ...inside, 'container.requiredCuda': null } },
  ],
  unknown: [
    { name: 'the library was not asked', facts: { ...inside, driverLibraries: { gap: 'no-place-for-native' } } },
    { name: 'nvidia-docker 1 finds no driver', log: ['nvidia-docker | 2016/09/04 14:43:17 Error: unsupported CUDA version: driver 0.0 < image 8.0'] },
  ],
});
