import { all, defineCheck, gpus, nvidia, torch } from '#api';

export default defineCheck({
  id: 'mig-slice-alone-in-process',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'A CUDA process gets one MIG slice at most, whatever the number of slices',
  impact: 'degraded',
  symptom: 'On an A100 or H100 in MIG mode PyTorch counts one GPU (some releases none), and tensor parallelism over slices fails.',
  blamedOn: 'PyTorch, vLLM’s tensor parallelism',
  runtimes: ['vllm', 'pytorch', 'sglang', 'ollama', 'llama.cpp'],
  // The mode is somebody's choice: only who asks for more devices misses them.
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.name.has(/\b(?:A30|A100|H100|H200|H20|GH200|G?B[23]00|B100|RTX PRO [56]000)/))),
    nvidia.migModes.has('Enabled'),
    torch.some((python) => python.lastError.has(/device < num_gpus INTERNAL ASSERT FAILED/)),
  ),
  said: [
    // Of several slices one is used: "giving 4 MIG instances to the container … used only the device with ID 0".
    /\b(?:[2-7]|two|three|four|five|six|seven|several|multiple) (?:\S{1,12} )?MIG (?:instances?|slices?|devices?|partitions?)\b(?:(?!\b(?:each|every|per)\b).){0,200}?\bonly (?:one|1|a single|the) (?:gpu|device|slice|instance)\b/i,
    // "Only detecting one MIG instance", "only utilizes 1 of 3 passed MIGs"; not who uses one on purpose.
    /(?<!\b(?:I|we|am|are|to|[’'](?:m|re|ve|ll)) )\bonly (?:detect(?:s|ing)|see(?:s|ing)|us(?:es|ing)|utili[sz](?:es|ing)|find(?:s|ing)|show(?:s|ing)|list(?:s|ing)) (?:one|1|a single)\b(?: (?:out )?of \w{1,6})?(?: \w{2,12})? MIGs?\b/i,
    // Not "only one GPU in MIG mode, the other is whole".
    /\bonly (?:one|1|a single) (?:gpu|device|slice|instance)\b(?:(?!\b(?:is|are|was)\b)[^.;,]){0,40}?\b(?:in|with|under|of|on) (?:an? |the )?MIG\b(?![^.;]{0,60}\bother)/i,
    /\bdevice_count\(\)\W{0,5}(?:\w{1,8} ){0,2}?(?:[01]|only (?:one|1)|one)\b[^.;]{0,40}\bMIG\b(?!.{0,80}\b(?:expected|intended|by design|on purpose)\b)/i,
    /\bMIG\b[^.;]{0,60}\bdevice_count\(\)\W{0,5}(?:\w{1,8} ){0,2}?(?:[01]|only|one)\b(?!.{0,80}\b(?:expected|intended|by design|on purpose)\b)/i,
  ],
  remedy: [
    { do: 'Start one process for each slice, each with the slice’s own UUID.', setting: 'CUDA_VISIBLE_DEVICES=MIG-377e0049-554c-540b-93c6-d0976f8426cb' },
    {
      do: 'To use the whole card for one model, switch MIG off: it needs root, removes the slices, and waits for a reset of the GPU while anything runs on it.',
      setting: 'nvidia-smi -i 0 -mig 0',
      commands: ['nvidia-smi -L', 'nvidia-smi --query-gpu=mig.mode.current --format=csv'],
    },
  ],
  verify: 'nvidia-smi -L   # lists the slices with their UUIDs',
  owner: { component: 'cuda' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/130181',
      date: '2024-07-24',
      establishes: 'a maintainer quotes NVIDIA’s guide: one process can enumerate one MIG device only; the right UUID helped',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/102715',
      date: '2023-06-01',
      establishes: 'a maintainer: one device is expected, a limit of CUDA',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/95784',
      date: '2023-03-01',
      establishes: 'device_count() 0 in MIG mode, while tensors work',
      strength: 'several-reports',
    },
  ],
});
