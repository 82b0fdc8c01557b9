import { all, defineCheck, gate, ollama, platform } from '#api';

export default defineCheck({
  id: 'ollama-cpu-libraries-not-loaded',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.12.7 and 0.12.8 leave their tuned CPU code unloaded where there is no GPU',
  impact: 'degraded',
  symptom: 'Without a GPU everything is several times slower than with 0.12.6; the system line names CPU.0.LLAMAFILE alone.',
  blamedOn: 'the model, the number of threads, or the CPU governor',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.12.7', fixed: '0.12.9' }),
    // Negated twice: without the release a server on its CPU is no reason to suspect this one, and an incomplete folder prints the same line.
    gate(ollama.compute.has('cpu')),
  ),
  // The libraries by processor are for x86 alone.
  unless: platform.arch.is('aarch64'),
  // The line of a build without any CPU back end; a processor that has one shows its features before it.
  hints: [/^(?!.{0,600}(?:CPU\.0\.(?!LLAMAFILE)|(?:CUDA|ROCm|Vulkan|Metal)\.0\.)).{0,600}CPU\.0\.LLAMAFILE=1 compiler=cgo/],
  explains: ['ollama-libraries-incomplete'],
  remedy: [{ do: 'Update Ollama to 0.12.9 or later.' }],
  verify: 'journalctl -u ollama -n 200 | grep "loaded CPU backend"',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/12890',
      date: '2025-10-31',
      establishes: 'without a GPU the folder of the ggml-cpu libraries was left out; closes three reports, released in 0.12.9',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12873',
      date: '2025-10-31',
      establishes: '0.12.7 is four times slower than 0.12.6 on two processors, with the libraries in their place',
      strength: 'several-reports',
    },
  ],
});
