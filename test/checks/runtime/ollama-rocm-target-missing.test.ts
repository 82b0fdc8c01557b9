import check from '../../../checks/runtime/ollama-rocm-target-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.5.7', 'ollama.environment': { entries: {} }, gpus: [{ vendor: 'amd', arch: 'gfx1032', driver: 'amdgpu' }] } as const;
const newer =
  'level=WARN source=amd_linux.go:378 msg="amdgpu is not supported (supported types:[gfx1010 gfx1012 gfx1030 gfx1100 gfx1101 gfx1102 gfx900 gfx906 gfx908 gfx90a gfx942])" gpu_type=gfx1031 gpu=0 library=/usr/local/lib/ollama';

testCheck(check, {
  found: [
    {
      name: 'an RX 6600 with 0.5.7, where the models are on the CPU',
      is: 'confirmed',
      facts: { ...facts, 'ollama.compute': ['cpu'], models: [{ runtime: 'ollama', sizeVram: 0 }] },
      cites: 'https://github.com/ollama/ollama/pull/2885',
    },
    { name: 'on the CPU', is: 'confirmed', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    { name: 'its words until 0.12.3', is: 'confirmed', log: [newer] },
    {
      name: 'its words in 2024',
      is: 'confirmed',
      log: ['level=WARN msg="amdgpu is not supported" gpu=0 gpu_type=gfx1103 library=/opt/rocm/lib supported_types="[gfx1030 gfx1100 gfx1101 gfx1102]"'],
    },
    {
      name: 'its first words',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/4099',
      log: ['amdgpu [0] gfx1103 is not supported by /tmp/ollama2145067703/rocm [gfx1030 gfx1100 gfx1101 gfx1102 gfx900 gfx906 gfx908 gfx90a]'],
    },
    {
      name: 'from 0.12.4 on the discovery crashes',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/12673',
      facts: { 'ollama.version': '0.12.6', gpus: [{ vendor: 'amd', arch: 'gfx1150' }] },
      log: ['msg="failure during GPU discovery" OLLAMA_LIBRARY_PATH="[/usr/local/lib/ollama /usr/local/lib/ollama/rocm]" extra_envs=[] error="runner crashed"'],
    },
  ],
  clear: [
    {
      name: 'the graphics of the processor beside an NVIDIA card',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [newer.replace('gfx1031', 'gfx1103')],
    },
    { name: 'a card that a virtual machine has', facts: { ...facts, gpus: [{ ...facts.gpus[0], driver: 'vfio-pci' }], 'ollama.compute': ['cpu'] } },
    { name: 'a card that is in the list', facts: { ...facts, gpus: [{ vendor: 'amd', arch: 'gfx1030' }] } },
    { name: 'with an override', facts: { ...facts, 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } } } },
    { name: 'a build of one’s own that holds the target', facts: { ...facts, 'ollama.compute': ['rocm'] }, log: [newer] },
    { name: 'a release with Vulkan', facts: { ...facts, 'ollama.version': '0.32.4' } },
  ],
  unknown: [
    { name: 'the release is not known', facts: { ...facts, 'ollama.version': { gap: 'denied' } } },
    { name: 'the small graphics of a desktop Ryzen', log: [newer.replace('gfx1031', 'gfx1036')] },
    { name: 'no list of targets: another library', log: ['msg="amdgpu is not supported (supported types:[])" gpu_type=gfx1102 gpu=1 library=/opt/rocm'] },
    { name: 'whether it computes on the card is not known', facts },
    {
      name: 'the discovery crashes in the libraries for NVIDIA, and no card is known',
      facts: { 'ollama.version': '0.12.6' },
      log: ['msg="failure during GPU discovery" OLLAMA_LIBRARY_PATH="[/usr/lib/ollama /usr/lib/ollama/cuda_v13]" extra_envs=[] error="runner crashed"'],
    },
    { name: 'a card that is supported', log: ['msg="amdgpu is supported" gpu=0 gpu_type=gfx1030'] },
  ],
});
