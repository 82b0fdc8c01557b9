import check from '../../../checks/kernel-driver/nvidia-module-built-with-older-gcc.ts';
import { testCheck } from '../../helpers/test-check.ts';

const older = {
  'platform.system': 'native',
  gpus: [{ vendor: 'nvidia', driver: null }],
  'nvidia.moduleForKernel': false,
  'nvidia.dkmsVersions': ['535.98'],
  'compilers.kernelCompiler': 'gcc',
  'compilers.kernelCompilerVersion': '12.3.0',
  'compilers.gcc': ['11'],
} as const;

testCheck(check, {
  found: [
    { name: 'GCC 11 for a kernel of GCC 12', is: 'exposed', facts: older, cites: 'https://github.com/pop-os/pop/issues/3117' },
    { name: 'the build log', is: 'suspected', facts: older, log: ['cc: error: unrecognized command-line option ‘-ftrivial-auto-var-init=zero’'] },
  ],
  clear: [
    { name: 'a card that a virtual machine has', facts: { ...older, gpus: [{ vendor: 'nvidia', driver: 'vfio-pci' }] } },
    { name: 'WSL, whose driver is Windows’', facts: { ...older, 'platform.system': 'wsl2' } },
    { name: 'GCC 12 is installed', facts: { ...older, 'compilers.gcc': ['11', '12'] } },
    {
      name: 'GCC 12 for a kernel of GCC 13, which has no option of its own',
      facts: { ...older, 'compilers.kernelCompilerVersion': '13.3.0', 'compilers.gcc': ['12'] },
    },
    { name: 'none where it is looked for', facts: { ...older, 'compilers.gcc': [] } },
    { name: 'a module is there', facts: { ...older, 'nvidia.moduleForKernel': true } },
  ],
  unknown: [
    { name: 'the sibling: another module’s build', log: ["gcc: error: unrecognized command-line option '-ftrivial-auto-var-init=zero'"] },
    { name: 'the harmless warning of every build', log: ['warning: the compiler differs from the one used to build the kernel'] },
    { name: 'compilers could not be read', facts: { ...older, 'compilers.gcc': { gap: 'denied' } } },
  ],
});
