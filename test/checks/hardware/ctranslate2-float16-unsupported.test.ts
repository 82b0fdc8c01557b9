import check from '../../../checks/hardware/ctranslate2-float16-unsupported.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ValueError: Requested float16 compute type, but the target device or backend do not support efficient float16 computation.';

testCheck(check, {
  found: [
    { name: 'a GTX 1050 Ti', is: 'confirmed', log: [line], cites: 'https://github.com/SYSTRAN/faster-whisper/issues/42' },
    { name: 'as the end of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: This CTranslate2 package was not compiled with CUDA support' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the warning that it converts by itself',
      log: [
        'The compute type inferred from the saved model is float16, but the target device or backend do not support efficient float16 computation. The model weights have been automatically converted to use the float32 compute type instead.',
      ],
    },
  ],
});
