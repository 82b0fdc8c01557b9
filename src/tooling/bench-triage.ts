import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CaseScore, readCases, scoreCase, type Totals, totalsOf, triageCase } from '../../test/helpers/score.ts';
import { layers } from '../check/layers.ts';
import { checks } from '../check/registry.generated.ts';
import { triageText } from '../triage/triage.ts';

/**
 * `npm run bench:triage`: how right `triage` is on real reports with known outcomes, and how fast. Writes docs/accuracy.md.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'test/cases');
const scores = readCases(folder).map((each) => scoreCase(each, triageCase(folder, each, checks)));
/** Each batch on the day on which it was measured, by the finding that the scorer took for right. */
const measuredBlind = [
  { date: '2026-11-22', checks: 297, positives: 18, first: 4, negatives: 6, alarms: 0 },
  { date: '2026-11-22', checks: 425, positives: 18, first: 5, negatives: 6, alarms: 0 },
  { date: '2026-11-22', checks: 432, positives: 18, first: 5, negatives: 6, alarms: 0 },
  { date: '2026-11-23', checks: 434, positives: 18, first: 12, negatives: 6, alarms: 0 },
  // An eighteenth had been learnt from before it was measured, and is left out.
  { date: '2026-11-23', checks: 463, positives: 17, first: 4, negatives: 6, alarms: 0 },
];

/**
 * Reports drawn for checks: each found by the symptom of a check in a reporter's words, in threads that no check and no test names, written down with its
 * check before any was tried, and run once. The second row is another draw, after what the first had taught.
 */
const measuredByCause = [
  { date: '2026-11-22', drawn: 'for the checks as they stood', positives: 455, first: 235, siblings: 84, taken: 10 },
  { date: '2026-11-22', drawn: 'anew, after learning from those', positives: 189, first: 106, siblings: 35, taken: 2 },
];

/**
 * Reports as they come: drawn by generic words of users, never by those of a check, labelled before anything was run, and each finding judged as the
 * report's maintainer would. Fair is an honest suspicion, what one would ask about next.
 */
const measuredAsTheyCome = [
  { date: '2026-11-23', drawn: 'excerpts as they came', checks: 434, reports: 618, right: 28, fair: 11, wrong: 12, causes: 210, named: 20 },
  { date: '2026-11-23', drawn: 'anew, only with some output in them', checks: 455, reports: 248, right: 12, fair: 3, wrong: 6, causes: 83, named: 10 },
  {
    date: '2026-11-23',
    drawn: 'anew, joined from several excerpts where there were such',
    checks: 471,
    reports: 73,
    right: 10,
    fair: 2,
    wrong: 4,
    causes: 30,
    named: 9,
  },
  { date: '2026-11-23', drawn: 'anew, the same way', checks: 475, reports: 36, right: 7, fair: 0, wrong: 2, causes: 15, named: 7 },
  { date: '2026-11-23', drawn: 'anew, of most a single excerpt', checks: 475, reports: 48, right: 5, fair: 1, wrong: 1, causes: 19, named: 5 },
];

/**
 * Checks drawn by chance and judged by somebody who wrote none of them, against their sources and on texts and machines of his own. Slight is a fault in
 * a remedy or in the evidence; wrong fires where it should not, has a wrong bound or a remedy that does not help.
 */
const measuredAudits = [
  { date: '2026-11-22', drawn: 30, right: 11, slight: 8, wrong: 11 },
  { date: '2026-11-22', drawn: 20, right: 7, slight: 4, wrong: 9 },
  { date: '2026-11-23', drawn: 30, right: 10, slight: 7, wrong: 13 },
];

/**
 * The same, judged by what their sources say (cause, condition, bounds, remedy, signatures), as the knowledge that checks are made from was audited once (14
 * of 30 right): partly is one of these wrong, overstated or too broad. Alarms: those that fire on a sound machine that really exists.
 */
const measuredBySources = [
  { date: '2026-11-23', which: 'drawn by chance', drawn: 30, right: 17, partly: 13, alarms: 4 },
  { date: '2026-11-23', which: 'all that no audit had drawn', drawn: 440, right: 311, partly: 129, alarms: 28 },
  { date: '2026-11-23', which: 'drawn by chance, once those were mended', drawn: 40, right: 25, partly: 15, alarms: 2 },
  { date: '2026-11-23', which: 'all, by others, one class of fault at a time', drawn: 473, right: 293, partly: 180, alarms: 24 },
  { date: '2026-11-23', which: 'drawn by chance once those were mended, and run, too', drawn: 40, right: 14, partly: 26, alarms: 13 },
  { date: '2026-11-23', which: 'drawn by chance after all was run, and run once more', drawn: 24, right: 12, partly: 12, alarms: 9 },
];

/** Every check that a live machine can fulfil, run on sound machines made up against it and on its own case; each counts once. */
const measuredByRunning = [{ date: '2026-11-23', run: 338, sound: 166, spoke: 151, silent: 21 }];

