import check from '../../../checks/runtime/ollama-nvidia-driver-too-old.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.container': null,
  'ollama.version': '0.32.4',
  'nvidia.moduleVersion': '535.288.01',
  gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }],
} as const;

testCheck(check, {
  found: [
    {
      name: '515 since 0.9.3, which lists the card as CUDA’s',
      is: 'exposed',
      facts: {
        'platform.container': null,
        'ollama.version': '0.9.3',
        'nvidia.moduleVersion': '515.105.01',
        gpus: [{ vendor: 'nvidia', computeCapability: '7.5' }],
        'ollama.compute': ['cuda'],
      },
      cites: 'https://github.com/ollama/ollama/issues/12770',
    },
    {
      name: 'the warning of 0.9.3',
      is: 'confirmed',
      log: ['level=WARN source=cuda_common.go:65 msg="old CUDA driver detected - please upgrade to a newer driver" version=11.8'],
      cites: 'https://github.com/ollama/ollama/pull/10569',
    },
    {
      name: '535 with a GTX 1070, in a report that says so',
      is: 'suspected',
      facts: {
        'ollama.version': '0.31.1',
        'nvidia.moduleVersion': '535.183.01',
        'told.complaints': ['not-on-gpu'],
        gpus: { incomplete: [{ vendor: 'nvidia', computeCapability: '6.1' }] },
      },
    },
    { name: '535 on the CPU', is: 'confirmed', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'the driver of Windows, under WSL2',
      is: 'confirmed',
      facts: { ...facts, 'platform.system': 'wsl2', 'nvidia.moduleVersion': null, 'wsl.windowsNvidiaDriver': '546.33', 'ollama.compute': ['cpu'] },
    },
    {
      name: 'its warning in a paste',
      is: 'confirmed',
      log: [
        'level=WARN source=cuda_compat.go:47 msg="NVIDIA driver too old" device="NVIDIA GeForce GTX 1060 6GB" compute=6.1 driver=535 required_driver="570 or newer"',
      ],
    },
  ],
  clear: [
    { name: 'a Jetson with JetPack 5', facts: { ...facts, 'ollama.version': '0.9.6', 'nvidia.moduleVersion': '35.4.1', 'ollama.compute': ['cpu'] } },
    {
      name: 'a Jetson with JetPack 6',
      facts: { ...facts, 'nvidia.moduleVersion': '540.4.0', gpus: [{ vendor: 'nvidia', computeCapability: '8.7' }], 'ollama.compute': ['cpu'] },
    },
    { name: '0.9.2, with CUDA 11', facts: { ...facts, 'ollama.version': '0.9.2', 'nvidia.moduleVersion': '515.105.01' } },
    {
      name: 'a driver for CUDA 12.0 with 0.9.6, which finds its libraries',
      facts: { ...facts, 'ollama.version': '0.9.6', 'nvidia.moduleVersion': '525.147.05' },
    },
    { name: '535 with 0.12', facts: { ...facts, 'ollama.version': '0.12.3' } },
    {
      name: 'a GT 710 for the display, whose last driver is 470, and the CPU on purpose',
      facts: {
        ...facts,
        'ollama.version': '0.24.0',
        'nvidia.moduleVersion': '470.256.02',
        'ollama.compute': ['cpu'],
        gpus: [{ vendor: 'nvidia', computeCapability: '3.5' }],
      },
    },
    {
      name: 'a GT 1030 for the display beside a Radeon that computes',
      facts: {
        ...facts,
        'nvidia.moduleVersion': '550.120',
        'ollama.compute': ['rocm'],
        gpus: [
          { vendor: 'nvidia', computeCapability: '6.1' },
          { vendor: 'amd', computeCapability: null },
        ],
      },
    },
    { name: 'an LXC container without the card', facts: { ...facts, 'platform.container': 'lxc', 'container.nodes': [], 'ollama.compute': ['cpu'] } },
    { name: '580', facts: { ...facts, 'nvidia.moduleVersion': '580.95.05' } },
    { name: 'used all the same, through cuda-compat', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    { name: '0.24', facts: { ...facts, 'ollama.version': '0.24.0', 'ollama.compute': ['cuda'] } },
  ],
  unknown: [
    { name: '535 on the CPU, and the release not told', facts: { ...facts, 'ollama.version': { gap: 'not-in-text' }, 'ollama.compute': ['cpu'] } },

    {
      name: 'the warning of 0.9.6 for a driver of CUDA 12.0, which works',
      log: ['msg="old CUDA driver detected - please upgrade to a newer driver" version=12.0'],
    },
    { name: 'the warning of 0.12, which works', log: ['msg="old CUDA driver detected - please upgrade to a newer driver for best performance" version=12.2'] },
    { name: 'the log is closed', facts },
    { name: 'a driver that does not tell its version is let through', facts, log: ['msg="could not verify NVIDIA driver compatibility for CUDA"'] },
  ],
});
