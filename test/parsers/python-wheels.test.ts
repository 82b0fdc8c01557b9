import { expect, test } from 'vitest';
import { packagesOfLine } from '../../src/parsers/python-wheels.ts';

test.each([
  ['Downloading torch-2.4.0+cu121-cp310-cp310-linux_x86_64.whl (798.9 MB)', [{ name: 'torch', version: '2.4.0+cu121' }]],
  ['https://download.pytorch.org/whl/cu121/torch-2.4.0%2Bcu121-cp310-cp310-linux_x86_64.whl', [{ name: 'torch', version: '2.4.0+cu121' }]],
  ['Created wheel for llama_cpp_python: filename=llama_cpp_python-0.2.85-cp310-cp310-linux_x86_64.whl', [{ name: 'llama-cpp-python', version: '0.2.85' }]],
  ['vllm-0.6.4.post1-cp38-abi3-manylinux1_x86_64.whl', [{ name: 'vllm', version: '0.6.4.post1' }]],
  ['pip install vllm==0.6.4', [{ name: 'vllm', version: '0.6.4' }]],
  [
    'uv pip install "vllm[runai]==0.8.5" torch==2.6.0',
    [
      { name: 'vllm', version: '0.8.5' },
      { name: 'torch', version: '2.6.0' },
    ],
  ],
  ['llama-cpp-python==0.2.85', [{ name: 'llama-cpp-python', version: '0.2.85' }]],
  [
    'Successfully installed numpy-1.26.4 torch-2.6.0+rocm6.2 vllm-0.8.5',
    [
      { name: 'torch', version: '2.6.0+rocm6.2' },
      { name: 'vllm', version: '0.8.5' },
    ],
  ],
  // https://github.com/yanx27/Pointnet_Pointnet2_pytorch/issues/262
  ['conda install pytorch==1.6.0 cudatoolkit=10.1 -c pytorch', [{ name: 'torch', version: '1.6.0', cuda: '10.1' }]],
  [
    'conda install pytorch==2.1.2 torchvision==0.16.2 torchaudio==2.1.2 pytorch-cuda=11.8 -c pytorch -c nvidia',
    [{ name: 'torch', version: '2.1.2', cuda: '11.8' }],
  ],
  ['conda install -y pytorch=1.13.1 cpuonly -c pytorch', [{ name: 'torch', version: '1.13.1' }]],
  ['conda install pytorch torchvision pytorch-cuda=11.7 -c pytorch -c nvidia', []],
])('%s', (line, wanted) => expect(packagesOfLine(line)).toEqual(wanted));

test.each([
  'torch-2.4.0+cu121-cp310-cp310-win_amd64.whl',
  'torch-2.4.0-cp310-none-macosx_11_0_arm64.whl',
  'pip install vllm>=0.6.4',
  'pip install torch==2.*',
  'torchvision==0.19.0',
  'pip install vllm',
  'numpy-1.26.4 torch-2.6.0',
])('nothing in: %s', (line) => expect(packagesOfLine(line)).toEqual([]));
