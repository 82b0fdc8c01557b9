import check from '../../../checks/wsl/wsl-vulkan-software-only.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'vulkan.instance': 'VK_SUCCESS',
  vulkanDevices: [{ name: 'llvmpipe (LLVM 20.1.2, 256 bits)', type: 'cpu' }],
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }],
  'ollama.version': null,
};

testCheck(check, {
  found: [
    { name: 'the Vulkan build of llama.cpp', facts: wsl, is: 'exposed', cites: 'https://github.com/microsoft/WSL/issues/7790' },
    {
      name: 'on a live machine, where programs may lie elsewhere as well',
      facts: { ...wsl, runtimes: { incomplete: wsl.runtimes }, 'ollama.compute': { gap: 'unsupported' } },
      is: 'exposed',
    },
    { name: 'its log', facts: wsl, log: ['ggml_vulkan: 0 = llvmpipe (LLVM 20.1.2, 256 bits) (llvmpipe) | uma: 0 | fp16: 1'], is: 'suspected' },
    {
      name: 'no driver at all',
      facts: { ...wsl, 'vulkan.instance': 'VK_ERROR_INCOMPATIBLE_DRIVER', vulkanDevices: [] },
      log: ['Check failed: (__e == VK_SUCCESS) is false: Vulkan Error, code=-9: VK_ERROR_INCOMPATIBLE_DRIVER'],
      is: 'suspected',
      cites: 'https://github.com/mlc-ai/mlc-llm/issues/37',
    },
  ],
  clear: [
    { name: 'another device beside it', facts: { ...wsl, vulkanDevices: [{ type: 'cpu' }, { name: 'Microsoft Direct3D12 (NVIDIA)', type: 'discrete' }] } },
    { name: 'a runtime with CUDA', facts: { ...wsl, runtimes: [{ kind: 'ollama', backends: ['vulkan', 'cuda', 'cpu'] }] } },
    { name: 'a build that has SYCL as well', facts: { ...wsl, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'sycl', 'cpu'] }] } },
    {
      name: 'Ollama beside it computes with CUDA',
      facts: {
        ...wsl,
        runtimes: [...wsl.runtimes, { kind: 'ollama', backends: ['cuda', 'cpu'] }],
        'ollama.version': '0.32.15',
        'ollama.compute': ['cuda'],
      },
    },
    { name: 'Linux itself', facts: { ...wsl, 'platform.system': 'native' } },
    { name: 'no Vulkan', facts: { ...wsl, vulkanDevices: [] } },
  ],
  unknown: [{ name: 'Vulkan was not asked', facts: { ...wsl, vulkanDevices: { gap: 'no-place-for-native' } } }],
});
