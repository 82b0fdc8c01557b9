import check from '../../../checks/service/npu-memlock-too-low.ts';
import { testCheck } from '../../helpers/test-check.ts';

const low = {
  'npu.driver': 'amdxdna',
  'npu.arch': 'xdna2',
  'memory.memlockLimit': 8_388_608,
  'user.capabilities': [],
  runtimes: [{ kind: 'lemonade' }],
  services: [],
} as const;
const validate = '[ERROR]  Memlock limit is too low (8MB). Please raise the limit or set to infinity.';

testCheck(check, {
  found: [
    { name: 'Fedora’s default', is: 'exposed', facts: low },
    {
      name: 'a user unit of Lemonade, which has the limit of the session',
      is: 'exposed',
      facts: { ...low, services: [{ serves: 'lemonade', kind: 'user', limitMemlock: 8_388_608 }] },
    },
    { name: 'flm validate', is: 'confirmed', log: [validate], cites: 'https://github.com/ROCm/FastFlowLM/pull/397' },
    {
      name: 'a buffer that was refused',
      is: 'suspected',
      facts: low,
      log: ['Error: mmap(addr=0x7f8218000000, len=67108864, prot=3, flags=8209, offset=4294967296) failed (err=-11): Resource temporarily unavailable'],
      cites: 'https://github.com/ROCm/FastFlowLM/issues/490',
    },
  ],
  clear: [
    { name: 'root, whom the limit does not bind', facts: { ...low, 'user.capabilities': ['CAP_SYS_ADMIN', 'CAP_IPC_LOCK'] } },
    { name: 'unlimited', facts: { ...low, 'memory.memlockLimit': null } },
    { name: 'an eighth of the memory, as on Ubuntu', facts: { ...low, 'memory.memlockLimit': 3_098_341_376 } },
    { name: 'Lemonade’s unit lifts it', facts: { ...low, services: [{ serves: 'lemonade', limitMemlock: null }] } },
    { name: 'Lemonade’s system unit lets FastFlowLM lift it', facts: { ...low, services: [{ serves: 'lemonade', kind: 'system', limitMemlock: 8_388_608 }] } },
    { name: 'an NPU that FastFlowLM does not serve', facts: { ...low, 'npu.arch': 'xdna1' } },
    { name: 'nobody uses the NPU', facts: { ...low, runtimes: [{ kind: 'ollama' }] } },
  ],
  unknown: [
    { name: 'the limit is not known', facts: { ...low, 'memory.memlockLimit': { gap: 'unreadable' } } },
    { name: 'flm validate of a healthy machine', log: ['[Linux]  Memlock Limit: infinity'] },
  ],
});
