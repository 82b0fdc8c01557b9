import { container } from '../../../facts/container.ts';
import { type DriverApi, driverLibraries } from '../../../facts/driver-libraries.ts';
import { intel } from '../../../facts/intel.ts';
import { memory } from '../../../facts/memory.ts';
import { nvidia } from '../../../facts/nvidia.ts';
import { ollama } from '../../../facts/ollama.ts';
import { runtimes } from '../../../facts/runtimes.ts';
import { modelFolders, storage } from '../../../facts/storage.ts';
import { wsl } from '../../../facts/wsl.ts';
import { deviceOptions, parseDockerInspect } from '../../../parsers/docker-inspect.ts';
import { backendsOf } from '../../../parsers/runtime-files.ts';
import { parseSystemctlShow } from '../../../parsers/unit-properties.ts';
import type { Book, Place } from '../../book.ts';
import { claimRuntime } from '../claim-runtime.ts';
import { claimStart } from '../container.ts';
import { claimUnit } from '../service.ts';
import { type AnswerReader, matched } from './files.ts';

/** What programs print that reporters are asked to run. */
export const programAnswers: readonly AnswerReader[] = [
  {
    command: /\bulimit -l\b/,
    read(text, book, place) {
      const limit = matched(/^\s*(\d{1,15}|unlimited)\s*$/, text);
      book.fact(place, memory.memlockLimit, limit === 'unlimited' ? null : Number(limit) * 1024);
    },
  },
  {
    command: /\bcurl\b.{0,80}:11434\/api\/version\b/,
    read(text, book, place) {
      const version = matched(/\{"version": ?"(\d{1,2}\.\d{1,3}\.\d{1,3}[\w.+-]{0,20})"\}/, text);
      book.fact(place, ollama.version, version);
      claimRuntime(book, place, 'ollama', { version, running: true });
    },
  },
  {
    command: /\bls\b.{0,60}\/lib\/ollama\b/,
    read(text, book, place) {
      const names = namesOf(text, /\/lib\/ollama\/?$/);
      const item = book.item(place, runtimes, 'text:ollama');
      item(runtimes.item.kind, 'ollama');
      item(runtimes.item.libraries, names);
      item(runtimes.item.backends, backendsOf(names));
    },
  },
  {
    command: /\b(?:dpkg -l|pacman -Qs?|rpm -qa)\b.{0,60}\bollama/,
    read(text, book, place) {
      const found = [...text.matchAll(/^\s{0,8}(?:ii\s{1,8}|local\/|extra\/|cachyos\S{0,20}\/)?(ollama(?:-[a-z0-9]{2,12}){0,2})(?:\s{1,40}|-)(\d\S{0,30})/gm)];
      if (found.length === 0) throw new Error('no package of Ollama');
      const item = book.item(place, runtimes, 'text:ollama');
      item(runtimes.item.kind, 'ollama');
      item(runtimes.item.packages, [...new Set(found.map(([, name = '']) => name))]);
    },
  },
  { command: /\bldconfig -p\b/, read: readLoaderCache },
  {
    command: /\bls\b.{0,80}\/libze_intel_gpu\.so/,
    read: (text, book, place) => book.fact(place, intel.computeRuntimeBuild, matched(/\/libze_intel_gpu\.so\.1\.\d{1,3}\.(\d{5})\b/, text)),
  },
  {
    command: /\bls\b.{0,80}\/libcuda\.so/,
    read: (text, book, place) => book.fact(place, nvidia.libraryVersion, matched(/\/libcuda\.so\.(\d{3}\.\d{1,3}(?:\.\d{1,3})?)\b/, text)),
  },
  {
    command: /\b(?:docker|podman) exec \S{1,80} head -c ?0 \/dev\/nvidia/,
    read: (text, book, place) =>
      book.fact(place, container.nodesBarred, [matched(/cannot open '(\/dev\/nvidia[\w-]{1,20})' for reading: Operation not permitted/, text)]),
  },
  {
    command: /\bfindmnt -T \/tmp\b/,
    read: (text, book, place) =>
      book.fact(
        place,
        storage.tmpNoexec,
        matched(/\s(\S{1,300})\s*$/, text)
          .split(',')
          .includes('noexec'),
      ),
  },
  {
    command: /\bsystemctl (?:--user )?show (?:-p |--property=)?\S/,
    read(text, book, place, command, context) {
      if (/^\s{0,8}Id=/m.test(text)) return;
      const name = matched(/\bshow (?:(?:-p|--property)[ =]\S{1,80} ){0,20}([\w@.-]{1,80})/, command);
      const [unit] = parseSystemctlShow(`Id=${name.includes('.') ? name : `${name}.service`}\n${text.trim()}`);
      if (unit === undefined || !/^\s{0,8}[A-Z]\w{2,40}=/.test(text)) throw new Error('another answer');
      // An empty list is not printed, so that it is known only where it was asked for.
      const { deviceAllow: _, ...asked } = unit;
      claimUnit(book, place, /(?:-p|--property)[ =]/.test(command) && !command.includes('DeviceAllow') ? asked : unit, context);
    },
  },
  {
    command: /\bls\b.{0,20}\/dev\/dxg\b/,
    read: (text, book, place) => book.fact(place, wsl.dxg, !/cannot access '?\/dev\/dxg'?: No such file/.test(matched(/(\/dev\/dxg)/, text) && text)),
  },
  {
    command: /\bwslinfo --networking-mode\b/,
    read: (text, book, place) => book.fact(place, wsl.networkingMode, matched(/^\s*(nat|mirrored|none|virtioproxy|bridged)\s*$/i, text).toLowerCase()),
  },
  {
    command: /\bls\b.{0,20}\/nvidia-nvswitch\/devices\b/,
    read: (text, book, place) => book.fact(place, nvidia.nvswitches, /No such file/.test(text) ? 0 : namesOf(text, /devices\/?$/).length),
  },
  { command: /\bfindmnt -T\b.{0,200}(?:models?|ollama|huggingface|\.gguf)/i, read: readMount },
  {
    command: /\bfindmnt -T \/mnt\/[a-z]\b/,
    read(text, book, place) {
      const [, point = '', fsType = ''] =
        /\bFSTYPE\s{1,20}OPTIONS\s{0,8}\n\s{0,8}(\/mnt\/[a-z])\s\S.{0,200}?\s(\S{1,30})\s{1,40}\S{1,300}\s*$/.exec(text.trim()) ?? [];
      if (point === '') throw new Error('another table');
      book.fact(place, wsl.drives, { [point]: fsType });
    },
  },
  { command: /\bdf\b.{0,200}(?:models?|ollama|huggingface|\.gguf)/i, read: readFree },
  {
    command: /\b(docker|podman) inspect\b/,
    read(text, book, place) {
      const brief = /^(\S{1,200}) (null|\[.{0,4000}\]) (null|\[.{0,4000}\])\s*$/.exec(text.trim());
      if (brief === null) return claimStart(book, place, parseDockerInspect(text), 'docker');
      const [, image = '', requests = '', devices = ''] = brief;
      claimStart(book, place, { image, options: deviceOptions(JSON.parse(requests), JSON.parse(devices)), environment: {} }, 'docker');
    },
  },
];

