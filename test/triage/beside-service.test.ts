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
      'models to download again, https://github.com/ollama/ollama/issues/2358',
      '~models',
      'As soon as I start ollama serve on my own, I have to download them all again. It was so after I stopped the service and ran `ollama serve` elsewhere.',
    ],
    [
      'models on another port, https://github.com/ollama/ollama/issues/1783',
      '~models',
      'I ran `ollama pull llama2`, then `OLLAMA_HOST=0.0.0.0:8070 ollama serve`. The API says {"error":"model \'llama2\' not found, try pulling it first"}.',
    ],
    [
      'the folder that is set, https://github.com/ollama/ollama/issues/3585',
      '~settings',
      '# Models being saved to ~/.ollama instead of $OLLAMA_MODELS\n\nI did `sudo systemctl edit ollama.service`, then `ollama serve` in a terminal.',
    ],
    [
      'settings, that it has with the variable before it alone, https://github.com/ollama/ollama/issues/7128',
      '~settings',
      'If I just run "ollama serve" I cannot reach it.\nI set my environment in /etc/systemd/system/ollama.service but it doesn\'t work.\n\nIt does work when I use "export OLLAMA_HOST=0.0.0.0 ollama serve".',
    ],
    [
      'settings, with another variable before it',
      '~settings',
      'My ollama.service sets OLLAMA_MODELS=/data. I stopped the service and run `OLLAMA_DEBUG=1 ollama serve`: the OLLAMA_MODELS setting is ignored.',
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
    [
      'on the usual port, and the model was never pulled',
      'I run `OLLAMA_HOST=0.0.0.0:11434 ollama serve` and get {"error":"model \'mistral\' not found, try pulling it first"}.',
    ],
    [
      'on a port of its own, where the model was pulled to',
      '`OLLAMA_HOST=0.0.0.0:1234 ollama serve` runs; the client gets {"error":"model \'mistral\' not found, try pulling it first"}.',
    ],
    [
      'on a port of its own, and another model was pulled',
      'I pulled the model.\n\n```\nOLLAMA_HOST=0.0.0.0:63321 ollama serve\n```\n\n```\nmsg={"error":"model \'codellama:7b\' not found, try pulling it first"}\n```',
    ],
    [
      'two by hand, each with a port',
      'I ran `ollama pull qwen3`.\n\n```\nOLLAMA_HOST=:11434 ollama serve\nOLLAMA_HOST=:11435 ollama serve\n```\n\n{"error":"model \'qwen3\' not found"}',
    ],
    ['out of the GPU’s memory', 'I run `ollama serve` after systemctl stop ollama. After five minutes the model is gone from VRAM.'],
    ['a download that breaks off', 'I stopped the service and ran `ollama serve`. The pull stops at 99 %, and I have to download it again.'],
    ['ignored by both', 'My settings in ollama.service are ignored: both as a service and with `ollama serve` OLLAMA_NUM_PARALLEL does not work.'],
    [
      'a model that the registry does not have',
      'I installed Ollama as a service. Then I ran `ollama serve`. The model does not exist: pull model manifest: file does not exist.',
    ],
    [
      'a setting that the model does not take',
      'After systemctl stop ollama I run `ollama serve`. My unit file has OLLAMA_FLASH_ATTENTION=1. The setting does not work with gemma.',
    ],
    ['another variable', 'I start `ollama serve`, and the unit file is as it was. Read OLLAMA_BASE_URL instead of OLLAMA_HOST in my client.'],
    [
      'by hand with the variable it works, https://github.com/ollama/ollama/issues/1157',
      'I set OLLAMA_HOST in /etc/systemd/system/ollama.service. The service ignores the variable.\n\nIt only works when I run:\n\n```\nexport OLLAMA_HOST=0.0.0.0:11434\nollama serve\n```',
    ],
    [
      'on one line',
      'I set OLLAMA_MODELS in override.conf; the setting is ignored by the service. When I run `OLLAMA_MODELS=/data ollama serve` after systemctl stop ollama, it works.',
    ],
    [
      'an export before it',
      'My ollama.service has Environment="OLLAMA_MODELS=/data".\n\nThe variable is ignored. `export OLLAMA_MODELS=/data; ollama serve` in a terminal works.',
    ],
    [
      'the service was started anew, and has it not',
      'I put OLLAMA_HOST into ollama.service and did daemon-reload and restart, but the variable is not applied. Should I run `ollama serve` myself?',
    ],
    [
      'the same either way',
      'I use ollama.service with OLLAMA_KV_CACHE_TYPE=q8_0. My setting is not applied. I also tried it with `ollama serve` in a terminal, same result.',
    ],
    ['neither is missed', 'I stopped ollama.service and ran `ollama serve`. The answer is slow.'],
  ])('not so: %s', (_name, text) => expect(missed(text)).toBeUndefined());
});
