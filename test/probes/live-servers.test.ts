import { expect, test } from 'vitest';
import probe from '../../src/probes/live-servers.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const listens = (...ports: number[]): string =>
  `-- ok file /proc/net/tcp\n  sl  local_address\n${ports
    .map(
      (port, at) =>
        `   ${at}: 0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 00000000:00000000 00:00000000 00000000   998        0 1 1 0 100 0 0 10 0\n`,
    )
    .join('')}-- absent file /proc/net/tcp6\n-- absent env OLLAMA_HOST\n`;

test('Ollama with a model whose context was clamped', async () => {
  const { facts } = await gather(
    `${listens(11434)}-- exit 200 http GET http://127.0.0.1:11434/api/version
{"version":"0.32.4"}
-- exit 200 http GET http://127.0.0.1:11434/api/ps
{"models":[{"name":"qwen3:32b","size":200,"size_vram":100,"context_length":40960,"details":{"quantization_level":"Q4_K_M"}}]}
-- exit 200 http POST http://127.0.0.1:11434/api/show {"model":"qwen3:32b"}
{"parameters":"num_ctx 131072","model_info":{"general.architecture":"qwen3","qwen3.context_length":40960}}
`,
    probe,
  );
  expect(shown(facts, 'ollama.version')).toBe('0.32.4');
  expect(shownList(facts, 'models')).toMatchObject([
    {
      name: 'qwen3:32b',
      runtime: 'ollama',
      context: 40960,
      contextTrained: 40960,
      contextRequested: 131072,
      size: 200,
      sizeVram: 100,
      quantization: 'Q4_K_M',
      architecture: 'qwen3',
    },
  ]);
  expect(shownList(facts, 'runtimes')).toMatchObject([{ key: 'ollama', kind: 'ollama', version: '0.32.4', build: '10091', running: true }]);
});

test('a llama-server that sleeps is asked for what does not wake it', async () => {
  const { facts } = await gather(
    `${listens(8080)}-- exit 200 http GET http://127.0.0.1:8080/props
{"default_generation_settings":{"n_ctx":256},"total_slots":4,"model_path":"/m/x.gguf","build_info":"b11669-Debian","is_sleeping":true}
-- exit 200 http GET http://127.0.0.1:8080/v1/models
{"data":[{"id":"/m/x.gguf","meta":{"n_ctx":256,"n_ctx_train":1024,"size":217088}}]}
`,
    probe,
  );
  expect(shown(facts, 'llamaServer.build')).toBe('11669');
  expect(shown(facts, 'ollama.answers')).toBe(false);
  expect(shownList(facts, 'servers')).toMatchObject([{ key: 'port:8080', kind: 'llama.cpp', slots: 4, sleeping: true, answers: true }]);
  expect(shownList(facts, 'models')).toMatchObject([{ context: 256, contextTrained: 1024 }]);
  expect(probe.reads.some((read) => read.includes('/slots'))).toBe(false);
});

test('something else on 8080 and 8000 is no server of ours', async () => {
  const { facts } = await gather(
    `${listens(8080, 8000)}-- exit 404 http GET http://127.0.0.1:8080/props
not found
-- exit 200 http GET http://127.0.0.1:8000/version
{"version":"2.1"}
-- exit 404 http GET http://127.0.0.1:8000/v1/models
not found
`,
    probe,
  );
  expect(facts.lists.servers).toBeUndefined();
  expect(shown(facts, 'llamaServer.build')).toBe(null);
});

test('vLLM', async () => {
  const { facts } = await gather(
    `${listens(8000)}-- exit 200 http GET http://127.0.0.1:8000/version
{"version":"0.9.1"}
-- exit 200 http GET http://127.0.0.1:8000/v1/models
{"data":[{"id":"Qwen/Qwen3-8B","max_model_len":8192}]}
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind: 'vllm', version: '0.9.1', running: true }]);
});

test('nothing listens: known, and nothing was connected to', async () => {
  const { facts } = await gather(listens(), probe);
  expect([shown(facts, 'ollama.answers'), shown(facts, 'ollama.version')]).toEqual([false, null]);
});

test('a list of ports that cannot be read leaves all open', async () => {
  const { facts } = await gather('-- denied file /proc/net/tcp\n-- denied file /proc/net/tcp6\n-- absent env OLLAMA_HOST\n', probe);
  expect(shown(facts, 'ollama.answers')).toEqual({ gap: 'denied' });
  expect(shownList(facts, 'models')).toEqual({ gap: 'denied' });
});
