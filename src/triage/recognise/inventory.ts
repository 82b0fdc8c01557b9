import { cpu } from '../../facts/cpu.ts';
import { gpus } from '../../facts/gpus.ts';
import { memory } from '../../facts/memory.ts';
import { platform } from '../../facts/platform.ts';
import { parseCpuInfo } from '../../parsers/cpuinfo.ts';
import { parseFetchTool } from '../../parsers/fetch-tool.ts';
import { parseFree } from '../../parsers/free.ts';
import { type ListedGpu, parseInxi } from '../../parsers/inxi.ts';
import { parseLscpu } from '../../parsers/lscpu.ts';
import { parseLshw } from '../../parsers/lshw.ts';
import { relevantFlags } from '../../parsers/text/cpu-flags.ts';
import type { Book, Place } from '../book.ts';
import { claimDistro } from '../distro-facts.ts';
import { claimGpu } from '../gpu-facts.ts';
import { type Recogniser, span } from './recogniser.ts';
import { claimGpuOfCpu, claimKernel } from './system.ts';

interface Inventory {
  readonly distro: string | undefined;
  readonly kernel: string | undefined;
  readonly cpu: string | undefined;
  readonly memoryTotal: number | undefined;
}

function claimInventory(book: Book, place: Place, { distro, kernel, cpu: model, memoryTotal }: Inventory): void {
  if (distro !== undefined) claimDistro(book, place, distro);
  const release = /\d{1,2}\.\d{1,3}\S{0,80}/.exec(kernel ?? '')?.[0];
  if (release !== undefined) claimKernel(book, place, release);
  book.fact(place, cpu.model, model);
  if (model !== undefined) claimGpuOfCpu(book, place, model);
  book.fact(place, memory.total, memoryTotal);
}

/** The GPUs of a listing, each with the driver that it has. */
function claimDisplays(book: Book, place: Place, displays: readonly ListedGpu[]): void {
  for (const [index, gpu] of displays.entries()) {
    const item = claimGpu(book, place, `display:${index}`, gpu.name, {
      ...(gpu.pci === undefined ? {} : { pci: gpu.pci }),
      ...(gpu.pciId === undefined ? {} : { pciId: gpu.pciId }),
    });
    item(gpus.item.driver, gpu.driver);
    item(gpus.item.pciId, gpu.pciId);
  }
}

