import { all, any, defineCheck, gpus, models, ollama } from '#api';

export default defineCheck({
  id: 'ollama-integrated-gpu-dropped',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30 and later leave integrated GPUs out unless OLLAMA_IGPU_ENABLE is set',
  impact: 'degraded',
  symptom: 'After the update every model runs on 100% CPU with a context of 4096; `total_vram` is "0 B".',
  blamedOn: 'a broken driver or ROCm, the kernel, or a model that is too big',
  runtimes: ['ollama'],
  when: any(
    all(
      ollama.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.30.0', '0.32.15'] }),
      // Integrated GPUs that are worth using; two-unit desktop graphics (gfx1036) are slower than the CPU.
      gpus.some((gpu) =>
        any(
          gpu.arch.oneOf('gfx90c', 'gfx1035', 'gfx1103', 'gfx1150', 'gfx1152', 'gfx1153'),
          all(gpu.integrated.is(true), gpu.generation.oneOf('meteor-lake', 'arrow-lake', 'lunar-lake', 'panther-lake')),
        ),
      ),
      gpus.none((gpu) => any(gpu.vendor.is('nvidia'), gpu.integrated.is(false), gpu.arch.is('gfx1151'))),
    ),
    // 0.30.1 lets gfx1151 in, with ROCm.
    all(
      ollama.version.inRanges({ introduced: '0.30.0', fixed: '0.30.1' }),
      gpus.some((gpu) => gpu.arch.is('gfx1151')),
      gpus.none((gpu) => any(gpu.vendor.is('nvidia'), gpu.integrated.is(false))),
    ),
  ),
  unless: ollama.environment.value('OLLAMA_IGPU_ENABLE', /^(?!(?:0|f|false)$)\S/i),
  bites: all(
    gpus.some((gpu) => gpu.integrated.is(true)),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
    ),
  ),
  proves: [/dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1/],
  remedy: [
    {
      do: 'Set the variable for the server, not in your shell: `sudo systemctl edit ollama`, below [Service]; then restart, which unloads models. In a container pass it with -e.',
      setting: 'Environment="OLLAMA_IGPU_ENABLE=1"',
    },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # names the GPU instead of library=cpu',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/16690',
      date: '2026-06-12',
      establishes: 'Radeon 890M: GPU with 0.24.0, CPU with 0.30.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/16429',
      date: '2026-06-02',
      establishes: 'the maintainer names the default filter and lets gfx1151 in as the only target',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.30.0/discover/runner.go',
      date: '2026-06-01',
      establishes: 'in 0.30.0 none but CUDA’s integrated GPUs were let in, gfx1151 neither',
      strength: 'documented',
    },
    {
      url: 'https://github.com/SirUli/homeassistant-ollama-addon/issues/319',
      date: '2026-07-28',
      establishes: 'the same line with 0.32.5 on an Intel integrated GPU',
      strength: 'single-report',
    },
  ],
});
