import type { RuntimeName } from '../check/define-check.ts';
import type { Question } from './general-questions.ts';

export interface LogSituation {
  readonly runtimes: readonly RuntimeName[];
  readonly docker: string | undefined;
  readonly shows: (...kinds: string[]) => boolean;
  readonly text: string;
}

/**
 * Does the text end within what a program printed? Forms and copied excerpts end in the middle of a line: in a fence that nobody closes, behind a heading
 * under which nothing follows.
 */
export function isCutOff(text: string): boolean {
  const lines = text.trimEnd().split('\n');
  const last = lines.at(-1) ?? '';
  // "### Rele", and what a form would have of the log under it.
  if (/^#{2,4} \S/.test(last)) return true;
  const fences = lines.filter((line) => /^\s{0,3}(?:`{3}|~{3})/.test(line)).length;
  if (fences % 2 === 0 || /^\s{0,3}(?:`{3}|~{3})/.test(last)) return false;
  // A border of a table that is shorter than the same one above it.
  return !/[.!?:;)}\]>"'`|]\s{0,4}$/.test(last) || lines.slice(-200, -1).some((line) => line.length > last.length && last.length > 3 && line.startsWith(last));
}

/** Programs that hold llama.cpp or PyTorch under a name of their own: neither's commands are at hand. */
const outer = /\b(?:LocalAI|Tabby(?:ML)?|gpt4all|mlc[-_](?:llm|chat)|mistral\.?rs|candle|llamafile|rk(?:nn|llm)|Jan (?:server|app|v?\d))\b/i;
/** Programs on PyTorch, whose maintainers ask for its own listing. */
const onTorch = /\bComfyUI\b|\bstable-diffusion-webui\b|\bInvokeAI\b|\bdiffusers\b|\btext-generation-webui\b|\boobabooga\b|\bimport torch\b/i;

/** Alpaca, which keeps an Ollama of its own in a Flatpak. */
const inFlatpak = /\bflatpak\b|\bAlpaca(?:['’]s)? (?:Ollama|instance|\d)|\balpaca \d\.\d/i;

/** The log of what serves, or what it printed. */
export function logOf({ runtimes, docker, shows, text }: LogSituation): Question | undefined {
  const what = 'the log of the server from its start';
  const container = docker === undefined ? undefined : { what, command: `${docker} logs --tail 300 CONTAINER`, shown: false };
  const runtime = runtimes.find((name) => name === 'lm-studio') ?? runtimes[0];
  switch (runtime) {
    case 'ollama':
      // Its own Ollama is no unit of systemd’s.
      if (inFlatpak.test(text)) return undefined;
      return { what, command: container?.command ?? 'journalctl -u ollama --no-pager -n 300', shown: shows('ollama-log') };
    case 'llama.cpp':
      if (outer.test(text)) return container;
      if (/\bllama[-_]cpp[-_]python\b|\bLlamaCpp\b|\bllama_cpp\b|\bn_gpu_layers\b/.test(text) && !/\bllama-server\b|\bllama-cli\b/.test(text))
        return {
          what: 'whether llama-cpp-python was built for a GPU',
          command: 'python3 -c "import llama_cpp; print(llama_cpp.__version__, llama_cpp.llama_supports_gpu_offload())"',
          shown: /supports_gpu_offload|ggml_(?:cuda_init|vulkan): /.test(text),
        };
      return {
        what: 'llama.cpp’s build, and the devices that it finds',
        command: 'llama-server --version; llama-server --list-devices',
        shown: shows('llama.cpp', 'llama-bench'),
      };
    case 'vllm':
    case 'sglang':
    case 'pytorch':
      // Nothing can be run in a container that has ended.
      if (container !== undefined && /\bexit(?:s|ed|ing)\b/i.test(text)) return container;
      return outer.test(text) && runtime === 'pytorch' ? container : torchListing(docker, shows);
    case undefined:
      return onTorch.test(text) ? torchListing(docker, shows) : container;
    default:
      return container;
  }
}

function torchListing(docker: string | undefined, shows: LogSituation['shows']): Question {
  return {
    what: 'PyTorch, its build, driver and GPUs',
    command: `${docker === undefined ? '' : `${docker} exec CONTAINER `}python3 -m torch.utils.collect_env`,
    shown: shows('collect_env', 'check_env'),
  };
}

/** What a program printed of its failure. */
export function outputOf({ shows, text }: LogSituation): Question {
  return {
    what: 'all that the program prints up to the failure, as text',
    command: 'PROGRAM 2>&1 | tee output.log',
    shown:
      shows('python traceback', 'python error', 'crash', 'server error', 'loader error', 'llama.cpp', 'ollama-log') ||
      /^.{0,120}(?:Traceback \(most recent|\b(?:[A-Z]\w{2,40}Error|error|ERROR|FATAL|panic(?:ked)?)\b[:!])/m.test(text),
  };
}

/** The rest of what a text breaks off from. */
export function restOf(situation: LogSituation, build: boolean): Question {
  const { text } = situation;
  const log = situation.runtimes[0] === 'ollama' ? logOf({ ...situation, shows: () => false }) : undefined;
  const command = build ? commandOfBuild(text) : (log?.command ?? 'PROGRAM 2>&1 | tee output.log');
  return { what: build ? 'the rest of the build log, since the text breaks off' : 'the rest of the output, since the text breaks off', command, shown: false };
}

/** The log of a build. */
export function buildLogOf({ text }: LogSituation): Question {
  const shown =
    /\b(?:fatal )?error: |\bundefined reference\b|\bmake(?:\[\d\])?: \*\*\*|\bninja: build stopped|\berror\[E\d{4}\]|\bnvcc fatal\b|\bcollect2\b/i.test(text);
  return { what: 'the whole log of the build', command: commandOfBuild(text), shown };
}

function commandOfBuild(text: string): string {
  return builders.find(({ named }) => named.test(text))?.command ?? 'BUILD-COMMAND 2>&1 | tee build.log';
}

const builders: readonly { readonly named: RegExp; readonly command: string }[] = [
  { named: /\bdkms\b/i, command: 'cat /var/lib/dkms/*/*/build/make.log' },
  { named: /\bnix(?:os|pkgs|-build)?\b/i, command: 'nix log DERIVATION' },
  { named: /\bcargo\b|\berror\[E\d{4}\]|\bmistral\.?rs\b|\bcandle-kernels\b/i, command: 'cargo build 2>&1 | tee build.log' },
  { named: /\bdocker build\b/i, command: 'docker build --progress=plain . 2>&1 | tee build.log' },
  { named: /\bpip3? install\b|\bbuilding wheels?\b/i, command: 'pip install --verbose PACKAGE 2>&1 | tee build.log' },
  { named: /\bcmake\b/i, command: 'cmake --build build 2>&1 | tee build.log' },
  { named: /(?:^|[$`\s])make(?: -j| clean| [A-Z_]+=|\s*$)/m, command: 'make 2>&1 | tee build.log' },
];
