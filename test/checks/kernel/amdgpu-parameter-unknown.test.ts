import check from '../../../checks/kernel/amdgpu-parameter-unknown.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    { name: 'a misspelled workaround', is: 'present', facts: { 'kernel.unknownParameters': ['amdgpu.cwsr'] } },
    { name: 'the kernel’s line in a paste', is: 'confirmed', log: ["[    3.6] amdgpu: unknown parameter 'cwsr' ignored"] },
  ],
  clear: [
    { name: 'all names exist', facts: { 'kernel.unknownParameters': [] } },
    { name: 'what the module loader itself takes', facts: { 'kernel.unknownParameters': ['amdgpu.dyndbg', 'ttm.async_probe'] } },
    { name: 'what old cards need, left over', facts: { 'kernel.unknownParameters': ['amdgpu.si_support', 'amdgpu.cik_support'] } },
    { name: 'gtt_size is another page’s', facts: { 'kernel.unknownParameters': ['amdgpu.gtt_size'] } },
  ],
  unknown: [
    { name: 'the module’s parameters could not be listed', facts: { 'kernel.unknownParameters': { gap: 'denied' } } },
    { name: 'the line of gtt_size', log: ["amdgpu: unknown parameter 'gtt_size' ignored"] },
    { name: 'the line of what old cards need', log: ["amdgpu: unknown parameter 'cik_support' ignored"] },
    { name: 'another module’s parameter', log: ["snd_hda_intel: unknown parameter 'powersave' ignored"] },
  ],
});
