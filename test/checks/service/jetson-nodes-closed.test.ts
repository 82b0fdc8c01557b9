import check from '../../../checks/service/jetson-nodes-closed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'NvRmMemInitNvmap failed with Permission denied';

testCheck(check, {
  found: [
    {
      name: 'the service’s log',
      is: 'confirmed',
      log: [line, '549: Memory Manager Not supported', '****NvRmMemInit failed**** error type: 196626'],
      cites: 'https://github.com/ollama/ollama/issues/1289',
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'ollama', startError: line }] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    {
      name: 'the siblings: no such device, and the memory manager for another reason',
      log: ['NvRmMemInitNvmap failed with No such file or directory', '356: Memory Manager Not supported', '****NvRmMemInit failed**** error type: 196626'],
    },
    {
      name: 'the log-in screen, whose account is in no group',
      log: ['Jul 27 12:26:37 nixos gdm-x-session[1085]: NvRmMemInitNvmap failed with Permission denied'],
    },
    { name: 'memory that is used up', log: ['NvMapMemAllocInternalTagged: 1075072515 error 12'] },
  ],
});
