import { all, any, defineCheck, gate, gpus, not, nvidia, ollama, platform } from '#api';

export default defineCheck({
  id: 'ollama-discovery-timeout-many-gpus',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.13.1 asks every GPU from every discovery process and runs out of time',
  impact: 'blocked',
  symptom: 'A server with many NVIDIA GPUs suddenly runs on the CPU; the log repeats a discovery timeout.',
  blamedOn: 'the driver, or PCIe risers',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.13.1', fixed: '0.13.2' }),
    // Negated twice: without the release many cards are no reason to suspect this one.
    // How many it takes nobody says (the mend speaks of “lots”); Kepler’s are never asked.
    gate(gpus.atLeast(4, (gpu) => all(gpu.vendor.is('nvidia'), not(gpu.computeCapability.below('5.0'))))),
  ),
  // Cards that compute nothing have other reasons as well: no driver, or they are hidden.
  unless: any(
    ollama.compute.has('cuda'),
    all(platform.system.is('native'), nvidia.moduleVersion.isAbsent()),
    ollama.environment.value('CUDA_VISIBLE_DEVICES', /^["']?-1/),
    ollama.environment.value('OLLAMA_LLM_LIBRARY', /^["']?cpu/),
  ),
  // The line also ends the search of a driver that hangs, in all releases from 0.12.4 on.
  hints: [/failed to finish discovery before timeout/],
  remedy: [{ do: 'Update Ollama to 0.13.2 or later.' }],
  verify: 'journalctl -u ollama -n 200 | grep -c "inference compute"   # one line a GPU',
  owner: { component: 'ollama' },
  evidence: [
    { url: 'https://github.com/ollama/ollama/issues/13308', date: '2025-12-03', establishes: 'the timeouts for both CUDA folders', strength: 'single-report' },
    {
      url: 'https://github.com/ollama/ollama/commit/3f3083673',
      date: '2025-12-03',
      establishes: 'names the cause; the deep probe sees one GPU each from 0.13.2 on',
      strength: 'maintainer-confirmed',
    },
  ],
});
