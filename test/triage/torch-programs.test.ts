import { expect, test } from 'vitest';
import { factOf, itemsOf, kindsOf, triageOf } from './read.ts';

const fenced = (text: string): string => `It fails.\n\n\`\`\`\n${text}\n\`\`\`\n`;

// https://github.com/sgl-project/sglang/issues/35354
test('check_env of SGLang', () => {
  const report = triageOf(
    fenced(
      'Python: 3.12.3 (main, Jun 19 2026, 12:46:00) [GCC 13.3.0]\nCUDA available: True\nGPU 0: NVIDIA GB10\nGPU 0 Compute Capability: 12.1\nCUDA_HOME: /usr/local/cuda\nNVCC: Cuda compilation tools, release 13.0, V13.0.88\nCUDA Driver Version: 580.173.02\nPyTorch: 2.11.0+cu130\nsglang: 0.5.17\nflashinfer_cubin: Module Not Found\ntriton: 3.6.0',
    ),
  );
  expect(kindsOf(report)).toContain('check_env');
  expect(itemsOf(report, 'torch')).toMatchObject([{ version: '2.11.0+cu130', variant: 'cu130', python: '3.12.3' }]);
  expect(itemsOf(report, 'gpus')).toMatchObject([{ name: 'GB10', computeCapability: '12.1' }]);
  expect(itemsOf(report, 'runtimes')).toContainEqual(expect.objectContaining({ kind: 'sglang', version: '0.5.17' }));
  expect(factOf(report, 'nvidia.moduleVersion')).toBe('580.173.02');
});

test('a line of PyTorch among others is no check_env', () => {
  expect(kindsOf(triageOf(fenced('Driver: 580.173.02\nvLLM: 0.11.0\nPyTorch: 2.8.0+cu128\nWorkload')))).not.toContain('check_env');
});

// https://github.com/InternLM/lmdeploy/issues/3806, https://github.com/Comfy-Org/ComfyUI/issues/12704
test('the version as ComfyUI writes it, and people after it', () => {
  const report = triageOf(fenced('pytorch version: 2.7.1+cu128\ncuda version: 12.9\ncudnn version: 9.11\nOS version: Ubuntu 22.04'));
  expect(itemsOf(report, 'torch')).toEqual([{ version: '2.7.1+cu128', variant: 'cu128' }]);
  const comfy = triageOf(
    fenced(
      'Total VRAM 16368 MB, total RAM 32021 MB\npytorch version: 2.8.0+rocm6.4\nAMD arch: gfx1030\nSet vram state to: NORMAL_VRAM\nDevice: cuda:0 AMD Radeon RX 6950 XT : native',
    ),
  );
  expect(itemsOf(comfy, 'torch')).toEqual([{ version: '2.8.0+rocm6.4', variant: 'rocm6.4' }]);
  expect(itemsOf(comfy, 'gpus')).toMatchObject([{ name: 'Radeon RX 6950 XT', arch: 'gfx1030' }]);
});

// https://github.com/unslothai/unsloth/issues/2431
test('Unsloth’s banner: its CUDA is the GPU’s capability', () => {
  const report = triageOf(
    fenced(
      '==((====))==  Unsloth 2025.4.1: Fast Llama patching. Transformers: 4.51.3. vLLM: 0.8.5.\n   \\\\   /|    NVIDIA GeForce RTX 5090. Num GPUs = 1. Max memory: 31.345 GB. Platform: Linux.\nO^O/ \\_/ \\    Torch: 2.6.0+cu124. CUDA: 12.0. CUDA Toolkit: 12.4. Triton: 3.2.0\n\\        /    Bfloat16 = TRUE. FA [Xformers = 0.0.29.post2. FA2 = False]',
    ),
  );
  expect(itemsOf(report, 'torch')).toMatchObject([{ version: '2.6.0+cu124', variant: 'cu124', cuda: '12.4' }]);
  expect(itemsOf(report, 'gpus')).toMatchObject([{ name: 'GeForce RTX 5090', computeCapability: '12.0' }]);
});