const page = [accuracyPart(), speedPart()].join('\n');
writeFileSync(join(root, 'docs/accuracy.md'), page);
process.stdout.write(page);

function accuracyPart(): string {
  const given = scores.slice(0, 36);
  const later = scores.slice(36);
  const heldOut = later.filter((score) => score.case.held_out === true);
  const learntFrom = later.filter((score) => !isUnseen(score));
  const misses = scores.filter((score) => score.case.kind === 'positive' && (score.rank === null || score.rank > 3));
  return `<!-- Made by \`npm run bench:triage\` from test/cases; edit those. -->
# How right \`triage\` is

Real reports, each with the outcome that its thread came to: machine output as it was reported, prose in our own words (test/cases). A report counts as
right at *k* when one of the first *k* findings that are not folded names the cause (patterns in expected.json, tried on id, title and first remedy only).
A *false alarm* is a confirmed or present finding above *risk* on a report whose environment was fine; a *soft alarm* a suspected or exposed one.

**The honest figure** is that of reports which were drawn and written down by somebody who knew no check, and measured once, before anybody learnt from them:

| measured | checks then | positive | first | negative | alarms |
|---|---|---|---|---|---|
${measuredBlind.map(({ date, checks: then, positives, first, negatives, alarms }) => `| ${date} | ${then} | ${positives} | ${first} (${percent(first / positives)}) | ${negatives} | ${alarms} |`).join('\n')}

**Of causes that have a check**, as strangers report them (a sibling is a report in the same words with another cause; taken is one that got an alarm, at times a right one):

| measured | drawn | reports | first | siblings | taken |
|---|---|---|---|---|---|
${measuredByCause.map(({ date, drawn, positives, first, siblings, taken }) => `| ${date} | ${drawn} | ${positives} | ${first} (${percent(first / positives)}) | ${siblings} | ${taken} |`).join('\n')}

The texts were excerpts of 1.5 kB, mostly found by the error itself, so that whole reports may do better or worse.

**Of reports as they come**, drawn by generic words of users and never by those of a check, each finding judged as the report's maintainer would (fair is an
honest suspicion: what one would ask about next). Findings are mostly right; most causes pass in silence, many since an excerpt of 1.5 kB ends before the error:

| measured | checks then | drawn | reports | findings | right | fair | wrong | causes beneath the program | named first |
|---|---|---|---|---|---|---|---|---|---|
${measuredAsTheyCome.map(({ date, checks: then, drawn, reports, right, fair, wrong, causes, named }) => `| ${date} | ${then} | ${drawn} | ${reports} | ${right + fair + wrong} | ${right} | ${fair} | ${wrong} (${percent(wrong / (right + fair + wrong))}) | ${causes} | ${named} (${percent(named / causes)}) |`).join('\n')}

**Of the checks themselves**, drawn by chance and judged strictly by somebody who wrote none of them. Slight is a fault in a remedy or in the evidence; wrong fires on
some healthy machine or other cause, has a wrong bound or a remedy that does not help. Nearly all that was found was mended; what was not drawn is about as right as this says.
Between the second draw and the third all 382 checks that had not been drawn were read by others and then attacked by others again (95 stood as they were), and most were changed; yet the third, in which
a fault is what somebody can make up in a text that may well be written, came out no better:

| measured | drawn | right | slight | wrong |
|---|---|---|---|---|
${measuredAudits.map(({ date, drawn, right, slight, wrong }) => `| ${date} | ${drawn} | ${right} (${percent(right / drawn)}) | ${slight} | ${wrong} |`).join('\n')}

By what their sources say of cause, condition, bounds, remedy and signatures (the knowledge that they were made from had 14 of 30 right; partly is one of these wrong,
overstated or too broad; alarms are those that fire on a sound machine that really exists). What a row found was mended before the next was measured. Each reader finds flaws in
a third of them or more still, mostly in a remedy (132 of the 180 of the fourth row had one there) or an upstream change that the check did not know (46). The fifth row is
harder: its readers ran the checks, too, on machines and texts of their own, which brings out what reading does not. The sixth is the same after what the table below found
had been mended: half of them hold, and nine speak on some sound machine, though mostly on rarer ones (Podman 6 beside AMD’s specification, a Jetson in “auto”, DeepSpeed’s report):

| measured | which | judged | right | partly | alarms |
|---|---|---|---|---|---|
${measuredBySources.map(({ date, which, drawn, right, partly, alarms }) => `| ${date} | ${which} | ${drawn} | ${right} (${percent(right / drawn)}) | ${partly} | ${alarms} |`).join('\n')}

After the fifth, therefore, each check that a live machine can fulfil was run so, on machines that were made up against it. Mostly it was a second card that does the work, a card kept for a
virtual machine, a server that is idle, or a setting that its owner chose; nearly all was mended:

| measured | run | held | spoke on a sound machine | silent on its own case |
|---|---|---|---|---|
${measuredByRunning.map(({ date, run, sound, spoke, silent }) => `| ${date} | ${run} | ${sound} (${percent(sound / run)}) | ${spoke} | ${silent} |`).join('\n')}

The table below shows that the machinery works, not how good it is: most threads of the first 36 are cited by the checks, and from those found later checks and
recognisers were learnt, after they had been measured also from the batches above.${heldOut.length === 0 ? '' : ' Those that are held out are opened by nobody who writes checks.'}

| reports | positive | first | among the first three | anywhere | negative | false alarms | soft alarms each | findings each |
|---|---|---|---|---|---|---|---|---|
${[row('the first 36', given), row('found later', learntFrom), ...(heldOut.length === 0 ? [] : [row('held out', heldOut)]), row('all', scores)].join('\n')}

## Per layer

| layer | positive | first | among the first three |
|---|---|---|---|
${layers
  .flatMap((layer) =>
    part(
      layer,
      scores.filter((score) => score.case.layer === layer && !isUnseen(score)),
    ),
  )
  .join('\n')}

## Per difficulty

| difficulty | positive | first | among the first three |
|---|---|---|---|
${['easy', 'medium', 'hard']
  .flatMap((difficulty) =>
    part(
      difficulty,
      scores.filter((score) => score.case.difficulty === difficulty && !isUnseen(score)),
    ),
  )
  .join('\n')}

${heldOut.length === 0 ? '' : 'Reports that are held out are left out of these two tables, so that nobody tunes on them.\n\n'}## Not among the first three

${misses
  .filter((score) => !isUnseen(score))
  .map(
    (score) =>
      `- [${score.case.id}](${score.case.url}) (${score.case.layer}, ${score.case.difficulty}): ${score.first === null ? 'nothing found' : `found ${score.first}`}. ${score.case.cause}`,
  )
  .join('\n')}
`;
}

