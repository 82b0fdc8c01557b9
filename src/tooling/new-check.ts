import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Layer, layers } from '../check/layers.ts';

/** `npm run new:check -- <layer> <id>`: a check and its test from templates whose TODOs fail until they are filled in. */
const [layer = '', id = ''] = process.argv.slice(2);
if (!layers.includes(layer as Layer) || !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id)) {
  process.stderr.write(`usage: npm run new:check -- <layer> <id>\nlayers: ${layers.join(', ')}\nan id names the failing state: <component>-<what is wrong>\n`);
  process.exit(2);
}

const files = {
  [`checks/${layer}/${id}.ts`]: `import { all, defineCheck, kernel } from '#api';

export default defineCheck({
  id: '${id}',
  layer: '${layer}',
  kind: 'exposure', // 'fault' only where \`when\` is itself the failure
  title: 'TODO the cause, not the symptom, in at most 90 characters',
  impact: 'degraded', // blocked | silent-wrong | unstable | degraded | risk
  symptom: 'TODO what the user sees.',
  blamedOn: 'TODO what gets the blame',
  runtimes: [],
  // TODO the combination: hardware and version or configuration. Which healthy machine would fulfil it?
  when: all(kernel.version.inRanges({ introduced: '0.1', fixed: '0.2' })),
  remedy: [{ do: 'TODO what to do, with its side effects.' }],
  verify: 'TODO a command whose output shows that it helped',
  owner: { component: 'linux' },
  evidence: [{ url: 'https://example.org/TODO', date: '2026-01-01', establishes: 'TODO what the source shows', strength: 'single-report' }],
});
`,
  [`test/checks/${layer}/${id}.test.ts`]: `import check from '../../../checks/${layer}/${id}.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [{ name: 'TODO a machine that has it', is: 'exposed', cites: 'https://example.org/TODO', facts: { 'kernel.version': '0.1.5', 'kernel.lineage': 'upstream' } }],
  clear: [{ name: 'TODO the same machine but for the decisive fact', facts: { 'kernel.version': '0.2', 'kernel.lineage': 'upstream' } }],
  unknown: [{ name: 'TODO what leaves it open', facts: {} }],
});
`,
};
for (const [path, text] of Object.entries(files)) {
  if (existsSync(path)) {
    process.stderr.write(`${path} exists already\n`);
    process.exit(2);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
process.stdout.write(`${Object.keys(files).join('\n')}\n`);
await import('./generate.ts');
