import { all, any, defineCheck, gpus, not, ollama, servers } from '#api';

export default defineCheck({
  id: 'ollama-vision-projector-on-cpu',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30.0 to 0.30.10 keep the vision projector on the CPU below 10 GiB of free VRAM',
  impact: 'degraded',
  symptom: 'Text is fast; a request with an image takes minutes.',
  blamedOn: 'the model, or the size of the image',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.30.0', fixed: '0.30.11' }),
    // A part of 12 GiB is mostly in use; but there a start that ran out of memory leaves the flag as well, which the log tells apart.
    // Larger cards get it for other reasons: a model that fits in part, or num_gpu.
    gpus.some((gpu) =>
      all(
        gpu.integrated.is(false),
        any(gpu.vramTotal.below(10.5 * 2 ** 30), all(gpu.vramTotal.below(13 * 2 ** 30), ollama.projectorKeptOff.is('limited-vram'))),
      ),
    ),
    gpus.none((gpu) => all(gpu.integrated.is(false), gpu.vramTotal.atLeast(13 * 2 ** 30))),
    // With -ngl somebody set num_gpu: then the flag may come of that.
    servers.some((server) => all(server.role.is('runner'), server.flags.has('--no-mmproj-offload'), not(server.flags.has('--n-gpu-layers')))),
  ),
  // Later releases print it too, where the projector really does not fit.
  hints: [/disabling multimodal projector offload"? reason=limited-vram/],
  remedy: [{ do: 'Update Ollama to 0.30.11 or later.' }],
  verify: 'ps -eo args | grep -c -- "[-]-no-mmproj-offload"   # 0 while a model with vision is loaded',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/commit/836507378',
      date: '2026-06-23',
      establishes: 'the fixed limit is replaced by the size of the projector; first release 0.30.11',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16496',
      date: '2026-06-04',
      establishes: 'a card of 8 GB with 7.9 GiB free and a projector below 1 GiB: off the GPU with reason=limited-vram, minutes for an image',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16570',
      date: '2026-06-06',
      establishes: 'the same with 0.30.5, with the command of the runner and its flag --no-mmproj-offload',
      strength: 'single-report',
    },
  ],
});