/** inxi, neofetch and fastfetch, lshw's displays, lscpu, free. */
export const inventory: Recogniser = {
  kind: 'inventory',
  mark: /^[\s|]{0,24}\*-display|^\s{0,8}processor\s{0,8}: \d|^\s{0,8}(?:System|Graphics):\s|\bKernel: .{0,200}\bDistro: |(?:^|\s)OS: \S.{1,100}|[Mm]odel name\s{0,20}:|^\s{0,12}[Ff]lags\s{0,24}: {0,40}fpu |^\s{0,8}Mem:\s|^\s{0,8}MemTotal:\s/m,
  read(output, book) {
    let read = false;
    const text = output.lines.map((line) => line.text).join('\n');
    const attempt = (kind: string, fits: RegExp, claim: (place: Place) => void): void => {
      const found = span(output, fits, 'tool');
      if (found === undefined) return;
      try {
        claim(found.place);
        book.recognised(kind, found.from, found.to);
        read = true;
      } catch {
        // One of the others, then.
      }
    };
    if (/^\s{0,8}(?:System|Graphics):\s/m.test(text))
      attempt('inxi', /^\s{0,8}(?:System|Graphics|CPU|Info|Machine|Memory):\s|Device-\d/, (place) => {
        const found = parseInxi(text);
        claimInventory(book, place, found);
        claimDisplays(book, place, found.gpus);
      });
    else if (/(?:^|[\s│|])OS: \S/m.test(text) && /(?:^|[\s│|])Kernel: /m.test(text))
      attempt('fastfetch', /(?:^|[\s│|])(?:OS|Kernel|CPU|GPU|Memory|Host)(?: \d)?: /, (place) => {
        const found = parseFetchTool(text);
        claimInventory(book, place, found);
        for (const [index, name] of found.gpus.entries()) claimGpu(book, place, `fetch:${index}`, name);
      });
    if (/^[\s|]{0,24}\*-display/m.test(text))
      attempt('lshw', /^[\s|]{0,24}\*-display|^[\s|]{2,32}(?:product|vendor|bus info|configuration): /, (place) => claimDisplays(book, place, parseLshw(text)));
    if (/^\s{0,8}processor\s{0,8}: \d/m.test(text))
      attempt('lscpu', /^\s{0,8}(?:processor|model name|flags|Features|vendor_id|CPU part)\s{0,12}:/, (place) => claimCpuInfo(book, place, text));
    else if (
      /[Mm]odel name\s{0,20}:/.test(text) &&
      /^\s{0,8}(?:Architecture|CPU\(s\)|processor|vendor_id|Vendor ID|Flags|flags)\s{0,24}:/m.test(text) &&
      !/PyTorch version/.test(text)
    )
      attempt(
        'lscpu',
        /^\s{0,12}(?:Model name|model name|Architecture|CPU\(s\)|Flags|flags|Vendor ID|vendor_id|processor|Core\(s\)|Thread\(s\))\b.{0,24}:/,
        (place) => {
          const found = parseLscpu(text);
          book.fact(place, cpu.model, found.model);
          book.fact(place, cpu.vendor, found.vendor);
          book.fact(place, cpu.flags, isCutOff(text) ? undefined : found.flags);
          book.fact(place, cpu.hypervisor, found.hypervisor);
          book.fact(place, cpu.threads, found.threads);
          book.fact(place, cpu.cores, found.cores);
          book.fact(place, cpu.sockets, found.sockets);
          book.fact(place, cpu.numaNodes, found.numaNodes);
          book.fact(place, platform.arch, /^\s{0,8}Architecture:\s{1,30}(\w{3,12})/m.exec(text)?.[1]);
          if (found.model !== undefined) claimGpuOfCpu(book, place, found.model);
        },
      );
    // The flags and the model alone, as people cut them out.
    const known = read;
    if (!known && /^\s{0,12}[Ff]lags\s{0,24}: {0,40}fpu /m.test(text))
      attempt('cpu flags', /^\s{0,12}[Ff]lags\s{0,24}:/, (place) => {
        // What people point out in them stands between marks.
        const plain = text.replace(/[`*]{1,2}(\w{2,20})[`*]{1,2}/g, '$1');
        const flags = /^\s{0,12}[Ff]lags\s{0,24}: {0,40}(fpu [a-z0-9_ ]{20,4000}(?:\n {8,80}[a-z0-9_ ]{2,300}(?=\n|$)){0,12})/m.exec(plain)?.[1];
        if (flags === undefined) throw new Error('no flags');
        const words = flags.trim().split(/\s+/);
        book.fact(place, cpu.flags, isCutOff(text) ? undefined : relevantFlags(words));
        book.fact(place, cpu.hypervisor, words.includes('hypervisor') ? true : isCutOff(text) ? undefined : false);
        // Long mode: a 64-bit x86.
        if (words.includes('lm')) book.fact(place, platform.arch, 'x86_64');
      });
    if (!known && /^\s{0,12}[Mm]odel name\s{0,24}:/m.test(text))
      attempt('cpu model', /^\s{0,12}[Mm]odel name\s{0,24}:/, (place) => {
        const model = /^\s{0,12}[Mm]odel name\s{0,24}:\s{0,24}(\S.{2,80}?)\s*$/m.exec(text)?.[1];
        if (model === undefined) throw new Error('no model');
        book.fact(place, cpu.model, model);
        claimGpuOfCpu(book, place, model);
      });
    if (/^\s{0,8}Mem:\s/m.test(text)) attempt('free', /^\s{0,8}(?:Mem|Swap):\s/, (place) => claimMemory(book, place, text));
    if (/^\s{0,8}MemTotal:\s/m.test(text))
      attempt('meminfo', /^\s{0,8}(?:MemTotal|MemFree|MemAvailable|SwapTotal):\s/, (place) => {
        const kibibytes = (name: string): number | undefined => {
          const amount = new RegExp(`^\\s{0,8}${name}:\\s{1,20}(\\d{1,12}) kB`, 'm').exec(text)?.[1];
          return amount === undefined ? undefined : Number(amount) * 1024;
        };
        book.fact(place, memory.total, kibibytes('MemTotal'));
        book.fact(place, memory.available, kibibytes('MemAvailable'));
        book.fact(place, memory.swapTotal, kibibytes('SwapTotal'));
      });
    return read;
  },
};

/**
 * Does the text end within the flags of an x86 processor? The kernel lists them in one order: `lahf_lm` is behind all of AVX but AVX2 and later, and every
 * 64-bit processor has it, save what a hypervisor makes up. What is cut off must not be read as missing.
 */
function isCutOff(text: string): boolean {
  const last = [...text.matchAll(/^\s{0,12}[Ff]lags\s{0,24}:\s{0,40}(fpu [^:]{0,6000}?)(?=\n\s{0,12}[\w ]{2,40}\s{0,24}:|$(?![\s\S]))/gm)].at(-1)?.[1];
  return last !== undefined && !/\bavx2\b|\b(?:lahf_lm|hypervisor)\s{1,80}\w/.test(last);
}

function claimCpuInfo(book: Book, place: Place, text: string): void {
  const found = parseCpuInfo(text);
  book.fact(place, cpu.model, found.model);
  book.fact(place, cpu.vendor, found.vendor);
  book.fact(place, cpu.flags, found.flags === undefined || isCutOff(text) ? undefined : relevantFlags(found.flags));
  book.fact(place, cpu.hypervisor, found.hypervisor);
  if (found.model !== undefined) claimGpuOfCpu(book, place, found.model);
}

function claimMemory(book: Book, place: Place, text: string): void {
  const found = parseFree(text) as { total?: number; available?: number; free?: number; swapTotal?: number; swapFree?: number };
  book.fact(place, memory.total, found.total);
  book.fact(place, memory.available, found.available);
  book.fact(place, memory.free, found.free);
  book.fact(place, memory.swapTotal, found.swapTotal);
}
