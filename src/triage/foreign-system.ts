import type { Facts } from '../logic/fact.ts';
import type { PlatformWords } from './prose/platform.ts';
import { saidOfWindows } from './said-of-windows.ts';
import type { TriageReport } from './triage-schema.ts';

/** Windows or macOS without any sign of Linux. */
export function foreignSystem(text: string, facts: Facts, { foreign }: PlatformWords): TriageReport['foreign'] {
  const known = (id: string): boolean => facts.scalars[id] !== undefined;
  if (known('kernel.release') || known('platform.system') || /\bWSL/i.test(text)) return undefined;
  const head = text.slice(0, 200_000);
  const paths = head.match(/\b[A-Z]:\\{1,2}(?:Users|Windows|Program|ProgramData|llama|ai)\b/g)?.length ?? 0;
  if (paths >= 2 || (paths === 1 && foreign?.system === 'Windows'))
    return { system: 'Windows', source: foreign === undefined ? 'paths of Windows' : `line ${foreign.number}` };
  if (/\bDarwin Kernel Version|ggml_metal_init|\bmacOS \d{2}\.\d/.test(head) && !/\blinux\b/i.test(head)) return { system: 'macOS', source: 'words of macOS' };
  if (known('distro.id')) return undefined;
  if (foreign !== undefined) return { system: foreign.system, source: `line ${foreign.number}` };
  const windows = saidOfWindows(head);
  return windows === undefined ? undefined : { system: 'Windows', source: windows };
}
