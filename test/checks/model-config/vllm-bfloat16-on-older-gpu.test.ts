import check from '../../../checks/model-config/vllm-bfloat16-on-older-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ValueError: Bfloat16 is only supported on GPUs with compute capability of at least 8.0. Your Tesla T4 GPU has compute capability 7.5.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/1157', log: [line] },
    {
      name: 'the end of the sentence alone',
      is: 'confirmed',
      log: ['You can use float16 instead by explicitly setting the`dtype` flag in CLI, for example: --dtype=half'],
      cites: 'https://github.com/hiyouga/LlamaFactory/issues/3717',
    },
    {
      name: 'only the function that refuses, and a GPU that does not compute it',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', name: 'GeForce RTX 2080 Ti', computeCapability: '7.5' }] } },
      log: ['  File "/usr/local/lib/python3.10/dist-packages/vllm/worker/worker.py", line 231, in _check_if_gpu_supports_dtype'],
      cites: 'https://github.com/netease-youdao/QAnything/issues/233',
    },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    {
      name: 'the function, and a GPU that does',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', name: 'GeForce RTX 3090', computeCapability: '8.6' }] } },
      log: ['  File "/usr/local/lib/python3.10/dist-packages/vllm/worker/worker.py", line 231, in _check_if_gpu_supports_dtype'],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the function may end for another cause: a driver that is too old',
      log: [
        '  File "/opt/vllm/worker/worker.py", line 330, in _check_if_gpu_supports_dtype',
        '    compute_capability = torch.cuda.get_device_capability()',
        'RuntimeError: The NVIDIA driver on your system is too old (found version 11040).',
      ],
    },
    { name: 'a traceback that only passed by', log: ['    _check_if_gpu_supports_dtype(self.model_config.dtype)'] },
    {
      name: 'an Arc A770, which does compute it',
      log: [
        'ValueError: Intel Arc A770 have bfloat16 accuracy known issue. You can use float16 instead by explicitly setting the `dtype` flag in CLI, for example: --dtype=half.',
      ],
    },
    { name: 'vLLM casts by itself', log: ['WARNING Casting torch.bfloat16 to torch.float16.'] },
  ],
});
