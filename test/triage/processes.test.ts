import { expect, test } from 'vitest';
import { itemsOf, kindsOf, triageOf } from './read.ts';

const fenced = (...lines: string[]) => `\`\`\`\n${lines.join('\n')}\n\`\`\``;

test.each([
  [
    'ps aux',
    'bob        4242  312  4.2 78123456 8812345 pts/1 Sl+ 10:01   3:12 /opt/llama.cpp/llama-server -m /models/q.gguf -c 131072 --port 8081',
    { kind: 'llama.cpp', role: 'server', user: 'bob', port: 8081, flags: { '--model': '/models/q.gguf', '--ctx-size': '131072', '--port': '8081' } },
  ],
  [
    'ps -ef, inside a container',
    'root          99       1  0 09:00 ?        00:01:02 /usr/bin/python3 -m vllm.entrypoints.openai.api_server --model Qwen/Qwen2.5-7B --max-model-len 32768',
    { kind: 'vllm', role: 'server', user: 'root', flags: { '--model': 'Qwen/Qwen2.5-7B', '--max-model-len': '32768' } },
  ],
  [
    'ps -eo pid,user,args, which we ask for',
    '   1432 ollama   /usr/local/bin/ollama serve',
    { kind: 'ollama', role: 'server', user: 'ollama', program: '/usr/local/bin/ollama', flags: {} },
  ],
  [
    'ps -eo pid,args',
    '  20931 /usr/local/bin/ollama runner --model /var/lib/ollama/blobs/sha256-ab --ctx-size 8192 --n-gpu-layers 33',
    { kind: 'ollama', role: 'runner', flags: { '--model': '/var/lib/ollama/blobs/sha256-ab', '--ctx-size': '8192', '--n-gpu-layers': '33' } },
  ],
  ['pgrep -a', '811 llama-server -hf org/model -ngl 99', { kind: 'llama.cpp', flags: { '-hf': 'org/model', '--n-gpu-layers': '99' } }],
])('%s', (_, line, server) => {
  const report = triageOf(fenced(line));
  expect(itemsOf(report, 'servers')).toContainEqual(expect.objectContaining(server));
  expect(kindsOf(report)).toContain('process listing');
});

test('a name that was cut is nobody’s, and a line of grep no server', () => {
  const report = triageOf(
    fenced(
      'lemonad+     811  0.3  0.1 123456 78901 ?        Ssl  08:00   0:12 /usr/bin/lemonade-server serve',
      'bob         4300  0.0  0.0   6412  2304 pts/2    S+   10:05   0:00 grep --color=auto ollama serve',
    ),
  );
  expect(itemsOf(report, 'servers')).toEqual([expect.not.objectContaining({ user: expect.anything() })]);
});
