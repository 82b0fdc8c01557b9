import { container } from '../../../facts/container.ts';
import { cpu } from '../../../facts/cpu.ts';
import { ioUring } from '../../../facts/io-uring.ts';
import { kernel } from '../../../facts/kernel.ts';
import { memory } from '../../../facts/memory.ts';
import { npu } from '../../../facts/npu.ts';
import { nvidia } from '../../../facts/nvidia.ts';
import { rocm } from '../../../facts/rocm.ts';
import { user } from '../../../facts/user.ts';
import { parseCpuMax } from '../../../parsers/cgroup.ts';
import { parseKernelConfig } from '../../../parsers/kernel-config.ts';
import { meminfoFields } from '../../../parsers/meminfo.ts';
import { hugetlbBytes, parseVmstat } from '../../../parsers/memory-files.ts';
import { parseNvidiaParams } from '../../../parsers/nvidia-params.ts';
import { isMapped } from '../../../parsers/uid-map.ts';
import type { Book, Place } from '../../book.ts';
import type { TextContext } from '../recogniser.ts';

/** Knows what one command prints; throws where the text is something else, and then nothing of it counts. */
export interface AnswerReader {
  readonly command: RegExp;
  /** @param command the whole of it: which file or unit was asked for */
  read(text: string, book: Book, place: Place, command: string, context: TextContext): void;
}

/** Files of /proc, /sys and /opt, by `cat` or `grep`. */
export const fileAnswers: readonly AnswerReader[] = [
  { command: /\/proc\/(?:self|1)\/uid_map\b/, read: (text, book, place) => book.fact(place, container.mapped, isMapped(text)) },
  {
    command: /\bSeccomp:?['"]? \/proc\/(?:self|1)\/status\b/,
    read(text, book, place) {
      const mode = Number(matched(/^\s*Seccomp:\s{1,8}([0-2])\s*$/m, text));
      book.fact(place, user.seccomp, mode);
      book.fact(place, container.seccomp, (['off', 'strict', 'filter'] as const)[mode]);
    },
  },
  { command: /\/kernel\/io_uring_disabled\b/, read: (text, book, place) => book.fact(place, ioUring.disabled, wholeNumber(text)) },
  {
    command: /\bsysctl (?:-\w (?:--)? ?)?kernel\.io_uring_disabled\b/,
    read: (text, book, place) => book.fact(place, ioUring.disabled, Number(matched(/^\s*(?:kernel\.io_uring_disabled\s?=\s?)?([0-2])\s*$/m, text))),
  },
  { command: /\/kernel\/numa_balancing\b/, read: (text, book, place) => book.fact(place, cpu.numaBalancing, wholeNumber(text)) },
  { command: /\/vm\/overcommit_memory\b/, read: (text, book, place) => book.fact(place, memory.overcommit, wholeNumber(text)) },
  {
    command: /\/proc\/vmstat\b/,
    read: (text, book, place) => book.fact(place, memory.oomKills, parseVmstat(text, 'oom_kill')),
  },
  { command: /-c\w? hypervisor \/proc\/cpuinfo\b/, read: (text, book, place) => book.fact(place, cpu.hypervisor, wholeNumber(text) > 0) },
  { command: /\/(?:policy|cpu)\S{1,5}\/(?:cpufreq\/)?scaling_governor\b/, read: (text, book, place) => book.fact(place, cpu.governor, namesIn(text)) },
  { command: /\/(?:policy|cpu)\S{1,5}\/(?:cpufreq\/)?scaling_driver\b/, read: (text, book, place) => book.fact(place, cpu.scalingDriver, namesIn(text)) },
  {
    command: /\/rknpu\/version\b/,
    read: (text, book, place) => book.fact(place, npu.rknpuVersion, matched(/^\s*(?:RKNPU driver: )?v?(\d{1,2}\.\d{1,3}\.\d{1,3})\s*$/m, text)),
  },
  { command: /\/driver\/nvidia\/params\b/, read: (text, book, place) => book.fact(place, nvidia.parameters, parseNvidiaParams(text)) },
  {
    command: /\/sys\/fs\/cgroup\/cpu\.max\b/,
    read: (text, book, place) => book.fact(place, cpu.quota, parseCpuMax(text)),
  },
  { command: /\/sys\/class\/kfd(?![\w/])/, read: (text, book, place) => book.fact(place, rocm.kfdInKernel, isThere(text, /\/sys\/class\/kfd/)) },
  {
    command: /\/lib\/modules\/.{1,60}\/build\b/,
    read: (text, book, place) => book.fact(place, nvidia.headers, isThere(text, /\/lib\/modules\/\S{1,60}\/build/)),
  },
  {
    command: /(?:\/proc\/config\.gz|\/boot\/config-)/,
    read: (text, book, place) => book.entries(place, kernel.config, parseKernelConfig(text)),
  },
  {
    command: /\/rocm\S{0,12}\/\.info\/version\b/,
    read: (text, book, place) => book.fact(place, rocm.version, matched(/^(\d{1,2}\.\d{1,2}\.\d{1,2})(?:-\d{1,6})?\s*$/, text.trim())),
  },
  {
    command: /\/sys\/module\/amdgpu\/parameters\/lockup_timeout\b/,
    read: (text, book, place) =>
      book.entries(place, kernel.parameters, {
        'amdgpu.lockup_timeout': matched(/^\s*(?:\/sys\/module\/amdgpu\/parameters\/lockup_timeout:)?(-?\d{1,9}(?:,-?\d{1,9}){0,3})\s*(?:\n|$)/, text),
      }),
  },
  {
    command: /\/proc\/meminfo\b/,
    read(text, book, place) {
      const of = meminfoFields(text);
      // Only the lines that were asked for are there.
      if (of.HugePages_Total !== undefined) book.fact(place, memory.hugetlb, hugetlbBytes(of));
      if (of.HugePages_Free !== undefined && of.Hugepagesize !== undefined) book.fact(place, memory.hugetlbFree, of.HugePages_Free * of.Hugepagesize);
      if (of.CommitLimit !== undefined && of.Committed_AS !== undefined) book.fact(place, memory.commitLeft, Math.max(0, of.CommitLimit - of.Committed_AS));
    },
  },
];

export function matched(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error('another answer');
  return found;
}

/** `ls` of something that is there or not; throws on any other answer, a refusal among them. */
export function isThere(text: string, path: RegExp): boolean {
  if (/No such file or directory/.test(text)) return false;
  if (!path.test(text) && !/^\s*[\w-]{1,40}\s*$/.test(text)) throw new Error('another answer');
  return true;
}

function wholeNumber(text: string): number {
  return Number(matched(/^\s*(\d{1,15})\s*$/, text));
}

function namesIn(text: string): string[] {
  const names = text.split('\n').map((line) => line.trim());
  if (!names.every((name) => /^[a-z][\w-]{1,30}$|^$/.test(name)) || names.join('') === '') throw new Error('no names of one word');
  return [...new Set(names.filter(Boolean))];
}
