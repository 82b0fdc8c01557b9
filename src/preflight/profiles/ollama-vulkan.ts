import { defineProfile, nativeLinux } from './profile.ts';

const gpuPage = 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx';

export default defineProfile({
  name: 'ollama-vulkan',
  about: 'Ollama with its Vulkan back end (bundled from 0.12.11; before 0.30.0 it needs OLLAMA_VULKAN=1)',
  releases: { oldest: '0.12.11', newest: '0.32.15' },
  document: () => ({
    preflight: 1,
    name: 'ollama-vulkan',
    must: [
      { id: 'vulkan-usable', usable: 'vulkan', because: 'A software rasteriser alone is no GPU.', source: gpuPage },
      {
        id: 'storage-16-bit',
        fact: { id: 'vulkanDevices[].storage16', is: true },
        because: 'llama.cpp, which does the work, refuses devices without 16-bit storage.',
        remedy: 'Update the Vulkan driver; a GPU that lacks it cannot be used.',
        source: 'https://github.com/ggml-org/llama.cpp/issues/7620',
      },
      { id: 'devices', when: { all: [nativeLinux, { not: { gpu: { vendor: 'nvidia' } } }] }, devices: ['/dev/dri/renderD*'], source: gpuPage },
    ],
    should: [{ check: 'vulkan-driver-crashes' }, { check: 'vulkan-driver-hangs' }],
  }),
});
