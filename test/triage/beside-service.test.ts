import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const missed = (text: string): unknown => factOf(triageOf(text), 'ollama.missedByHand');

describe('a server that was started by hand beside the service', () => {
  test.each([
    [
      'models, https://github.com/ollama/ollama/issues/5057',
      '~models',
      'I pulled qwen2 and it is listed. After `systemctl stop ollama` and `ollama serve` it can not find the model.',
    ],
    [
      'models, https://github.com/ollama/ollama/issues/1737',
      '~models',
      'When I run `OLLAMA_HOST=0.0.0.0 ollama serve`, ollama list says I do not have any models installed. I did the steps for ollama.service too.',
    ],
    [
      'settings, https://github.com/ollama/ollama/issues/5165',
      '~settings',
      'The variables in ollama.service are only effective when I run systemctl restart. With `ollama serve` the changes are not applied.',
    ],
  ])('%s', (_name, wanted, text) => expect(missed(text)).toBe(wanted));

  test.each([
    ['the service alone', 'After an update the models are gone. `systemctl status ollama` says that ollama.service is active.'],
    ['by hand alone', 'Ollama cannot find the model. I start it with `ollama serve` in a container.'],
    ['the unit’s own line', 'The models are gone.\n\n```\n[Service]\nExecStart=/usr/local/bin/ollama serve\n```\n\nIt is started by systemd.'],
    [
      'a setting that is given on the command, which the GPU does not obey',
      'I ran `systemctl stop ollama` and `HSA_OVERRIDE_GFX_VERSION=10.3.0 ollama serve`. The HSA_OVERRIDE_GFX_VERSION setting does not work for my card.',
    ],
    ['neither is missed', 'I stopped ollama.service and ran `ollama serve`. The answer is slow.'],
  ])('not so: %s', (_name, text) => expect(missed(text)).toBeUndefined());
});
