// torch/version.py as PyTorch's wheels carry it; folder names of an environment with vLLM 0.9.1.
import { expect, test } from 'vitest';
import { packagesOfFolder, parseTorchVersion, parseWheelPlatform, wheelVariant } from '../../src/parsers/python-packages.ts';
import { parsePythonErrors } from '../../src/parsers/python-traceback.ts';
import { backendsOf, libraryBuild, packagesNamed } from '../../src/parsers/runtime-files.ts';

test('torch/version.py', () => {
  const text =
    "from typing import Optional\n\n__all__ = ['__version__', 'debug', 'cuda', 'git_version', 'hip', 'xpu']\n__version__ = '2.7.0+cu126'\ndebug = False\ncuda: Optional[str] = '12.6'\ngit_version = '134179474539648ba7dee1317959529fbd0e7f89'\nhip: Optional[str] = None\n";
  expect(parseTorchVersion(text)).toEqual({ version: '2.7.0+cu126', cuda: '12.6', hip: null });
  expect(() => parseTorchVersion('import torch')).toThrow('no __version__');
});

test('packages of a folder, and wheels', () => {
  expect(packagesOfFolder(['torch', 'torch-2.7.0+cu126.dist-info', 'flash_attn-2.8.3.dist-info', '__pycache__'])).toEqual({
    torch: '2.7.0+cu126',
    'flash-attn': '2.8.3',
  });
  expect(parseWheelPlatform('Wheel-Version: 1.0\nTag: cp38-abi3-manylinux_2_31_x86_64\n')).toBe('manylinux_2_31_x86_64');
  expect(['2.7.0+cu126', '2.8.0+rocm6.4', '2.9.1+cpu', '2.9.1', '2.10.0+xpu'].map(wheelVariant)).toEqual(['cu126', 'rocm6.4', 'cpu', null, 'xpu']);
});

test('folders of runtimes', () => {
  expect(backendsOf(['cuda_v12', 'cuda_v13', 'rocm_v7_2', 'vulkan', 'libggml-base.so', 'libggml-cpu-haswell.so'])).toEqual(['cpu', 'cuda', 'hip', 'vulkan']);
  expect(backendsOf(['llama.cpp-linux-x86_64-nvidia-cuda12-avx2-1.50.2', 'llama.cpp-linux-x86_64-vulkan-avx2-1.50.2'])).toEqual(['cuda', 'vulkan']);
  expect(['libllama.so.0.0.9484\n', 'libllama.so.0.7.0', 'x'].map(libraryBuild)).toEqual([9484, undefined, undefined]);
  expect(packagesNamed('ollama-0.32.4-1\nollama-cuda-0.32.4-1\nlinux-6.17-1\nllama.cpp-vulkan-b9672-1\nALPM_DB_VERSION')).toEqual({
    ollama: '0.32.4',
    'ollama-cuda': '0.32.4',
    'llama.cpp-vulkan': 'b9672',
  });
});

// vllm-project/vllm issue 18995 and 52300.
test('the last line of a traceback, with vLLM’s prefix', () => {
  const text = [
    '(EngineCore_0 pid=271) Traceback (most recent call last):',
    '(EngineCore_0 pid=271)   File "/opt/venv/lib/python3.12/site-packages/vllm/v1/engine/core.py", line 591, in run_engine_core',
    '(EngineCore_0 pid=271)   File "/opt/venv/lib/python3.12/site-packages/torch/_ops.py", line 1158, in __call__',
    '(EngineCore_0 pid=271) RuntimeError: CUDA error: no kernel image is available for execution on the device',
    'Traceback (most recent call last):',
    'ImportError: libcudart.so.13: cannot open shared object file: No such file or directory',
  ].join('\n');
  expect(parsePythonErrors(text)).toEqual([
    { type: 'RuntimeError', message: 'CUDA error: no kernel image is available for execution on the device', line: 4, packages: ['vllm', 'torch'] },
    { type: 'ImportError', message: 'libcudart.so.13: cannot open shared object file: No such file or directory', line: 6, packages: [] },
  ]);
  expect(() => parsePythonErrors('RuntimeError: alone')).toThrow('no Python traceback');
});
