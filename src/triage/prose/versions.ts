import { cuda } from '../../facts/cuda.ts';
import { engines } from '../../facts/engines.ts';
import { intel } from '../../facts/intel.ts';
import { kernel } from '../../facts/kernel.ts';
import { npu } from '../../facts/npu.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { ollama } from '../../facts/ollama.ts';
import { platform } from '../../facts/platform.ts';
import { rocm } from '../../facts/rocm.ts';
import { torch } from '../../facts/torch.ts';
import { vulkanDevices } from '../../facts/vulkan.ts';
import { wsl } from '../../facts/wsl.ts';
import { wheelVariant } from '../../parsers/python-packages.ts';
import type { Book, Place } from '../book.ts';
import { claimRuntime, type RuntimeKind } from '../recognise/claim-runtime.ts';
import { claimKernel } from '../recognise/system.ts';
import { meaningOf } from './clause.ts';

interface Mention {
  readonly what: string;
  /** The version is the first group that matched. */
  readonly pattern: RegExp;
  /** The pattern itself says that this is a state: an image's tag, a form's field. */
  readonly sure?: true;
  claim(book: Book, place: Place, version: string): void;
}

/** Between a name and its version: `ollama version is 0.5.4`, `Ollama v0.5`, `driver (580.95)`. */
const to = '[\\s:=`"\'(*@_|]{0,6}(?:\\b(?:versions?|ver|release|is|build|tag|kernel)\\b[\\s:=`"\'(*|]{0,6}){0,2}v?';

function after(name: string, version: string): RegExp {
  return new RegExp(`(?:${name})${to}(${version})(?![\\w.]*\\d\\.\\d)`, 'gi');
}

function runtime(kind: RuntimeKind) {
  return (book: Book, place: Place, version: string): void => {
    claimRuntime(book, place, kind, { version });
    if (kind === 'ollama') book.fact(place, ollama.version, version);
    if (kind === 'pytorch' || kind === 'vllm') {
      const item = book.item(place, torch, 'text:python');
      item(kind === 'pytorch' ? torch.item.version : torch.item.vllm, version);
      if (kind === 'pytorch') item(torch.item.variant, wheelVariant(version) ?? undefined);
    }
  };
}

const three = '\\d{1,3}\\.\\d{1,3}(?:\\.\\d{1,5})?';

