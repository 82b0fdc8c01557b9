import check from '../../../checks/kernel/nccl-p2p-through-iommu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { name: 'NVIDIA RTX PRO 6000 Blackwell Workstation Edition', iommuType: 'DMA-FQ' };
const pair = {
  'platform.system': 'native',
  'platform.vm': null,
  'kernel.cmdline': 'BOOT_IMAGE=/vmlinuz ro quiet',
  'told.complaints': ['hang'],
  gpus: [card, card],
  runtimes: [{ kind: 'vllm' }],
  servers: [],
};
const { 'platform.vm': _, 'kernel.cmdline': __, servers: ___, ...pasted } = pair;
const told = 'With NCCL_P2P_DISABLE=1 it starts.';

testCheck(check, {
  found: [
    { name: 'two cards behind AMD-Vi', is: 'exposed', facts: pair, cites: 'https://github.com/vllm-project/vllm/issues/51513' },
    {
      name: 'what lets it pass',
      is: 'suspected',
      facts: { ...pasted, gpus: [{ name: card.name }, { name: card.name }] },
      log: [told],
      cites: 'https://github.com/vllm-project/vllm/issues/33041',
    },
    {
      name: 'a way round, in other words',
      is: 'suspected',
      facts: { ...pasted, gpus: [{ name: card.name }, { name: card.name }] },
      log: ['Setting NCCL_P2P_DISABLE=1 did workaround but got really low speed.'],
      cites: 'https://github.com/NVIDIA/nccl/issues/667',
    },
    {
      name: 'the hang and what is suspected of it',
      is: 'suspected',
      facts: { ...pasted, gpus: [{ name: card.name }, { name: card.name }] },
      log: ['TP=2 hangs at the NCCL all-reduce, I suspect the IOMMU'],
      cites: 'https://github.com/vllm-project/vllm/issues/51513',
    },
    {
      name: 'the IOMMU turns a card away',
      is: 'suspected',
      facts: { ...pasted, gpus: [{ name: 'NVIDIA RTX A6000' }, { name: 'NVIDIA RTX A6000' }] },
      log: ['[1118468.873266] nvidia 0000:0a:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x00000000ea13a000 flags=0x0020]'],
      cites: 'https://github.com/pytorch/pytorch/issues/13045',
    },
    {
      name: 'the ports above',
      is: 'suspected',
      facts: { ...pasted, gpus: [{ name: 'NVIDIA RTX 5880 Ada Generation' }, { name: 'NVIDIA RTX 5880 Ada Generation' }] },
      log: ['ACSCtl:\tSrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-'],
      cites: 'https://github.com/NVIDIA/nccl/issues/2079',
    },
  ],
  clear: [
    { name: 'it runs well', facts: { ...pair, 'told.complaints': ['slow'] }, log: [told] },
    { name: 'passthrough', facts: { ...pair, 'kernel.cmdline': 'ro iommu=pt' }, log: [told] },
    {
      name: 'no translation',
      facts: {
        ...pair,
        gpus: [
          { ...card, iommuType: 'identity' },
          { ...card, iommuType: 'identity' },
        ],
      },
      log: [told],
    },
    { name: 'cards with NVLink', facts: { ...pair, gpus: [{ name: 'NVIDIA A100-SXM4-80GB' }, { name: 'NVIDIA A100-SXM4-80GB' }] }, log: [told] },
    {
      name: 'GeForce cards, which do not copy to each other',
      facts: { ...pair, gpus: [{ name: 'NVIDIA GeForce RTX 4090' }, { name: 'NVIDIA GeForce RTX 4090' }] },
      log: [told],
    },
    { name: 'a guest', facts: { ...pair, 'platform.vm': 'kvm' }, log: [told] },
    { name: 'llama.cpp', facts: { ...pair, runtimes: [{ kind: 'llama.cpp' }] }, log: [told] },
  ],
  unknown: [
    { name: 'a live machine, which tells no hang', facts: { ...pair, 'told.complaints': { gap: 'not-recorded' } } },
    {
      name: 'the IOMMU turns another device away',
      log: ['snd_hda_intel 0000:0a:00.1: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0x0]', 'nvidia 0000:0a:00.0: AMD-Vi: Found PPR'],
    },
    {
      name: 'where it did not help, and where NVLink joins the cards',
      facts: { ...pasted, gpus: [{ name: card.name }, { name: card.name }] },
      log: ['NCCL hangs. With NCCL_P2P_DISABLE=1 it still hangs.', 'two of them with NVLink, it is stuck at the NCCL all-reduce'],
    },
    {
      name: 'peer copies are off already, or another thing was the cause',
      facts: { ...pasted, gpus: [{ name: card.name }, { name: card.name }] },
      log: [
        'NCCL hangs. NCCL INFO NCCL_P2P_DISABLE set by environment to 1, P2P is off',
        'NCCL hangs over PCIe: setting NCCL_SOCKET_IFNAME=eth0 fixed it',
        'stuck at NCCL all-reduce over PCIe, downgrading nccl to 2.26 solves it',
        'vLLM hangs during NCCL init',
      ],
    },
    { name: 'ports that redirect nothing', log: ['ACSCtl: SrcValid- TransBlk- ReqRedir- CmpltRedir- UpstreamFwd- EgressCtrl- DirectTrans-'] },
    {
      name: 'a cure that is none',
      facts: { ...pasted, gpus: [{ name: card.name }, { name: card.name }] },
      log: [
        'NCCL_P2P_DISABLE=1 does not help.',
        'It still does not work with NCCL_P2P_DISABLE=1',
        'I only tried NCCL_P2P_DISABLE=1',
        'Try NCCL_P2P_DISABLE=1 as a workaround.',
      ],
    },
    { name: 'the words alone', log: [told] },
  ],
});
