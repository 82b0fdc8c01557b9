import check from '../../../checks/runtime/nixos-generic-binary.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'Could not start dynamically linked executable: /home/user/.local/share/uv/python/cpython-3.13.5-linux-x86_64-gnu/bin/python3.13';

testCheck(check, {
  found: [
    {
      name: 'uv’s Python',
      is: 'confirmed',
      log: [line, 'NixOS cannot run dynamically linked executables intended for generic', 'linux environments out of the box. For more information, see:'],
      cites: 'https://github.com/NixOS/nixpkgs/pull/429813',
    },
    { name: 'in a program’s start', is: 'present', facts: { runtimes: [{ startError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { runtimes: [{ startError: 'error while loading shared libraries: libcuda.so.1' }], torch: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ startError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: a library that is missing',
      log: ['./llama-server: error while loading shared libraries: libstdc++.so.6: cannot open shared object file'],
    },
  ],
});