const mentions: readonly Mention[] = [
  {
    what: 'kernel',
    pattern: after(
      '\\bkernels?|\\bLinux(?=[ :]{1,2}v?[4-9]\\.\\d)|\\blinux-cachyos|\\buname -[ra](?: says| prints| gives)?',
      '[2-9]\\.\\d{1,2}(?:\\.\\d{1,4})?(?:-rc\\d{1,2})?(?:[-.+~_]\\w[\\w.+~-]{0,50}|-\\d{1,4})?',
    ),
    claim: (book, place, release) => claimKernel(book, place, release.replace(/[.,_~-]+$/, '').replace(/`$/, '')),
  },
  // People speak of the releases with the new engine as "0.30"; of earlier ones the third number says too much.
  {
    what: 'kernel',
    pattern: /(?<![\w.-])v?([4-7]\.\d{1,2}(?:\.\d{1,4})?(?:-rc\d{1,2})?(?:[-+~_]\w[\w.+~-]{0,50})?) (?:linux )?kernel\b(?! (?:module|driver|version \d))/gi,
    claim: (book, place, release) => claimKernel(book, place, release.replace(/[.,_~-]+$/, '')),
  },
  // "I get Linux version 5.10.16.3-microsoft-standard-WSL2": nobody else's kernel is called so.
  {
    what: 'kernel',
    pattern: /\b(\d{1,2}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)-microsoft-standard\b/gi,
    claim: (book, place, version) => {
      book.fact(place, kernel.version, version);
      book.fact(place, kernel.lineage, 'microsoft');
      book.fact(place, platform.system, 'wsl2');
    },
  },
  { what: 'ollama', pattern: after('\\bollama', `0\\.\\d{1,3}\\.\\d{1,3}(?:-?rc\\d{1,2})?|0\\.3\\d(?![.\\d]*\\d)`), claim: runtime('ollama') },
  { what: 'ollama', pattern: /\bversion (0\.\d{1,3}\.\d{1,3}) of ollama\b/gi, claim: runtime('ollama') },
  { what: 'ollama image', pattern: /\b(0\.\d{1,2}\.\d{1,2})-rocm\b|ollama\/ollama:(0\.\d{1,2}\.\d{1,2})/gi, claim: runtime('ollama') },
  { what: 'vllm image', pattern: /\bvllm\/vllm-openai(?:-rocm)?:v?(0\.\d{1,2}\.\d{1,2}(?:\.post\d)?)/gi, claim: runtime('vllm') },
  { what: 'sglang image', pattern: /\blmsysorg\/sglang:v?(0\.\d{1,2}\.\d{1,2}(?:\.post\d)?)/gi, claim: runtime('sglang') },
  { what: 'vllm', pattern: after('\\bvllm', `0\\.\\d{1,2}\\.\\d{1,2}(?:\\.?post\\d|rc\\d)?`), claim: runtime('vllm') },
  { what: 'pytorch', pattern: after('\\b(?:py)?torch', `[12]\\.\\d{1,2}\\.\\d{1,2}(?:\\+\\w{2,12}(?:\\.\\d){0,2})?`), claim: runtime('pytorch') },
  {
    what: 'pytorch for rocm',
    pattern: /\b(?:py)?torch\b[^.;,\n]{0,12}\b(?:with|for|built for) (rocm)\b|\b(rocm)(?: build| version| wheels?)? (?:of )?(?:py)?torch\b/gi,
    claim: (book, place, variant) => book.item(place, torch, 'text:python')(torch.item.variant, variant.toLowerCase()),
  },
  { what: 'lm-studio', pattern: after('\\bLM ?Studio', `0\\.\\d\\.\\d{1,3}`), claim: runtime('lm-studio') },
  { what: 'lemonade', pattern: after('\\blemonade(?:[ -]server)?', `\\d{1,2}\\.\\d{1,2}\\.\\d{1,3}`), claim: runtime('lemonade') },
  { what: 'koboldcpp', pattern: after('\\bkoboldcpp', `1\\.\\d{1,3}(?:\\.\\d{1,2})?`), claim: runtime('koboldcpp') },
  {
    what: 'llama.cpp',
    pattern:
      /\bllama[. -]?cpp\b[^\d\n]{0,30}\b(?:b|build[ :]{1,3}b?)(\d{4,5})\b|\/llama\.cpp:[a-z\d-]{3,24}-b(\d{4,5})\b|(?<![\w/.-])b(\d{4,5})\b(?![.-]\d)|\bversion: (\d{4,5}) \([0-9a-f]{7,10}\)/gi,
    claim: (book, place, build) => claimRuntime(book, place, 'llama.cpp', { build }),
  },
  {
    what: 'rocm',
    pattern: after('\\brocm-?', `[4-9]\\.\\d{1,2}(?:\\.\\d{1,2}){0,2}`),
    claim: (book, place, version) => book.fact(place, rocm.version, version),
  },
  {
    what: 'nvidia driver',
    pattern: new RegExp(
      `\\bdrivers?\\b(?: version)?${to}(\\d{3}\\.\\d{1,3}(?:\\.\\d{1,3})?)\\b|\\bnvidia(?:[ -]driver|-open|-lts)?(?:-utils|-dkms)?${to}(\\d{3}\\.\\d{2,3}(?:\\.\\d{1,3})?)\\b|\\bnvidia drivers? (?:version |branch )?([4-6]\\d\\d)\\b(?![.\\d+])|\\bnvidia-driver-([4-6]\\d\\d)(?:-open|-server)?(?!\\w|\\.\\d)|\\bNVIDIA-SMI (\\d{3}\\.\\d{2,3}(?:\\.\\d{1,3})?)\\b|\\bNVIDIA-Linux-\\w{3,8}-(\\d{3}\\.\\d{1,3}(?:\\.\\d{1,3})?)`,
      'gi',
    ),
    claim: (book, place, version) => {
      book.fact(place, nvidia.moduleVersion, version);
    },
  },
  // Which flavour it is, for the form of NVIDIA's own tracker and in people's words.
  {
    what: 'nvidia flavour',
    pattern:
      /\b(\d{3}(?:\.\d{1,3}){0,2})[- ]open (?:source )?(?:gpu )?(?:kernel )?(?:driver|modules?)\b|\bnvidia-driver-(\d{3})-open\b|\bnvidia-open(?:-dkms|-lts)?`? \(?v?(\d{3}\.\d{2,3}(?:\.\d{1,3})?)|\bNVIDIA Open GPU Kernel Modules Version: (\d{3}\.\d{2,3})/gi,
    claim: (book, place) => book.fact(place, nvidia.flavour, 'open'),
  },
  {
    what: 'nvidia flavour',
    pattern: /\b(?:using|runs?(?: on)?|running(?: on)?|installed|have|with) (?:the )?(?:package )?`?(nvidia-open(?:-dkms|-lts)?)\b(?!-)/gi,
    claim: (book, place) => book.fact(place, nvidia.flavour, 'open'),
  },
  {
    what: 'cuda',
    // Older releases share their numbers with compute capabilities: “CUDA 7.5 GPU”.
    pattern: after(
      '\\bcuda(?! version: )(?: toolkit)?',
      `1\\d\\.\\d{1,2}|(?:7\\.5|8\\.0|9\\.[0-2])(?!\\+| ?(?:compute|capab|arch|gpu|device|card|or (?:later|higher)))`,
    ),
    claim: (book, place, version) => book.fact(place, cuda.toolkit, version),
  },
  {
    what: 'nvcc',
    pattern: /\bnvcc\b[\s:=`"'(*]{0,6}(?:version |release )?V?(1\d\.\d{1,2}\.\d{1,3})\b/gi,
    claim: (book, place, version) => book.fact(place, cuda.nvcc, version),
  },
  {
    what: 'mesa',
    pattern: after('\\bmesa-?', `2\\d\\.\\d{1,2}(?:\\.\\d{1,2})?`),
    claim: (book, place, version) => book.item(place, vulkanDevices, 'name:mesa')(vulkanDevices.item.mesa, version),
  },
  {
    what: 'Jetson Linux',
    pattern: after('\\b(?:L4T|Jetson Linux)', `R?[3-4]\\d\\.\\d{1,2}(?:\\.\\d{1,2})?`),
    claim: (book, place, version) => book.fact(place, platform.jetsonLinux, version.replace(/^R/i, '')),
  },
  // "JetPack 6 / R36.5": its Jetson Linux stands behind it.
  {
    what: 'Jetson Linux',
    pattern: /\bJet ?Pack(?: SDK)? \d(?:\.\d){0,2} ?[/,(|-] ?(?:L4T |Jetson Linux )?R([3-4]\d\.\d{1,2}(?:\.\d{1,2})?)(?![.\d]*\d)/gi,
    claim: (book, place, version) => book.fact(place, platform.jetsonLinux, version),
  },
  {
    what: 'podman',
    pattern: after('\\bpodman', `[1-9]\\.\\d{1,2}\\.\\d{1,2}`),
    claim: (book, place, version) => book.fact(place, engines.podmanVersion, version),
  },
  {
    what: 'container toolkit',
    pattern: after('\\bnvidia[- ]container[- ]toolkit(?: cli)?|\\bnvidia-ctk', `1\\.\\d{1,2}\\.\\d{1,2}`),
    claim: (book, place, version) => book.fact(place, engines.toolkitVersion, version),
  },
  // Docker Desktop, whose releases are of one digit, and Compose count their own.
  {
    what: 'docker',
    pattern: after('\\bdocker(?:[ -](?:ce|engine))?', `(?:1[7-9]|2\\d)\\.\\d{1,2}\\.\\d{1,2}`),
    claim: (book, place, version) => book.fact(place, engines.dockerVersion, version),
  },
  {
    what: 'compute runtime',
    pattern:
      /(?:compute[ -]runtime|\bNEO\b|libze-intel-gpu1|intel-opencl-icd|->|→)[\s=:`"'(v]{0,6}(?:\d{2}\.\d{1,2}\.\d{5}[\w.~-]{0,12} ?(?:->|→|to) ?)?`?(\d{2}\.\d{1,2}\.\d{5})/gi,
    claim: (book, place, version) => book.fact(place, intel.computeRuntimeBuild, version.split('.')[2]),
  },
  {
    what: 'level zero loader',
    pattern: after('\\blibze1', `1\\.\\d{1,3}(?:\\.\\d{1,3})?`),
    claim: (book, place, version) => book.fact(place, intel.levelZeroLoader, version),
  },
  {
    what: 'linux-firmware',
    pattern: /\b(?:linux[- ]firmware|firmware)\b[^\d\n]{0,16}(20[12]\d{5})\b/gi,
    claim: (book, place, version) => book.entries(place, rocm.firmwarePackages, { 'linux-firmware': version }),
  },
  {
    what: 'npu firmware',
    pattern: /\bNPU (?:firmware|FW)[^\d\n]{0,16}(\d\.\d\.\d{1,2}\.\d{1,4})\b/gi,
    claim: (book, place, version) => book.fact(place, npu.firmwareVersion, version),
  },
  {
    what: 'wsl',
    pattern: after('\\bWSL2?', `[012]\\.\\d{1,2}\\.\\d{1,2}(?:\\.\\d{1,2})?`),
    claim: (book, place, version) => book.fact(place, wsl.version, version.replace(/^(\d+\.\d+\.\d+)\.0$/, '$1')),
  },
  { what: 'windows', pattern: /\b(10\.0\.(?:19|2\d)\d{3}(?:\.\d{1,5})?)\b/g, claim: (book, place, version) => book.fact(place, wsl.windowsVersion, version) },
  {
    what: 'amdgpu-dkms',
    pattern: after('\\bamdgpu(?:-dkms)?', three.replace('(?:', '(?:').replace(')?', ')')),
    claim: (book, place, version) => book.fact(place, rocm.amdgpuVersion, version),
  },
];

export interface ProseLine {
  readonly number: number;
  readonly text: string;
}

/** The place of what a sentence says. */
export function proseAt(number: number): { readonly source: string; readonly standing: 'prose' } {
  return { source: `line ${number} (prose)`, standing: 'prose' };
}

/** A tracker's own field, which asks for the version that fails. */
const formField = /^(?:Ollama|vLLM|LM Studio|Lemonade) version: /i;

/** What a line of prose says of versions. Of several that are states, a form's answer counts, then the most precise one, then the first. */
export function readVersions(lines: readonly ProseLine[], book: Book): void {
  const found = new Map<string, { mention: Mention; version: string; number: number; answered: boolean }>();
  for (const [at, { number, text: line }] of lines.entries()) {
    if (!/\d|\bnvidia-open\b/i.test(line)) continue;
    const text = bareVersion.test(line) ? `${nameAbove(lines, at)}${line.trim()}` : line;
    for (const mention of mentions) {
      mention.pattern.lastIndex = 0;
      for (let match = mention.pattern.exec(text), guard = 0; match !== null && guard < 8; match = mention.pattern.exec(text), guard++) {
        if (match[0] === '') break;
        const version = match.slice(1).find((group) => group !== undefined);
        if (version === undefined || (mention.sure !== true && meaningOf(text, startOf(text, match.index), match[0].length) !== 'state')) continue;
        const before = found.get(mention.what);
        // The title comes first and is about the failing one; a more precise form of the same version replaces it.
        const answered = match.index === 0 && formField.test(text);
        const precise = before !== undefined && (version.startsWith(`${before.version}.`) || version.startsWith(`${before.version}-`));
        if (before === undefined || (precise && version !== before.version) || (answered && !before.answered))
          found.set(mention.what, { mention, version, number, answered: answered || before?.answered === true });
        else if (mention.what === 'kernel') preciseVersions(text, match.index + match[0].length, before);
      }
      if (mention.what === 'kernel') {
        const kept = found.get('kernel');
        if (kept !== undefined && kept.number === number) preciseVersions(text, 0, kept);
      }
    }
  }
  for (const { mention, version, number } of found.values()) mention.claim(book, proseAt(number), version);
}

const bareVersion = /^\s{0,8}v?\d{1,3}(?:\.\d{1,4}){1,3}\s{0,8}$/;

/** A version alone in its line belongs to the name alone in the line above: lists that lost their marks. */
function nameAbove(lines: readonly ProseLine[], at: number): string {
  const above = lines.slice(Math.max(0, at - 2), at).findLast(({ text }) => text.trim() !== '');
  const name =
    /^\s{0,8}((?:Ollama|vLLM|SGLang|LM Studio|Lemonade|KoboldCpp|PyTorch|CUDA|ROCm|Mesa|Kernel|(?:NVIDIA )?Driver|NVIDIA Open GPU Kernel Modules)(?: version)?):?\s{0,8}$/i.exec(
      above?.text ?? '',
    )?.[1];
  return name === undefined ? '' : `${name}: `;
}

/** "Installed with `pip install vllm==0.7.3`": the command tells what was installed; what is said of it stands before the command. */
function startOf(text: string, index: number): number {
  const command = /[`"']?\b(?:uv )?pip3? install (?:-{1,2}[\w-]{1,20} ){0,3}$/.exec(text.slice(Math.max(0, index - 80), index));
  return command === null ? index : index - command[0].length;
}

/** `6.18 (6.18.5 and 6.18.7 tried)`: the last of the precise ones. */
function preciseVersions(text: string, from: number, kept: { version: string }): void {
  if (!/^\d\.\d{1,2}$/.test(kept.version)) return;
  const precise = [...text.slice(from).matchAll(/\b\d\.\d{1,2}\.\d{1,3}\b/g)]
    .map(([version]) => version)
    .filter((version) => version.startsWith(`${kept.version}.`));
  const last = precise.at(-1);
  if (last !== undefined) kept.version = last;
}