test('Unsloth on ROCm, and as it was in 2024', () => {
  const rocm = triageOf(
    fenced(
      '   \\\\   /|    AMD Instinct MI300X VF. Num GPUs = 1. Max memory: 191.688 GB. Platform: Linux.\nO^O/ \\_/ \\    Torch: 2.10.0+rocm7.1. ROCm Toolkit: 7.1.25424. Triton: 3.6.0',
    ),
  );
  expect(itemsOf(rocm, 'torch')).toEqual([{ version: '2.10.0+rocm7.1', variant: 'rocm7.1', hip: '7.1.25424' }]);
  expect(itemsOf(rocm, 'gpus')).toMatchObject([{ vendor: 'amd', arch: 'gfx942' }]);
  const old = triageOf(
    fenced('   \\\\   /|    GPU: Tesla T4. Max memory: 14.748 GB. Platform = Linux.\nO^O/ \\_/ \\    Pytorch: 2.3.1+cu121. CUDA = 7.5. CUDA Toolkit = 12.1.'),
  );
  expect(itemsOf(old, 'torch')).toEqual([{ version: '2.3.1+cu121', variant: 'cu121', cuda: '12.1' }]);
  expect(itemsOf(old, 'gpus')).toMatchObject([{ name: 'Tesla T4', computeCapability: '7.5' }]);
});

// https://github.com/av/harbor/issues/173
test('no NVIDIA driver, without the traceback', () => {
  const words = 'Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver';
  const lastErrors = (text: string) => itemsOf(triageOf(text), 'torch').map(({ lastError }) => lastError);
  expect(lastErrors(fenced(words))).toEqual([words]);
  expect(lastErrors(fenced(`RuntimeError: ${words}`))).toEqual([words]);
  expect(lastErrors(fenced(`torch/cuda/__init__.py:107: UserWarning: CUDA initialization: ${words}`))).toEqual([]);
  expect(lastErrors('Others get `Found no NVIDIA driver on your system`, I do not.')).toEqual([]);
});

// https://github.com/yanx27/Pointnet_Pointnet2_pytorch/issues/262
test('conda’s command', () => {
  const report = triageOf(fenced('$ conda install pytorch==1.6.0 cudatoolkit=10.1 -c pytorch'));
  expect(itemsOf(report, 'torch')).toEqual([{ version: '1.6.0', cuda: '10.1' }]);
  expect(itemsOf(triageOf('Reinstalling it helped:\n\n```\nconda install pytorch==2.1.2 pytorch-cuda=11.8 -c pytorch\n```\n'), 'torch')).toEqual([]);
});

// https://github.com/pytorch/TensorRT/issues/1891
test('TensorRT’s words for an error of the driver', () => {
  const errors = (code: string) =>
    itemsOf(
      triageOf(fenced(`[TRT] CUDA initialization failure with error: ${code}. Please check your CUDA installation:  http://docs.nvidia.com`)),
      'driverLibraries',
    );
  expect(errors('222')).toEqual([{ api: 'cuda', outcome: 'answers', error: 'CUDA_ERROR_UNSUPPORTED_PTX_VERSION' }]);
  expect(errors('100')).toEqual([{ api: 'cuda', outcome: 'refuses', error: 'CUDA_ERROR_NO_DEVICE' }]);
  expect(errors('2')).toEqual([]);
});

// https://github.com/ggml-org/llama.cpp/issues/26447
test('a Vega 8 is the processor’s that is named beside it', () => {
  expect(itemsOf(triageOf('Ryzen 5700G with Vega 8, llama.cpp with Vulkan crashes.'), 'gpus')).toMatchObject([{ name: 'Radeon Vega 8', arch: 'gfx90c' }]);
  expect(itemsOf(triageOf('My Vega 8 is too slow with llama.cpp.'), 'gpus')).toMatchObject([{ name: 'Radeon Vega 8', vendor: 'amd', integrated: true }]);
  expect(itemsOf(triageOf('My Vega 8 is too slow with llama.cpp.'), 'gpus')[0]).not.toHaveProperty('arch');
});
