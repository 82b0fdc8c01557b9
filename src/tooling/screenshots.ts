import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { checks } from '../check/registry.generated.ts';
import { evidenceFromHost } from '../evidence/from-host.ts';
import { recordedHost } from '../host/recorded.ts';
import { parseRecording } from '../host/recording.ts';
import { privateValuesOf } from '../redact/private-values.ts';
import { redactReport } from '../redact/redact-report.ts';
import { renderText } from '../renderers/text.ts';
import { makeReport } from '../report/report.ts';
import { version } from '../version.ts';
import { ansiToSvg } from './ansi-svg.ts';

/** `npm run docs:screenshots`: the text report of recorded machines as pictures. The same machine and checks give the same bytes. */
const pictures = [
  { slug: 'docker-rocm', title: 'ai-doctor in a container whose user may not open the GPU’s device nodes' },
  { slug: 'strix-halo', title: 'ai-doctor on a Strix Halo machine: a kernel parameter that has no effect, explained' },
  { slug: 'healthy-amd-desktop', title: 'ai-doctor on a healthy machine: one calm line' },
] as const;
const columns = 100;

mkdirSync('docs/screenshots', { recursive: true });
for (const { slug, title } of pictures) {
  const path = `test/machines/${slug}.machine.txt`;
  writeFileSync(`docs/screenshots/${slug}.svg`, ansiToSvg(await reportOf(path), { title, command: `ai-doctor --from ${path}`, columns }));
}

async function reportOf(path: string): Promise<string> {
  const recording = parseRecording(readFileSync(path, 'utf8'));
  const evidence = await evidenceFromHost(recordedHost(recording), 'recording', { timeoutMs: 20_000, wake: false });
  const texts = new Map([...recording.answers].flatMap(([name, answer]) => (answer.got === 'ok' ? [[name, answer.text] as const] : [])));
  const report = makeReport(evidence, { checks, version, startedAt: '', durationMs: 0, only: [], skip: [], runtimes: [] });
  const text = renderText(redactReport(report, privateValuesOf(texts)), { columns, colour: true, all: false, today: report.knowledge.newestEvidence });
  // How long it took is not the same twice, so the picture does not tell.
  return text.replace(/(?:\x1b\[\d+m)* *0\.0 s(?:\x1b\[\d+m)*/, '');
}
