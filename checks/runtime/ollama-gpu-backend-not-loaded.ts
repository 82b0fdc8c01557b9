import { all, any, defineCheck, models, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-gpu-backend-not-loaded',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama’s runner loaded no GPU library beside the one for the CPU, so the GPU stays idle',
  impact: 'degraded',
  symptom: '`ollama ps` says 100% GPU, nvidia-smi shows an idle GPU, and it is slow: only the CPU back end was loaded.',
  blamedOn: 'the driver, or a display error of ollama ps',
  runtimes: ['ollama'],
  when: all(
    // What the server found and plans with; the runner looks for libraries by itself. A card that is there does not count: the server may not have found it.
    any(
      ollama.compute.hasAny('cuda', 'rocm'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.atLeast(1))),
    ),
    runtimes.some((runtime) => runtime.startError.has(/CPU\.1\.LLAMAFILE=1 compiler=cgo/)),
  ),
  // Then the server found none, or put nothing on it: the runner is right to do without. Vulkan's back end is loaded and says nothing in that line.
  unless: any(
    ollama.compute.hasAny('cpu', 'vulkan'),
    models.some((model) => all(model.runtime.is('ollama'), model.layersOffloaded.is(0))),
    // The files are there: a runner for a model that is kept on the CPU (num_gpu 0), or does not fit, is started without them and prints the same line.
    runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.backends.hasAny('cuda', 'hip'))),
  ),
  // 0.5.13 to 0.24. The back ends that were loaded: those of a GPU have a part of their own in the line.
  hints: [/^(?!.{0,900}\b(?:CUDA|ROCm|Metal)\.0\.).{0,600}\bmsg=system CPU\.0\..{0,300}compiler=cgo/],
  remedy: [
    {
      do: 'Look into the folder lib/ollama beside the binary: cuda_v12 or cuda_v13 (or rocm) with libggml-cuda.so (libggml-hip.so) has to be there, of the same release. Delete the folder and install anew with the script, or unpack the whole archive.',
      commands: ['ls -R /usr/local/lib/ollama /usr/lib/ollama'],
    },
    { do: 'If the start of the server’s log says “inference compute … library=cpu”, the server itself found no GPU: look for the reason there first.' },
    { do: 'A model with num_gpu 0, or one of which no layer fits, is run by the CPU alone and prints the same line.' },
    { do: 'From a distribution: the part for the GPU is a package of its own.', on: 'arch' },
    { do: 'Built by yourself: CMake leaves a back end out whose compiler it does not find; read its output.' },
  ],
  verify: 'journalctl -u ollama -n 300 | grep -E "load_backend|msg=system"   # names CUDA or ROCm',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/10833',
      date: '2025-08-04',
      establishes: 'a maintainer reads the line with the CPU alone: no GPU back end was found; an archive that was unpacked by hand',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10075',
      date: '2025-04-01',
      establishes: 'Arch: the GPU is detected, and only libggml-cpu-haswell.so is loaded',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/9704',
      date: '2025-03-13',
      establishes: 'ollama ps says 100% GPU while it runs so',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14052',
      date: '2026-02-03',
      establishes: 'the same line with 0.15.4 on an RTX 4070; the maintainer: no GPU back ends found, and asks for the folder',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.13.5/server/sched.go',
      date: '2025-12-18',
      establishes: 'with num_gpu 0 a runner gets no GPU, and so none of their folders of libraries',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12128',
      date: '2025-08-30',
      establishes: 'a build of one’s own without the CUDA part',
      strength: 'single-report',
    },
  ],
});
