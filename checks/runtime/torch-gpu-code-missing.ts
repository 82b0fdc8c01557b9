import { any, defineCheck, torch, torchNoKernelImage } from '#api';

export default defineCheck({
  id: 'torch-gpu-code-missing',
  layer: 'runtime',
  kind: 'exposure',
  title: 'PyTorch, or an extension built for it, holds no code for this GPU (CUDA error 209)',
  impact: 'blocked',
  symptom:
    'torch.cuda.is_available() is true and nvidia-smi is fine, yet the first computation ends with “no kernel image is available for execution on the device”.',
  blamedOn: 'the driver, the CUDA version, or the model',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // Whose code is missing, PyTorch's or the extension's, the message does not say.
  when: torch.some((environment) => any(...torchNoKernelImage.map((message) => environment.lastError.has(message)))),
  // ROCm answers in the same words.
  unless: torch.some((environment) => environment.variant.has(/^rocm/)),
  hints: [...torchNoKernelImage],
  remedy: [
    {
      do: 'Compare what PyTorch was built for with the GPU: a card needs its own sm_ number, or a lower one with the same first figure (8.6 runs sm_80), in the list.',
      commands: ['python -c "import torch; print(torch.__version__, torch.cuda.get_device_capability(), torch.cuda.get_arch_list())"'],
    },
    {
      do: 'It is not in the list: install a PyTorch whose CUDA knows the card. cu118 or later for 8.9 and 9.0, cu128 or later for Blackwell, cu126 at the newest for Pascal, Maxwell and Volta.',
    },
    {
      do: 'It is in the list: the last files of the traceback name the extension (flash-attn, xformers, exllama, a project’s own kernels). Install its build for this PyTorch and card, or compile it where the card is.',
      setting: 'TORCH_CUDA_ARCH_LIST="8.6"   (the number that the command printed)',
    },
  ],
  verify: 'python -c "import torch; print(torch.ones(2, device=\'cuda\') * 2)"',
  owner: { component: 'local-configuration', tracker: 'https://github.com/pytorch/pytorch/issues' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html',
      date: '2026',
      establishes: 'cudaErrorNoKernelImageForDevice (209): the program holds no code for the device, as by its options for code generation',
      strength: 'documented',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/81883',
      date: '2022-07-22',
      establishes: 'a maintainer: raised where the build of PyTorch has no code for the GPU’s architecture, or an extension was built for others',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/facebookresearch/detectron2/issues/512',
      date: '2019-12-12',
      establishes: 'a maintainer reads it from what PyTorch was built for: the card is older',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/thomasbrandon/mish-cuda/issues/10',
      date: '2020-11-24',
      establishes: 'an extension; cured by adding the card’s number to TORCH_CUDA_ARCH_LIST',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/zai-org/CodeGeeX/issues/118',
      date: '2023-04-13',
      establishes: 'an H100 with a PyTorch that is older than the card',
      strength: 'single-report',
    },
  ],
});
