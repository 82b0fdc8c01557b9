import check from '../../../checks/container/nvidia-container-tool-wrong-ldconfig.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'nvidia-container-cli: ldcache error: open failed: /sbin/ldconfig.real: no such file or directory: unknown.';

testCheck(check, {
  found: [
    { name: 'the tool says so', is: 'confirmed', log: [line], cites: 'https://github.com/hekmak/Conf-net/issues/5' },
    { name: 'in a log of the runtime', is: 'present', facts: { runtimes: [{ startError: line }] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'siblings, and a healthy start',
      log: [
        'nvidia-container-cli: ldcache error: process /sbin/ldconfig.real failed with error code: 1',
        '/sbin/ldconfig.real: /usr/lib/wsl/lib/libcuda.so.1 is not a symbolic link',
      ],
    },
  ],
});
