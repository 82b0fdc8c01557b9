import check from '../../../checks/model-config/lm-studio-guardrail-stops-load.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'its words since 2025-09',
      is: 'confirmed',
      cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1038',
      log: [
        'Error: Model loading was stopped due to insufficient system resources. Under the current settings, this model requires approximately 273.25 GB of memory, and',
      ],
    },
    {
      name: 'its words before',
      is: 'confirmed',
      log: [
        'Error in channel handler: Error: Model loading aborted due to insufficient system resources. Overloading the system will likely cause it to freeze.',
      ],
    },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'lm-studio', startError: null }] } }],
  unknown: [{ name: 'the sibling: memory ran out', log: ['llama_model_load: error loading model: unable to allocate CUDA0 buffer'] }],
});
