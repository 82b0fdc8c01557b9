import { expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

// https://github.com/ollama/ollama/issues/9209 and 6031
test.each([
  ['a share', 'Ollama on Ubuntu with models on a NAS over NFS.', '~true'],
  ['swap', 'I run llama:405b through a swap file in Ollama.', '~true'],
  ['not so', 'Ollama on Ubuntu, models on NVMe, no NFS here.', undefined],
  ['not told', 'Ollama on Ubuntu is slow.', undefined],
])('storage that is slow: %s', (_name, text, wanted) => expect(factOf(triageOf(text), 'told.slowStorage')).toBe(wanted));

test('the load that took too long, with its progress', () => {
  const report = triageOf(
    '```\ntime=2025-02-19T05:58:53.115Z level=ERROR source=sched.go:451 msg="error loading llama server" error="timed out waiting for llama runner to start - progress 0.00 - "\n```\n',
  );
  expect(itemsOf(report, 'runtimes')).toMatchObject([{ kind: 'ollama', startError: 'timed out waiting for llama runner to start - progress 0.00 - ' }]);
});
