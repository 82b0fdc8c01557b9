import { meaningOf } from './prose/clause.ts';

/** Names, paths and commands of Linux, and what brings Linux to a machine of another system. */
const ofLinux =
  /linux|\bWSL|\bunix\b|\b[KX]?ubuntu\b|\bdebian\b|\bfedora\b|\bRHEL\b|\bred ?hat\b|\bcentos\b|\brocky\b|\balma|\bopensuse\b|\bgentoo\b|\bnixos\b|\bmint\b|\bpop!?_?os\b|\b(?:arch|manjaro|cachyos|endeavouros|bazzite|proxmox|unraid|truenas)\b|(?<![\w.:])\/(?:home|usr|opt|etc|proc|sys|dev|var|mnt|root|lib|tmp|workspace)\/|\bsudo\b|\bapt(?:-get)?\b|\bdnf\b|\bpacman\b|\bdocker|\bcontainers?\b|\bpodman\b|\bkube|\bssh\b|\bcolab\b|\brunpod\b|\b(?:my|the|a|our|remote|gpu) (?:[\w-]{1,12} )?(?:server|cluster|NAS)\b|\bNVRM\b|\bdmesg\b|\bjournalctl\b|\bsystemctl\b|\bvirtual machine\b|\bVMs?\b|\bhyper-v\b/i;

/** A frame of a traceback whose file lies on a drive with a letter. */
const frame = /^[^\n]{0,200}\bFile "[A-Z]:[\\/]{1,2}[^"\n]{1,400}", line \d/im;
const statement = /\b(?:my |the )?(?:operating system|OS) (?:is|=) (?:Microsoft )?Windows(?: \d{1,2}\b)?/gi;
/** A row of versions with the system among them: "cu126 torch 2.7 py312 win10". */
const versions =
  /^(?=[^\n]{0,300}\b(?:torch|triton|cuda|python) ?\d)(?=[^\n]{0,300}\b(?:cu1\d\d|py3\d{1,2})\b)(?![^\n]{0,300}\b(?:work(?:s|ed)|fine)\b)[^\n]{0,300}\bwin(?:dows)? ?1[01]\b/im;

/** Where a text tells of Windows in passing, and nothing in it is of Linux; undefined for every other text. */
export function saidOfWindows(text: string): string | undefined {
  if (ofLinux.test(text.replace(/https?:\/\/\S{1,400}/g, ''))) return undefined;
  if (frame.test(text)) return 'a traceback with a drive of Windows';
  for (const { 0: said, index } of text.matchAll(statement)) if (meaningOf(text, index, said.length) === 'state') return 'words of Windows';
  return versions.test(text) ? 'words of Windows' : undefined;
}
