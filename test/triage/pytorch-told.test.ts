import { expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

// PyTorch asked in a shell: https://github.com/Comfy-Org/ComfyUI/issues/1712
test('IPython’s answers: the wheel and the GPU', () => {
  const report = triageOf(
    "It ends with an error:\n\n```\nIn [2]: torch.__version__\nOut[2]: '2.2.0.dev20231010+rocm5.7'\n\nIn [6]: torch.cuda.get_device_name(torch.cuda.current_device())\nOut[6]: 'AMD Radeon RX 6700 XT'\n```\n",
  );
  expect(itemsOf(report, 'torch')).toMatchObject([{ version: '2.2.0.dev20231010+rocm5.7', variant: 'rocm5.7' }]);
  expect(itemsOf(report, 'gpus')).toMatchObject([{ arch: 'gfx1031' }]);
});

test('Python’s own, and what was printed', () => {
  const report = triageOf(
    "```\n>>> torch.version.cuda\n'12.8'\n>>> print(torch.cuda.get_device_name(0))\nTesla V100-PCIE-16GB\n$ python -c 'import torch; print(torch.__version__)'\n2.7.1+cu128\n```\n",
  );
  expect(itemsOf(report, 'torch')).toMatchObject([{ version: '2.7.1+cu128', variant: 'cu128', cuda: '12.8' }]);
  expect(itemsOf(report, 'gpus')).toMatchObject([{ computeCapability: '7.0' }]);
});

test('a program that asks, and an answer that is none', () => {
  const report = triageOf(
    "```python\nif torch.cuda.is_available():\n    print(torch.__version__)\n    print('done')\nname = torch.cuda.get_device_name(0)\nprint(name)\n```\n",
  );
  expect(factOf(report, 'torch')).toBeUndefined();
  expect(itemsOf(report, 'gpus')).toEqual([]);
});

test('who uses a release of CUDA has an NVIDIA GPU; who speaks of builds for it need not', () => {
  expect(itemsOf(triageOf('I am using PyTorch 1.8.1 with CUDA 11.3 and it fails.'), 'gpus')).toMatchObject([{ vendor: 'nvidia' }]);
  expect(itemsOf(triageOf('There is a wheel for CUDA 11.3 on the page.'), 'gpus')).toEqual([]);
});
