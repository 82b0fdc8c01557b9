import { Chalk } from 'chalk';
import type { Check, Remedy } from '../check/define-check.ts';
import type { MissingFact } from '../logic/look.ts';
import { handlesOf, listsOf } from '../logic/predicate.ts';
import { owners } from '../reference/owners.ts';
import type { Judgement } from '../report/verdict.ts';
import { conditionLines, judgementLines } from './conditions.ts';
import { hang } from './hanging.ts';
import { plain } from './plain.ts';
import { words } from './text.ts';

export interface ExplanationOptions {
  readonly columns: number;
  readonly colour: boolean;
  /** "this machine", or whose it is. */
  readonly machine: string;
  readonly live: boolean;
  /** os-release's ID and ID_LIKE there; empty where not known. */
  readonly distributions: readonly string[];
  /** Redacts what came from the machine. */
  safe(text: string): string;
}

/** A check's whole page, with the answer for one machine before it and the reasons for that answer. */
export function renderExplanation(judgement: Judgement, options: ExplanationOptions): string {
  const { check } = judgement;
  const width = Math.max(40, Math.min(options.columns, 110));
  const { bold, dim } = new Chalk({ level: options.colour ? 1 : 0 });
  const section = (heading: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`${bold(heading)}\n${lines.join('\n')}`]);
  const prose = (heading: string, text: string): string[] => section(heading, hang('  ', text, width));
  const signatures = (heading: string, patterns: readonly RegExp[] = []): string[] =>
    section(
      heading,
      patterns.map((pattern) => `  ${pattern}`),
    );
  const tracker = check.owner.tracker ?? owners[check.owner.component].tracker;
  return `${[
    [...hang('', check.title, width).map((line) => bold(line)), dim(`${check.id} · ${check.layer} · ${check.impact}`)].join('\n'),
    ...section(`On ${options.machine}: ${judgement.verdict}`, answer(judgement, options, width)),
    ...section('What would decide it', deciders(judgement, options, width)),
    ...prose('What is seen', check.symptom),
    ...prose('What is usually blamed instead', check.blamedOn),
    ...(check.background === undefined ? [] : prose('Background', check.background)),
    ...remedies(check, options.distributions, width).flatMap(([heading, lines]) => section(heading, lines)),
    ...section('How to see that it helped', [`  ${check.verify}`]),
    ...prose('Who can fix it', `${owners[check.owner.component].name}${tracker === null ? '' : ` · ${tracker}`}`),
    ...section(
      check.kind === 'fault' ? 'It is so where' : 'It was reported where',
      conditionLines(check.when, width).map((line) => `  ${line}`),
    ),
    ...(check.unless === undefined
      ? []
      : section(
          'It is cleared where',
          conditionLines(check.unless, width).map((line) => `  ${line}`),
        )),
    ...(check.bites === undefined
      ? []
      : section(
          'It is seen to happen where',
          conditionLines(check.bites, width).map((line) => `  ${line}`),
        )),
    ...signatures('Log lines that prove it', check.proves),
    ...signatures('Log lines that this and other causes leave', check.hints),
    ...signatures('How people put it', check.said),
    ...section(
      'Sources',
      check.evidence.flatMap(({ url, date, establishes, strength }) => [`  ${url}`, ...hang('    ', `${date}, ${strength}: ${establishes}`, width)]),
    ),
    ...(check.formerly === undefined ? [] : prose('Earlier names', check.formerly.join(', '))),
  ].join('\n\n')}\n`;
}

const meanings = {
  confirmed: 'It is seen happening here.',
  present: 'The condition is here, and is itself the failure.',
  suspected: 'A sign of it is here, and something that decides it is missing.',
  exposed: 'The combination is here; that it fails here was not seen.',
  crashed: 'This check failed on what it read, which is a bug of ai-doctor; please report it.',
} as const;

