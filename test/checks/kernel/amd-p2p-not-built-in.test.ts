import check from '../../../checks/kernel/amd-p2p-not-built-in.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpu = { arch: 'gfx1201', integrated: false, driver: 'amdgpu' };
const pair = {
  gpus: [gpu, gpu],
  torch: [{ variant: 'rocm7.0' }],
  servers: [{ kind: 'vllm', flags: { entries: { '--tensor-parallel-size': '2' } }, environment: { entries: {} } }],
  'rocm.amdgpuOrigin': 'in-tree',
  'kernel.version': '6.12.48',
  'kernel.lineage': 'upstream',
  'kernel.config': { entries: { CONFIG_HSA_AMD: 'y', CONFIG_HSA_AMD_P2P: 'n' } },
};

testCheck(check, {
  found: [
    { name: 'two R9700 on a kernel without it', is: 'exposed', facts: pair, cites: 'https://github.com/NixOS/nixpkgs/pull/447016' },
    { name: 'the options below it are missing too', is: 'exposed', facts: { ...pair, 'kernel.config': { entries: { CONFIG_HSA_AMD: 'y' } } } },
  ],
  clear: [
    { name: 'it is built in', facts: { ...pair, 'kernel.config': { entries: { CONFIG_HSA_AMD: 'y', CONFIG_HSA_AMD_P2P: 'y' } } } },
    {
      name: 'peer copies are off',
      facts: {
        ...pair,
        servers: [{ kind: 'vllm', flags: { entries: { '--tensor-parallel-size': '2' } }, environment: { entries: { NCCL_P2P_DISABLE: '1' } } }],
      },
    },
    { name: 'ComfyUI, which splits nothing', facts: { ...pair, servers: [] } },
    { name: 'vLLM on one of the cards', facts: { ...pair, servers: [{ kind: 'vllm', flags: { entries: { '--tensor-parallel-size': '1' } } }] } },
    { name: 'PyTorch for the CPU: nothing copies between the cards', facts: { ...pair, torch: [{ variant: 'cpu' }] } },
    { name: 'one card', facts: { ...pair, gpus: [gpu] } },
    { name: 'a card and an integrated GPU', facts: { ...pair, gpus: [gpu, { ...gpu, integrated: true }] } },
    { name: 'amdgpu-dkms', facts: { ...pair, 'rocm.amdgpuOrigin': 'dkms' } },
  ],
  unknown: [{ name: 'the configuration is not to be had', facts: { ...pair, 'kernel.config': { gap: 'unsupported' } } }],
});
