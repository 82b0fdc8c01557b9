import check from '../../../checks/kernel-driver/nvidia-module-missing-for-kernel.ts';
import { testCheck } from '../../helpers/test-check.ts';

const missing = {
  'platform.system': 'native',
  'platform.container': null,
  'platform.board': null,
  gpus: [{ vendor: 'nvidia', generation: 'turing', driver: null }],
  'nvidia.loaded': false,
  'nvidia.moduleForKernel': false,
  'nvidia.libraryVersion': '580.95.05',
  'nvidia.dkmsVersions': [],
  'nvidia.headers': false,
} as const;

testCheck(check, {
  found: [
    { name: 'no headers, so DKMS built nothing', is: 'present', facts: missing, cites: 'https://github.com/pop-os/pop/issues/2369' },
    { name: 'modprobe says so', is: 'confirmed', log: ['modprobe: FATAL: Module nvidia not found in directory /lib/modules/6.17.0-8-generic'] },
    {
      name: 'the kernel refuses the module of the old kernel',
      is: 'confirmed',
      log: ["nvidia: version magic '5.4.18-100.fc30.x86_64 SMP mod_unload ' should be '5.4.18-200.fc31.x86_64 SMP mod_unload '"],
      cites: 'https://github.com/negativo17/nvidia-driver/issues/97',
    },
    {
      name: 'nvidia-smi’s words on a machine with the card',
      is: 'suspected',
      facts: {
        'platform.system': 'native',
        gpus: { incomplete: [{ vendor: 'nvidia' }] },
        'nvidia.loaded': false,
        'nvidia.smiError': "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver",
      },
      log: ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."],
    },
  ],
  clear: [
    {
      name: 'a card that the installed libraries no longer know',
      facts: { ...missing, gpus: [{ vendor: 'nvidia', generation: 'kepler', driver: 'nouveau' }] },
    },
    { name: 'WSL, whose driver is Windows’', facts: { ...missing, 'platform.system': 'wsl2' } },
    {
      name: 'modprobe in a container, the module is loaded outside',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', driver: 'nvidia' }] } },
      log: ['modprobe: FATAL: Module nvidia not found in directory /lib/modules/6.8.0-45-generic'],
    },
    {
      name: 'a board of NVIDIA’s, which has no nvidia_uvm',
      facts: { 'platform.board': 'NVIDIA Jetson Orin Nano Developer Kit' },
      log: ['modprobe: FATAL: Module nvidia-uvm not found in directory /lib/modules/5.15.148-tegra'],
    },
    { name: 'a card that a virtual machine has', facts: { ...missing, gpus: [{ vendor: 'nvidia', driver: 'vfio-pci' }] } },
    {
      name: 'nvidia-smi inside an LXD container, it works on the machine around',
      facts: {
        'platform.system': 'native',
        'platform.container': 'lxc',
        gpus: { incomplete: [{ vendor: 'nvidia' }] },
        'nvidia.loaded': false,
        'nvidia.smiError': "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver",
      },
      log: ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."],
    },
    { name: 'in a container', facts: { ...missing, 'platform.container': 'docker' } },
    { name: 'a module is there', facts: { ...missing, 'nvidia.moduleForKernel': true } },
    { name: 'headers and sources: the build failed', facts: { ...missing, 'nvidia.headers': true, 'nvidia.dkmsVersions': ['580.95.05'] } },
    { name: 'no NVIDIA driver is wanted here', facts: { ...missing, 'nvidia.libraryVersion': null, 'nvidia.dkmsVersions': [], 'nvidia.smiError': null } },
  ],
  unknown: [
    {
      name: 'a build that was tried and may have failed',
      facts: { ...missing, 'nvidia.headers': { gap: 'denied' }, 'nvidia.dkmsVersions': { gap: 'denied' } },
    },
    { name: 'a container without the host’s modules', facts: { ...missing, 'nvidia.moduleForKernel': { gap: 'unsupported' } } },
    { name: 'nvidia-smi’s words alone', log: ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."] },
    { name: 'an image without it, or a list that was left behind', log: ["systemd-modules-load[222]: Failed to find module 'nvidia_uvm'"] },
    { name: 'an image for a kernel that nobody boots', log: ["==> ERROR: module not found: 'nvidia'"] },
    { name: 'WSL’s kernel', log: ['modprobe: FATAL: Module nvidia not found in directory /lib/modules/5.15.167.4-microsoft-standard-WSL2'] },
    { name: 'another driver’s module', log: ["nvhda: version magic '5.0.0-36-generic SMP mod_unload ' should be '5.0.0-37-generic SMP mod_unload '"] },
    { name: 'a step of docker build', log: ['#12 34.5 modprobe: FATAL: Module nvidia not found in directory /lib/modules/6.17.0-8-generic'] },
    { name: 'a module of another name', log: ['modprobe: FATAL: Module nvidia_fs not found in directory /lib/modules/6.17.0-8-generic'] },
  ],
});
