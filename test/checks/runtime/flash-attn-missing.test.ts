import check from '../../../checks/runtime/flash-attn-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'ImportError: FlashAttention2 has been toggled on, but it cannot be used due to the following error: the package flash_attn seems to be not installed.';

testCheck(check, {
  found: [
    { name: 'not installed', is: 'confirmed', log: [line], cites: 'https://github.com/hiyouga/EasyR1/issues/384' },
    {
      name: 'as later releases say it',
      is: 'confirmed',
      log: [line.replace('flash_attn seems to be not installed', "for FlashAttention2 doesn't seem to be installed")],
    },
    {
      name: 'a model’s own code imports it',
      is: 'confirmed',
      log: [
        'ImportError: This modeling file requires the following packages that were not found in your environment: einops, flash_attn. Run `pip install einops flash_attn`',
      ],
      cites: 'https://github.com/merveenoyan/smol-vision/issues/5',
    },
    {
      name: 'at the end of a traceback',
      is: 'confirmed',
      log: ["ModuleNotFoundError: No module named 'flash_attn'"],
      cites: 'https://github.com/modelscope/ms-swift/issues/870',
    },
    {
      name: 'Phi-3-small',
      is: 'confirmed',
      log: ['AssertionError: Flash Attention is not available, but is needed for dense attention'],
      cites: 'https://github.com/hiyouga/LlamaFactory/issues/5080',
    },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [
    { name: 'another error', facts: { torch: [{ lastError: 'OSError: no such file' }] } },
    {
      name: 'the import was got over, and the run ended later',
      log: ["ModuleNotFoundError: No module named 'flash_attn'", 'RuntimeError: CUDA error: out of memory'],
      facts: { torch: { incomplete: [{ lastError: 'RuntimeError: CUDA error: out of memory' }] } },
    },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'another package that it imports',
      log: [
        'ImportError: This modeling file requires the following packages that were not found in your environment: timm. Run `pip install timm`',
        'Flash Attention is not available, falling back to eager',
        "ModuleNotFoundError: No module named 'flash_attn.ops'",
        "Cannot import nodes: No module named 'flash_attn'",
      ],
    },
    { name: 'a package of another torch', log: ['ImportError: flash_attn_2_cuda.cpython-312-x86_64-linux-gnu.so: undefined symbol: _ZN3c105ErrorC2E'] },
  ],
});
