import { defineProfile, rocmNodes } from './profile.ts';

const gpuPage = 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx';
const presets = 'https://github.com/ollama/ollama/blob/v0.32.15/CMakePresets.json';

export default defineProfile({
  name: 'ollama-rocm',
  about: 'Ollama with the ROCm libraries it bundles, on an AMD GPU',
  releases: { oldest: '0.12.4', newest: '0.32.15' },
  document: (since) => ({
    preflight: 1,
    name: 'ollama-rocm',
    must: [
      { id: 'cpu-architecture', cpu: { arch: 'x86_64' }, because: 'The ROCm archive is made for x86-64 alone.', source: presets },
      {
        id: 'gpu-compiled-for',
        gpu: { vendor: 'amd', arch: targets(since) },
        because: 'The bundled ROCm holds code for these GPUs only.',
        remedy: 'Use the Vulkan back end on another AMD GPU: ai-doctor preflight ollama-vulkan.',
        source: presets,
      },
      { id: 'devices', devices: rocmNodes, source: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/troubleshooting.mdx' },
      ...(since('0.18.0')
        ? [
            {
              id: 'amd-driver',
              when: { fact: { id: 'rocm.amdgpuOrigin', is: 'dkms' } },
              versions: { 'amdgpu-dkms': '>= 6.14' },
              because: 'ROCm 7 needs the driver of ROCm 7.',
              remedy: 'Update AMD’s driver with amdgpu-install, or use the kernel’s own amdgpu.',
              source: gpuPage,
            },
          ]
        : []),
    ],
    should: [
      ...(since('0.30.0')
        ? [
            {
              id: 'integrated-gpu-admitted',
              when: { all: [{ gpu: { vendor: 'amd' as const, integrated: true } }, { not: { gpu: { vendor: 'amd' as const, integrated: false } } }] },
              gpu: { vendor: 'amd' as const, arch: 'gfx1151' },
              because: 'Integrated GPUs are left out by default; of those, gfx1151 alone is admitted from 0.30.1 on.',
              remedy: 'Set OLLAMA_IGPU_ENABLE=1 for the service.',
              source: gpuPage,
            },
          ]
        : []),
      { check: 'kfd-device-missing' },
    ],
  }),
});

/** AMDGPU_TARGETS at each tag (CMakePresets.json, llama/server/CMakePresets.json). */
function targets(since: (release: string) => boolean): string[] {
  const always = ['gfx908', 'gfx90a', 'gfx942', 'gfx1030', 'gfx1100', 'gfx1101', 'gfx1102', 'gfx1151', 'gfx1200', 'gfx1201'];
  const added = since('0.18.0') ? ['gfx950', 'gfx1150'] : ['gfx940', 'gfx941'];
  const dropped = since('0.31.2') ? [] : ['gfx1010', 'gfx1012', ...(since('0.18.0') ? ['gfx1103'] : [])];
  return [...always, ...added, ...dropped].sort();
}
