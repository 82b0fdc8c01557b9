// Answers as measured from llama-server build 11669 and as Ollama's docs/openapi.yaml and vLLM's protocol show them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  parseKoboldContext,
  parseKoboldModel,
  parseKoboldVersion,
  parseLemonadeHealth,
  parseLlamaProps,
  parseLmStudioModels,
  parseLmStudioOldModels,
  parseOllamaPs,
  parseOllamaShow,
  parseOpenAiModels,
  parseVersionAnswer,
} from '../../src/parsers/runtime-answers.ts';

test('Ollama: version, loaded models, what a model says of itself', () => {
  expect(parseVersionAnswer('{"version":"0.32.4"}')).toBe('0.32.4');
  expect(
    parseOllamaPs(
      '{"models":[{"name":"qwen3:32b","model":"qwen3:32b","size":23622320128,"digest":"x","details":{"family":"qwen3","quantization_level":"Q4_K_M"},"expires_at":"2026-06-20T00:00:00Z","size_vram":0,"context_length":40960}]}',
    ),
  ).toEqual([{ name: 'qwen3:32b', context: 40960, size: 23622320128, sizeVram: 0, quantization: 'Q4_K_M', architecture: 'qwen3' }]);
  expect(parseOllamaPs('{"models":[]}')).toEqual([]);
  expect(
    parseOllamaShow(
      '{"parameters":"stop \\"<|im_end|>\\"\\nnum_ctx                        65536","details":{"quantization_level":"Q4_K_M"},"model_info":{"general.architecture":"qwen3","qwen3.context_length":40960}}',
    ),
  ).toEqual({ architecture: 'qwen3', contextTrained: 40960, contextRequested: 65536, quantization: 'Q4_K_M' });
});

test('llama-server', () => {
  expect(
    parseLlamaProps('{"default_generation_settings":{"n_ctx":256},"total_slots":4,"model_path":"/m/x.gguf","build_info":"b11669-Debian","is_sleeping":true}'),
  ).toEqual({
    build: 11669,
    modelPath: '/m/x.gguf',
    slots: 4,
    context: 256,
    sleeping: true,
  });
  // Builds without git know no number.
  expect(parseLlamaProps('{"total_slots":1,"build_info":"b1-unknown"}')).toEqual({ slots: 1 });
  expect(parseOpenAiModels('{"data":[{"id":"/m/x.gguf","meta":{"n_ctx":256,"n_ctx_train":1024,"size":217088}}]}')).toEqual([
    { name: '/m/x.gguf', context: 256, contextTrained: 1024, size: 217088 },
  ]);
  expect(parseOpenAiModels('{"data":[{"id":"x","meta":null}]}')).toEqual([{ name: 'x' }]);
});

test('vLLM and KoboldCpp', () => {
  expect(parseOpenAiModels('{"object":"list","data":[{"id":"Qwen/Qwen3-8B","object":"model","owned_by":"vllm","max_model_len":8192}]}')).toEqual([
    { name: 'Qwen/Qwen3-8B', context: 8192 },
  ]);
  expect(parseKoboldVersion('{"result":"KoboldCpp","version":"1.108.2"}')).toBe('1.108.2');
});

test('LM Studio and Lemonade are not taken for one another, nor for Ollama', () => {
  const openAi = '{"object":"list","data":[{"id":"Qwen3-8B-GGUF","object":"model"}]}';
  expect(() => parseLmStudioModels(openAi)).toThrow('no list of models');
  expect(() => parseLmStudioOldModels(openAi)).toThrow('no models of LM Studio');
  expect(() => parseLmStudioModels('{"models":[{"name":"qwen3:32b","size":1}]}')).toThrow('no models of LM Studio');
  expect(() => parseLemonadeHealth('{"status":"ok"}')).toThrow('no Lemonade');
  expect(parseLemonadeHealth('{"status":"ok","version":"8.1.0","all_models_loaded":[]}')).toEqual({ version: '8.1.0', models: [] });
  // `auto` is no number of tokens.
  expect(parseLemonadeHealth('{"all_models_loaded":[{"model_name":"x","recipe_options":{"ctx_size":-1}}]}')).toEqual({ models: [{ name: 'x' }] });
  expect(parseKoboldModel('{"result":"inactive"}')).toBe(null);
  expect(parseKoboldModel('{"result":"koboldcpp/x"}')).toBe('x');
  expect(() => parseKoboldContext('{"value":"8192"}')).toThrow('no length');
});

test('other answers are refused', () => {
  expect(() => parseVersionAnswer('{"version":{"node":"20"}}')).toThrow('no version');
  expect(() => parseLlamaProps('{"name":"my app"}')).toThrow('no properties of a llama-server');
  expect(() => parseOllamaPs('[]')).toThrow('no JSON object');
  expect(() => parseKoboldVersion('{"version":"1"}')).toThrow('no KoboldCpp');
  expect(() => parseOllamaShow('{"error":"model not found"}')).toThrow('describes no model');
});

test('any JSON parses or is refused', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      for (const parse of [
        parseKoboldContext,
        parseKoboldModel,
        parseLemonadeHealth,
        parseLmStudioModels,
        parseLmStudioOldModels,
        parseVersionAnswer,
        parseOllamaPs,
        parseOllamaShow,
        parseLlamaProps,
        parseOpenAiModels,
        parseKoboldVersion,
      ]) {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }
    }),
  );
});
