import { all, container, defineCheck, kfdNodeMissing, not, platform } from '#api';

export default defineCheck({
  id: 'wsl-container-asks-for-kfd',
  layer: 'wsl',
  kind: 'fault',
  title: 'The container asks for /dev/kfd, which WSL2 lacks: ROCm goes through /dev/dxg there',
  impact: 'blocked',
  symptom: 'The ROCm container does not start under WSL2, or starts without a GPU.',
  blamedOn: 'Docker Desktop, or a missing amdgpu driver',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(platform.system.is('wsl2'), container.runOptions.value('device', /\/dev\/kfd/), not(container.runOptions.value('device', /\/dev\/dxg/))),
  hints: [/error gathering device information while adding custom device "\/dev\/kfd"/, ...kfdNodeMissing],
  explains: ['container-kfd-not-passed', 'container-host-kfd-missing'],
  remedy: [
    {
      do: 'Start it with WSL’s device and libraries; the distribution needs librocdxg, and the image a ROCm that knows it.',
      setting:
        '--device /dev/dxg -v /usr/lib/wsl/lib/libdxcore.so:/usr/lib/libdxcore.so -v /opt/rocm/lib/librocdxg.so:/usr/lib/librocdxg.so -e HSA_ENABLE_DXG_DETECTION=1',
    },
    { do: 'Images made for Linux on the machine itself, such as ollama/ollama:rocm, may lack what this needs; Ollama for Windows uses the GPU without WSL.' },
  ],
  verify: 'rocminfo | grep gfx   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/librocdxg/blob/021a477ae052e38dc03c82213480157b20a10735/README.md',
      date: '2026',
      establishes: 'the options of a ROCm container under WSL',
      strength: 'documented',
    },
    {
      url: 'https://github.com/unslothai/unsloth/pull/11212',
      date: '2026-09-18',
      establishes: 'no /dev/kfd under WSL2; the card is reached through librocdxg',
      strength: 'several-reports',
    },
  ],
});
