import check from '../../../checks/kernel-driver/amdgpu-dkms-older-than-ollama-rocm.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  gpus: [{ driver: 'amdgpu', vendor: 'amd', arch: 'gfx1100', integrated: false }],
  'rocm.amdgpuVersion': '6.12.12',
  runtimes: [{ kind: 'ollama', version: '0.20.7', backends: ['hip'] }],
  'ollama.compute': ['cpu'],
};

const tryOf = (library: string): string =>
  `level=INFO source=runner.go:463 msg="failure during GPU discovery" OLLAMA_LIBRARY_PATH="[/usr/lib/ollama /usr/lib/ollama/${library}]" extra_envs=map[] error="failed to finish discovery before timeout"`;
const told = {
  gpus: { incomplete: [{ driver: 'amdgpu', vendor: 'amd' }] },
  runtimes: { incomplete: [{ kind: 'ollama', version: '0.18.2', backends: ['hip'] }] },
};

testCheck(check, {
  found: [
    {
      name: 'ROCm 6.4’s driver under Ollama 0.20',
      is: 'exposed',
      facts: old,
      cites: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/troubleshooting.mdx',
    },
    {
      name: 'and the discovery timed out',
      is: 'suspected',
      facts: old,
      log: ['level=INFO source=runner.go:464 msg="failed to finish discovery before timeout"'],
    },
    {
      name: 'a report that names the driver and ROCm’s folder',
      is: 'suspected',
      facts: { ...told, 'rocm.amdgpuVersion': '6.12.12' },
      log: [tryOf('rocm')],
    },
  ],
  clear: [
    {
      name: 'a Ryzen’s graphics that these libraries leave out with any driver',
      facts: { ...old, gpus: [{ driver: 'amdgpu', vendor: 'amd', arch: 'gfx90c', integrated: true }] },
    },
    {
      name: 'beside an NVIDIA card, whose libraries the search waited for',
      facts: { ...old, gpus: [...old.gpus, { driver: 'nvidia', vendor: 'nvidia' }] },
      log: [tryOf('cuda_v12')],
    },
    { name: 'ROCm 7’s driver', facts: { ...old, 'rocm.amdgpuVersion': '6.14.14' } },
    { name: 'the pair works here', facts: { ...old, 'ollama.compute': ['rocm'] } },
    { name: 'the kernel’s own driver', facts: { ...old, 'rocm.amdgpuVersion': null } },
    { name: 'an Ollama with ROCm 6', facts: { ...old, runtimes: [{ kind: 'ollama', version: '0.17.7', backends: ['hip'] }] } },
  ],
  unknown: [
    { name: 'nothing speaks of amdgpu-dkms', facts: told, log: [tryOf('rocm')] },
    {
      name: 'the sibling: libraries of CUDA',
      facts: { ...told, 'rocm.amdgpuVersion': '6.12.12' },
      log: [tryOf('cuda_v12'), tryOf('cuda_v13'), tryOf('vulkan')],
    },
    {
      name: 'the sibling: the other two lines, of CUDA',
      facts: { ...told, 'rocm.amdgpuVersion': '6.12.12' },
      log: [
        'level=DEBUG msg="bootstrap discovery took" duration=30.0012s OLLAMA_LIBRARY_PATH="[/usr/lib/ollama /usr/lib/ollama/cuda_v13]" extra_envs=map[]',
        'level=WARN msg="llama-server GPU discovery watchdog timed out" OLLAMA_LIBRARY_PATH="[/usr/lib/ollama /usr/lib/ollama/cuda_v13]" extra_envs=map[]',
      ],
    },
    { name: 'the driver’s version is not known', facts: { ...old, 'rocm.amdgpuVersion': { gap: 'not-in-text' } } },
    { name: 'a quick discovery', facts: { gpus: { incomplete: [] } }, log: ['level=DEBUG msg="bootstrap discovery took" duration=312.451ms'] },
  ],
});
