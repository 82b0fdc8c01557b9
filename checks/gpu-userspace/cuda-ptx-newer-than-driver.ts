import { all, any, cuda, cudaPtxTooNew, defineCheck, driverLibraries, gpus, not, runtimes, servers, torch } from '#api';

export default defineCheck({
  id: 'cuda-ptx-newer-than-driver',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'The program brings PTX of a newer CUDA than the driver can compile (error 222)',
  impact: 'blocked',
  symptom: 'It starts, and ends at its first kernel: “the provided PTX was compiled with an unsupported toolchain”.',
  blamedOn: 'the GPU, the model, the attention back end',
  runtimes: ['vllm', 'pytorch', 'sglang', 'llama.cpp'],
  // The same major version runs otherwise: only code that is compiled on the spot needs the newer driver.
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    any(
      all(
        cuda.driverVersion.inRanges({ introduced: '12.0', fixed: '12.8' }),
        // PyTorch alone holds real code for the GPUs that it names; vLLM’s FlashAttention is built for 8.0 and as PTX, so RTX 30 and 40 run real code and Hopper does not.
        gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.computeCapability.atLeast('9.0'))),
        torch.some((environment) => all(environment.cuda.inRanges({ introduced: '12.8', fixed: '13.0' }), not(environment.vllm.isAbsent()))),
        // NVIDIA’s cuda-compat package brings the newer compiler: its libcuda is the one that the loader or the server takes.
        not(driverLibraries.some((library) => all(library.api.is('cuda'), library.outcome.is('answers'), library.version.atLeast('12.8')))),
        not(servers.some((server) => all(server.kind.is('vllm'), server.environment.value('LD_LIBRARY_PATH', /\/compat\b/)))),
      ),
      // Whatever made it: an own build, or a kernel that a toolkit newer than the wheel’s compiled a moment ago.
      ...cudaPtxTooNew.flatMap((line) => [
        torch.some((environment) => environment.lastError.has(line)),
        runtimes.some((runtime) => runtime.startError.has(line)),
      ]),
    ),
  ),
  proves: [...cudaPtxTooNew],
  remedy: [
    {
      do: 'Update the driver to one that offers the CUDA of the program: 570 for 12.8, 575 for 12.9, 580 for 13.0. On a Jetson it comes with JetPack: take a build for the JetPack that is installed.',
    },
    {
      do: 'Where it was built here, or compiles kernels as it runs (FlashInfer, Triton), let it take a toolkit no newer than what nvidia-smi calls CUDA Version.',
    },
    { do: 'Or use a wheel or image of an older CUDA, or a build that holds real code (not PTX alone) for this GPU.' },
    { do: 'On data-centre GPUs NVIDIA’s cuda-compat package brings the newer compiler to an older driver.' },
  ],
  verify: "nvidia-smi --version; python3 -c 'import torch; print(torch.version.cuda)'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/28305',
      date: '2025-11-07',
      establishes: 'vLLM’s guide, checked with NVIDIA’s driver team: minor-version compatibility leaves out PTX',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/37140',
      date: '2026-03-16',
      establishes: 'with vLLM 0.11.0 one model runs and another ends so',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/31700',
      date: '2026-01-05',
      establishes: 'the error with vLLM 0.11.2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ztxz16/fastllm/issues/649',
      date: '2026-03-06',
      establishes: 'the error on driver 550.163.01 (CUDA 12.4)',
      strength: 'several-reports',
    },
  ],
});
