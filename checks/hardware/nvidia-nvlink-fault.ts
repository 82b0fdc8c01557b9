import { cudaNvlinkError, defineCheck, nvidia, xidNvlinkErrors } from '#api';

export default defineCheck({
  id: 'nvidia-nvlink-fault',
  layer: 'hardware',
  kind: 'fault',
  title: 'NVLink between the GPUs reports errors (Xid 74, or a fatal one of 144 to 150)',
  impact: 'unstable',
  symptom: 'With tensor parallelism a run dies with a CUDA or NCCL error, or hangs, and works again after a reboot; one GPU alone works.',
  blamedOn: 'NCCL, vLLM, or the model',
  runtimes: [],
  // The codes from 144 on stand for errors of every weight.
  when: nvidia.xids.hasAny('74', '144 fatal', '145 fatal', '146 fatal', '147 fatal', '148 fatal', '149 fatal', '150 fatal'),
  proves: [...xidNvlinkErrors],
  // Not 137, which a program’s own wrong access makes.
  hints: [
    ...cudaNvlinkError,
    /Xid \(PCI:[0-9a-fA-F:.]{4,20}(?: GPU-I:\d{1,3})?(?: GPU-CI:\d{1,3})?\): (?:136|14[4-9]|150),/,
    /NVLink: [Ff]ailed to train link \d/,
  ],
  remedy: [
    {
      do: 'Stop what runs on these GPUs, then reset them together or reboot; look whether the same link reports again.',
      commands: ['nvidia-smi nvlink -e', 'nvidia-smi nvlink -s'],
    },
    { do: 'If it comes back, reseat the NVLink bridge or the board, or have the machine’s maker run NVIDIA’s field diagnostic.' },
    {
      do: 'Until then leave the GPU out, or keep NCCL off the links; transfers between GPUs become slower. The second setting is for machines with NVSwitch, and vLLM’s own all-reduce is turned off by --disable-custom-all-reduce.',
      setting: 'NCCL_P2P_DISABLE=1 NCCL_NVLS_ENABLE=0',
    },
  ],
  verify: 'sudo dmesg | grep Xid   # stays empty under load',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/common/sdk/nvidia/inc/nverror.h',
      date: '2026-03-05',
      establishes: '74 is NVLINK_ERROR; 144 to 150 are the errors of NVLink 5’s units',
      strength: 'documented',
    },
    {
      url: 'https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html',
      date: '2026',
      establishes: 'the action for each code',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nccl/blob/5067397c2676d5aed50042fc39e5c8ee96eb0027/src/transport/nvls.cc',
      date: '2026-06-11',
      establishes: 'NVLink SHARP has a switch of its own (NCCL_NVLS_ENABLE), beside that for transfers from GPU to GPU',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1355',
      date: '2026-09-11',
      establishes: '8 B300: fatal 145 during inference with vLLM, collectives hang until the reboot',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/leptonai/gpud/pull/1174',
      date: '2025-12-08',
      establishes: 'lines of 145 and 149, fatal and not; which of them need a reset',
      strength: 'several-reports',
    },
  ],
});
