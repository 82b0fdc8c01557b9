import { describe, expect, test } from 'vitest';
import { itemsOf, triageOf } from './read.ts';

const own = (text: string): unknown => itemsOf(triageOf(`Ollama.\n\n\`\`\`\n${text}\n\`\`\``), 'services').at(0)?.fragmentEnvironment;

const fragment = '# /etc/systemd/system/ollama.service\n[Service]\nExecStart=/usr/local/bin/ollama serve\nEnvironment="PATH=/usr/bin"\n';
const dropIn = '# /etc/systemd/system/ollama.service.d/override.conf\n[Service]\nEnvironment="OLLAMA_HOST=0.0.0.0"\n';

describe('the variables that a unit file itself sets', () => {
  test('without those of its drop-ins', () => {
    expect(own(`${fragment}\n${dropIn}`)).toEqual({ PATH: '/usr/bin' });
  });

  test('of a file without its path', () => {
    expect(own('[Service]\nExecStart=/usr/local/bin/ollama serve\nEnvironment="OLLAMA_HOST=0.0.0.0"')).toEqual({ OLLAMA_HOST: '0.0.0.0' });
  });

  test.each([
    ['a drop-in alone', dropIn],
    ['a part of a file', '[Service]\nEnvironment="OLLAMA_HOST=0.0.0.0"'],
    [
      'what systemd shows, with the drop-ins in it',
      'ExecStart={ path=/usr/local/bin/ollama ; argv[]=/usr/local/bin/ollama serve ; ignore_errors=no }\nEnvironment=OLLAMA_HOST=0.0.0.0\nFragmentPath=/etc/systemd/system/ollama.service',
    ],
  ])('unknown: %s', (_name, text) => {
    expect(own(text)).toBeUndefined();
  });
});

describe('drop-ins with settings above any section', () => {
  const stray = (text: string): unknown => itemsOf(triageOf(`Ollama.\n\n\`\`\`\n${text}\n\`\`\``), 'services').at(0)?.strayDropIns;
  const path = '/etc/systemd/system/ollama.service.d/override.conf';

  test.each([
    ['as systemctl cat shows it', `${fragment}\n# ${path}\nEnvironment="OLLAMA_HOST=0.0.0.0"`],
    ['printed', `$ cat ${path}\nEnvironment="OLLAMA_HOST=0.0.0.0"`],
    [
      'in the editor',
      `### Editing ${path}\n### Anything between here and the comment below will become the contents of the drop-in file\n\nEnvironment="OLLAMA_HOST=0.0.0.0"\n\n### Edits below this comment will be discarded\n\n### /etc/systemd/system/ollama.service\n# [Service]`,
    ],
  ])('%s', (_name, text) => expect(stray(text)).toEqual([path]));

  test('with a section', () => expect(stray(`${fragment}\n${dropIn}`)).toEqual([]));

  test.each([
    ['a setting that is quoted alone', 'Environment="OLLAMA_HOST=0.0.0.0"'],
    ['an empty one, and the next command', `$ cat ${path}\n$ systemctl show ollama -p Environment\nEnvironment=OLLAMA_HOST=0.0.0.0`],
  ])('unknown: %s', (_name, text) => expect(stray(text)).toBeUndefined());
});
