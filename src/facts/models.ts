import { list, number, text } from '../logic/words.ts';

/** One model: loaded in a server, named on its command line, or told of in a log. Read by probes/live-servers.ts and models.ts. */
export const model = {
  /** As the server names it: `qwen3:32b`, `/models/x.gguf`. */
  name: text('models[].name', 'model', { get: 'ollama ps' }),
  /** Which runtime holds it. */
  runtime: text<'ollama' | 'llama.cpp' | 'vllm' | 'koboldcpp' | 'lm-studio' | 'lemonade'>('models[].runtime', 'runtime of the model', {
    choices: ['ollama', 'llama.cpp', 'vllm', 'koboldcpp', 'lm-studio', 'lemonade'],
  }),
  /** Context in force for one sequence, in tokens. */
  context: number('models[].context', 'context in force', { unit: 'count', get: 'curl -s http://127.0.0.1:11434/api/ps' }),
  /** Context that the model was trained for (`<arch>.context_length`). */
  contextTrained: number('models[].contextTrained', 'trained context', { unit: 'count', get: 'ollama show MODEL' }),
  /** Context that was asked for this model: its own `num_ctx` parameter, `--ctx-size`, or the log line that tells of both; absent where nothing was asked. */
  contextRequested: number('models[].contextRequested', 'context asked for', { unit: 'count', get: 'ollama show MODEL --parameters' }),
  /** Memory that it takes in all, as the server counts. */
  size: number('models[].size', 'model size', { unit: 'bytes', get: 'ollama ps' }),
  /** The part of it on GPUs, as the server counts; 0 where it runs on the CPU. */
  sizeVram: number('models[].sizeVram', 'model size on the GPU', { unit: 'bytes', get: 'ollama ps' }),
  /** `Q4_K_M`, `MXFP4`, `F16`. */
  quantization: text('models[].quantization', 'quantisation', { get: 'ollama show MODEL' }),
  /** GGUF architecture: `llama`, `qwen3moe`. */
  architecture: text('models[].architecture', 'model architecture', { get: 'ollama show MODEL' }),
  layersOffloaded: number('models[].layersOffloaded', 'layers on the GPU', { unit: 'count', get: 'journalctl -u ollama | grep offloaded | tail -1' }),
  layersTotal: number('models[].layersTotal', 'layers', { unit: 'count', get: 'journalctl -u ollama | grep offloaded | tail -1' }),
  /** Blocks by the file's header; `layersTotal` of a log counts the output as one more. */
  layers: number('models[].layers', 'layers by the header', { unit: 'count' }),
  /** What the model file holds: `gguf`, `safetensors`, `lfs-pointer`, `html`, `empty`, `other`; absent where there is no such file. */
  fileState: text<'gguf' | 'safetensors' | 'lfs-pointer' | 'html' | 'empty' | 'other'>('models[].fileState', 'model file', {
    choices: ['gguf', 'safetensors', 'lfs-pointer', 'html', 'empty', 'other'],
    get: 'head -c 200 MODEL.gguf',
  }),
  /** Size of the model file. */
  fileSize: number('models[].fileSize', 'size of the model file', { unit: 'bytes', get: 'ls -l MODEL.gguf' }),
  /** Least size that the file's own header asks for; larger than the file where it is cut off. Read only of the file that `--model` names. */
  fileSizeNeeded: number('models[].fileSizeNeeded', 'size by the header', { unit: 'bytes' }),
};

export const models = list('models', 'model', model);
