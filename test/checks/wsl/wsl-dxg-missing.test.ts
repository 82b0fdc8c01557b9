import check from '../../../checks/wsl/wsl-dxg-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'wsl.dxg': false,
  'wsl.libraries': ['libd3d12.so', 'libdxcore.so', 'libcuda.so.1', 'nvidia-smi'],
  'wsl.gpu': null,
  'wsl.gpuSupport': null,
  'wsl.safeMode': null,
  'wsl.customKernel': false,
  runtimes: [{ kind: 'ollama', backends: ['cuda', 'hip', 'cpu'] }],
};

testCheck(check, {
  found: [
    { name: 'an NVIDIA driver in Windows, and no node', facts: wsl, is: 'present' },
    {
      name: 'a kernel of one’s own',
      facts: { ...wsl, 'wsl.customKernel': true },
      is: 'present',
      cites: 'https://github.com/zhenruyan/WSL-libre-linux-kernel/issues/5',
    },
    {
      name: 'switched off in .wslconfig',
      facts: { ...wsl, 'wsl.libraries': [], 'wsl.gpuSupport': false, runtimes: [{ kind: 'llama.cpp', backends: ['cuda', 'cpu'] }] },
      is: 'present',
    },
    { name: 'safe mode', facts: { ...wsl, 'wsl.libraries': [], 'wsl.safeMode': true }, is: 'present' },
  ],
  clear: [
    {
      name: 'switched off on a laptop without such a card, with an Ollama that brings CUDA all the same',
      facts: { ...wsl, 'wsl.libraries': [], 'wsl.gpuSupport': false },
    },
    {
      name: 'switched off, and nothing here wants a GPU',
      facts: { ...wsl, 'wsl.libraries': [], 'wsl.gpuSupport': false, runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }] },
    },
    { name: 'a kernel of one’s own on a machine without a GPU', facts: { ...wsl, 'wsl.libraries': [], 'wsl.customKernel': true } },
    { name: 'the node is there', facts: { ...wsl, 'wsl.dxg': true } },
    { name: 'a machine without a GPU that WSL could use', facts: { ...wsl, 'wsl.libraries': ['libd3d12.so', 'libdxcore.so'] } },
    { name: 'Linux itself', facts: { ...wsl, 'platform.system': 'native', 'wsl.dxg': null } },
    { name: 'a container, which needs the node passed', facts: { ...wsl, 'platform.container': 'docker' } },
  ],
  unknown: [{ name: 'the folder of libraries could not be read', facts: { ...wsl, 'wsl.libraries': { gap: 'denied' } } }],
});
