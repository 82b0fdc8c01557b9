import check from '../../../checks/gpu-userspace/intel-npu-firmware-compiler-mismatch.ts';
import { testCheck } from '../../helpers/test-check.ts';

const told = 'ERROR! MAPPED_INFERENCE_VERSION is NOT compatible with the ELF Expected: 6.1.0 vs received: 7.0.0';

testCheck(check, {
  found: [
    {
      name: 'the line of the driver',
      is: 'confirmed',
      cites: 'https://github.com/openvinotoolkit/openvino/issues/23819',
      log: [`E: [unnamed] checkVersionCompatibility:38\t${told}`],
    },
    {
      name: 'within OpenVINO’s exception',
      is: 'confirmed',
      cites: 'https://github.com/intel/linux-npu-driver/issues/48',
      log: [`Failed to compile network. L0 createGraph result: ZE_RESULT_ERROR_UNSUPPORTED_VERSION, code 0x78000002. ${told}`],
    },
    { name: 'in the last error', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${told}` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: Failed to compile network.' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: the compiler refuses the model',
      log: ['L0 pfnCreate2 result: ZE_RESULT_ERROR_INVALID_ARGUMENT, code 0x78000004 - generic error code for invalid arguments .'],
    },
  ],
});
