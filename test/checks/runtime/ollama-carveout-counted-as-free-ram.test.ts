import check from '../../../checks/runtime/ollama-carveout-counted-as-free-ram.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.30.4', 'ollama.compute': ['rocm'], gpus: [{ arch: 'gfx1151', vramTotal: 96 * 2 ** 30 }] } as const;
const line =
  'msg="inference compute" id=0 filter_id=0 library=ROCm compute=gfx1151 name=ROCm0 description="AMD Radeon Graphics" libdirs=ollama,rocm_v7_2 driver=0.0 pci_id=0000:c6:00.0 type=iGPU';

testCheck(check, {
  found: [
    {
      name: '96 GB carved out',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/16462',
      facts: { ...facts, gpus: [{ arch: 'gfx1151', vramTotal: { gap: 'not-in-text' } }] },
      log: [`${line} total="96.0 GiB" available="27.5 GiB"`],
    },
    { name: 'before a model is loaded', is: 'exposed', facts },
    { name: 'in July, with 0.32', is: 'exposed', cites: 'https://github.com/ollama/ollama/issues/17271', facts: { ...facts, 'ollama.version': '0.32.4' } },
    {
      name: 'a Radeon 890M',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/16631',
      facts: { ...facts, gpus: [{ arch: 'gfx1150', vramTotal: { gap: 'not-in-text' } }] },
      log: [`${line.replace('gfx1151', 'gfx1150')} total="24.0 GiB" available="5.6 GiB"`],
    },
  ],
  clear: [
    { name: '0.24', facts: { ...facts, 'ollama.version': '0.24.0' } },
    { name: 'a small carve-out', facts: { ...facts, gpus: [{ arch: 'gfx1151', vramTotal: 512 * 2 ** 20 }] } },
    { name: 'a Radeon 890M with a small one', facts: { ...facts, gpus: [{ arch: 'gfx1150', vramTotal: 4 * 2 ** 30 }] } },
    { name: 'Vulkan', facts: { ...facts, 'ollama.compute': ['vulkan'] } },
  ],
  unknown: [
    { name: 'a release from after llama.cpp’s cure', facts: { ...facts, 'ollama.version': '0.32.15' } },
    {
      name: 'healthy: what is free is free',
      facts: { ...facts, gpus: [{ arch: 'gfx1151', vramTotal: { gap: 'not-in-text' } }] },
      log: [`${line} total="111.5 GiB" available="111.3 GiB"`, `${line} total="96.0 GiB" available="95.8 GiB"`],
    },
  ],
});