const apis: readonly (readonly [RegExp, DriverApi])[] = [
  [/^libnvidia-ml\.so\.1$/, 'nvml'],
  [/^libcuda\.so\.1$/, 'cuda'],
  [/^libamdhip64\.so\.\d{1,2}$/, 'hip'],
  [/^libhsa-runtime64\.so\.1$/, 'hsa'],
  [/^libze_loader\.so\.1$/, 'level-zero'],
  [/^libOpenCL\.so\.1$/, 'opencl'],
];

/** `	libcuda.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libcuda.so.1`: the first of a name is the one that is taken. */
function readLoaderCache(text: string, book: Book, place: Place): void {
  const listed = [...text.matchAll(/^\s{0,8}(lib\S{1,80}) \(libc6[^)]{0,60}\) => (\/\S{1,300})\s*$/gm)];
  if (listed.length === 0) throw new Error('nothing is listed');
  for (const [pattern, api] of apis) {
    const path = listed.find(([, name = '']) => pattern.test(name))?.[2];
    if (path === undefined) continue;
    const item = book.item(place, driverLibraries, `text:${api}`);
    item(driverLibraries.item.api, api);
    item(driverLibraries.item.path, path);
    item(driverLibraries.item.origin, 'loader');
    if (api === 'cuda') book.fact(place, nvidia.libcuda, path);
  }
}

/** The names in one folder of `ls`, also of `ls -R` and `ls -l`; none where it is not there. */
function namesOf(text: string, folder: RegExp): string[] {
  const names: string[] = [];
  // Without a title it is the one that was asked for.
  const titled = /^\s{0,8}\/\S{1,200}:\s*$/m.test(text);
  let inside = !titled;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const title = /^(\/\S{1,200}):$/.exec(line)?.[1];
    if (title !== undefined) inside = folder.test(title);
    // What comes after an empty line is another folder, or another command.
    else if (line === '') inside = false;
    else if (inside && !/cannot access|^total \d/.test(line))
      names.push(
        ...(/^[-dl][rwxsStT-]{9}/.test(line)
          ? [
              line
                .replace(/ -> .*$/, '')
                .split(/\s+/)
                .at(-1) ?? '',
            ]
          : line.split(/\s+/)),
      );
  }
  const found = [...new Set(names.filter((name) => /^[\w.+-]{1,100}$/.test(name)))];
  // Nothing below a title may be cut off.
  if (found.length === 0 && (titled || !/cannot access|^\s*total 0/m.test(text))) throw new Error('no names');
  return found;
}

/** `findmnt -T`: the last two columns are the file system and its options. */
function readMount(text: string, book: Book, place: Place): void {
  const [head = '', row = ''] = text.trim().split('\n');
  if (!/\bFSTYPE\s{1,20}OPTIONS\s*$/.test(head) || row === '') throw new Error('another table');
  const words = row.trim().split(/\s+/);
  const [fsType, options] = [words.at(-2), words.at(-1) ?? ''];
  const item = book.item(place, modelFolders, 'text:models');
  item(modelFolders.item.path, words[0]);
  item(modelFolders.item.fsType, fsType);
  item(modelFolders.item.readOnly, options.split(',').includes('ro'));
}

const units: Readonly<Record<string, number>> = { '': 1024, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/** `df`, with or without `-h`. */
function readFree(text: string, book: Book, place: Place): void {
  const [, amount = '', unit = '', mount = ''] = /\s(\d[\d.]{0,14})([KMGT]?)i?\s+\d{1,3}%\s+(\/\S{0,200})\s*$/m.exec(text) ?? [];
  if (!/^\s*Filesystem\s/.test(text) || amount === '') throw new Error('another table');
  const item = book.item(place, modelFolders, 'text:models');
  item(modelFolders.item.path, mount);
  item(modelFolders.item.free, Math.round(Number(amount) * (units[unit] ?? Number.NaN)));
}
