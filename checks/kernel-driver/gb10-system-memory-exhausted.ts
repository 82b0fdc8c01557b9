import { all, defineCheck, gpus, logs, nvidiaSystemMemoryRefused } from '#api';

export default defineCheck({
  id: 'gb10-system-memory-exhausted',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'CUDA work uses up the memory that GB10 (DGX Spark) shares, which can freeze the machine',
  impact: 'unstable',
  symptom: 'During a start or a long prompt of vLLM the machine drops SSH and display; no OOM kill, the journal just ends, and only the power button helps.',
  blamedOn: 'a faulty unit, the power supply, the network',
  runtimes: ['vllm', 'pytorch', 'sglang', 'llama.cpp', 'ollama'],
  when: all(
    gpus.some((gpu) => gpu.name.has(/\b(?:GB10|DGX Spark)\b/)),
    logs.gpuFaults.has('nvidia-no-memory'),
  ),
  hints: [...nvidiaSystemMemoryRefused, /\bNV_ERR_NO_MEMORY\b/, /\bcaus(?:es?|ed|ing) the (?:system|machine|host|spark|OS) to (?:hang|freeze|lock up)\b/i],
  said: [
    // As people put it who have no log, since the machine was gone. A process or a node of a cluster that hangs is something else, and so is a machine that does at boot or while it is idle.
    /\b(?=(?:host|system|machine|box|nodes|spark|OS)\b)(?<!\b(?:if|avoids?|prevents?|so that|otherwise|unless|until|lest|whether|may|might|could|can|would|others?['’]?s?|someone['’]?s?)\b.{0,30})(?:host|system|machine|box|nodes|spark|OS)\b(?!.{0,30}\b(?:may|might|could|can|would|never|not|no longer|NCCL|rendezvous)\b).{0,30}\b(?:freezes?|hung (?:during|while|when|under)\b(?=.{0,40}\b(?:load|prefill|profil|captur|start|infer|model))|hard[- ]resets|froze(?:n)?|wedges?|wedged|locks? up|locked up|hard[- ]hangs?|becomes? (?:completely )?unresponsive)\b(?![^.\n]{0,12}\b(?:at|on|during|when|while|after|as)\b[^.\n]{0,30}\b(?:boot|booting|idle|idling|suspend|sleep|monitors?|displays?|Wi-?Fi|browser|firmware|apt)\b)(?!(?:[^.\n]|\.\d){0,80}\?)/i,
    /\b(?=(?:freezes|wedges|locks up|hard[- ]resets|takes down)\b)(?<!\b(?:if|avoids?|prevents?|so that|otherwise|unless|until|lest|without|nothing|no longer|never|may|might|could|can|would)\b.{0,30})(?:freezes|wedges|locks up|hard[- ]resets|takes down)\b (?:up )?(?:(?:the|my|a|our|whole|entire|\d{1,3} ?GB) ){0,3}(?:host|system|machine|box|OS|(?:DGX )?Spark|GB10)\b(?![^.\n]{0,12}\b(?:at|on|during|when|while|after|as)\b[^.\n]{0,30}\b(?:boot|booting|idle|idling|suspend|sleep|monitors?|displays?|Wi-?Fi|browser|firmware|apt)\b)(?!(?:[^.\n]|\.\d){0,80}\?)/i,
    /\b(?=(?:host|machine|whole-system))(?<!\b(?:if|avoids?|prevents?|no|without|against|any|others?['’]?s?|someone['’]?s?|whether|may|might|could|can|would|when|never)\b.{0,30})(?:host|machine|whole-system) (?:lock-?ups?|freezes?)\b(?![^.\n]{0,12}\b(?:at|on|during|when|while|after|as)\b[^.\n]{0,30}\b(?:boot|booting|idle|idling|suspend|sleep|monitors?|displays?|Wi-?Fi|browser|firmware|apt)\b)(?!(?:[^.\n]|\.\d){0,80}\?)/i,
  ],
  remedy: [
    {
      do: 'Leave the system far more room: --gpu-memory-utilization is no upper limit on shared memory, and 0.70 has been exceeded. Reports got through with clearly less, a bounded context and a smaller --max-num-batched-tokens.',
    },
    {
      do: 'Where several Sparks fail right at the start with “ibv_reg_mr_iova2 … Cannot allocate memory”, memory is not full: the kernel 7.0.0-1019-nvidia is at fault. Boot the one before it (6.17), or put kho=off on the kernel’s command line, which two owners call their cure and which gives up handing memory over to a next kernel (kexec).',
    },
    { do: 'Drop the page cache before the start, as root: sync, then write 3 to /proc/sys/vm/drop_caches. Files are then read anew.' },
    { do: 'No release of the driver was seen without it by September 2026; keep a hardware watchdog on machines without a person beside them.' },
  ],
  verify: 'sudo dmesg | grep NV_ERR_NO_MEMORY; grep MemAvailable /proc/meminfo   # while the model loads',
  owner: { component: 'nvidia', tracker: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1358' },
  evidence: [
    {
      url: 'https://github.com/MiaAI-Lab/DeepSeek-v4.1-Flash-DGX-Sparks/issues/14',
      date: '2026-09-15',
      establishes: 'the sibling: 7.0.0-1019 refuses to register memory with the network card, 6.17.0-1032 does not; NVIDIA knows of it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/MiaAI-Lab/DeepSeek-v4-Flash-DSpark-2x-DGX-Spark/issues/259',
      date: '2026-09-16',
      establishes: 'the same sibling on two pairs of Sparks: kho=off gives back the memory that 7.0 keeps, and ends it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1358',
      date: '2026-09-15',
      establishes: 'freezes without a trace after NV_ERR_NO_MEMORY, still with 595.91.07',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/46307',
      date: '2026-06-21',
      establishes: 'a share of 0.70 is exceeded while vLLM profiles, the host hangs; the same on a card with memory of its own fails cleanly',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/dgx-spark-playbooks/issues/97',
      date: '2026-08-12',
      establishes: 'reset during a prompt of 131,000 tokens, with the driver’s line',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/56824',
      date: '2026-09-14',
      establishes: 'vLLM 0.29: the start uses up the memory while 22 GiB are called available',
      strength: 'several-reports',
    },
  ],
});
