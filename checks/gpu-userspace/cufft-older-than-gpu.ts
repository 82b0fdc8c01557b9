import { all, defineCheck, gpus, torch } from '#api';

const failed = /\bCUFFT_INTERNAL_ERROR\b/;

export default defineCheck({
  id: 'cufft-older-than-gpu',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'cuFFT of CUDA 11.7 and older does not run on Ada GPUs (RTX 40, L4, L40)',
  impact: 'blocked',
  symptom: 'Speech and audio models (torch.stft, WhisperX, so-vits, CosyVoice) end with “cuFFT error: CUFFT_INTERNAL_ERROR”; all else computes.',
  blamedOn: 'the driver, WSL, or a broken card',
  runtimes: ['pytorch'],
  // PyTorch's other kernels for Ampere run on Ada; those of its cuFFT do not.
  when: all(
    gpus.some((gpu) => gpu.computeCapability.is('8.9')),
    torch.some((environment) => environment.cuda.below('11.8')),
  ),
  bites: torch.some((environment) => all(environment.cuda.below('11.8'), environment.lastError.has(failed))),
  // A GPU without free memory and data of a wrong size end so, too.
  hints: [failed],
  remedy: [
    {
      do: 'In a fresh environment install torch, torchvision and torchaudio together from the index for CUDA 11.8 or later; 2.0 is the first release that has one. The toolkit of the machine does not matter, and a project that pins torch 1.13 has to be tried with 2.0.',
      setting: 'pip install torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu118',
    },
    { do: 'If PyTorch is for CUDA 11.8 or later already, look for a full GPU (nvidia-smi) and for an older libcufft in LD_LIBRARY_PATH.' },
  ],
  verify: "python -c 'import torch; print(torch.version.cuda, torch.fft.rfft(torch.randn(1000).cuda()).shape)'",
  owner: { component: 'cuda' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/88038',
      date: '2022-11-07',
      establishes: 'RTX 4090 with PyTorch for 11.7: one line fails; with 11.8 it works. A maintainer puts it down to cuFFT',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/m-bain/whisperX/pull/255',
      date: '2023-05-16',
      establishes: 'merged: 11.8 in the place of 11.7, for the RTX 4090 and the RTX 6000 Ada',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/89556',
      date: '2022-11-23',
      establishes: 'the same with 1.13.0+cu116 on Ubuntu 22.04',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/HazyResearch/hyena-dna/issues/75',
      date: '2024-08-07',
      establishes: 'an L4 with 11.7, cured by torch 2.0.0 for cu118',
      strength: 'several-reports',
    },
  ],
});
