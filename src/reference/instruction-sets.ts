/**
 * Processors of which it is known that they have no AVX, or AVX and no AVX2, by the names that people and programs give them.
 *
 * Sources: en.wikipedia.org/wiki/Advanced_Vector_Extensions, "CPUs with AVX" and "CPUs with AVX2" (Intel from Sandy Bridge and Haswell on; Pentium
 * and Celeron from Tiger Lake on; Atom from Gracemont on; AMD from Bulldozer and Jaguar, and from Excavator on); ark.intel.com, "Instruction Set
 * Extensions" of the processors named; en.wikipedia.org/wiki/List_of_AMD_Opteron_processors; QEMU's target/i386/cpu.c for "Common KVM processor".
 *
 * Not here: "QEMU Virtual CPU". Proxmox's x86-64-v3 reports that name too and has AVX2 (qemu-server, PVE/QemuServer/CPUConfig.pm, builtin models).
 */
export interface InstructionSets {
  /** As it stands in the text. */
  readonly name: string;
  readonly index: number;
  /**
   * Names of /proc/cpuinfo. Complete from AVX on (avx, avx2, f16c, fma, bmi, avx512, amx); below it what all processors of the row have, so that
   * the lack of `ssse3` or `movbe` says nothing.
   */
  readonly flags: readonly string[];
}

const core2 = ['pni', 'ssse3'];
const nehalem = ['pni', 'ssse3', 'sse4_1', 'sse4_2'];
const sandyBridge = [...nehalem, 'xsave', 'avx'];
const ivyBridge = [...sandyBridge, 'f16c'];
const piledriver = [...sandyBridge, 'f16c', 'fma', 'bmi1'];

/** A suffix of a model's number, and no amount of memory: `i7 920`, not `i7 960 GB`. */
const rows: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bCore ?2 (?:Duo|Quad|Extreme|Solo)\b(?: [A-Z]{1,2}\d{4}\b)?/i, core2],
  // First generation: three digits.
  [/\b(?:Core )?i3[- ]?(?:[MU] )?(?:3[3-9]|5[3-6])0(?:M|E|UM|LM)?\b(?! ?[GMT]i?B)/i, nehalem],
  [/\b(?:Core )?i5[- ]?(?:[MU] )?(?:4[3-8]0|5[2468]0|65[05]|66[01]|6[78]0|7[56]0)(?:M|K|S|E|UM)?\b(?! ?[GMT]i?B)/i, nehalem],
  [/\b(?:Core )?i7[- ]?(?:[MQXLU] )?(?:6[12468]0|7[24]0|8[2-8]0|875|9[2-9]0|9[67]5)(?:M|K|S|X|E|QM|XM|LM|UM|LE|UE)?\b(?! ?[GMT]i?B)/i, nehalem],
  // Nehalem and Westmere. The letter tells them from the Gold 5520+ of 2023; W3520 has no hyphen, w5-3525 has.
  [/\bXeon\b[^.;\n]{0,24}?\b(?:[XEL](?:34|55|56|65|75)\d\d|W3[56]\d\d)\b(?! ?v\d|[+\d])|\bXeon(?: Processor)? 56\d\d\b(?! ?(?:v\d|M[HT]))/i, nehalem],
  [/\bXeon\b[^.;\n]{0,24}?\bE7[- ]{1,2}[248]8\d\d\b(?! ?v\d)/i, nehalem],
  [/\bXeon\b[^.;\n]{0,24}?\b[XEL](?:3[0-3]|5[1-4]|7[34])\d\d\b(?! ?v\d)/i, core2],
  [/\bPentium\b(?: Gold| Silver| Processor){0,2} (?:G[2-6]\d{3}|G[68]\d\d|[JN]\d{4}|[2-5]\d{3}U|6405U)\b/i, core2],
  [/\bCeleron\b(?: Processor)? (?:G[1-5]\d{3}|G[45]\d\d|[JN]\d{4}|[1-5]\d{3}U)\b/i, core2],
  [/\bAtom\b(?: Processor)? (?:[NDZSE]\d{3,4}|C[23]\d{3}|x[357]-[A-Z]?\d{4}|x6\d{3})\b/i, core2],
  [/\bPhenom\b(?: II)?(?: X\d)?(?: \d{3,4}T?\b)?|\bAthlon II\b(?: X\d)?(?: \d{3}\b)?/i, ['pni']],
  [/\bOpteron\b(?: Processor)? (?:1[23]|2[2-4]|41|61|8[2-4])\d\d\b/i, ['pni']],
  // Llano; with a B they are of 2014 and have AVX.
  [/\bA[468]-3[3-8]\d\d(?:MX?|K)?\b/, ['pni']],
  // AVX, and no AVX2. The 3820, 39x0 are Sandy Bridge in spite of their number.
  [
    /\b(?:Core )?i[357]-2\d{3}[A-Z]{0,2}\b|\bi7-(?:3820|39[367]0)[KX]?\b|\bXeon\b(?!.{0,40}\bv ?[2-9]\b)[^.;\n]{0,24}?\bE(?:3[- ]12|5[- ](?:14|16|24|26|46))\d\d(?: ?L)?\b(?![ _-]{0,2}\(?v ?\d)/i,
    sandyBridge,
  ],
  [/\b(?:Core )?i[357]-3\d{3}[A-Z]{0,2}\b|\bXeon\b[^.;\n]{0,24}?\bE(?:3[- ]12|5[- ](?:14|16|24|26|46))\d\d(?: ?L)? ?v2\b/i, ivyBridge],
  [/\bXeon\b[^.;\n]{0,24}?\bE7[- ]{1,2}[248]8\d\d ?v2\b/i, ivyBridge],
  // The generation behind it is enough.
  [/\bE5[- ](?:14|16|24|26|46)\d\d(?: ?L)? ?v2\b/i, ivyBridge],
  [/(?:\bAMD FX[- ]?|\bFX-)(?:[468]1\d\d|6200)\b/i, sandyBridge],
  [/(?:\bAMD FX[- ]?|\bFX-)(?:[468]3\d\d|9[35]\d\d)[EP]?\b/i, piledriver],
  // QEMU's kvm64 has SSE3 and no more.
  [/\bCommon KVM processor\b|\bkvm64\b/i, ['pni']],
];

