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

describe('a variable below [Service] without Environment=', () => {
  // https://github.com/ollama/ollama/issues/8384
  const unit = (line: string) =>
    `# Unable to access Ollama from another device\n\nWhat is the output of \`systemctl cat ollama\`?\n\n\`\`\`\n[Unit]\nDescription=Ollama Service\n\n[Service]\n${line}\nExecStart=/usr/bin/ollama serve\nUser=ollama\n\n[Install]\nWantedBy=default.target\n\`\`\``;
  const foundIn = (text: string): string[] => triageOf(text).findings.map(({ id, verdict }) => `${id}: ${verdict}`);

  test('systemd takes no notice of it', () => {
    expect(foundIn(unit('OLLAMA_HOST=0.0.0.0:11434'))).toContain('environment-setting-malformed: present');
    const { 'ollama.environment': environment } = triageOf(unit('OLLAMA_HOST=0.0.0.0:11434')).facts as Record<string, { value?: Record<string, string> }>;
    expect(environment?.value?.OLLAMA_HOST).toBeUndefined();
  });

  test('what a helper answers with is not set either', () => {
    const { facts } = triageOf(`${unit('OLLAMA_HOST=0.0.0.0:11434')}\n\nThis should be:\n\n\`\`\`\nEnvironment="OLLAMA_HOST=0.0.0.0:11434"\n\`\`\``);
    expect((facts['ollama.environment'] as { value?: Record<string, string> } | undefined)?.value?.OLLAMA_HOST).toBeUndefined();
  });

  test.each([
    ['as it should be', 'Environment="OLLAMA_HOST=0.0.0.0:11434"'],
    ['left beside the line that sets it', 'OLLAMA_HOST=0.0.0.0:11434\nEnvironment="OLLAMA_HOST=0.0.0.0:11434"'],
    ['on a line of its own that goes on', 'Environment=OLLAMA_DEBUG=1 \\\nOLLAMA_HOST=0.0.0.0:11434'],
    ['commented out', '#OLLAMA_HOST=0.0.0.0:11434'],
    ['none that matters', 'FOO_BAR=1'],
  ])('no finding: %s', (_, line) => expect(foundIn(unit(line)).join()).not.toContain('environment-setting-malformed'));

  test('an environment file below a unit has its lines by right', () => {
    const text = `${unit('EnvironmentFile=/etc/ollama.env')}\n\n\`\`\`\n$ cat /etc/ollama.env\nOLLAMA_HOST=0.0.0.0:11434\n\`\`\``;
    expect(foundIn(text).join()).not.toContain('environment-setting-malformed');
  });
});
