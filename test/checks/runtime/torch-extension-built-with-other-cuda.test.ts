import check from '../../../checks/runtime/torch-extension-built-with-other-cuda.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'The detected CUDA version (12.2) mismatches the version that was used to compile';

testCheck(check, {
  found: [
    { name: 'PyTorch’s words, which end the line', is: 'confirmed', log: [line], cites: 'https://github.com/PKUHaoWang/EmbodiedOcc2/issues/6' },
    {
      name: 'with both numbers after it',
      is: 'confirmed',
      cites: 'https://github.com/state-spaces/mamba/issues/772',
      log: ["RuntimeError: ('The detected CUDA version (%s) mismatches the version that was used to compilePyTorch (%s).', '13.0', '12.8')"],
    },
    {
      name: 'in a title',
      is: 'confirmed',
      cites: 'https://github.com/state-spaces/mamba/issues/679',
      log: ['always show install error CUDA version (11.7) mismatches'],
    },
    {
      name: 'DeepSpeed',
      is: 'confirmed',
      log: [
        'deepspeed.ops.op_builder.builder.CUDAMismatchException: >- DeepSpeed Op Builder: Installed CUDA version 11.8 does not match the version torch was compiled with 12.4, unable to compile cuda/cpp extensions without a matching cuda version.',
      ],
    },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${line}PyTorch (11.3)` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: ninja is required' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'another minor release, which is only a warning; DeepSpeed’s table without a GPU',
      log: [
        "UserWarning: The detected CUDA version (12.2) has a minor version mismatch with the version that was used to compile PyTorch (12.1). Most likely this shouldn't be a problem.",
        'The CUDA version (12.2) mismatches the one that the driver was made for',
        'torch cuda version ............... 12.1',
        'Installed CUDA version 12.2 does not match the version torch was compiled with 12.1 but since the APIs are compatible, accepting this combination',
      ],
    },
  ],
});
