import { all, any, defineCheck, gpus, nvidia, ollama } from '#api';

export default defineCheck({
  id: 'ollama-needs-newer-nvidia-driver',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Ollama’s CUDA 12 runner needs NVIDIA driver 550, and 570 for Maxwell and Pascal',
  impact: 'blocked',
  symptom: 'Since an update of Ollama the GPU is skipped with “NVIDIA driver too old”, or models end in “device kernel image is invalid”.',
  blamedOn: 'dropped GPU architectures, a corrupt download',
  runtimes: ['ollama'],
  when: all(
    // 0.24 worked with driver 535. Newer releases than the one read may have moved the floor again.
    ollama.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.30.0', '0.33.0'] }),
    any(
      nvidia.moduleVersion.below('550'),
      all(
        nvidia.moduleVersion.below('570'),
        gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.oneOf('maxwell', 'pascal'))),
      ),
    ),
  ),
  proves: [/NVIDIA driver too old.{0,160}required_driver="5[57]0 or newer"/],
  hints: [/device kernel image is invalid/, /CUDA driver version is insufficient for CUDA runtime version/],
  remedy: [{ do: 'Install driver 570 or 580; 580 is the last branch for Maxwell, Pascal and Volta.' }, { do: 'Or stay on Ollama 0.24.0.' }],
  verify: 'journalctl -u ollama -n 50 --no-pager | grep "inference compute"',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/discover/cuda_compat.go',
      date: '2026-08-21',
      establishes: 'the two floors, when each applies, and the line that is logged',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17290',
      date: '2026-07-22',
      establishes: 'P40 with 535.309.01 on the CPU since 0.30; 580.159.03 cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16415',
      date: '2026-06-02',
      establishes: 'GTX 1070 Ti: the driver went from 535 to 570, and the GPU was used again',
      strength: 'several-reports',
    },
  ],
});
