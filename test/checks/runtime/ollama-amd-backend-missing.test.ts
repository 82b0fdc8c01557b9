import check from '../../../checks/runtime/ollama-amd-backend-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'ollama', libraries: ['cuda_v12', 'cuda_v13', 'libggml-base.so', 'libggml-cpu-haswell.so'], backends: ['cuda', 'cpu'], packages: null };
const facts = { 'platform.system': 'native', gpus: [{ vendor: 'amd', integrated: false, driver: 'amdgpu' }], runtimes: [program] } as const;

testCheck(check, {
  found: [
    {
      name: 'the plain archive, and a GPU that is missed',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/14927',
      facts: { ...facts, 'told.complaints': ['not-on-gpu'] },
    },
    { name: 'and it runs on the CPU', is: 'confirmed', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'what the server said until 0.12.3',
      is: 'confirmed',
      cites: 'https://github.com/likelovewant/ollama-for-amd/issues/33',
      log: [
        'time=2024-12-03T15:24:29.436Z level=WARN source=amd_linux.go:440 msg="amdgpu detected, but no compatible rocm library found.  Either install rocm v6, or follow manual install instructions at https://github.com/ollama/ollama/blob/main/docs/linux.md#manual-install"',
      ],
    },
    {
      name: 'and the line that comes after it',
      is: 'confirmed',
      cites: 'https://github.com/NixOS/nixpkgs/issues/375910',
      log: ['level=WARN source=amd_linux.go:349 msg="unable to verify rocm library: no suitable rocm found, falling back to CPU"'],
    },
  ],
  clear: [
    {
      name: 'a card that a virtual machine has',
      facts: { ...facts, 'ollama.compute': ['cpu'], gpus: [{ vendor: 'amd', integrated: false, driver: 'vfio-pci' }] },
    },
    { name: 'a container that computes on it, beside a program that is its client', facts: { ...facts, 'ollama.compute': ['rocm'] } },
    { name: 'with the ROCm archive', facts: { ...facts, runtimes: [{ ...program, backends: ['cuda', 'cpu', 'hip'] }] } },
    {
      name: 'an NVIDIA card beside it',
      facts: {
        ...facts,
        gpus: [
          { vendor: 'amd', integrated: false },
          { vendor: 'nvidia', integrated: false },
        ],
      },
      log: ['level=WARN source=amd_linux.go:440 msg="amdgpu detected, but no compatible rocm library found.  Either install rocm v6"'],
    },
  ],
  unknown: [
    { name: 'what computes is not known: a server in a container, or elsewhere', facts },
    { name: 'what the installer says where it saw the card', facts, log: ['>>> AMD GPU ready.'] },
    { name: 'the folder cannot be read', facts: { ...facts, runtimes: [{ ...program, libraries: { gap: 'denied' }, backends: { gap: 'denied' } }] } },
  ],
});
