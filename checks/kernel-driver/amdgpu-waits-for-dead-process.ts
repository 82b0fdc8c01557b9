import { all, amdgpuDeadEntity, any, defineCheck, gpus, logs, not, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'amdgpu-waits-for-dead-process',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'amdgpu still waits for work of a ROCm process that ended (killed entity, TLB fence)',
  impact: 'unstable',
  symptom: 'After ROCm was used, or only probed, kernel workers hang in amdgpu_tlb_fence_work; models hang or crash, and the machine hangs at suspend.',
  blamedOn: 'Ollama’s update, ACPI, the desktop',
  runtimes: ['ollama', 'llama.cpp', 'pytorch', 'vllm', 'lemonade'],
  when: all(
    gpus.some((gpu) => gpu.driver.is('amdgpu')),
    logs.gpuFaults.has('amdgpu-dead-entity'),
    // A game or a desktop that is ended leaves the same lines.
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('hip')),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  // Beside an NVIDIA card the processor’s graphics computes for nobody, whatever libraries came along.
  unless: all(
    gpus.some((gpu) => gpu.driver.is('nvidia')),
    gpus.none((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false))),
  ),
  hints: [...amdgpuDeadEntity, /\bTrying to push to a killed entity\b/, /["'“]killed entity["'”] errors?\b/],
  remedy: [
    { do: 'Reboot: ending the program does not free the worker.' },
    { do: 'Take another kernel. A reporter was cured by 6.17.8 where earlier ones of 6.17 failed, another by going back to 6.16.0.' },
    {
      do: 'Or keep ROCm from the card and let the runtime use Vulkan; the variable belongs into the environment of the service. Ollama before 0.30 wants OLLAMA_VULKAN=1 as well.',
      setting: 'ROCR_VISIBLE_DEVICES=-1',
    },
  ],
  verify: 'sudo dmesg | grep -E "killed entity|amdgpu_tlb_fence_work"   # stays empty under load',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5536',
      date: '2025-10-29',
      establishes: 'workers hang while Ollama runs, on Ubuntu’s 6.8 with AMD’s driver and on Arch’s 6.17.5',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/13011',
      date: '2025-11-08',
      establishes: 'RX 6800: since Ollama 0.12.9 the machine hangs at suspend, also after the service was stopped',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12893',
      date: '2025-11-14',
      establishes: 'RX 7900 XTX, RX 7600 XT and R9700 with “killed entity”; 6.17.8 and 6.16.0 are good',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/deepin-community/kernel/pull/1148',
      date: '2025-09-05',
      establishes:
        'the stable kernel’s account: jobs of a process that is being ended are lost, their fences never signalled, tasks hang; mended in 6.17-rc2 and 6.6.103',
      strength: 'documented',
    },
  ],
});
