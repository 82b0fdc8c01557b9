import { all, defineCheck, modelTypeUnknown, runtimes, torch } from '#api';

export default defineCheck({
  id: 'model-type-unknown',
  layer: 'model-config',
  kind: 'fault',
  title: 'The installed Transformers or vLLM does not know the model’s architecture: mostly too old',
  impact: 'blocked',
  symptom: 'Loading ends with “Transformers does not recognize this architecture” or “… has no vLLM implementation”.',
  blamedOn: 'the checkpoint, or the GPU',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: all(
    runtimes.some((runtime) => runtime.kind.oneOf('vllm', 'pytorch', 'sglang')),
    torch.some((environment) =>
      environment.lastError.has(/Transformers does not recognize this architecture|has no vLLM implementation and the Transformers implementation/),
    ),
  ),
  proves: [...modelTypeUnknown],
  hints: [
    // Before that message there was only the KeyError of this line; Python shows it for other errors of the model's module, too.
    /\bconfig_class = CONFIG_MAPPING\[config_dict\["model_type"\]\]/,
    // vLLM 0.6 said so as well where it failed to look into a model that it knows.
    /Model architectures \[[^\]\n]{1,200}\] are not supported for now/,
  ],
  remedy: [
    {
      do: 'Compare the versions with what the model’s page asks for, and update transformers or vLLM in a fresh environment; vLLM pins the transformers that it works with. A model of the same week may need their main branch. In a container take a newer image.',
      commands: ['pip list | grep -iE "^(transformers|vllm|sglang) "'],
    },
    { do: 'If they are the newest: the model needs code of its own (--trust-remote-code runs code from the model’s repository), or another runtime.' },
  ],
  verify: 'pip show transformers vllm',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm-ascend/issues/3819',
      date: '2025-10-28',
      establishes: 'the message with a model type that the installed transformers is too old for; an update of it is the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/autotrain-advanced/issues/837',
      date: '2025-01-09',
      establishes: 'the message in full, and a maintainer who waits for the release that knows the model',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/3463',
      date: '2024-03-18',
      establishes: 'vLLM’s words: the maintainer finds the release too old for the model; others meet them for another reason',
      strength: 'maintainer-confirmed',
    },
  ],
});
