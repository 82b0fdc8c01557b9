import check from '../../../checks/kernel-driver/amdgpu-dkms-older-than-ollama-rocm.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  gpus: [{ driver: 'amdgpu' }],
  'rocm.amdgpuVersion': '6.12.12',
  runtimes: [{ kind: 'ollama', version: '0.20.7', backends: ['hip'] }],
  'ollama.compute': ['cpu'],
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
  ],
  clear: [
    { name: 'ROCm 7’s driver', facts: { ...old, 'rocm.amdgpuVersion': '6.14.14' } },
    { name: 'the pair works here', facts: { ...old, 'ollama.compute': ['rocm'] } },
    { name: 'the kernel’s own driver', facts: { ...old, 'rocm.amdgpuVersion': null } },
    { name: 'an Ollama with ROCm 6', facts: { ...old, runtimes: [{ kind: 'ollama', version: '0.17.7', backends: ['hip'] }] } },
  ],
  unknown: [
    { name: 'the driver’s version is not known', facts: { ...old, 'rocm.amdgpuVersion': { gap: 'not-in-text' } } },
    { name: 'a quick discovery', facts: { gpus: { incomplete: [] } }, log: ['level=DEBUG msg="bootstrap discovery took" duration=312.451ms'] },
  ],
});
