import check from '../../../checks/model-config/model-file-not-gguf.ts';
import { testCheck } from '../../helpers/test-check.ts';

const models = (fileState: string) => ({ models: [{ fileState }] });

testCheck(check, {
  found: [
    { name: 'an LFS pointer', is: 'present', cites: 'https://github.com/OpenBMB/MiniCPM/issues/250', facts: models('lfs-pointer') },
    {
      name: 'cut off, in a log',
      is: 'confirmed',
      log: ["llama_model_load: error loading model: tensor 'blk.1.ffn_up.weight' data is not within the file bounds, model is corrupted or incomplete"],
    },
    {
      name: 'a page, in a log',
      is: 'confirmed',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/3358',
      log: ["gguf_init_from_reader: invalid magic characters: '<!DO', expected 'GGUF'"],
    },
  ],
  clear: [
    { name: 'a GGUF', facts: models('gguf') },
    { name: 'no file of that name', facts: { models: [{ fileState: null }] } },
  ],
  unknown: [
    { name: 'the file is closed to us', facts: { models: [{ fileState: { gap: 'denied' } }] } },
    { name: 'an unknown architecture is another matter', log: ["error loading model: unknown model architecture: 'nosucharch'"] },
  ],
});
