import { defineCheck, torch, torchExtensionMismatch } from '#api';

export default defineCheck({
  id: 'torch-extension-of-other-torch',
  layer: 'runtime',
  kind: 'fault',
  title: 'A compiled extension was built for another PyTorch than the one that is installed',
  impact: 'blocked',
  symptom:
    'vLLM, SGLang or transformers end at import with “undefined symbol: _ZN3c10…” or “operator torchvision::nms does not exist” after torch or flash-attn was installed or updated.',
  blamedOn: 'a broken build of vLLM or of the model code',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) =>
    environment.lastError.has(
      /(?:ImportError|OSError): (?!\S{0,300}\/torch\/(?:lib\/|_C\.))\S{1,300}\.so: undefined symbol: _ZNK?(?:3c10|2at|5torch)\d|operator torchvision::nms does not exist|Detected that PyTorch and \w{5,20} were compiled with different CUDA/,
    ),
  ),
  proves: [...torchExtensionMismatch],
  explains: ['vllm-without-compiled-part'],
  remedy: [
    {
      do: 'vLLM, SGLang and torchvision name the torch that they were made for: install them in a fresh environment in one command, and let them bring it.',
    },
    {
      do: 'What names none (flash-attn, sgl-kernel by itself, a project’s own kernels): remove the package with the undefined symbol and install it again for the torch that is there: a wheel whose name has this torch version, or a build from source without build isolation, which takes long and much memory. On a Jetson both come from NVIDIA’s index, not from PyPI. If you built it yourself, read the end of that build: it may have left the compiled part out.',
    },
  ],
  verify: "python -c 'import torch; print(torch.__version__)'; pip check",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm-ascend/pull/479',
      date: '2025-04-07',
      establishes: 'torchvision::nms does not exist where torchvision is of another torch; pinning the one that matches is the cure',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/sgl-project/sglang/pull/30562',
      date: '2026-07-15',
      establishes: 'sgl-kernel is compiled against one torch and pins none, so another one lacks its symbols',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/784',
      date: '2024-01-23',
      establishes: 'the author of flash-attn: the wheel was compiled against another PyTorch than the image holds',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/1832',
      date: '2025-08-21',
      establishes: 'the same symbol with several pairs of torch and flash-attn',
      strength: 'several-reports',
    },
  ],
});
