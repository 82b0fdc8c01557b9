import { all, any, defineCheck, gpus, kernel, not, platform, runtimes, servers, told } from '#api';

const hang = '\\b(?:hangs?|hung|stuck|stalls?|deadlocks?|freezes?)\\b';
const suspect = '\\b(?:P2P|peer[- ]to[- ]peer|IOMMU|ACS|PCIe)\\b';
/** Peer copies are off, did not matter, or go over a bridge; or something else was found to be the cause. */
const passed =
  '(?:(?<!\\b(?:no|not|without|lacks?)\\b.{0,12})\\bNVLink\\b|\\bNCCL_P2P_DISABLE(?: ?= ?1\\b[^.;\\n]{0,60}\\b(?:still|not|no|never|neither)\\b| set by environment to 1)|\\bvia SHM/|\\bNCCL_SOCKET_IFNAME|\\bdowngrad)';

export default defineCheck({
  id: 'nccl-p2p-through-iommu',
  layer: 'kernel',
  kind: 'exposure',
  title: 'NCCL copies between these GPUs over PCIe, which an IOMMU or ACS can hold up for good',
  impact: 'unstable',
  symptom: 'Tensor-parallel vLLM or SGLang hangs after NCCL’s start or at the first all-reduce with all GPUs at 100 %; NCCL_P2P_DISABLE=1 lets it pass.',
  blamedOn: 'the vLLM or NCCL version, the model',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: all(
    platform.system.is('native'),
    // Many machines run well behind an IOMMU that translates, and nothing logs the hang: only who sees it tells.
    told.complaints.has('hang'),
    // Who does not use NCCL does not meet it. A negation, since the runtime sets no cause apart.
    not(runtimes.none((runtime) => runtime.kind.oneOf('vllm', 'pytorch', 'sglang'))),
    // Cards that may copy to each other over PCIe; GeForce cards may not. NVLink would pass the IOMMU by: the RTX A cards have it only where two share a bridge.
    gpus.atLeast(2, (gpu) =>
      all(gpu.name.has(/\bRTX PRO \d|\b(?:[2456]\d00|5880)(?: SFF)? Ada\b|\bRTX A[2-6]\d00\b|\bL40S?\b|\bL20\b/), gpu.iommuType.oneOf('DMA', 'DMA-FQ')),
    ),
  ),
  unless: any(
    not(platform.vm.isAbsent()),
    kernel.cmdline.has(/(?:^|\s)(?:iommu=pt|iommu\.passthrough=1|amd_iommu=off|intel_iommu=off|iommu=off)(?:\s|$)/),
    servers.some((server) => server.environment.value('NCCL_P2P_DISABLE', '1')),
  ),
  hints: [
    // The IOMMU turns away what such a card asks for (drivers/iommu/amd/iommu.c).
    /\bnvidia [0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]: (?:AMD-Vi: )?Event logged \[IO_PAGE_FAULT\b/,
    // The ports above the cards send what goes to a peer up to the IOMMU.
    /\bACSCtl:\s{1,4}SrcValid\+ .{0,20}ReqRedir\+ CmpltRedir\+/,
  ],
  said: [
    // What lets it pass, as people put it.
    /\bNCCL_P2P_DISABLE ?= ?1\b(?![^.;\n]{0,80}\b(?:not|n['’]t|no|never|without|still)\b)[^.;\n]{0,80}?\b(?:works?|worked|working|fix(?:es|ed)?|helps?|helped|solve[sd]?|unblocks?|starts?|resolve[sd]?|it runs|(?:did|does|is the|is our|is my) work-?around)\b/i,
    /\b(?=(?:works?|worked|fixed|helps?|helped|solved|unless|resolved|starts)\b)(?<!\b(?:not|never|no|without|still)\b.{0,20}|n['’]t .{0,12})(?:works?|worked|fixed|helps?|helped|solved|unless|resolved|starts)\b[^.;\n]{0,60}?\bNCCL_P2P_DISABLE ?= ?1\b(?![^.;\n]{0,60}\b(?:not|no|n['’]t|never|still)\b)/i,
    // The hang and what is suspected of it together; not where peer copies are off already, or NVLink joins the cards.
    new RegExp(`^(?!.{0,900}${passed})(?=.{0,900}${suspect}).{0,900}?${hang}[^.;\\n]{0,60}?\\b(?:NCCL|all[-_ ]?reduce)`, 'i'),
    new RegExp(`^(?!.{0,900}${passed})(?=.{0,900}${suspect}).{0,900}?(?:NCCL|all[-_ ]?reduce)[^.;\\n]{0,60}?${hang}`, 'i'),
  ],
  remedy: [
    {
      do: 'As a test, and as a way round: no peer copies. They then go through the memory of the host, which costs some speed.',
      setting: 'NCCL_P2P_DISABLE=1 (and --disable-custom-all-reduce for vLLM)',
    },
    {
      do: 'Put the IOMMU into passthrough on the kernel command line, or turn it and ACS off in the firmware setup, and reboot. Devices are then no longer kept apart from the memory of the host; virtual machines with passed-through devices need the IOMMU.',
      setting: 'iommu=pt',
    },
  ],
  verify: 'cat /sys/kernel/iommu_groups/*/type | sort | uniq -c; sudo lspci -vvv | grep ACSCtl; then nccl-tests: all_reduce_perf -g 2',
  owner: { component: 'nccl' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/13045',
      date: '2018-10-24',
      establishes: 'the IOMMU’s line for NVIDIA cards that copy to each other in a Threadripper: training on two of them goes wrong',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/76101',
      date: '2022-06-06',
      establishes: 'RTX A6000: training on several does not begin, and NCCL_P2P_DISABLE=1 lets it pass',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/stas00/ml-engineering/issues/1',
      date: '2022-03-23',
      establishes: 'several RTX A6000 on an AMD machine: the hang came with page faults of the IOMMU, and went when it was off',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html',
      date: '2026',
      establishes: 'NVIDIA: an IOMMU can redirect peer copies to the root complex, which costs much speed or even hangs; how to look for ACS and turn it off',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nccl/issues/667',
      date: '2022-04-13',
      establishes: 'hangs between GPUs under one PCIe switch; NCCL’s maintainer points to ACS, and with VT-d off (and the cards put in anew) it is gone',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/51513',
      date: '2026-09-13',
      establishes: 'two of four RTX PRO 6000 behind AMD-Vi in translated mode, root ports with request and completion redirect: TP=2 hangs',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nccl/issues/2079',
      date: '2026-04-04',
      establishes: 'two RTX 5880 Ada: ACS of the AMD root ports was the cause; NCCL_P2P_DISABLE=1 lets it pass',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/9920',
      date: '2024-12-19',
      establishes: 'two RTX 6000 Ada: solved by disabling ACS and the IOMMU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/33041',
      date: '2026-01-25',
      establishes: 'RTX PRO 6000 Blackwell, TP=2: hangs after NCCL’s start, until IOMMU and ACS are off',
      strength: 'several-reports',
    },
  ],
});
