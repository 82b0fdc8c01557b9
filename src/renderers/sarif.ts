import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Report, ReportFinding } from '../report/report.ts';
import { safeJson } from './json.ts';

/**
 * SARIF 2.1.0 (OASIS), for scanners' dashboards. A machine has no source files, so a result's place is a logical location: the layer.
 */
export function renderSarif(report: Report): string {
  const rules = report.findings.map(ruleOf);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ai-doctor', version: report.tool.version, semanticVersion: report.tool.version, rules } },
        invocations: [{ executionSuccessful: report.crashed.length === 0, startTimeUtc: report.startedAt }],
        properties: { machine: report.machine, layers: report.layers, clear: report.clear, undecided: report.undecided.map(({ id }) => id) },
        results: report.findings.map((finding, at) => resultOf(finding, at, report)),
      },
    ],
  };
  return `${safeJson(log, 2)}\n`;
}

function ruleOf({ id, title, symptom, remedy, evidence, layer, impact }: ReportFinding): ReportingDescriptor {
  const [first] = evidence;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: symptom },
    help: { text: remedy.map((each) => [each.do, ...(each.commands ?? []), each.setting ?? ''].filter(Boolean).join('\n')).join('\n') },
    ...(first === undefined ? {} : { helpUri: first.url }),
    defaultConfiguration: { level: levelOf(impact, true) },
    properties: { layer, impact, tags: [layer, impact] },
  };
}

function resultOf(finding: ReportFinding, ruleIndex: number, { layers: _, ...report }: Report): Result {
  const { id, layer, impact, verdict, title, why, rank, foldedUnder } = finding;
  // "[text](target)" is a link in a message (3.11.6): what was read on the machine may look like one.
  const saw = why.flatMap(({ about, says, saw: value }) => (value === undefined ? [] : [`${about ?? says}: ${value.replaceAll('](', '] (')}`]));
  const certain = verdict === 'confirmed' || verdict === 'present';
  return {
    ruleId: id,
    ruleIndex,
    level: levelOf(impact, certain),
    kind: certain ? 'fail' : 'review',
    message: { text: [title, ...saw].join('\n') },
    locations: [{ logicalLocations: [{ name: layer, fullyQualifiedName: `${report.machine.title}/${layer}`, kind: 'module' }] }],
    // The same cause on the same kind of machine is the same result from run to run.
    partialFingerprints: { 'aiDoctorCheck/v1': `${id}` },
    ...(foldedUnder === null ? {} : { suppressions: [{ kind: 'external', justification: `explained by ${foldedUnder}` }] }),
    properties: { verdict, ...(rank === null ? {} : { rank }) },
  };
}

function levelOf(impact: ReportFinding['impact'], certain: boolean): Result.level {
  if (!certain || impact === 'risk') return 'note';
  return impact === 'blocked' || impact === 'silent-wrong' ? 'error' : 'warning';
}
