import { all, cudaNoDevice, defineCheck, driverLibraries, gpus, kernel, noNvidiaDriver, not, platform, wsl } from '#api';

export default defineCheck({
  id: 'wsl-kernel-too-old-for-cuda',
  layer: 'wsl',
  kind: 'exposure',
  title: 'The WSL2 kernel is older than 5.10.43.3, which Microsoft asks for CUDA in WSL',
  impact: 'blocked',
  symptom: 'Programs in WSL2 find no NVIDIA driver or no device, often after an update of PyTorch or vLLM; Windows itself uses the GPU.',
  blamedOn: 'the update of vLLM or PyTorch, or the CUDA packages',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    // A negation, since every report of CUDA under WSL has an NVIDIA card: without the kernel's version nothing is suspected.
    not(
      all(
        gpus.none((gpu) => gpu.vendor.is('nvidia')),
        not(wsl.libraries.has('libcuda.so.1')),
      ),
    ),
    kernel.lineage.is('microsoft'),
    // The numbering of Microsoft’s kernels; the fourth number is not read, and no kernel before 5.10.43.3 is called 5.10.43.
    kernel.version.inRanges({ introduced: '4.19', fixed: '5.10.43', lineage: 'microsoft' }),
  ),
  // What works shows that this kernel suffices for it.
  unless: driverLibraries.some((library) => all(library.api.is('cuda'), library.gpuCount.atLeast(1))),
  hints: [...noNvidiaDriver, ...cudaNoDevice],
  remedy: [
    {
      do: 'Update WSL and its kernel from PowerShell; ending WSL stops all distributions. Where that finds nothing newer, install WSL from the Microsoft Store.',
      setting: 'wsl --update; wsl --shutdown',
    },
    { do: 'A kernel= line in %UserProfile%\\.wslconfig keeps an old one: take it out, or let it name a newer build.' },
  ],
  verify: 'uname -r   # 5.10.43.3 or newer',
  owner: { component: 'wsl' },
  evidence: [
    {
      url: 'https://learn.microsoft.com/en-us/windows/ai/directml/gpu-cuda-in-wsl',
      date: '2024-07',
      establishes: 'CUDA in WSL needs a kernel of 5.10.43.3 or higher',
      strength: 'documented',
    },
    {
      url: 'https://docs.nvidia.com/cuda/archive/11.4.4/wsl-user-guide/index.html',
      date: '2021',
      establishes: 'NVIDIA’s guide of that time was content with 4.19.121, so older programs may run on an older kernel',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/6184',
      date: '2024-07-07',
      establishes: '5.10.16.3 with vLLM 0.5.1: no driver found; after the update to 5.15.153.1 all was fine',
      strength: 'single-report',
    },
  ],
});
