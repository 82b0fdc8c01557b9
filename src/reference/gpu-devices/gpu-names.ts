import type { GpuChip } from './gpu-chip.ts';

/** One way in which people write a GPU's name, and how careful a reader must be with it. */
export interface Spelling {
  text: string;
  /** A model code without its series (`H100`, `7900 XTX`, `780M`): next to other punctuation it may be part of something else. */
  bare?: true;
  /** Counts only without spaces inside: `A40`, not `a 40`. */
  glued?: true;
  /** Counts only in capitals: `P40` is a card, `p40` a percentile. */
  capitals?: true;
  /** Could be a number of megabytes or of parameters: `780M`. */
  quantity?: true;
  /** A plain number or a code of two signs: counts only where a word beside it speaks of a card, as in `my 3090`, `2x 4090`, `a T4`, `L4 GPU`. */
  besideWord?: true;
}

const SERIES =
  /^(?:GeForce|Quadro|Tesla|TITAN|RTX|NVS|GRID|CMP|P10[246]-|Jetson|AGX |Orin N|DGX|Radeon|Instinct|FirePro|FireStream|Ryzen|Arc|Iris|UHD|HD Graphics|Data Center GPU|BC-250|Vega [678]$|395 AI Max|GMKtec EVO|Strix|Krackan|Steam|Battlemage)/;
const DATA_CENTRE_CODE = /^(?:A|AX|H|L|B|GB|GH|T)\d/;
const NO_DIGIT_BUT_UNIQUE =
  /TITAN|^(?:Radeon (?:Pro )?VII|Radeon R9 (?:Fury|Nano)|Radeon Vega Frontier|Radeon RX Vega M|Iris Xe Graphics|Strix|Krackan|Steam|DGX|Jetson|AGX |Orin N)/;
const TOO_VAGUE = /^Radeon R\d[A-Z]?$|^Radeon RX(?: Series)?$|^Radeon Pro WX Series$|\//;

/** How the name of a table row is written in prose and logs; empty where it names no product. */
export function spellings(name: string): Spelling[] {
  if (TOO_VAGUE.test(name)) return [];
  if (DATA_CENTRE_CODE.test(name)) return dataCentreSpellings(name);
  if (!SERIES.test(name) || (!/\d/.test(name) && !NO_DIGIT_BUT_UNIQUE.test(name))) return [];
  return mobileSpellings(name).flatMap((text) => [{ text }, ...shorter(text)]);
}

/** The rows' names and the aliases of a chip, each with the name to report. */
export function namesOf(chip: GpuChip): [written: string, reported: string][] {
  return [...Object.keys(chip.names).map((name): [string, string] => [name, name]), ...Object.entries(chip.aliases ?? {})];
}

function dataCentreSpellings(name: string): Spelling[] {
  const branded = [{ text: `NVIDIA ${name}` }, { text: `Tesla ${name}` }];
  if (/^(?:A100X?|A800|AX800|H100|H200|H800|L40S|GB200|GB300|GH200)\b/.test(name)) {
    return [...branded, { text: name, bare: true, glued: true }];
  }
  if (/^(?:A10G|A30X?|A40|H20|L20|L40|B100|B200|B300|GB10)\b/.test(name)) return [...branded, { text: name, bare: true, glued: true, capitals: true }];
  if (/^(?:A10|L4)$/.test(name)) return [...branded, { text: name, bare: true, glued: true, capitals: true, besideWord: true }];
  return branded;
}

function mobileSpellings(name: string): string[] {
  const laptop = /^(.+?) (?:Laptop GPU|Mobile|with Max-Q Design)$/.exec(name)?.[1];
  const all = [name];
  if (laptop !== undefined) all.push(`${laptop} Laptop GPU`, `${laptop} Laptop`, `${laptop} Mobile`, `${laptop} Max-Q`, `${laptop} with Max-Q Design`);
  return [...new Set(all.flatMap((text) => [text, text.replace(/ (?:Ada )?Generation\b/, (words) => (words.startsWith(' Ada') ? ' Ada' : ''))]))];
}

// Each rule: what it applies to, what is left out, and the care that the shorter form needs.
const SHORTER: readonly [pattern: RegExp, replacement: string, care?: Omit<Spelling, 'text'>][] = [
  [/^GeForce ((?:RTX|GTX|GT|MX ?\d).*)$/, '$1'],
  [/^GeForce (?:RTX|GTX) (\d{3,4} Ti\b.*)$/, '$1', { bare: true }],
  [/^GeForce (?:RTX|GTX) ((?:10[5-8]|16[56]|20[678]|30[5-9]|40[5-9]|50[5-9])0(?: SUPER)?)$/, '$1', { bare: true, quantity: true, besideWord: true }],
  [/^Quadro (RTX .*)$/, '$1'],
  [/^(RTX \d{4}) Ada$/, '$1'],
  [/^RTX (A[2-6][05]00)$/, '$1', { bare: true, glued: true, capitals: true }],
  [/^Tesla (.*)$/, 'NVIDIA $1'],
  [/^Tesla ((?:V100S?|P100)\b.*)$/, '$1', { bare: true, glued: true }],
  [/^Tesla ((?:P40|K80|M40)\b.*)$/, '$1', { bare: true, glued: true, capitals: true }],
  [/^Tesla (T4)$/, '$1', { bare: true, glued: true, capitals: true, besideWord: true }],
  [/^Radeon ((?:RX|HD|R[579]|Pro|AI PRO) .*)$/, '$1'],
  [/^Radeon RX (\d{4} (?:XTX?|GRE))$/, '$1', { bare: true }],
  [/^Radeon (80[4-6]0S)$/, '$1', { bare: true, glued: true }],
  [/^Radeon ([67]80M|8[89]0M)$/, '$1', { bare: true, glued: true, capitals: true, quantity: true }],
  [/^Radeon Pro ([WV]\d{4}X?)$/, '$1', { bare: true, glued: true, capitals: true }],
  [/^Radeon AI PRO (R9[67]00D?)$/, '$1', { bare: true, glued: true, capitals: true }],
  [/^(?:Radeon )?Instinct (MI\d+[AXP]?)$/, '$1', { bare: true, glued: true }],
  // Not Vega 10 and 20: those are chips, too, and `vega10_ih` in a kernel log is any GPU of theirs.
  [/^Radeon (?:RX )?(Vega (?:3|6|8|11|56|64))$/, '$1'],
  [/^Ryzen (AI (?:Max|9 HX) .*)$/, '$1'],
  [/^Ryzen (AI Max)\+ (.*)$/, '$1 $2'],
  [/^Ryzen \d (\d{4}(?:HS|HX|U|H|G))$/, '$1', { bare: true, glued: true, capitals: true }],
  [/^Arc (A310|A380|A580|A750|A770M?|B570|B580)$/, '$1', { bare: true, glued: true, capitals: true }],
  [/^(UHD|HD|Iris Pro|Iris Plus|Iris) Graphics (P?\d+)$/, '$1 $2'],
  [/^Iris Xe Graphics$/, 'Iris Xe'],
  [/^Data Center GPU ((?:Max|Flex) \d+\w*)$/, '$1'],
];

function shorter(name: string): Spelling[] {
  return SHORTER.filter(([pattern]) => pattern.test(name)).map(([pattern, replacement, care]) => ({ text: name.replace(pattern, replacement), ...care }));
}
