import check from '../../../checks/model-config/weights-file-incomplete.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge';

testCheck(check, {
  found: [
    { name: 'a pointer', is: 'confirmed', log: [line], cites: 'https://github.com/codefuse-ai/MFTCoder/issues/20' },
    {
      name: 'cut off',
      is: 'confirmed',
      log: [line.replace('HeaderTooLarge', 'MetadataIncompleteBuffer')],
      cites: 'https://github.com/lyogavin/airllm/issues/137',
    },
    {
      name: 'a pointer as a pickle',
      is: 'confirmed',
      log: ["_pickle.UnpicklingError: invalid load key, 'v'."],
      cites: 'https://github.com/vllm-project/vllm/issues/1382',
    },
    {
      name: 'a pointer, as Transformers tells it',
      is: 'confirmed',
      log: ['OSError: You seem to have cloned a repository without having git-lfs installed. Please install git-lfs and run `git lfs install`'],
      cites: 'https://github.com/wxj630/visual-chatgpt-zh/issues/11',
    },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [
    { name: 'another error', facts: { torch: [{ lastError: 'OSError: no such file' }] } },
    { name: 'a header that was written so', facts: { torch: [{ lastError: line.replace('HeaderTooLarge', 'InvalidHeaderDeserialization') }] } },
  ],
  unknown: [
    { name: 'a header that was written so', log: [line.replace('HeaderTooLarge', 'InvalidHeaderDeserialization')] },
    {
      name: 'the same since 0.6, and a length that is wrong',
      log: [line.replace('HeaderTooLarge', 'invalid header length'), line.replace('HeaderTooLarge', 'invalid UTF-8 in header: x')],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'a pickle of something else', log: ["_pickle.UnpicklingError: invalid load key, '\\x0a'."] },
    { name: 'git-lfs is only spoken of', log: ['Make sure to have git-lfs installed before you clone a repository.'] },
    { name: 'a GGUF', log: ["gguf_init_from_file: invalid magic characters: 'vers', expected 'GGUF'"] },
  ],
});
