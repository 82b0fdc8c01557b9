import { expect, test } from 'vitest';
import probe from '../../src/probes/live-servers.ts';
import modelsProbe from '../../src/probes/models.ts';
import serversProbe from '../../src/probes/servers.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';
import { expectOnlyLost } from './only-lost.ts';

const listens = (...ports: number[]): string =>
  `-- ok file /proc/net/tcp\n  sl  local_address\n${ports
    .map(
      (port, at) =>
        `   ${at}: 0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 00000000:00000000 00:00000000 00000000   998        0 1 1 0 100 0 0 10 0\n`,
    )
    .join('')}-- absent file /proc/net/tcp6\n-- absent env OLLAMA_HOST\n-- ok list /proc\n`;

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
  expect(facts.lists.servers).toEqual({ complete: false, value: [] });
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

test('no model is loaded elsewhere where an Ollama that lists its own is the only server, or there is none', async () => {
  const answers = '-- exit 200 http GET http://127.0.0.1:11434/api/version\n{"version":"0.32.4"}\n';
  const idle = `${answers}-- exit 200 http GET http://127.0.0.1:11434/api/ps\n{"models":[]}\n`;
  const another =
    '-- ok file /proc/7/comm\nllama-server\n-- ok (escaped) (no newline) file /proc/7/cmdline\nllama-server\\0--port\\08099\\0\n-- absent file /proc/7/environ\n';
  const withProcess = listens(11434).replace('-- ok list /proc\n', '-- ok list /proc\n7\n');
  const complete = async (recording: string): Promise<unknown> => {
    const list = (await gather(recording, probe)).facts.lists.models;
    return list !== undefined && 'gap' in list ? list.gap : list?.complete;
  };
  expect(await complete(listens())).toBe(true);
  expect(await complete(`${listens(11434)}${idle}`)).toBe(true);
  // One that answers and does not tell, something unknown on its port, another server, and a process that nobody may look at.
  expect(await complete(`${listens(11434)}${answers}-- exit 500 http GET http://127.0.0.1:11434/api/ps\n{}\n`)).toBe('unreadable');
  expect(await complete(`${listens(11434)}-- exit 404 http GET http://127.0.0.1:11434/api/version\n`)).toBe(false);
  expect(await complete(`${listens(11434, 8080)}${idle}-- exit 404 http GET http://127.0.0.1:8080/props\n`)).toBe(false);
  expect(await complete(`${withProcess}${another}${idle}`)).toBe(false);
  expect(await complete(`${withProcess}-- denied file /proc/7/comm\n${idle}`)).toBe(false);
});

test('a list of ports that cannot be read leaves all open', async () => {
  const { facts } = await gather('-- denied file /proc/net/tcp\n-- denied file /proc/net/tcp6\n-- absent env OLLAMA_HOST\n', probe);
  expect(shown(facts, 'ollama.answers')).toEqual({ gap: 'denied' });
  expect(shownList(facts, 'models')).toEqual({ gap: 'denied' });
});

const served = `${listens(8099).replace('-- ok list /proc\n', '-- ok list /proc\n7\n')}-- ok file /proc/7/comm
llama-server
-- ok (escaped) (no newline) file /proc/7/cmdline
llama-server\\0-m\\0/m/x.gguf\\0--port\\08099\\0-c\\04096\\0-np\\01\\0
-- ok (escaped) (no newline) file /proc/7/environ
HOME=/\\0
-- ok file /proc/7/cgroup
0::/user.slice/session-1.scope
-- ok link /proc/7/root
/
-- ok link /proc/7/cwd
/
-- absent stat /m/x.gguf
-- exit 200 http GET http://127.0.0.1:8099/props
{"default_generation_settings":{"n_ctx":1024},"total_slots":1,"model_path":"/m/x.gguf","build_info":"b11669-Debian","is_sleeping":false}
-- exit 200 http GET http://127.0.0.1:8099/v1/models
{"data":[{"id":"/m/x.gguf","meta":{"n_ctx":1024,"n_ctx_train":1024,"size":47808}}]}`;

test('a llama-server on the port that its command line names, and what its process was told of the model', async () => {
  const { facts } = await gather(served, probe, modelsProbe, serversProbe);
  expect(shown(facts, 'llamaServer.build')).toBe('11669');
  expect(shownList(facts, 'servers')).toMatchObject([{ kind: 'llama.cpp', port: 8099, answers: true, slots: 1, flags: { '--ctx-size': '4096' } }]);
  expect(shownList(facts, 'models')).toMatchObject([{ name: '/m/x.gguf', contextRequested: 4096, context: 1024, contextTrained: 1024, fileState: null }]);
});

