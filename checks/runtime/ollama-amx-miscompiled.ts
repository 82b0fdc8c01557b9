import { all, any, cpu, defineCheck, models, not, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-amx-miscompiled',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30.0 to 0.32.1 crash in their AMX code on Sapphire Rapids and newer Xeons',
  impact: 'blocked',
  symptom:
    'On such hosts and cloud machines every model that keeps layers on the CPU ends with a segmentation fault at warm-up; elsewhere the same image works.',
  blamedOn: 'the model file, virtualization, or faulty memory',
  runtimes: ['ollama'],
  // The official builds were made with GCC 11; 0.30.0 is where llama.cpp's own CPU back end came in.
  when: all(cpu.flags.has('amx_int8'), ollama.version.inRanges({ introduced: '0.30.0', fixed: '0.32.2' })),
  // A distribution builds with a compiler of its own; and who moved the library away loads the next lower one.
  unless: any(
    runtimes.some((runtime) =>
      all(
        runtime.kind.is('ollama'),
        any(runtime.packages.has('ollama'), all(runtime.libraries.hasMatch(/^libggml-cpu/), not(runtime.libraries.hasMatch(/sapphirerapids/)))),
      ),
    ),
    // Layers on a GPU do not come here, and a model that is loaded has had its warm-up.
    models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.atLeast(1))),
  ),
  // llama.cpp’s own archives hold a library of the same name. The AMX buffer in the log is no sign: it is made on every such processor.
  hints: [
    /segfault.{0,120}libggml-cpu-sapphirerapids\.so/,
    /general protection fault.{0,120}libggml-cpu-sapphirerapids\.so/,
    /libggml-cpu-sapphirerapids\.so.{0,120}(?:SIGSEGV|segmentation fault)/i,
    /segmentation fault in libggml-cpu-sapphirerapids\.so/i,
  ],
  remedy: [
    { do: 'Update Ollama to 0.32.2 or later.' },
    {
      do: 'Until then: move libggml-cpu-sapphirerapids.so out of lib/ollama and restart, so that the next lower CPU variant is loaded; prompts are then read more slowly.',
    },
  ],
  verify: 'curl -s http://127.0.0.1:11434/api/version   # 0.32.2 or later',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/17244',
      date: '2026-07-20',
      establishes: 'GCC 13 instead of 11 ends the AMX crash; released in 0.32.2',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.24.0/llama/patches/0009-remove-amx.patch',
      date: '2026-05',
      establishes: 'until 0.24 the AMX code was patched out; 0.30.0 has no such patch, and was built with GCC 11',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17249',
      date: '2026-07-18',
      establishes: 'Granite Rapids: all models, 0.31.1 to 0.32.1, right after the AMX buffer was made',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/stanfordnlp/dspy/pull/10079',
      date: '2026-07-24',
      establishes: 'only on machines whose system_info says AMX_INT8 = 1',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17205',
      date: '2026-07-15',
      establishes: 'every model crashes in libggml-cpu-sapphirerapids.so on a rented Xeon; renaming it works',
      strength: 'several-reports',
    },
  ],
});
