import check from '../../../checks/model-config/model-file-not-gguf.ts';
import { testCheck } from '../../helpers/test-check.ts';

const models = (fileState: string, fileSize = 50_944, fileSizeNeeded = 50_944) => ({ models: [{ fileState, fileSize, fileSizeNeeded }], runtimes: [] });

testCheck(check, {
  found: [
    { name: 'cut off by one byte', is: 'present', cites: 'https://github.com/ggml-org/llama.cpp/pull/6885', facts: models('gguf', 50_943) },
    { name: 'another format', is: 'present', facts: { ...models('other'), servers: [{ kind: 'llama.cpp' }] } },
    { name: 'an LFS pointer', is: 'present', cites: 'https://github.com/OpenBMB/MiniCPM/issues/250', facts: models('lfs-pointer') },
    {
      name: 'cut off, in a log',
      is: 'confirmed',
      log: ["llama_model_load: error loading model: tensor 'blk.1.ffn_up.weight' data is not within the file bounds, model is corrupted or incomplete"],
    },
    {
      name: 'live, in the journal of an Ollama that has no model loaded',
      is: 'confirmed',
      facts: { models: [], servers: [{ kind: 'ollama' }], runtimes: [{ kind: 'ollama' }] },
      log: ["llama_model_load: error loading model: tensor 'blk.1.ffn_up.weight' data is not within the file bounds, model is corrupted or incomplete"],
    },
    {
      name: 'cut off, as people shorten it',
      is: 'confirmed',
      log: ['the error message indicates that tensor data is not within file bounds'],
    },
    {
      name: 'a page, in a log of 2023',
      is: 'confirmed',
      log: ['error loading model: unknown (magic, version) combination: 4f44213c, 50595443; is this really a GGML file?'],
      cites: 'https://github.com/oobabooga/textgen/pull/2264',
    },
    { name: 'an LFS pointer, in a log of 2024', is: 'confirmed', log: ['gguf_init_from_file: invalid magic number 73726576'] },
    {
      name: 'a page, in a log',
      is: 'confirmed',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/3358',
      log: ["gguf_init_from_reader: invalid magic characters: '<!DO', expected 'GGUF'"],
    },
  ],
  clear: [
    { name: 'an older format in KoboldCpp, which loads it', facts: { ...models('other'), servers: [{ kind: 'koboldcpp' }] } },
    { name: 'a GGUF', facts: models('gguf') },
    { name: 'junk behind the last tensor', facts: models('gguf', 60_000) },
    { name: 'a model of another form', facts: { models: [{ fileState: 'safetensors', fileSize: 9, fileSizeNeeded: null }], runtimes: [] } },
    { name: 'no file of that name', facts: { models: [{ fileState: null, fileSize: null, fileSizeNeeded: null }], runtimes: [] } },
  ],
  unknown: [
    { name: 'the file is closed to us', facts: { models: [{ fileState: { gap: 'denied' }, fileSize: { gap: 'denied' } }] } },
    {
      name: 'a server has it open, so that only its first bytes are read',
      facts: { models: [{ fileState: 'gguf', fileSize: 50_944, fileSizeNeeded: { gap: 'skipped' } }] },
    },
    {
      name: 'formats of before GGUF, and GGUF itself',
      log: [
        'error loading model: unknown (magic, version) combination: 67676a74, 00000002; is this really a GGML file?',
        'error loading model: unknown (magic, version) combination: 46554747, 00000002; is this really a GGML file?',
      ],
    },
    { name: 'an unknown architecture is another matter', log: ["error loading model: unknown model architecture: 'nosucharch'"] },
  ],
});
