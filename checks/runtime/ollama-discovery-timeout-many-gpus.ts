import { all, defineCheck, gate, gpus, ollama } from '#api';

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
    gate(gpus.atLeast(4, (gpu) => gpu.vendor.is('nvidia'))),
  ),
  unless: ollama.compute.has('cuda'),
  // Many GPUs on the CPU have other reasons in other releases.
  bites: all(
    ollama.version.inRanges({ introduced: '0.13.1', fixed: '0.13.2' }),
    gpus.atLeast(4, (gpu) => gpu.vendor.is('nvidia')),
    ollama.compute.has('cpu'),
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
