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