test('without any one of these readings facts are lost, and none is changed', async () => {
  for (const each of [probe, modelsProbe, serversProbe]) await expectOnlyLost(served.trimEnd().split('\n'), each);
});

test('a llama-server that loads its model is not absent', async () => {
  const { facts } = await gather(
    `${listens(8080)}-- exit 503 http GET http://127.0.0.1:8080/props
{"error":{"message":"Loading model","type":"unavailable_error","code":503}}
`,
    probe,
  );
  expect(shown(facts, 'llamaServer.build')).toEqual({ gap: 'unsupported' });
});

test('LM Studio: instances that are loaded, with their context', async () => {
  const { facts } = await gather(
    `${listens(1234)}-- exit 200 http GET http://127.0.0.1:1234/api/v1/models
{"models":[{"type":"llm","publisher":"lmstudio-community","key":"gemma-3-270m-it-qat","display_name":"Gemma 3 270m Instruct Qat","architecture":"gemma3","quantization":{"name":"Q4_0","bits_per_weight":4},"size_bytes":241410208,"params_string":"270M","loaded_instances":[{"id":"gemma-3-270m-it-qat","config":{"context_length":4096}}],"max_context_length":32768,"format":"gguf"},{"type":"embedding","key":"text-embedding-nomic","quantization":{"name":"F16","bits_per_weight":16},"size_bytes":274290560,"loaded_instances":[],"max_context_length":2048,"format":"gguf"}]}
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind: 'lm-studio', running: true }]);
  expect(shownList(facts, 'models')).toMatchObject([
    { name: 'gemma-3-270m-it-qat', runtime: 'lm-studio', context: 4096, contextTrained: 32768, quantization: 'Q4_0', architecture: 'gemma3' },
  ]);
});

test('LM Studio before 0.4', async () => {
  const { facts } = await gather(
    `${listens(1234)}-- exit 404 http GET http://127.0.0.1:1234/api/v1/models
{"error":"Unexpected endpoint or method."}
-- exit 200 http GET http://127.0.0.1:1234/api/v0/models
{"object":"list","data":[{"id":"qwen2-vl-7b-instruct","object":"model","type":"vlm","arch":"qwen2_vl","compatibility_type":"mlx","quantization":"4bit","state":"loaded","max_context_length":32768},{"id":"other","arch":"llama","compatibility_type":"gguf","quantization":"Q4_K_M","state":"not-loaded","max_context_length":131072}]}
`,
    probe,
  );
  expect(shownList(facts, 'models')).toMatchObject([{ name: 'qwen2-vl-7b-instruct', contextTrained: 32768, context: { gap: 'unsupported' } }]);
});

test('Lemonade, whose list of models is not that of LM Studio', async () => {
  const { facts } = await gather(
    `${listens(13305, 1234)}-- exit 200 http GET http://127.0.0.1:13305/api/v1/health
{"status":"ok","version":"10.3.0","model_loaded":"Qwen3.6-27B-GGUF","all_models_loaded":[{"model_name":"Qwen3.6-27B-GGUF","backend_url":"http://127.0.0.1:8001/v1","recipe":"llamacpp","recipe_options":{"ctx_size":200000,"llamacpp_backend":"vulkan"},"device":"gpu"}]}
-- exit 200 http GET http://127.0.0.1:1234/api/v1/models
{"object":"list","data":[{"id":"Qwen3.6-27B-GGUF"}]}
-- exit 404 http GET http://127.0.0.1:1234/api/v0/models
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind: 'lemonade', version: '10.3.0' }]);
  expect(shownList(facts, 'models')).toMatchObject([{ name: 'Qwen3.6-27B-GGUF', contextRequested: 200000 }]);
});

test('KoboldCpp with the context in force', async () => {
  const { facts } = await gather(
    `${listens(5001)}-- exit 200 http GET http://127.0.0.1:5001/api/extra/version
{"result":"KoboldCpp","version":"1.108.2"}
-- exit 200 http GET http://127.0.0.1:5001/api/extra/true_max_context_length
{"value":8192}
-- exit 200 http GET http://127.0.0.1:5001/api/v1/model
{"result":"koboldcpp/Qwen3-8B-Q4_K_M"}
`,
    probe,
  );
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind: 'koboldcpp', version: '1.108.2' }]);
  expect(shownList(facts, 'models')).toMatchObject([{ name: 'Qwen3-8B-Q4_K_M', runtime: 'koboldcpp', context: 8192 }]);
});
