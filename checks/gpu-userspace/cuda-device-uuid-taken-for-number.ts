import { all, any, defineCheck, environment, not, runtimes, torch } from '#api';

const refused = /invalid literal for int\(\) with base 10: '(?:MIG|GPU)-[0-9a-fA-F]{4,12}(?:-|\b)/;

// No source names the first release, and the fix is not merged.
const affected = { introduced: null, fixed: null, seen: ['0.5.2', '0.20.1'] } as const;

export default defineCheck({
  id: 'cuda-device-uuid-taken-for-number',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'CUDA_VISIBLE_DEVICES names a GPU or MIG slice by UUID, which vLLM takes for a number',
  impact: 'blocked',
  symptom: 'vLLM ends at its start with “invalid literal for int() with base 10: MIG-…”, or with “model architectures failed to be inspected”.',
  blamedOn: 'the model, MIG itself',
  runtimes: ['vllm', 'pytorch'],
  when: any(
    torch.some((python) => python.lastError.has(refused)),
    all(
      environment.variables.value('CUDA_VISIBLE_DEVICES', /^(?:MIG|GPU)-/),
      any(
        torch.some((python) => all(not(python.vllm.isAbsent()), python.vllm.inRanges(affected))),
        runtimes.some((runtime) => all(runtime.kind.is('vllm'), runtime.version.inRanges(affected))),
      ),
    ),
  ),
  bites: torch.some((python) => python.lastError.has(refused)),
  proves: [refused],
  said: [/\bCUDA_VISIBLE_DEVICES\b.{0,60}\bUUIDs?\b/i],
  remedy: [
    {
      do: 'For whole GPUs give numbers instead of UUIDs; let them count as nvidia-smi does.',
      setting: 'CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES=0',
    },
    {
      do: 'For a MIG slice hand it to a container by its UUID (docker run --gpus device=MIG-…) and leave CUDA_VISIBLE_DEVICES unset in it: the slice is the only device there.',
    },
  ],
  verify: 'echo "$CUDA_VISIBLE_DEVICES"; nvidia-smi -L',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/41848',
      date: '2026-05-06',
      establishes: 'vLLM 0.20.1 on a MIG slice of an H100, with the line of its source that fails',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/13815',
      date: '2025-02',
      establishes: 'the same with the UUID of a whole GPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/6551',
      date: '2024-07-18',
      establishes: 'vLLM 0.5.2 fails on a MIG slice',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/OpenRLHF/OpenRLHF/issues/402',
      date: '2024-08-03',
      establishes: 'another program on vLLM, another A100',
      strength: 'several-reports',
    },
  ],
});
