import { all, any, defineCheck, driverLibraries, gate, gpus, logs, nvidia, platform } from '#api';

export default defineCheck({
  id: 'nvidia-uvm-stale-after-suspend',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'After suspend and resume nvidia_uvm refuses new CUDA contexts until it is reloaded',
  impact: 'degraded',
  symptom: 'The GPU is used after a boot; after sleep or hibernation the runtime computes on the CPU, and restarting it does not help.',
  blamedOn: 'an update of Ollama, its unloading of idle models, the model’s size',
  runtimes: [],
  // To have slept is common and harmless; CUDA must refuse as well.
  when: all(
    // Of itself no word of NVIDIA’s: a Radeon can be gone after sleep, too.
    gate(logs.suspends.atLeast(1)),
    any(
      nvidia.uvmLoaded.is(true),
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
    ),
    driverLibraries.some((library) => all(library.api.is('cuda'), library.error.oneOf('CUDA_ERROR_UNKNOWN', 'CUDA_ERROR_NOT_INITIALIZED'))),
  ),
  // NVIDIA's boards up to Orin have a driver of their own, and no nvidia_uvm.
  unless: any(
    platform.board.has(/\b(?:Orin|Xavier|Jetson(?: Nano| TX[12]))\b/i),
    // What is not loaded cannot be stale.
    nvidia.uvmLoaded.is(false),
  ),
  // The other error is that of HMM, too; and without a sleep the error has other causes.
  bites: all(
    logs.suspends.atLeast(1),
    driverLibraries.some((library) => all(library.api.is('cuda'), library.error.is('CUDA_ERROR_UNKNOWN'))),
  ),
  // The error's codes alone do not tell of sleep, so the words of people do; not of a busy GPU, a dark screen, or vLLM's own sleep.
  said: [
    /\b(?:with|on|upon|during)\b.{0,12}\b(?:suspend|sleep|hibernat\w{1,4})\b[^.\n]{0,40}\b(?:CUDA|GPU)\b[^.\n]{0,20}\b(?:stops?|lost|disappears?|gone|fails?)\b/i,
    /^(?=.{0,600}\b(?:GPU|CUDA|CPU)\b)(?!.{0,600}\b(?:monitors?|displays?|screens?|utili[sz]ation|100 ?%|clocks?|fans?|refus\w{1,4} to (?:suspend|sleep)|sleep[ _](?:level|mode|enabled)|wake_up|enable_sleep_mode)\b).{0,600}?(?<!\bnot\b.{0,12}|n['’]t .{0,12})\b(?:related to|caused by|happens (?:after|on|with)|because of)\b.{0,20}\b(?:sleep(?![ _-]?(?:mode|level))|suspend|hibernation)\b/i,
    /\berror\b.{0,40}\b(?:if|when(?:ever)?) (?:I|we|my \w{2,12}|the \w{2,12})\b.{0,12}\bsuspend/i,
    /^(?=.{0,600}(?:\b(?:not|no longer|never|lost|loses|gone|fail\w{0,4}|CPU|errors?|unavailable|undetected|inaccessible|missing|disappear\w{0,4}|issues?|problems?|reboot\w{0,3}|restart\w{0,3}|reload\w{0,3}|drop(?:s|ped)?|falls?|stop(?:s|ped)?|unable|cannot|without|broken|breaks?|999|unknown|only after|until)\b|n['’]t\b))(?!.{0,600}\b(?:VM|guest|virtual machine)\b)(?!.{0,600}\b(?:monitors?|displays?|screens?|utili[sz]ation|100 ?%|clocks?|fans?|refus\w{1,4} to (?:suspend|sleep)|sleep[ _](?:level|mode|enabled)|wake_up|enable_sleep_mode)\b).{0,600}?(?<!\b(?:does|do|will|can|is|are|should)\b (?:the |my |your )?)\b(?:GPU|CUDA|nvidia)\b(?! (?:driver |module |card |GPU )?(?:crash|hang|freez|lock|panic|oops))(?![^.\n]{0,80}\b(?:(?:fine|ok|okay|well|normally|perfectly) (?:after|since|once)|before and after)\b)(?![^\n]{0,160}\b(?:lspci|Xid|fallen off)\b)[^.\n]{0,80}\b(?:after|since|once)\b.{0,40}\b(?:suspend|hibernat|slept|sleep(?![ _-]?(?:mode|level))|wak(?:es?|ing)\b(?! ?up\()|woken|resum\w{1,3} from (?:suspend|sleep|hibernat))/i,
    /^(?!.{0,600}\b(?:monitors?|displays?|screens?|utili[sz]ation|100 ?%|clocks?|fans?|refus\w{1,4} to (?:suspend|sleep)|sleep[ _](?:level|mode|enabled)|wake_up|enable_sleep_mode)\b).{0,600}?\bafter\b(?![^\n]{0,160}\b(?:lspci|Xid|fallen off)\b).{0,20}\b(?:suspend(?:ing)?|hibernat\w{0,5}|(?:wak(?:e|ing)|woken|resum\w{1,3}|recover\w{1,3})(?: up)? from (?:sleep|suspend|hibernation)|sleep or hibernation)\b[^.\n]{0,60}\b(?:CPU|(?:not|no longer|never|no)\b.{0,30}\b(?:GPUs?|CUDA)|(?:GPUs?|CUDA)\b.{0,30}\b(?:not|no longer|lost|gone|fails?|unavailable))\b/i,
    /\b(?:suspend|suspension|sleep(?:ing)?(?![ _-]?(?:mode|level))|hibernat(?:e|ion))\b[^.\n]{0,50}\b(?:start(?:s|ed|ing)?|r[au]n(?:s|ning)?|continues?)\b[^.\n]{0,30}\b(?:without|instead of) (?:the )?(?:GPUs?|CUDA)\b(?! (?:problems?|issues?|errors?|passthrough))/i,
  ],
  explains: ['cuda-refuses-though-nvml-answers', 'container-nvidia-uvm-missing'],
  remedy: [
    {
      do: 'Stop everything that uses the GPU, then take the module out and load it again. Where it is in use (a desktop, a server that still runs), only a reboot helps.',
      commands: ['sudo modprobe -r nvidia_uvm && sudo modprobe nvidia_uvm'],
    },
    {
      do: 'To prevent it, let the driver save video memory over sleep. The open modules do so by themselves from 595 on where this option is set (a file below /etc/modprobe.d; rebuild the initramfs, reboot); Arch’s and NixOS’s packages set it.',
      setting: 'options nvidia NVreg_UseKernelSuspendNotifiers=1',
    },
    {
      do: 'Older branches and the proprietary module want another one, by a file below /etc/modprobe.d (rebuild the initramfs, reboot), and enable its services nvidia-suspend, nvidia-hibernate and nvidia-resume. With the option alone the machine refuses to sleep. The copy needs as much free space as the GPUs have memory, and goes to /tmp by default, which is RAM on many systems. It does not help everybody: Ubuntu’s packages set the option already.',
      setting: 'options nvidia NVreg_PreserveVideoMemoryAllocations=1 NVreg_TemporaryFilePath=/var/tmp',
    },
  ],
  verify: 'ollama ps   # PROCESSOR says GPU again after a sleep',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/3489',
      date: '2024-04-29',
      establishes: 'after sleep Ollama 0.1.32 computes on the CPU; restarting its service does not help',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/gpu.mdx',
      date: '2026-08-21',
      establishes: 'after a suspend/resume cycle the GPU is sometimes not found: a driver bug, cured by reloading nvidia_uvm',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/omacom/omarchy/issues/8126',
      date: '2026-08-25',
      establishes:
        'quotes the driver’s README: with the notifiers the open modules need no services; Arch sets them, and the branch 580 still wants the services',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/497206',
      date: '2026-03-06',
      establishes: 'merged: NixOS sets the notifiers, with which the open modules keep video memory since 595.45.04',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/kernel-open/nvidia/nv-reg.h',
      date: '2026-03-05',
      establishes: 'the options; the copy of video memory goes to /tmp unless another folder is named',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6647',
      date: '2024-09-05',
      establishes: 'cudaSetDevice and cudart answer 999 after sleep',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10053',
      date: '2025-03-30',
      establishes: '535.216.01 on Debian 12: only a reboot of the host brought the GPU back',
      strength: 'several-reports',
    },
  ],
});
