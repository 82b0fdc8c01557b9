import check from '../../../checks/model-config/model-type-unknown.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'ValueError: The checkpoint you are trying to load has model type `modernbert` but Transformers does not recognize this architecture. This could be because of an issue with the checkpoint, or because your version of Transformers is out of date.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', log: [line], cites: 'https://github.com/huggingface/autotrain-advanced/issues/837' },
    {
      name: 'before there was a message',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'vllm' }] } },
      log: ['    config_class = CONFIG_MAPPING[config_dict["model_type"]]'],
      cites: 'https://github.com/vllm-project/vllm/issues/4315',
    },
    { name: 'with the backticks eaten', is: 'confirmed', log: [line.replaceAll('`', '')], cites: 'https://github.com/runpod-workers/worker-vllm/issues/114' },
    { name: 'the last error of a run', is: 'present', facts: { runtimes: [{ kind: 'pytorch' }], torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { runtimes: [{ kind: 'pytorch' }], torch: [{ lastError: 'OSError: no such file' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ kind: 'pytorch' }], torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the module of a model that is known fails for another reason',
      log: [
        '    config_class = CONFIG_MAPPING[config_dict["model_type"]]',
        'RuntimeError: Failed to import transformers.models.llama.configuration_llama because of the following error',
      ],
    },
    {
      name: 'a model that vLLM knows and failed to look into',
      log: ["ValueError: Model architectures ['LlamaForCausalLM'] are not supported for now. Supported architectures: ['AquilaModel', 'LlamaForCausalLM']"],
    },
  ],
});
