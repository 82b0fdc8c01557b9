import { all, any, defineCheck, environment, not, runtimes, servers, torch } from '#api';

const refused = /invalid literal for int\(\) with base 10: '(?:MIG|GPU)-[0-9a-fA-F]{4,12}(?:-|\b)/;

// No source names the first release. 0.22.0 fails and 0.24.0 resolves them; of 0.23 nothing is told.
const affected = (version: typeof torch.item.vllm) =>
  all(version.below('0.24.0'), version.inRanges({ introduced: null, fixed: null, seen: ['0.5.2', '0.22.0'] }));

export default defineCheck({
  id: 'cuda-device-uuid-taken-for-number',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'The program takes the UUID of a GPU or MIG slice (CUDA_VISIBLE_DEVICES) for a number',
  impact: 'blocked',
  symptom:
    'vLLM or another program ends at its start with “invalid literal for int() with base 10: MIG-…”, or with “model architectures failed to be inspected”.',
  blamedOn: 'the model, MIG itself',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: any(
    torch.some((python) => python.lastError.has(refused)),
    all(
      environment.variables.value('CUDA_VISIBLE_DEVICES', /^(?:MIG|GPU)-/),
      any(
        torch.some((python) => all(not(python.vllm.isAbsent()), affected(python.vllm))),
        runtimes.some((runtime) => all(runtime.kind.is('vllm'), affected(runtime.version))),
      ),
      // A server that answers has come past the place.
      not(servers.some((server) => all(server.kind.is('vllm'), server.answers.is(true)))),
    ),
  ),
  bites: torch.some((python) => python.lastError.has(refused)),
  proves: [refused],
  // Not of a release that looks them up.
  said: [
    /^(?!.{0,400}\bvLLM v?0\.(?:2[4-9]|[3-9]\d)\b).{0,400}\b(?:crash\w{0,3}|fail\w{0,3}|errors?|ca ?n[’']t|can ?not|does ?n[’']t|does not|unable)\b[^.;,]{0,40}\bCUDA_VISIBLE_DEVICES\b(?: (?:env\w{0,8}|variable|is|was|uses?|using|contains?|containing|holds?|with|set|to|an?|the|one|GPU|MIG|device)){0,6} UUIDs?\b/i,
    /^(?!.{0,400}\bvLLM v?0\.(?:2[4-9]|[3-9]\d)\b).{0,400}\bCUDA_VISIBLE_DEVICES\b(?: (?:env\w{0,8}|variable|is|was|uses?|using|contains?|containing|holds?|with|set|to|an?|the|one|GPU|MIG|device)){0,6} UUIDs? (?:\w{1,10} ){0,3}?(?:crash\w{0,3}|fail\w{0,3}|breaks?)\b/i,
  ],
  remedy: [
    {
      do: 'Where it is vLLM, update: 0.24.0 and later look UUIDs up. Write them out whole, since a shortened one (GPU-af7b61d8) still ended with “Not Found” in August 2026.',
    },
    {
      do: 'Or for whole GPUs give numbers instead of UUIDs; let them count as nvidia-smi does.',
      setting: 'CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES=0',
    },
    {
      do: 'Or for a MIG slice hand it to a container by its UUID (docker run --gpus device=MIG-…) and leave CUDA_VISIBLE_DEVICES unset in it: the slice is the only device there.',
    },
  ],
  verify: 'echo "$CUDA_VISIBLE_DEVICES"; nvidia-smi -L',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/45026',
      date: '2026-06-09',
      establishes: 'merged: vLLM counts devices by itself, which is meant to make UUIDs and MIG work',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/noonghunna/club-3090/issues/750',
      date: '2026-07-22',
      establishes: 'the sources of three releases compared: 0.22.0 fails, 0.24.0 and 0.25.1 resolve UUIDs',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/51716',
      date: '2026-08-10',
      establishes: 'the shortened form of a UUID is looked up whole there and not found',
      strength: 'several-reports',
    },
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
