import { all, any, cuda, defineCheck, gate, gpus, not, nvidia, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-cuda13-runner-on-pascal',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.11.11 takes its CUDA 13 libraries by the driver’s version, also on older GPUs',
  impact: 'blocked',
  symptom: 'A GTX 10-series, V100 or older card fails with “no kernel image is available” once the driver is 580 or newer.',
  blamedOn: 'the card, which seems to be no longer supported',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.11.11', fixed: '0.12.0' }),
    // Negated twice: without the release neither an old card nor a new driver makes this one likely.
    gate(
      all(
        // llama.cpp by itself says the same of a build with CUDA 13.
        runtimes.some((runtime) => runtime.kind.is('ollama')),
        gpus.some((gpu) => gpu.computeCapability.below('7.5')),
        // The driver's CUDA is what it asks; WSL has no module to tell a version.
        any(nvidia.moduleVersion.atLeast('580'), cuda.driverVersion.atLeast('13.0')),
      ),
    ),
  ),
  // The libraries for CUDA 12 are taken where they are asked for, or the only ones.
  unless: any(
    ollama.environment.value('OLLAMA_LLM_LIBRARY', /^["']?cuda_v12\b/),
    runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.libraries.hasMatch(/^libggml-|^cuda_v/), not(runtime.libraries.hasMatch(/^cuda_v13/)))),
  ),
  // ggml’s words; Python puts the name of an exception before them.
  hints: [
    /(?<!Error: )CUDA error: no kernel image is available for execution on the device/,
    /ggml was not compiled with any CUDA arch <= (?:5\d0|6\d0|700)\b/,
  ],
  // Who runs Ollama’s own build has no nvcc in it; and its archive holds the code, in the folder that is not taken.
  explains: ['cuda-toolkit-dropped-older-gpu', 'ggml-cuda-code-missing-for-gpu'],
  remedy: [{ do: 'Update Ollama to 0.12.0 or later; where old and new GPUs share a machine, to 0.13.1 or later.' }],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # variant=v12, or libdirs=…cuda_v12, for the old GPU',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/12316',
      date: '2025-09-18',
      establishes: 'GTX 1080; the maintainer: fixed in the next release, 0.12.0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12332',
      date: '2025-09-18',
      establishes: 'a V100 beside RTX 4090 with driver 580: ggml was not compiled with any CUDA arch <= 700',
      strength: 'single-report',
    },
    { url: 'https://github.com/ollama/ollama/issues/12341', date: '2025-09-19', establishes: 'Quadro P2000 fails with 0.11.11', strength: 'single-report' },
    {
      url: 'https://github.com/ollama/ollama/commit/a1cff89b3',
      date: '2025-09-16',
      establishes: 'the compute capability decides from 0.12.0 on',
      strength: 'maintainer-confirmed',
    },
  ],
});
