import { all, any, defineCheck, driverLibraries, kernel, nvidia, ollama } from '#api';

export default defineCheck({
  id: 'nvidia-uvm-hmm-breaks-cuda-start',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'nvidia_uvm’s HMM support fails on this kernel, and CUDA does not initialise (error 3)',
  impact: 'blocked',
  symptom: 'nvidia-smi is fine, and every CUDA program answers “initialization error” (3); Ollama logs “cuda driver library init failure: 3”.',
  blamedOn: 'an unsupported GPU, the CUDA version, the fabric manager',
  runtimes: [],
  when: all(
    nvidia.loaded.is(true),
    nvidia.uvmLoaded.is(true),
    driverLibraries.some((library) => all(library.api.is('cuda'), library.error.is('CUDA_ERROR_NOT_INITIALIZED'))),
  ),
  unless: any(
    // From 595 on the module has the library try again without HMM.
    nvidia.moduleVersion.atLeast('595.44.02'),
    kernel.parameters.value('nvidia_uvm.uvm_disable_hmm', /^[Y1]/),
    kernel.cmdline.has(/\bnokaslr\b/),
    // Where CUDA computes it has started.
    ollama.compute.has('cuda'),
  ),
  hints: [
    // Branch 595 and later print it as well, and start.
    /request_free_mem_region\(\) err -34/,
    // The driver's start alone: a process that was forked from one with a context gets the same code later.
    /\b(?:cuda driver library|cudart) init failure: 3\b/,
    /\bcuInit\b.{0,40}(?:\berr(?:or)?:? ?3\b|\bCUDA_ERROR_NOT_INITIALIZED\b)/,
    // As people put it who found the cure.
    /\buvm_disable_hmm\b(?!.{0,100}\b(?:not|n['’]t|no|never|without|maybe|might|may)\b).{0,100}\b(?:fix(?:es|ed)|solve[sd]|resolve[sd]|work(?:s|ed)?[- ]?around)/i,
  ],
  explains: ['cuda-refuses-though-nvml-answers'],
  remedy: [
    {
      do: 'Switch HMM off in a file below /etc/modprobe.d, then reload nvidia_uvm or reboot. Programs that rely on the GPU reading ordinary system memory by itself lose that; inference runtimes do not use it.',
      setting: 'options nvidia_uvm uvm_disable_hmm=1',
    },
    { do: 'Or take the driver’s branch 595 or later (Turing and newer): it starts without HMM by itself where the kernel has no room for it.' },
    { do: 'Or boot a kernel with the fix for KASLR and device memory; nokaslr on the command line works too, and gives up that protection.' },
  ],
  verify: 'cat /sys/module/nvidia_uvm/parameters/uvm_disable_hmm',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/cuda/archive/13.2.1/cuda-features-archive/index.html',
      date: '2026',
      establishes: 'the known issue: HMM and KASLR on certain kernels, the message with -34, the option and nokaslr',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/kernel-open/nvidia-uvm/uvm_gpu.c',
      date: '2026-03-05',
      establishes: '595.45.04: where no range is free the module answers “retry”, so that the library starts with HMM off; 590.48.01 gives up there',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/901',
      date: '2025-07-15',
      establishes: '570.158.01 and 575.57.08 on Rocky 9.6: all CUDA calls fail until uvm_disable_hmm=1',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/947',
      date: '2025-10-13',
      establishes: 'cuInit answers 3 with the open modules 570.133.20 to 580.95.05 on several releases of EL 9 and 10',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/797',
      date: '2025-02-27',
      establishes: 'the same with 570.86.16 on 6.13.4 of NixOS, and the option cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/11593',
      date: '2025-08-22',
      establishes: 'Ollama’s “init failure: 3” on a Blackwell workstation, cured by the option',
      strength: 'several-reports',
    },
  ],
});
