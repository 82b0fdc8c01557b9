import check from '../../../checks/runtime/vllm-without-compiled-part.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "ModuleNotFoundError: No module named 'vllm._C'";

testCheck(check, {
  found: [
    {
      name: 'the line in a paste',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'vllm' }] } },
      log: [line],
      cites: 'https://github.com/vllm-project/vllm/issues/31789',
    },
    { name: 'as builds since 0.24 call it', is: 'confirmed', log: ["ModuleNotFoundError: No module named 'vllm._C_stable_libtorch'"] },
    { name: 'the last error of a traceback', is: 'present', facts: { runtimes: [{ kind: 'vllm' }], torch: [{ vllm: '0.13.0', lastError: line }] } },
    {
      name: 'the import had failed unseen',
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/4229',
      facts: { runtimes: { incomplete: [{ kind: 'vllm' }] } },
      log: ["NameError: name 'vllm_ops' is not defined"],
    },
    {
      // github.com/vllm-project/vllm/issues/5461
      name: 'and later',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'vllm' }] } },
      log: ["[rank0]: AttributeError: '_OpNamespace' '_C' object has no attribute 'rms_norm'"],
    },
  ],
  clear: [
    { name: 'another error', facts: { runtimes: [{ kind: 'vllm' }], torch: [{ lastError: "ModuleNotFoundError: No module named 'vllm'" }] } },
    {
      name: 'another program that asks a newer release for the old name',
      facts: { runtimes: [{ kind: 'vllm' }], torch: [{ vllm: '0.28.0', lastError: line }] },
      log: [line],
    },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: an operation that not every platform has',
      facts: { runtimes: { incomplete: [{ kind: 'vllm' }] } },
      log: ["AttributeError: '_OpNamespace' '_C' object has no attribute 'gptq_marlin_repack'"],
    },
    {
      name: 'the warning where another platform is used',
      log: ['WARNING 09-22 20:25:14 _custom_ops.py:18] Failed to import from vllm._C with ModuleNotFoundError("No module named \'vllm._C\'")'],
    },
  ],
});