const haswell = [...ivyBridge, 'fma', 'bmi1', 'bmi2', 'avx2'];

/**
 * Processors with AVX2 and without AVX-512, so that the lack of either is no cause there: Core of the 4th to 10th and of the 12th to 14th generation but
 * for the X series and Ice Lake (G1 to G7), Ryzen 1000 to 6000, EPYC 7001 to 7003.
 */
const withAvx2: readonly RegExp[] = [
  /\b(?:Core )?i[3579]-(?:[4-9]\d{3}|1(?:0\d|2\d|3\d|4\d)\d{2})(?!X|G\d|\d)[A-Z]{0,2}\b/i,
  /\bRyzen (?:[3579] |Threadripper )?(?:PRO )?[1-6]\d{3}(?!\d)[A-Z]{0,2}\b/i,
  /\bEPYC 7\d\d[123]P?\b/i,
];

/** What a processor of the last decade has for certain. */
export function findLaterInstructionSets(text: string): readonly string[] | undefined {
  const plain = text
    .slice(0, 600)
    .replace(/\((?:R|TM)\)/gi, '')
    .replace(/ {2,20}/g, ' ');
  return withAvx2.some((pattern) => pattern.test(plain)) ? haswell : undefined;
}

/** Boards and cores of ARMv8.0, which has no LSE atomics, dot products or half floats (Cortex-A53, A57, A72, A73; Raspberry Pi 3 and 4), and of 8.2 and later. */
const arm: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(?:Raspberry ?Pi|RPi) ?(?:Model )?[34](?: ?(?:Model )?B\+?)?\b|\bCortex-A(?:53|57|72|73)\b/i, ['asimd']],
  [
    /\b(?:Raspberry ?Pi|RPi) ?5(?: ?(?:Model )?B)?\b|\bCortex-A(?:7[678](?:AE|C)?|7[12][05])\b|\bJetson (?:AGX |Orin )?Orin\b|\bJetson Orin (?:Nano|NX)\b|\bNeoverse[- ][NV][1-3]\b|\bGraviton ?[2-4]\b|\bAmpere Altra\b|\bGrace (?:CPU|Hopper|Blackwell)\b|\bGB10\b|\bDGX Spark\b|\bRK3588S?\b/i,
    ['asimd', 'atomics', 'asimddp', 'asimdhp', 'fphp'],
  ],
];

/** The first such board or core that a line names. */
export function findArmInstructionSets(text: string): InstructionSets | undefined {
  for (const [pattern, flags] of arm) {
    const found = pattern.exec(text.slice(0, 600));
    if (found !== null) return { name: found[0], index: found.index, flags };
  }
  return undefined;
}

/** Cheap: can such a name be in the text at all? */
const mark = /\bE5[- ]|\bCore|\bi[357][- ]?\d|\bXeon|\bPentium|\bCeleron|\bAtom|\bPhenom|\bAthlon|\bOpteron|\bA[468]-3|\bFX|\bKVM/i;

/** The first processor without AVX or AVX2 that a line names. */
export function findInstructionSets(text: string): InstructionSets | undefined {
  const line = text.slice(0, 600);
  if (!mark.test(line)) return undefined;
  const plain = line
    .replace(/\((?:R|TM)\)/gi, '')
    .replace(/\bCPU\b/g, '')
    .replace(/ {2,20}/g, ' ');
  for (const [pattern, flags] of rows) {
    const found = pattern.exec(plain);
    if (found !== null) return { name: found[0], index: Math.max(0, line.indexOf(found[0].split(' ')[0] as string)), flags };
  }
  return undefined;
}