/** The verdict in a sentence, and the parts that carry it. */
function answer({ verdict, check, when, unless, bites, signs, missing, error }: Judgement, options: ExplanationOptions, width: number): string[] {
  const { safe } = options;
  const gap = gapWords(options);
  const cleared = verdict === 'clear' && unless?.truth === 'true' && when?.truth !== 'false';
  const sentence =
    verdict === 'clear'
      ? cleared
        ? 'What clears it is in force:'
        : 'It is not so, because:'
      : verdict === 'undecided'
        ? missing.length === 0
          ? 'What was read does not decide it.'
          : `${missing.length === 1 ? 'One fact is' : `${missing.length} facts are`} missing.`
        : verdict === 'suspected' && missing.length === 0
          ? 'It looks so; but what is known of it rests on one report, or on what somebody wrote, so it is not called certain.'
          : meanings[verdict];
  const part = (explanation: Judgement['when']): string[] => (explanation === undefined ? [] : judgementLines(explanation, { width, safe, gap }));
  const named = (heading: string, explanation: Judgement['when']): string[] => (explanation === undefined ? [] : [`  ${heading}`, ...part(explanation)]);
  return [
    ...hang('  ', sentence, width),
    ...(error === undefined ? [] : hang('  ', safe(plain(error)), width)),
    ...(cleared ? part(unless) : part(when)),
    ...(!cleared && verdict !== 'clear' ? named('cleared where', unless) : []),
    ...(verdict === 'clear' ? [] : named('seen to happen where', bites)),
    ...signs.flatMap(({ kind, line, source }) =>
      hang(kind === 'proves' ? '  ✓ ' : '  ? ', safe(`the log says: ${plain(line).slice(0, 200)} (${plain(source)})`), width),
    ),
    ...(verdict === 'clear' && signs.length > 0 ? hang('  ', 'A line that speaks of it is in the log all the same.', width) : []),
    ...(verdict === 'exposed' && (check.proves ?? check.hints) !== undefined ? hang('  ', 'No line in the logs that were read speaks of it.', width) : []),
  ];
}

/** On a live machine nothing is "recorded": there a list without items was looked for where such things usually lie. */
function gapWords({ live }: ExplanationOptions): (missing: Pick<MissingFact, 'reason' | 'detail'>) => string {
  return ({ reason, detail }) =>
    `${live && reason === 'not-recorded' ? 'nothing was found, and it may lie where nobody looks' : words(reason)}${detail === undefined ? '' : ` (${plain(detail)})`}`;
}

/** Every missing fact with its reason, and a command that shows it. */
function deciders({ check, missing }: Judgement, options: ExplanationOptions, width: number): string[] {
  const { safe } = options;
  const gap = gapWords(options);
  const handles = [check.when, check.unless, check.bites].flatMap((each) => (each === undefined ? [] : handlesOf(each)));
  const lists = [check.when, check.unless, check.bites].flatMap((each) => (each === undefined ? [] : listsOf(each)));
  const labels = new Map([...handles, ...lists].map(({ id, label }) => [id, label]));
  return missing.flatMap(({ get, fact, ...why }) => {
    const label = labels.get(fact.replace(/\[.{1,200}?\]\./, '[].'));
    const name = label === undefined ? fact : `${label} (${fact})`;
    return [...hang('  - ', safe(plain(`${name}: ${gap(why)}`)), width), ...(get === undefined ? [] : [`      $ ${get}`])];
  });
}

const distributionNames: Readonly<Record<string, string>> = {
  arch: 'Arch Linux',
  debian: 'Debian',
  fedora: 'Fedora',
  nixos: 'NixOS',
  suse: 'openSUSE',
  ubuntu: 'Ubuntu',
};

/** What holds for this machine's distribution, or for all, in the check's own order; what holds for others after it. */
function remedies({ remedy }: Check, here: readonly string[], width: number): [heading: string, lines: string[]][] {
  const fits = ({ on }: Remedy): boolean => on === undefined || here.length === 0 || here.includes(on);
  const lines = (of: readonly Remedy[]): string[] =>
    of.flatMap(({ do: text, commands = [], setting, on }) => [
      ...hang('  - ', `${on === undefined || namesIt(text, on) ? '' : `${distributionNames[on] ?? on}: `}${text}`, width),
      ...commands.map((command) => `      $ ${command}`),
      ...(setting === undefined ? [] : [`      ${setting}`]),
    ]);
  return [
    ['What to do', lines(remedy.filter(fits))],
    ['What to do on other distributions', lines(remedy.filter((each) => !fits(each)))],
  ];
}

function namesIt(text: string, on: string): boolean {
  return text.toLowerCase().includes(on) || text.includes(distributionNames[on] ?? on);
}
