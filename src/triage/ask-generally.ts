import type { RuntimeName } from '../check/define-check.ts';
import { distro } from '../facts/distro.ts';
import { platform } from '../facts/platform.ts';
import type { Facts } from '../logic/fact.ts';
import type { Complaint } from '../report/complaint.ts';
import type { Ask } from './ask.ts';
import { generalQuestionsOf, knownOf, type Questions, refusedProgram } from './general-questions.ts';

/** What bears on which question helps most where no cause is in sight. */
export interface Situation {
  readonly complaints: readonly Complaint[];
  /** Somebody writes that something fails, in words that name no complaint. */
  readonly fails: boolean;
  readonly facts: Facts;
  readonly runtimes: readonly RuntimeName[];
  /** Kinds of output that the text shows. */
  readonly kinds: ReadonlySet<string>;
  readonly text: string;
  /** The text breaks off. */
  readonly cutOff: boolean;
}

const most = 3;

/**
 * The first questions of every maintainer, by complaint, runtime, vendor and container. Only for reports in which nothing is found and something is
 * complained of; what the text shows is not asked for.
 */
export function generalQuestions(situation: Situation): Ask[] {
  const { complaints, fails, text } = situation;
  if ((complaints.length === 0 && !fails) || ofOtherSystem(situation)) return [];
  const main = isOfBuild(text) ? 'build-failure' : byWeight.find((complaint) => complaints.includes(complaint));
  const questions = generalQuestionsOf(situation, main === 'build-failure');
  const asked = ['rest' as const, ...wantedFor(main, text), ...ordinary(text), 'system' as const]
    .flatMap((name) => questions[name] ?? [])
    .filter(({ shown }) => !shown);
  const first = asked.filter(({ command }, at) => asked.findIndex((each) => each.command === command) === at);
  return first.slice(0, most).map(({ what, command }) => ({ what, command, decides: [] }));
}

/** Where a text breaks off, what follows comes before all else: the end of a log is where the error stands. */
export function restFirst(situation: Situation, asked: readonly Ask[]): Ask[] {
  const { rest } = generalQuestionsOf(situation, isOfBuild(situation.text));
  return rest === undefined ? [...asked] : [{ what: rest.what, command: rest.command, decides: [] }, ...asked].slice(0, most);
}

type Order = readonly (keyof Questions)[];

function wantedFor(main: Complaint | undefined, text: string): Order {
  if (main === undefined) return [];
  if (main === 'crash' && /illegal instruction|invalid opcode|SIGILL/i.test(text)) return ['processor', 'log', 'kernelLog'];
  if (main === 'build-failure' && /\bdkms\b/i.test(text)) return ['toolchain', 'buildLog', 'system'];
  if (main === 'permission' && refusedProgram(text) !== undefined) return ['program', 'log', 'system'];
  // A download that stands still has nothing to do with a GPU.
  if (main === 'hang' && /\b(?:pull|download)(?:s|ing)?\b/i.test(titleOf(text))) return ['log', 'output', 'system'];
  return orders[main];
}

/** What helps with any failure: what the program says, and the GPU first where one is spoken of. */
function ordinary(text: string): Order {
  return /\bGPUs?\b|\bcard\b|\bCUDA\b|\bROCm\b|\bVulkan\b|\bNVIDIA\b|\bRadeon\b|\bGeForce\b|\bRTX\b|\bWSL/i.test(text)
    ? ['log', 'gpu', 'output', 'containerStart', 'rocm', 'kernelLog']
    : ['log', 'output', 'containerStart', 'system'];
}

function titleOf(text: string): string {
  return text.trimStart().split('\n', 1)[0]?.slice(0, 300) ?? '';
}

/** The title says that it is a build that fails, or a tracker’s label does. */
function isOfBuild(text: string): boolean {
  const title = titleOf(text);
  return (
    /\bCompile bug\b|\b(?:compil(?:e|ing|ation)|build(?:ing)?|cmake|make|install(?:ing|ation)?)\b.{0,60}\b(?:crash|errors?|fail\w{0,3}|broken|breaks?|trouble)\b|\b(?:crash|errors?|fail\w{0,3}|trouble)\b.{0,60}\b(?:compil(?:e|ing|ation)|building)\b/i.test(
      title,
    ) || /^labels: .{0,80}(?<![\w-])build(?![\w-])/m.test(text.slice(0, 600))
  );
}

/** Windows or macOS, and no word of Linux: commands of Linux would help nobody. */
function ofOtherSystem({ facts, text }: Situation): boolean {
  if (knownOf(facts, platform.system.id) !== undefined || knownOf(facts, distro.id.id) !== undefined || /\bLinux\b|\bWSL/i.test(text)) return false;
  return /\bWindows\b|\bWin(?:10|11)\b|\bmac ?OS\b|\bMacBook\b|\bMac (?:Studio|mini|Pro)\b|\bApple M\d\b/i.test(text);
}

/** The complaint that narrows most comes first. */
const byWeight: readonly Complaint[] = [
  'not-on-gpu',
  'out-of-memory',
  'permission',
  'build-failure',
  'wrong-output',
  'machine-off',
  'crash',
  'hang',
  'load-failure',
  'slow',
];

const orders: Readonly<Record<Complaint, Order>> = {
  'not-on-gpu': ['log', 'containerStart', 'containerGpu', 'gpu', 'nodes', 'rocm'],
  'out-of-memory': ['log', 'output', 'rocm', 'gpu', 'memory'],
  permission: ['nodes', 'containerStart', 'log'],
  'build-failure': ['buildLog', 'toolchain', 'system'],
  'wrong-output': ['log', 'gpu', 'rocm'],
  // The log of this boot begins after it.
  'machine-off': ['bootBefore', 'gpu', 'system'],
  crash: ['kernelLog', 'log', 'gpu'],
  hang: ['kernelLog', 'log', 'gpu'],
  'load-failure': ['log'],
  slow: ['placement', 'log', 'gpu'],
};
