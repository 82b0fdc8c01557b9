import check from '../../../checks/kernel/rccl-iommu-not-passthrough.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpu = { vendor: 'amd', integrated: false, iommuType: 'DMA-FQ' };
const pair = {
  'platform.system': 'native',
  'kernel.cmdline': 'BOOT_IMAGE=/vmlinuz-5.15.0-101-generic ro',
  gpus: [gpu, gpu],
  torch: [{ variant: 'rocm6.4' }],
  'told.complaints': ['hang'],
  servers: [],
  'rocm.amdgpuOrigin': 'dkms',
} as const;
const warning =
  'supllm:402:402 [0] /src/out/ubuntu-22.04/22.04/build/rccl/hipify/src/init.cc:179 NCCL WARN Missing "iommu=pt" from kernel command line which can lead to system instablity or hang!';

/** vLLM on two cards, of which nobody complains. */
const split = (more: object) => ({
  'told.complaints': [],
  servers: [{ kind: 'vllm', flags: { entries: { '--tensor-parallel-size': '2' } }, environment: { entries: {} }, ...more }],
});

testCheck(check, {
  found: [
    {
      name: 'vLLM split over two cards',
      is: 'exposed',
      facts: { ...pair, ...split({ answers: false }) },
    },
    { name: 'two MI100', is: 'exposed', facts: pair, cites: 'https://github.com/ROCm/rccl/issues/1129' },
    { name: 'with RCCL’s warning', is: 'suspected', facts: pair, log: [warning] },
    { name: 'a server that does not come up, with RCCL’s warning', is: 'suspected', facts: { ...pair, ...split({}) }, log: [warning] },
    {
      name: 'two MI100 whose RCCL tests hang',
      is: 'suspected',
      facts: pair,
      log: ['all_reduce_perf -g 2 hangs, both GPUs stay at 100 %'],
      cites: 'https://github.com/ROCm/rccl/issues/1129',
    },
  ],
  clear: [
    { name: 'the same words on a machine with one card', facts: { ...pair, gpus: [gpu] }, log: ['all_reduce_perf -g 2 hangs', 'hung in rccl'] },
    { name: 'vLLM split over two cards, which answers', facts: { ...pair, ...split({ answers: true }) }, log: [warning] },
    { name: 'ComfyUI on one of two cards', facts: { ...pair, 'told.complaints': ['slow'] } },
    { name: 'no PyTorch for ROCm', facts: { ...pair, torch: [] } },
    { name: 'peer copies are off', facts: { ...pair, servers: [{ kind: 'vllm', environment: { entries: { NCCL_P2P_DISABLE: '1' } } }] }, log: [warning] },
    {
      name: 'two Radeons, and a kernel without peer copies over PCIe',
      facts: {
        ...pair,
        gpus: [
          { ...gpu, arch: 'gfx1100' },
          { ...gpu, arch: 'gfx1100' },
        ],
        'rocm.amdgpuOrigin': 'in-tree',
        'kernel.config': { entries: { CONFIG_HSA_AMD: 'y' } },
      },
      log: [warning],
    },
    { name: 'iommu=pt is set', facts: { ...pair, 'kernel.cmdline': 'ro iommu=pt' }, log: [warning] },
    {
      name: 'pass-through is built in',
      facts: {
        ...pair,
        gpus: [
          { ...gpu, iommuType: 'identity' },
          { ...gpu, iommuType: 'identity' },
        ],
      },
      log: [warning],
    },
    { name: 'one card and an integrated GPU', facts: { ...pair, gpus: [gpu, { ...gpu, integrated: true }] } },
  ],
  unknown: [
    { name: 'vLLM split over two cards, of which it is not known whether it came up', facts: { ...pair, ...split({}) } },
    { name: 'the IOMMU’s mode is not known', facts: { ...pair, gpus: [gpu, { ...gpu, iommuType: { gap: 'denied' } }] } },
  ],
});
