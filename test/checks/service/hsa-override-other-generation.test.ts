import check from '../../../checks/service/hsa-override-other-generation.ts';
import { testCheck } from '../../helpers/test-check.ts';

const rdna2 = { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } };
const none = { entries: {} };
const facts = {
  gpus: [
    { vendor: 'amd', arch: 'gfx1200' },
    { vendor: 'amd', arch: 'gfx1032' },
  ],
  'ollama.environment': rdna2,
  'ollama.version': '0.32.15',
  'ollama.libraryFolders': ['rocm_v7_2'],
  'ollama.compute': ['rocm'],
  'environment.variables': none,
  runtimes: [{ kind: 'ollama', backends: ['hip'] }],
  torch: [],
} as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: 'RX 9060 XT beside an RX 6600', facts, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5069' },
    { is: 'exposed', name: 'an older Ollama, whatever the system has', facts: { ...facts, 'ollama.version': '0.12.3', 'ollama.libraryFolders': ['rocm'] } },
    {
      is: 'exposed',
      name: 'PyTorch in this session',
      facts: { ...facts, 'ollama.environment': none, 'environment.variables': rdna2, torch: [{ variant: 'rocm6.4' }] },
    },
  ],
  clear: [
    {
      name: 'the other GPU is hidden',
      facts: { ...facts, 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0', ROCR_VISIBLE_DEVICES: '1' } } },
    },
    {
      name: 'in a shell where only Ollama’s service uses ROCm',
      facts: { ...facts, 'ollama.environment': none, 'environment.variables': rdna2 },
    },
    {
      name: 'the graphics of the processor beside the card that it is meant for',
      facts: {
        ...facts,
        gpus: [
          { vendor: 'amd', arch: 'gfx1031', integrated: false },
          { vendor: 'amd', arch: 'gfx90c', integrated: true },
        ],
      },
    },
    { name: 'the usual override within a generation', facts: { ...facts, gpus: [{ vendor: 'amd', arch: 'gfx1032' }] } },
    {
      name: 'numbered, for one GPU each',
      facts: { ...facts, 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0', HSA_OVERRIDE_GFX_VERSION_1: '12.0.0' } } },
    },
    {
      name: 'the graphics of a desktop Ryzen beside the card that is meant',
      facts: {
        ...facts,
        gpus: [
          { vendor: 'amd', arch: 'gfx1101' },
          { vendor: 'amd', arch: 'gfx1036' },
        ],
        'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' } },
      },
    },
    {
      name: 'a package that takes the ROCm of the system, which may keep it out',
      facts: { ...facts, 'ollama.libraryFolders': ['rocm'], 'rocm.version': '7.14.0' },
    },
    {
      name: 'the graphics of the processor beside an NVIDIA card, which computes',
      facts: { ...facts, gpus: [{ vendor: 'amd', arch: 'gfx1103', integrated: true }, { vendor: 'nvidia' }], 'ollama.compute': ['cuda'] },
    },
    { name: 'Ollama computes with Vulkan', facts: { ...facts, 'ollama.compute': ['vulkan'] } },
    { name: 'no override', facts: { ...facts, 'ollama.environment': none } },
    {
      name: 'a Vega with its own target',
      facts: { ...facts, gpus: [{ vendor: 'amd', arch: 'gfx90c' }], 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '9.0.0' } } },
    },
  ],
  unknown: [
    { name: 'an Ollama that may bring a later ROCm', facts: { ...facts, 'ollama.version': '0.40.0', 'rocm.version': null } },
    {
      name: 'a ROCm that may keep it out',
      facts: {
        ...facts,
        'ollama.environment': none,
        'environment.variables': rdna2,
        'rocm.version': '7.14.0',
        runtimes: [{ kind: 'llama.cpp', backends: ['hip'] }],
      },
    },
    { name: 'the GPU’s target is not known', facts: { ...facts, gpus: [{ vendor: 'amd', arch: { gap: 'not-in-text' } }] } },
  ],
});
