import { expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

// What `ollama --version` prints where server and client differ: https://github.com/ollama/ollama/issues/4471
test('the server’s version and the client’s', () => {
  const report = triageOf('After the update:\n\n```console\n$ ollama --version\nollama version is 0.1.31\nWarning: client version is 0.1.38\n```\n');
  expect(factOf(report, 'ollama.version')).toBe('0.1.31');
  expect(factOf(report, 'ollama.clientVersion')).toBe('0.1.38');
});

test('without a server that answers, the same line tells of no difference', () => {
  const report = triageOf('```\n$ ollama -v\nWarning: could not connect to a running Ollama instance\nWarning: client version is 0.4.1\n```\n');
  expect(factOf(report, 'ollama.clientVersion')).toBeUndefined();
  // The server that is to be started is this program, most likely: https://github.com/ollama/ollama/issues/2332
  expect(itemsOf(report, 'runtimes')).toMatchObject([{ kind: 'ollama', version: '0.4.1' }]);
});

test('a client’s version alone, without the line that nobody answers', () => {
  const report = triageOf('```\nWarning: client version is 0.4.1\n```\n');
  expect(JSON.stringify(itemsOf(report, 'runtimes'))).not.toContain('0.4.1');
});

test('asked again after a restart, it has the client’s version', () => {
  const before = 'ollama version is 0.11.3\nWarning: client version is 0.12.0\n';
  const report = triageOf(`\`\`\`\n$ ollama --version\n${before}$ sudo systemctl restart ollama\n$ ollama --version\nollama version is 0.12.0\n\`\`\`\n`);
  expect(factOf(report, 'ollama.version')).toBe('0.12.0');
  expect(factOf(report, 'ollama.clientVersion')).toBeUndefined();
});
