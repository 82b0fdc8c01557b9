import { all, defineCheck, gpus, ollama } from '#api';

export default defineCheck({
  id: 'ollama-maxwell-kernels-missing',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.9.3 to 0.12.5 carry CUDA code for 5.0 only, which new drivers refuse on 5.2 cards',
  impact: 'blocked',
  symptom: 'A second-generation Maxwell card (GTX 950 to 980 Ti, M40) is skipped, or the model ends with “no kernel image is available”.',
  blamedOn: 'the driver',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.9.3', fixed: '0.12.6' }),
    gpus.some((gpu) => gpu.computeCapability.is('5.2')),
  ),
  // ggml’s words; Python puts the name of an exception before them.
  hints: [/(?<!Error: )CUDA error: no kernel image is available for execution on the device/],
  remedy: [{ do: 'Update Ollama to 0.12.6 or later.' }],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # compute=5.2',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/commit/1813ff85a',
      date: '2025-10-16',
      establishes: 'code for 5.2 brought back because forward compatibility failed on newer drivers; first release 0.12.6',
      strength: 'maintainer-confirmed',
    },
  ],
});
