import check from '../../../checks/gpu-userspace/cuda-device-uuid-taken-for-number.ts';
import { testCheck } from '../../helpers/test-check.ts';

const mig = "ValueError: invalid literal for int() with base 10: 'MIG-377e0049-554c-540b-93c6-d0976f8426cb'";
const pinned = (device: string, vllm: string | null) => ({
  'environment.variables': { entries: { CUDA_VISIBLE_DEVICES: device } },
  torch: [{ vllm, lastError: { gap: 'unsupported' as const } }],
  servers: [],
});

testCheck(check, {
  found: [
    { name: 'a MIG slice', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/41848', log: [mig] },
    {
      name: 'a whole GPU',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/13815',
      log: ["ValueError: invalid literal for int() with base 10: 'GPU-52a3a85d-3c55-ca3a-a955-82c69ed360fc'"],
    },
    { name: 'another program than vLLM', is: 'confirmed', facts: { runtimes: { incomplete: [{ kind: 'sglang' }] } }, log: [mig] },
    { name: 'the last error of Python', is: 'confirmed', facts: { torch: [{ lastError: mig, vllm: '0.10.0' }] } },
    {
      name: 'a title, and the version of the server',
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/20939',
      facts: { runtimes: { incomplete: [{ kind: 'vllm', version: '0.9.2' }] } },
      log: ['[Bug]: pydantic crash when CUDA_VISIBLE_DEVICES uses UUIDs'],
    },
    { name: 'the variable beside vLLM, not seen to fail', is: 'exposed', facts: pinned('GPU-52a3a85d-3c55-ca3a-a955-82c69ed360fc', '0.10.0') },
  ],
  clear: [
    {
      name: 'a server that answers, and was started with numbers',
      facts: {
        ...pinned('GPU-52a3a85d-3c55-ca3a-a955-82c69ed360fc', '0.10.0'),
        torch: [{ vllm: '0.10.0', lastError: null }],
        servers: [{ kind: 'vllm', answers: true }],
      },
    },
    {
      name: 'the first release that is known to look UUIDs up',
      facts: {
        ...pinned('GPU-52a3a85d-3c55-ca3a-a955-82c69ed360fc', '0.24.0'),
        torch: [{ vllm: '0.24.0', lastError: 'ValueError: x' }],
        runtimes: [],
      },
    },
    { name: 'numbers', facts: { ...pinned('0,1', '0.10.0'), torch: [{ vllm: '0.10.0', lastError: 'ValueError: x' }] } },
    { name: 'PyTorch alone', facts: { ...pinned('GPU-52a3a85d', null), torch: [{ vllm: null, lastError: 'ValueError: x' }], runtimes: [] } },
  ],
  unknown: [
    {
      name: 'told of a release that looks them up',
      facts: { runtimes: { incomplete: [{ kind: 'vllm' }] } },
      log: ['vLLM 0.25 fails with CUDA_VISIBLE_DEVICES set to the UUID of a GPU that fell off.'],
    },
    {
      name: 'the words beside another program',
      facts: { runtimes: { incomplete: [{ kind: 'ollama', version: '0.9.2' }] } },
      log: ['CUDA_VISIBLE_DEVICES takes UUIDs as well'],
    },
    {
      name: 'other faults, with and without UUIDs',
      facts: { runtimes: { incomplete: [{ kind: 'vllm', version: '0.11.0' }] } },
      log: [
        'It runs out of memory. I tried CUDA_VISIBLE_DEVICES with numbers and with UUIDs, the result is the same.',
        'It hangs at the start. CUDA_VISIBLE_DEVICES=0,1 is set (not UUIDs).',
        'please document that CUDA_VISIBLE_DEVICES takes numbers and no UUIDs',
      ],
    },
    { name: 'a later vLLM', facts: pinned('MIG-377e0049', '0.30.0') },
    {
      name: 'the siblings: other words that are no numbers, and a list of devices',
      log: [
        "ValueError: invalid literal for int() with base 10: 'CUDA'",
        'MIG 2g.20gb Device 0: (UUID: MIG-377e0049-554c-540b-93c6-d0976f8426cb)',
        'GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-7f57f032-34ab-a064-c37c-7a4f75601cc5)',
      ],
    },
  ],
});
