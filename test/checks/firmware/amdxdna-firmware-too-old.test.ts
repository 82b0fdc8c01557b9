import check from '../../../checks/firmware/amdxdna-firmware-too-old.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = { 'npu.arch': 'xdna2', 'npu.firmwareVersion': '1.0.0.63', runtimes: [{ kind: 'lemonade' }] };
const refusal = '[ERROR] NPU firmware version on /dev/accel/accel0 is incompatible. Please update NPU firmware!';

testCheck(check, {
  found: [
    { name: 'pasted', is: 'confirmed', log: [refusal], cites: 'https://github.com/ROCm/FastFlowLM/issues/421' },
    { name: 'live, nothing tried yet', is: 'exposed', facts: old },
  ],
  clear: [
    { name: 'new firmware', facts: { ...old, 'npu.firmwareVersion': '1.1.2.64' } },
    { name: 'nothing installed that uses the NPU', facts: { ...old, runtimes: [{ kind: 'ollama' }] } },
  ],
  unknown: [
    { name: 'an old driver without fw_version', facts: { ...old, 'npu.firmwareVersion': { gap: 'unsupported' } } },
    { name: 'another refusal', log: ['[ERROR] amdxdna version 0.0 is incompatible'] },
  ],
});
