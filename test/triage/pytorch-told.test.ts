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

test('whether it finds a GPU, and several answers on one line', () => {
  expect(itemsOf(triageOf('```\n>>> torch.cuda.is_available()\nFalse\n```\n'), 'torch')).toMatchObject([{ available: false }]);
  expect(itemsOf(triageOf('```\n>>> print(torch.__version__, torch.version.cuda, torch.cuda.is_available())\n2.4.0 None False\n```\n'), 'torch')).toMatchObject(
    [{ version: '2.4.0', cuda: null, available: false }],
  );
  expect(itemsOf(triageOf('```\nPyTorch version: 2.5.1+cpu\nCUDA available: False\nCUDA version: None\n```\n'), 'torch')).toMatchObject([
    { version: '2.5.1+cpu', variant: 'cpu', available: false },
  ]);
  expect(itemsOf(triageOf('```\n$ python -c "import torch; print(torch.cuda.is_available())"\nTrue\n```\n'), 'torch')).toMatchObject([{ available: true }]);
});

test('a line below that is no answer', () => {
  for (const below of ['2.4.0 False', 'Traceback (most recent call last):', 'None', '2.4.0 None False True'])
    expect(itemsOf(triageOf(`\`\`\`\n>>> print(torch.__version__, torch.version.cuda, torch.cuda.is_available())\n${below}\n\`\`\`\n`), 'torch')).toEqual([]);
  expect(factOf(triageOf('```python\nif torch.cuda.is_available():\n    return False\n```\n'), 'torch')).toBeUndefined();
});

// As people’s own scripts print it, and rows of pip list without a fence.
test('the wheel behind a colon, and in a row of pip list', () => {
  expect(itemsOf(triageOf('```\ntorch: 2.4.1+cpu\ncuda: False\n```\n'), 'torch')).toMatchObject([{ version: '2.4.1+cpu', variant: 'cpu' }]);
  expect(itemsOf(triageOf('$ pip list | grep torch\ntorch                     2.1.2+cpu\ntorchvision               0.16.2+cpu\n'), 'torch')).toMatchObject([
    { version: '2.1.2+cpu', variant: 'cpu' },
  ]);
});
