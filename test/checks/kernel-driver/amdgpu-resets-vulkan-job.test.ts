import check from '../../../checks/kernel-driver/amdgpu-resets-vulkan-job.ts';
import { testCheck } from '../../helpers/test-check.ts';

const ring = 'amdgpu 0000:c5:00.0: ring comp_1.1.0 timeout, signaled seq=37013797, emitted seq=37013799';
const halo = { gpus: [{ driver: 'amdgpu' }], 'logs.gpuFaults': { entries: { 'amdgpu-ring-compute': ring } } } as const;

testCheck(check, {
  found: [
    { name: 'Strix Halo', is: 'suspected', facts: halo, log: [ring], cites: 'https://github.com/Nathanw1014/strix-halo-llamacpp/issues/16' },
    {
      name: 'the graphics ring',
      is: 'suspected',
      facts: halo,
      log: ['amdgpu 0000:c2:00.0: ring gfx_0.0.0 timeout, signaled seq=166926, emitted seq=166928'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/21724',
    },
    {
      name: 'Mesa’s words',
      is: 'suspected',
      facts: { gpus: [{ driver: 'amdgpu' }] },
      log: ['radv/amdgpu: The CS has been cancelled because the context is lost.'],
    },
  ],
  clear: [
    { name: 'no runtime for Vulkan', facts: { ...halo, runtimes: [{ kind: 'ollama', backends: ['hip'] }] }, log: [ring] },
    { name: 'the log has none', facts: { ...halo, 'logs.gpuFaults': { entries: {} } } },
    {
      name: 'the sibling: a game’s job',
      facts: { ...halo, 'logs.gpuFaults': { entries: { 'amdgpu-ring-other': 'ring gfx_0.0.0 timeout, signaled seq=1, emitted seq=2' } } },
      log: ['amdgpu 0000:03:00.0: ring gfx_0.0.0 timeout, signaled seq=1, emitted seq=2'],
    },
  ],
  unknown: [
    { name: 'no log', facts: { gpus: [{ driver: 'amdgpu' }] } },
    {
      name: 'the sibling: a submission that was refused',
      facts: { gpus: [{ driver: 'amdgpu' }] },
      log: ['radv/amdgpu: The CS has been rejected, see dmesg for more information (-22).'],
    },
    { name: 'a healthy log', facts: { gpus: [{ driver: 'amdgpu' }] }, log: ['amdgpu 0000:c5:00.0: amdgpu: ring comp_1.1.0 uses VM inv eng 4 on hub 0'] },
  ],
});