function isUnseen(score: CaseScore): boolean {
  return score.case.held_out === true;
}

function row(name: string, of: readonly CaseScore[]): string {
  const totals: Totals = totalsOf(of);
  return `| ${name} | ${totals.positives} | ${percent(totals.first)} | ${percent(totals.topThree)} | ${percent(totals.anywhere)} | ${totals.negatives} | ${percent(totals.falseAlarms)} | ${totals.softAlarms.toFixed(2)} | ${totals.findings.toFixed(2)} |`;
}

function part(name: string, of: readonly CaseScore[]): string[] {
  const totals = totalsOf(of);
  return totals.positives === 0 ? [] : [`| ${name} | ${totals.positives} | ${percent(totals.first)} | ${percent(totals.topThree)} |`];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Texts of 5 kB a second on one core, and the cost of one text against its length. */
function speedPart(): string {
  const texts = corpus(5_000);
  // A batch is some thousand texts long: the first hundreds, which V8 still compiles for, count little.
  const perSecond = best(40, () => texts.forEach(judge)).ms;
  const lengths = [5, 50, 500, 5_000];
  const rows = lengths.map((kilobytes) => {
    const text = corpus(kilobytes * 1_000)[0] as string;
    const { ms } = best(kilobytes > 500 ? 2 : 4, () => judge(text));
    return `| ${kilobytes} kB | ${ms.toFixed(1)} ms | ${((ms * 1_000) / kilobytes).toFixed(0)} µs |`;
  });
  return `
## Speed

${checks.length} checks; ${texts.length} texts of 5 kB made of the reports above and of real tool output, judged and written as JSON on one core, the best of forty rounds: **${Math.round((texts.length / perSecond) * 1_000)} texts a second** of processor time.

| length of one text | cost | per kB |
|---|---|---|
${rows.join('\n')}

Times are of the machine that made this page. Texts above 5 MB are judged by their head and their tail.
`;
}

function judge(text: string): void {
  JSON.stringify(triageText(text, { checks, version: '0.0.0', startedAt: '', only: [], skip: [], runtimes: [], clock: () => 0 }));
}

/** Processor time, not the clock's: other programs on the machine do not count. */
function best(rounds: number, work: () => void): { ms: number } {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return { ms: Math.min(...times) };
}

/** Texts of a length: a report, then outputs of tools in fences, then the next report. */
function corpus(length: number): string[] {
  const samples = join(root, 'test/parsers/samples');
  const outputs = readdirSync(samples).flatMap((parser) =>
    readdirSync(join(samples, parser)).map((name) => readFileSync(join(samples, parser, name), 'utf8').slice(0, 2_000)),
  );
  const reports = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return reports.slice(0, 40).map((report, at) => {
    const parts = [report];
    let [size, next] = [report.length, at];
    while (size < length) {
      const part = `\n\n\`\`\`\n${outputs[next % outputs.length]}\n\`\`\`\n${reports[next % reports.length]?.slice(0, 800)}`;
      parts.push(part);
      size += part.length;
      next += 1;
    }
    return parts.join('').slice(0, length);
  });
}
