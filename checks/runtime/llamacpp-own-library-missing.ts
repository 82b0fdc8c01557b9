import { defineCheck, libraryMissing, runtimes } from '#api';

const own = 'lib(?:llama|ggml|mtmd)[\\w-]{0,20}\\.so[\\d.]{0,10}';
// Other programs have a libggml as well, and Ollama from 0.30 on a llama-server of its own; the loader's words without the name before them are as people cut them out.
const missing =
  /(?:(?<!\/ollama\/)\bllama-[\w-]{1,30}: error while loading shared libraries: lib(?:llama|ggml|mtmd)|^\s{0,8}error while loading shared libraries: lib(?:llama|mtmd))[\w-]{0,20}\.so/;

export default defineCheck({
  id: 'llamacpp-own-library-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'llama.cpp’s own libraries (libllama.so, libggml.so) are not where its program looks',
  impact: 'blocked',
  symptom: 'llama-server or llama-cli ends at once with “error while loading shared libraries: libllama.so”, after it was installed or moved.',
  blamedOn: 'a broken download, or a missing package',
  runtimes: ['llama.cpp'],
  when: runtimes.some((runtime) => runtime.startError.has(missing)),
  // ldd of a program: others link libggml as well.
  proves: [missing, /(?<![\w.-])lib(?:llama|mtmd)[\w-]{0,20}\.so[\d.]{0,10} => not found/],
  hints: [...libraryMissing(own)],
  remedy: [
    { do: 'Keep the program in the folder of its libraries (build/bin, or the unpacked archive) and start it from there, or by a link to it.' },
    {
      do: 'After cmake --install: make the loader look where they lie, for all programs with a line in /etc/ld.so.conf.d and ldconfig, or for this one.',
      setting: 'LD_LIBRARY_PATH=/usr/local/lib',
    },
    { do: 'Or build one file without libraries of its own: -DBUILD_SHARED_LIBS=OFF.' },
    {
      do: 'In an image of llama.cpp’s own it is a fault of that build: take another tag (b9282’s fault ended with b9283), or give the container LD_LIBRARY_PATH=/app.',
    },
  ],
  verify: 'ldd "$(command -v llama-server)" | grep -E "llama|ggml|mtmd"   # none “not found”',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/11091',
      date: '2025-01-09',
      establishes: 'a maintainer: installed libraries lie below /usr/local/lib, where the loader may not look; LD_LIBRARY_PATH or another prefix',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/11267',
      date: '2025-01-16',
      establishes: 'the message of a build, and the variable that cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mostlygeek/llama-swap/issues/398',
      date: '2025-11-12',
      establishes: 'an image of November 2025 without libmtmd.so.0; the one of the next day has it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/23550',
      date: '2026-05-22',
      establishes: 'the images of b9282: the libraries lie beside the program, which does not look there; LD_LIBRARY_PATH=/app, or another build',
      strength: 'several-reports',
    },
  ],
});
