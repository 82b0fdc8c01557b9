import { defineProfile, nativeLinux } from './profile.ts';

const build = 'https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md';

export default defineProfile({
  name: 'llama.cpp-vulkan',
  about: 'llama.cpp with Vulkan',
  document: () => ({
    preflight: 1,
    name: 'llama.cpp-vulkan',
    must: [
      { id: 'vulkan-usable', usable: 'vulkan', source: build },
      {
        id: 'storage-16-bit',
        fact: { id: 'vulkanDevices[].storage16', is: true },
        remedy: 'Update the Vulkan driver; a GPU without 16-bit storage cannot be used.',
        source: 'https://github.com/ggml-org/llama.cpp/issues/7620',
      },
      { id: 'devices', when: { all: [nativeLinux, { not: { gpu: { vendor: 'nvidia' } } }] }, devices: ['/dev/dri/renderD*'], source: build },
    ],
    should: [
      {
        id: 'glibc',
        glibc: '>= 2.35',
        because: 'The archives for x86-64 are built on Ubuntu 22.04; a build of one’s own needs less.',
        remedy: 'Build llama.cpp on this machine, or use a newer distribution.',
        source: 'https://github.com/ggml-org/llama.cpp/blob/002efcd4e56d7e23bf53fb472a15bdb493f223d1/.github/workflows/release.yml',
      },
      { check: 'vulkan-driver-crashes' },
      { check: 'amdvlk-2gib-buffer-limit' },
    ],
  }),
});
