import { all, defineCheck, not, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-libraries-incomplete',
  layer: 'runtime',
  kind: 'fault',
  title: 'Ollama’s library folder is incomplete: libggml-base.so or llama-server is missing',
  // From 0.30 on nothing loads then, and no runner of before 0.5.8 started; the releases between them fell back to the CPU.
  impact: 'blocked',
  symptom:
    'From 0.30 on no model loads: “llama-server binary not found”. Before, a GPU that is detected is not used; the system line shows only CPU.0.LLAMAFILE, and even the CPU is slow.',
  blamedOn: 'the driver, or a GPU that is too old',
  runtimes: ['ollama'],
  // Before 0.5.8 the folder was laid out otherwise, without cuda_v12 and rocm at its top.
  when: runtimes.some((runtime) =>
    all(
      runtime.kind.is('ollama'),
      runtime.libraries.hasMatch(/^(?:cuda_v1\d|rocm(?:_v\w{1,8})?|vulkan)$/),
      not(runtime.libraries.hasMatch(/^libggml-base\.so/)),
    ),
  ),
  // The second until 0.5.7, the third from 0.30 on. Not libggml_cuda and libggml_rocm: the first release candidates of 0.4.0 sought these in the wrong folder.
  proves: [
    /llama-server binary not found \(checked:/,
    /ollama_llama_server: error while loading shared libraries: lib(?:llama|ggml(?!_(?:cuda|rocm)))[\w-]{0,20}\.so/,
    /\/ollama\/llama-server: error while loading shared libraries: lib(?:llama|ggml|mtmd)[\w-]{0,20}\.so/,
  ],
  // Nothing before it: a processor without a back end of its own shows its features there, and a GPU its own line.
  hints: [/^(?!.{0,600}(?:CPU\.0\.(?!LLAMAFILE)|(?:CUDA|ROCm|Vulkan|Metal)\.0\.)).{0,600}CPU\.0\.LLAMAFILE=1 compiler=cgo/],
  remedy: [
    {
      do: 'Outside of a container: install Ollama again with its script, which replaces lib/ollama as a whole; models stay. It writes ollama.service anew: settings in a drop-in stay, edits of the unit itself are lost. A full disk or a broken download is the usual reason.',
    },
    {
      do: 'In a container, or from somebody else’s package: many of them were built without llama-server when 0.30 came, and installing anew brings the same. Take the image ollama/ollama, or a newer release of the package; models in their volume or folder stay. The llama-server of llama.cpp is no substitute.',
    },
    { do: 'From a distribution: install all parts of the package in one version. Built by yourself: build and install the native part (cmake), too.' },
  ],
  verify: 'ls /usr/local/lib/ollama /usr/lib/ollama   # holds libggml-base.so and libggml-cpu-*.so, from 0.30 on llama-server as well',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/6554',
      date: '2024-08-30',
      establishes: 'the runner of 0.3.8 on ARM without libllama.so',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14119',
      date: '2026-02-07',
      establishes: 'the installation was incomplete; shows the layout that is expected',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/11582',
      date: '2025-07-30',
      establishes: 'without ggml-base next to ggml-cuda Ollama falls back to the CPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lingfish/ollama-deb/issues/17',
      date: '2026-05-11',
      establishes: 'a package split that left the base library in another part',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16417',
      date: '2026-06-02',
      establishes: 'the package of Arch without llama-server at 0.30, where no GGUF model loads',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/alpine-docker/ollama/issues/12',
      date: '2026-06-08',
      establishes: 'an image without llama-server, with every release from 0.30 on',
      strength: 'several-reports',
    },
  ],
});
