import check from '../../../checks/kernel-driver/nvidia-uvm-not-loaded.ts';
import { testCheck } from '../../helpers/test-check.ts';

const without = {
  'nvidia.loaded': true,
  'nvidia.uvmLoaded': false,
  'platform.board': null,
  gpus: [{ vendor: 'nvidia', driver: 'nvidia' }],
  runtimes: [{ kind: 'ollama', running: true, backends: ['cuda', 'vulkan'] }],
} as const;

testCheck(check, {
  found: [
    { name: 'a running runtime and no nvidia_uvm', is: 'exposed', facts: without, cites: 'https://github.com/NixOS/nixpkgs/issues/334180' },
    { name: 'CUDA answers unknown error', is: 'confirmed', facts: { ...without, driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_UNKNOWN' }] } },
    {
      name: 'Ollama logs it',
      is: 'suspected',
      facts: without,
      log: ['msg="Unable to load cudart library /usr/lib/libcuda.so.560.28.03: cuda driver library init failure: 999"'],
    },
    {
      name: 'told in words',
      is: 'suspected',
      facts: { 'nvidia.loaded': true, 'nvidia.uvmLoaded': false, gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['CUDA does not work out of the box because the nvidia_uvm module is not loaded'],
      cites: 'https://github.com/Bumblebee-Project/Bumblebee/issues/854',
    },
    {
      name: 'and who loaded it',
      is: 'suspected',
      facts: { 'nvidia.loaded': true, 'nvidia.uvmLoaded': false, gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['It seems that I had not done `modprobe nvidia_uvm`, after this the problem is gone'],
      cites: 'https://github.com/gorgonia/cu/issues/2',
    },
  ],
  clear: [
    { name: 'the module is loaded', facts: { ...without, 'nvidia.uvmLoaded': true } },
    {
      name: 'a board of NVIDIA’s, which never has it',
      facts: { ...without, 'platform.board': 'NVIDIA Jetson Orin Nano Engineering Reference Developer Kit Super' },
    },
    { name: 'a runtime that computes with Vulkan', facts: { ...without, runtimes: [{ kind: 'llama.cpp', running: true, backends: ['vulkan', 'cpu'] }] } },
    { name: 'an idle desktop', facts: { ...without, runtimes: [{ kind: 'ollama', running: false }] } },
  ],
  unknown: [
    { name: 'modules could not be read', facts: { ...without, 'nvidia.uvmLoaded': { gap: 'denied' } } },
    { name: 'advice', facts: { 'nvidia.loaded': true, gpus: [{ driver: 'nvidia' }] }, log: ['If nvidia_uvm is not loaded, run nvidia-modprobe -u.'] },
    {
      name: 'the sibling: it is taken out and loaded anew',
      facts: { 'nvidia.loaded': true, gpus: [{ driver: 'nvidia' }] },
      log: [
        'sudo rmmod nvidia_uvm && sudo modprobe nvidia_uvm works',
        'I tried modprobe nvidia_uvm',
        'modprobe nvidia_uvm has not helped',
        'check if modprobe nvidia_uvm works',
        'does modprobe nvidia_uvm fix it for you?',
        'nvidia-uvm is not loaded in the initramfs, but it is after boot',
      ],
    },
    { name: 'a healthy log alone', log: ['msg="inference compute" id=GPU-1 library=cuda compute=8.6 driver=13.0'] },
  ],
});
