// Command lines of units in https://github.com/ollama/ollama/issues/2701, https://github.com/lmstudio-ai/docs/issues/199, https://github.com/NixOS/nixpkgs/issues/331069
import { expect, test } from 'vitest';
import { looksServing, servedBy } from '../../src/parsers/serving-command.ts';

test.each([
  ['/usr/local/bin/ollama serve', 'ollama'],
  ['/nix/store/v4kd9f2qba9cl91had73320zk27yzvrc-ollama-0.3.0/bin/ollama serve', 'ollama'],
  ['/home/me/.lmstudio/bin/lms server start', 'lm-studio'],
  ['/opt/llama.cpp/build/bin/llama-server -m /srv/model.gguf', 'llama.cpp'],
  ['/bin/sh -c "exec llama-server -m /srv/m.gguf"', 'llama.cpp'],
  ['/opt/venv/bin/python -m vllm.entrypoints.openai.api_server --model x', 'vllm'],
  ['/opt/venv/bin/vllm serve x', 'vllm'],
  ['-/usr/bin/numactl --cpunodebind=0 /usr/bin/llama-server', 'llama.cpp'],
  ['/usr/bin/python3 koboldcpp.py --port 5001', 'koboldcpp'],
  ['/usr/bin/lemond', 'lemonade'],
])('%s', (line, wanted) => {
  expect(servedBy(line)).toBe(wanted);
});

test.each([
  '/usr/bin/open-webui serve',
  '/usr/sbin/nginx -c /etc/ollama/nginx.conf',
  '/usr/bin/backup --from /srv/ollama',
  '/usr/bin/ollama pull llama3',
  '/usr/bin/docker run ollama/ollama',
])('no server: %s', (line) => {
  expect(servedBy(line)).toBeUndefined();
});

test('names of units', () => {
  expect(['ollama.service', 'llama-server@qwen.service', 'llama-swap.service', 'lemond.service'].every(looksServing)).toBe(true);
  expect(['systemd-logind.service', 'open-webui.service', 'lmsensors.service'].some(looksServing)).toBe(false);
});
