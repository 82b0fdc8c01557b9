import { all, defineCheck, gpus, logs, nvidiaHeartbeatLost } from '#api';

export default defineCheck({
  id: 'nvidia-blackwell-gsp-heartbeat-lost',
  layer: 'firmware',
  kind: 'exposure',
  title: 'The GPU’s GSP firmware died (heartbeat timed out), known of Blackwell GPUs under load',
  impact: 'unstable',
  symptom: 'After minutes to hours of steady generation the GPU is lost until a reboot; other GPUs go on, and temperatures were normal in most reports.',
  blamedOn: 'llama.cpp, vLLM or SGLang, speculative decoding, the power supply, heat',
  runtimes: [],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.is('blackwell'))),
    // Not by its Xids: 8, 109 and 154 follow other failures as well.
    logs.gpuFaults.has('nvidia-heartbeat-lost'),
  ),
  // A heartbeat of 0 is that of a GPU that slept.
  unless: logs.gpuFaults.has('nvidia-heartbeat-zero'),
  proves: [...nvidiaHeartbeatLost],
  remedy: [
    {
      do: 'There is no release that is known to be free of it: the line is known of 595.58.03, 595.71.05 and 610.43.03. Older branches (580, 590) do not print it, and the like was met with them, too: going back may only take the message away.',
    },
    { do: 'What lowered the rate for those who met it: fewer parallel requests, some VRAM left free, a power limit, steady fans.' },
    { do: 'Keep a watchdog that reboots the machine: the GPU does not come back by itself. Report with nvidia-bug-report.sh.' },
  ],
  verify: 'sudo dmesg | grep -E "heartbeat|Xid"   # stays empty under load; before 595 there is no line of the heartbeat',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1200',
      date: '2026-06-12',
      establishes: 'RTX 5080 on 595.71.05: heartbeat lines, then Xid 154, with vLLM, llama.cpp and TensorRT-LLM; not thermal; mitigations',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1111',
      date: '2026-04-17',
      establishes: 'RTX PRO 6000 with llama.cpp on 580.126.20: the like without a line in the log',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1080',
      date: '2026-04-15',
      establishes: 'RTX 5090 on 595.58.03 with the heartbeat, and on 590.48.01 without; Xids 8, 109 and 154 follow',
      strength: 'several-reports',
    },
  ],
});
