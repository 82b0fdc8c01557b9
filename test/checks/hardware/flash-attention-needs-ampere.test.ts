import check from '../../../checks/hardware/flash-attention-needs-ampere.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: FlashAttention only supports Ampere GPUs or newer.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/Dao-AILab/flash-attention/issues/762', log: [line] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
    {
      name: 'the assertion of vLLM’s V1 engine on a V100',
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/13398',
      facts: { gpus: [{ vendor: 'nvidia', computeCapability: '7.0' }], torch: [{ lastError: { gap: 'not-in-text' } }] },
      log: ['    assert is_fa_version_supported(self.fa_version)'],
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    {
      name: 'the assertion on an Ampere card is another matter',
      facts: { gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }], torch: [{ lastError: { gap: 'not-in-text' } }] },
      log: ['    assert is_fa_version_supported(self.fa_version)'],
    },
    {
      name: 'ComfyUI, which goes on without',
      log: ['WARNING: Flash Attention failed, using default SDPA: FlashAttention only supports Ampere GPUs or newer.'],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'vLLM chooses another back end by itself', log: ['INFO cuda.py:184] Cannot use FlashAttention-2 backend for Volta and Turing GPUs.'] },
  ],
});
