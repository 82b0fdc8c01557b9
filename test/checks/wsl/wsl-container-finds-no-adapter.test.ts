import check from '../../../checks/wsl/wsl-container-finds-no-adapter.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'platform.system': 'wsl2', 'container.runOptions': { entries: { gpus: 'all' } }, 'wsl.libraries': ['libdxcore.so'] } as const;

testCheck(check, {
  found: [
    { name: 'no libcuda from Windows', is: 'present', facts },
    {
      name: 'the tool says so',
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/155',
      log: ['nvidia-container-cli: initialization error: WSL environment detected but no adapters were found: unknown'],
    },
  ],
  clear: [
    { name: 'the library is there', facts: { ...facts, 'wsl.libraries': ['libcuda.so.1', 'libdxcore.so'] } },
    { name: 'no GPU is asked for', facts: { ...facts, 'container.runOptions': { entries: {} } } },
    { name: 'another runtime', facts: { ...facts, 'container.runOptions': { entries: { runtime: 'runsc' } } } },
    { name: 'native Linux', facts: { ...facts, 'platform.system': 'native' } },
  ],
  unknown: [
    { name: 'the folder was not shown', facts: { 'platform.system': 'wsl2', 'container.runOptions': { entries: { gpus: 'all' } } } },
    { name: 'what native Linux says in a debug log', log: ['dxcore initialization failed, continuing assuming a non-WSL environment'] },
  ],
});
