import { any, defineCheck, torch } from '#api';

/**
 * torch/utils/cpp_extension.py (another major release; for another minor one it only warns, in other words), also with both numbers after it, and as titles quote it. DeepSpeed's builder, which begins like this
 * also where it then accepts another minor release.
 */
const otherMajor = /\bCUDA version \((?:\d{1,2}\.\d{1,2}|%s)\) mismatches(?: the version that was used to\b|['"`.]?\s{0,4}$)/;
const deepspeed =
  /Installed CUDA version \d{1,2}\.\d{1,2} does not match the version torch was compiled with \d{1,2}\.\d{1,2},(?: unable to compile\b|\s{0,4}$)/;

export default defineCheck({
  id: 'torch-extension-built-with-other-cuda',
  layer: 'runtime',
  kind: 'fault',
  title: 'nvcc is of another CUDA release than PyTorch, so its extensions are not built',
  impact: 'blocked',
  symptom:
    'pip install of flash-attn, DeepSpeed or a model’s own operators fails with “The detected CUDA version mismatches the version that was used to compile PyTorch”.',
  blamedOn: 'the driver, or the extension',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // Another toolkit beside PyTorch's own libraries is normal; only a build minds.
  when: torch.some((environment) => any(environment.lastError.has(otherMajor), environment.lastError.has(deepspeed))),
  proves: [otherMajor, deepspeed],
  remedy: [
    {
      do: 'Install a wheel of the extension that fits this PyTorch, if there is one: nothing is compiled then.',
    },
    {
      do: 'Or make the two equal: install PyTorch from the index of the toolkit’s release (cu118, cu126, cu128, cu130, cu132), or the toolkit of PyTorch’s release beside the other one.',
      setting: 'CUDA_HOME=/usr/local/cuda-12.8',
      commands: ['ls -d /usr/local/cuda*', 'type -a nvcc'],
    },
    { do: 'The number that nvidia-smi prints is that of the driver and has no part in it.' },
    {
      do: 'DeepSpeed accepts another minor release of CUDA 11 and 12, none of 13. This lets it build without asking, which may go wrong in a run.',
      setting: 'DS_SKIP_CUDA_CHECK=1',
    },
  ],
  verify: "nvcc --version; python -c 'import torch; print(torch.version.cuda)'   # the same major release, with DeepSpeed and CUDA 13 both numbers",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/deepspeedai/DeepSpeed/blob/v0.19.5/op_builder/builder.py',
      date: '2026-08',
      establishes: 'which minor releases DeepSpeed takes for equal, and the variable that passes over it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/lipzh5/ResearchProgress/issues/11',
      date: '2023-12-10',
      establishes: 'nvcc 10.1 of the system beside PyTorch for 12.1',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/PKUHaoWang/EmbodiedOcc2/issues/6',
      date: '2026-01-16',
      establishes: 'cured by installing PyTorch for the release that was detected',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/deepspeedai/DeepSpeed/issues/3105',
      date: '2023-04',
      establishes: 'DeepSpeed accepts another minor release and goes on, in words that begin like its error',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/open-mmlab/OpenPCDet/issues/1275',
      date: '2023-02-20',
      establishes: '11.8 against 11.7, in a release that compared both numbers',
      strength: 'several-reports',
    },
  ],
});
