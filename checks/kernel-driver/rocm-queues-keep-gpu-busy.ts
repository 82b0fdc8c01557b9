import { all, any, defineCheck, gpus, runtimes, servers, torch } from '#api';

export default defineCheck({
  id: 'rocm-queues-keep-gpu-busy',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'ROCm’s waiting queues keep a Radeon of RDNA 3 or 4 at full clock while it is idle',
  impact: 'degraded',
  symptom: 'As long as a model is loaded the GPU shows 100 % use and draws 45 to 125 W without any request; ending the server brings it down.',
  blamedOn: 'a request that never ends, the runtime, malware',
  runtimes: ['ollama', 'llama.cpp', 'lm-studio', 'koboldcpp', 'lemonade', 'pytorch', 'vllm'],
  // Real work raises the memory clock.
  when: all(
    gpus.some((gpu) => all(gpu.arch.has(/^gfx1[12]/), gpu.busyAtIdle.is(true))),
    // That ROCm is installed holds no queue.
    any(
      servers.some((server) => server.libraries.hasMatch(/^lib(?:amdhip64|hsa-runtime64|ggml-hip)\b/)),
      runtimes.some((runtime) => all(runtime.running.is(true), runtime.backends.has('hip'))),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  // With one queue these are quiet; PyTorch is not always.
  unless: servers.some((server) =>
    all(server.kind.oneOf('ollama', 'llama.cpp', 'lm-studio', 'koboldcpp', 'lemonade'), server.environment.value('GPU_MAX_HW_QUEUES', '1')),
  ),
  hints: [/\b_?[Aa]fter_? running inference\b.{0,40}\b100 ?%/],
  said: [
    // As people put it; “stuck at 100 %” alone is said of hangs.
    /\b(?:GPU|gpu_busy_percent)\b[^.\n]{0,60}\b(?:constant(?:ly)?|consistently|permanently|continuously|always)\b[^.\n]{0,40}\b100 ?%(?![^.\n]{0,20}\b(?:during|while|when)\b(?!.{0,20}\bidl))/i,
    /^(?!.{0,400}(?:(?<!\b(?:not|never)\b.{0,8}|n['’]t.{0,8})\b(?:drops?|falls?)\b|(?:\b(?:not|never)|n['’]t) reach\w{0,3}\b|\b(?:my|a|the|of) games?\b)).{0,400}?(?<!\b(?:RTX|GTX|GeForce|Quadro|Tesla|Arc|NVIDIA)\b[\w ]{0,24})\b(?:GPU|usage|utili[sz]ation)\b[^.,\n]{0,40}\b100 ?%[^.\n]{0,80}(?<!\b(?:cores?|CPUs?|threads?)\b.{0,16})\b(?:idle|idling|doing nothing|no (?:active )?requests?|nothing (?:is )?running)\b/i,
    /^(?!.{0,400}(?:(?<!\b(?:not|never)\b.{0,8}|n['’]t.{0,8})\b(?:drops?|falls?)\b|(?:\b(?:not|never)|n['’]t) reach\w{0,3}\b|\b(?:my|a|the|of) games?\b)).{0,400}?\b100 ?% (?:GPU|usage|utili[sz]ation|busy|load)\b[^.\n]{0,80}(?<!\b(?:cores?|CPUs?|threads?)\b.{0,16})\b(?:idle|idling|doing nothing|no (?:active )?requests?|nothing (?:is )?running)\b/i,
    /^(?!.{0,400}(?:(?<!\b(?:not|never)\b.{0,8}|n['’]t.{0,8})\b(?:drops?|falls?)\b|(?:\b(?:not|never)|n['’]t) reach\w{0,3}\b|\b(?:my|a|the|of) games?\b)).{0,400}?\b(?:idle|idling|no (?:active )?requests?)\b[^.\n]{0,60}\b(?:GPU|usage|utili[sz]ation)\b[^.,\n]{0,40}\b100 ?%/i,
    // Two monitors keep the memory's clock up, which is another cause.
    /^(?!.{0,600}\b(?:monitors?|displays?|screens?|\d{2,3} ?Hz)\b).{0,600}\bhigh(?:er)? (?:AMD |GPU |idle ){0,2}(?:usage|power|consumption|clocks?)\b[^.\n]{0,40}\bidle\b/i,
  ],
  remedy: [
    {
      do: 'Give HIP one hardware queue, in the environment of the server. Programs that overlap copies and kernels get somewhat slower. It cures llama.cpp and what is built on it; a PyTorch process kept an R9700 busy all the same.',
      setting: 'GPU_MAX_HW_QUEUES=1',
    },
    {
      do: 'AMD mends it in MES, the scheduler in the GPU’s firmware: update linux-firmware, rebuild the initramfs and reboot; or take AMD’s driver 31.30 or later with its firmware package, which cured an R9700.',
    },
    { do: 'Unload idle models (OLLAMA_KEEP_ALIVE, llama-server’s --sleep-idle-seconds), and keep no second ROCm process resident.' },
    { do: 'Or use the Vulkan back end. ROCm 7.14 is reported to idle at a few percent.' },
  ],
  verify: 'grep -H . /sys/class/drm/card*/device/gpu_busy_percent   # near 0 without requests',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/24237',
      date: '2026-06-06',
      establishes: 'the scheduler’s several queues are the cause; one queue ends it on an RX 9070 with ROCm 7.2.1',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6298',
      date: '2026-06-09',
      establishes:
        'AMD: the same on several generations, mended properly by MES firmware that was not out in May; an R9700 is quiet with 31.30.0 and no setting',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5706',
      date: '2026-05-24',
      establishes: 'R9700: 90 W with a model that is only loaded; one queue cures llama.cpp and not a PyTorch process',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/738',
      date: '2024-01-12',
      establishes: 'RX 7800 XT: 100 % and 70 W after a reply; the setting is named as the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/2320',
      date: '2024-02-02',
      establishes: 'RX 7900 XTX: shader clock at its highest, memory at its lowest, gone when the server ends',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6453',
      date: '2026-07-16',
      establishes: 'with ROCm 7.14 little of it is left',
      strength: 'several-reports',
    },
  ],
});
