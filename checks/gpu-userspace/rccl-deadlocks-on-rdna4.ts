import { all, any, container, defineCheck, environment, gpus, not, rocm, runtimes, servers, services, torch } from '#api';

/** A protocol that is named is taken, and ^ leaves out what follows; LL is the one that hangs. */
const otherProtocol = /^(?:(?!.*\bLL\b)[A-Za-z0-9,]{1,40}|\^(?=.*\bLL\b)[A-Za-z0-9,]{1,40})$/i;

export default defineCheck({
  id: 'rccl-deadlocks-on-rdna4',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'RCCL of ROCm 7.2 picks its LL protocol on Radeon RX 9000 and R9700, and can deadlock',
  impact: 'blocked',
  symptom: 'vLLM or SGLang over two or more of these GPUs stops at its first all-reduce: all at 100 %, no error. One GPU works, and so did ROCm 7.1.1.',
  blamedOn: 'vLLM, the model, PCIe or the power supply',
  runtimes: ['vllm', 'sglang'],
  when: all(
    gpus.atLeast(2, (gpu) => gpu.arch.has(/^gfx120[01]$/)),
    rocm.version.atLeast('7.2'),
    // 7.1.1 is known to be good; nobody tried 7.2.0, and the fix had come to no release after 7.2.4 that a source names.
    rocm.version.inRanges({ introduced: null, fixed: null, seen: ['7.2.1', '7.2.4'] }),
    // Who splits no model with RCCL does not meet it. PyTorch’s wheels bring an RCCL of their own: those of an older ROCm are well.
    runtimes.some((runtime) => runtime.kind.oneOf('vllm', 'sglang')),
    any(
      torch.some((each) => each.hip.atLeast('7.2')),
      not(torch.some((each) => each.hip.below('7.2'))),
    ),
  ),
  unless: any(
    environment.variables.value('NCCL_PROTO', otherProtocol),
    container.runEnvironment.value('NCCL_PROTO', otherProtocol),
    servers.some((server) =>
      all(server.kind.oneOf('vllm', 'sglang'), not(server.unit.has(/\.service$/)), server.environment.value('NCCL_PROTO', otherProtocol)),
    ),
    services.some((service) => all(service.serves.oneOf('vllm', 'sglang'), service.environment.value('NCCL_PROTO', otherProtocol))),
    // One that is handed to a virtual machine leaves the other alone.
    not(gpus.atLeast(2, (gpu) => all(gpu.arch.has(/^gfx120[01]$/), not(gpu.driver.is('vfio-pci'))))),
  ),
  hints: [/\bRCCL\b.{0,80}\b(?:deadlock|hang|hung|stuck)/i, /\b(?:deadlock|hang|stuck)\w{0,4}\b.{0,80}\bRCCL\b/i],
  said: [
    /\bNCCL_PROTO ?= ?Simple\b(?![^.;\n]{0,60}\b(?:not|n['’]t|no|never|still|without)\b)[^.;\n]{0,80}?\b(?:works?|worked|fix(?:es|ed)?|helps?|helped|solve[sd]?|resolve[sd]?)\b/i,
  ],
  remedy: [
    { do: 'Name the protocol that works for the process that serves; on small messages it is somewhat slower.', setting: 'NCCL_PROTO=Simple' },
    {
      do: 'Or take an RCCL with the fix of June 2026 (ROCm/rocm-systems 7183), as builds of TheRock from RCCL 2.28.3 on are reported to have it; ROCm 7.1.1 is not affected.',
    },
  ],
  verify: 'NCCL_DEBUG=INFO vllm serve … 2>&1 | grep -i "using protocol"',
  owner: { component: 'rccl', tracker: 'https://github.com/ROCm/rocm-systems/issues' },
  evidence: [
    {
      url: 'https://github.com/ROCm/rocm-systems/issues/5480',
      date: '2026-08-20',
      establishes: 'two R9700 with ROCm 7.2.1: AMD names the commit that lets LL be chosen on gfx12 and the ordering that it lacks; NCCL_PROTO=Simple cures it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/rocm-systems/pull/7183',
      date: '2026-06-12',
      establishes: 'merged: LL hangs on gfx1200 and gfx1201 where GPUs talk over shared memory',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/40980',
      date: '2026-05-03',
      establishes: 'librccl of ROCm 7.1.1 works, that of 7.2.1 hangs, on several machines',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/PrismML-Eng/llama.cpp/issues/144',
      date: '2026-09-01',
      establishes: 'the fix is in no RCCL of ROCm up to 7.2.4; RCCL 2.28.3 of TheRock needs no way round',
      strength: 'single-report',
    },
  ],
});
