import { expect, test } from 'vitest';
import { itemsOf, triageOf } from './read.ts';

const unit = [
  '```',
  '[Service]',
  'ExecStart=/usr/local/bin/ollama serve',
  'User=ollama',
  'Group=ollama',
  'Environment="OLLAMA_MODELS=/mnt/data/models"',
  '```',
].join('\n');
const shown = (...lines: string[]): Record<string, unknown>[] => itemsOf(triageOf(`${unit}\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``), 'services');

test('ls -ld: the first folder on the way that closes the account out', () => {
  const [service] = shown('drwxr-xr-x 3 root root 4096 Nov 20 10:01 /mnt', 'drwx------ 3 bob bob 4096 Nov 20 10:01 /mnt/data');
  expect(service).toMatchObject({ modelsBlockedAt: '/mnt/data' });
});

test('namei -l: the same, of the whole way', () => {
  const [service] = shown(
    'f: /mnt/data/models',
    'drwxr-xr-x root   root   /',
    'drwxr-xr-x root   root   mnt',
    'drwx------ bob    bob    data',
    'drwxr-xr-x ollama ollama models',
  );
  expect(service).toMatchObject({ modelsBlockedAt: '/mnt/data' });
});

test('an open way, and what stands behind a link', () => {
  const open = ['f: /mnt/data/models', 'drwxr-xr-x root   root   /', 'drwxr-xr-x root   root   mnt', 'drwxr-x--- bob    ollama data'];
  expect(shown(...open)[0]).not.toHaveProperty('modelsBlockedAt');
  expect(shown('f: /mnt/data/models', 'drwxr-xr-x root root /', 'lrwxrwxrwx root root mnt -> /srv/x', 'drwx------ bob bob x')[0]).not.toHaveProperty(
    'modelsBlockedAt',
  );
});
