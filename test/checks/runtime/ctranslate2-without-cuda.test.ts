import check from '../../../checks/runtime/ctranslate2-without-cuda.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ValueError: This CTranslate2 package was not compiled with CUDA support';

testCheck(check, {
  found: [
    { name: 'the end of a traceback', is: 'confirmed', log: [line], cites: 'https://github.com/OpenNMT/CTranslate2/issues/1908' },
    {
      name: 'as Open WebUI tells it',
      is: 'confirmed',
      log: ['fastapi.exceptions.HTTPException: 500: Error transcribing chunk: This CTranslate2 package was not compiled with CUDA support'],
      cites: 'https://github.com/open-webui/open-webui/issues/18858',
    },
    { name: 'the last error of Python', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: Requested float16 compute type' }], runtimes: [] } }],
  unknown: [
    { name: 'the sibling: a library of CUDA that is missing', log: ['RuntimeError: Library libcublas.so.12 is not found or cannot be loaded'] },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
  ],
});
