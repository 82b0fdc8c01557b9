import { checks } from '../check/registry.generated.ts';
import { walk } from '../logic/predicate.ts';
import type { AffectedRange } from '../logic/ranges.ts';

/** `npm run stale`: checks with an open end whose newest evidence is older than 90 days; their fix may be out by now. */
const limit = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
for (const check of checks) {
  let open = false;
  walk(check.when, ({ ranges }) => {
    if (ranges?.rows.some((row) => (row as AffectedRange).fixed === null) === true) open = true;
  });
  const newest =
    check.evidence
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '';
  if (open && newest < limit) process.stdout.write(`${newest.padEnd(12)}${check.layer.padEnd(15)}${check.id}\n`);
}
