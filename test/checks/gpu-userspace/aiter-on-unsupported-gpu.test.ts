import check from '../../../checks/gpu-userspace/aiter-on-unsupported-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const message =
  "Unknown GPU architecture: gfx1151. Supported architectures: ['native', 'gfx90a', 'gfx908', 'gfx940', 'gfx941', 'gfx942', 'gfx945', 'gfx1100', 'gfx950']";

testCheck(check, {
  found: [
    {
      name: 'vLLM on Strix Halo',
      is: 'confirmed',
      cites: 'https://github.com/gpustack/gpustack/issues/3880',
      log: [`RuntimeError: Get GPU arch from rocminfo failed "${message}"`],
    },
    { name: 'SGLang', is: 'confirmed', cites: 'https://github.com/gpustack/gpustack/issues/3345', log: [`KeyError: "${message.replace('1151', '1101')}"`] },
    {
      name: 'its compiler',
      is: 'confirmed',
      cites: 'https://github.com/kyuz0/amd-strix-halo-vllm-toolboxes/issues/73',
      log: ["AssertionError: One of GPU archs of ['gfx1151'] is invalid or not supported"],
    },
    { name: 'the last error of Python', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${message}` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: x' }] } }],
  unknown: [
    { name: 'nothing is known' },
    {
      name: 'a healthy log, and siblings',
      log: [
        'WARNING quark_ocp_mx.py: AITER is not found or not supported on the current platform',
        'RuntimeError: HIP error: invalid device function',
        'Unknown GPU architecture',
      ],
    },
  ],
});
