import check from '../../../checks/runtime/ollama-nvidia-driver-too-old.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.32.4', 'nvidia.moduleVersion': '535.288.01', gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }] } as const;

testCheck(check, {
  found: [
    { name: '535 on the CPU', is: 'confirmed', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'its warning in a paste',
      is: 'confirmed',
      log: [
        'level=WARN source=cuda_compat.go:47 msg="NVIDIA driver too old" device="NVIDIA GeForce GTX 1060 6GB" compute=6.1 driver=535 required_driver="570 or newer"',
      ],
    },
  ],
  clear: [
    { name: '580', facts: { ...facts, 'nvidia.moduleVersion': '580.95.05' } },
    { name: 'used all the same, through cuda-compat', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    { name: '0.24', facts: { ...facts, 'ollama.version': '0.24.0', 'ollama.compute': ['cuda'] } },
  ],
  unknown: [
    { name: 'the log is closed', facts },
    { name: 'a driver that does not tell its version is let through', facts, log: ['msg="could not verify NVIDIA driver compatibility for CUDA"'] },
  ],
});
