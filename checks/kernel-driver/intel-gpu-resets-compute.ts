import { all, defineCheck, gpus, intelResetsCompute, logs } from '#api';

export default defineCheck({
  id: 'intel-gpu-resets-compute',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Intel’s kernel driver took inference work for hung and reset the GPU’s engine',
  impact: 'unstable',
  symptom: 'Generation stops: SYCL hangs or ends in DEVICE_LOST, Vulkan in ErrorDeviceLost; the server has to be started anew.',
  blamedOn: 'llama.cpp’s back end, the model file, memory, the power supply',
  runtimes: ['llama.cpp', 'ollama', 'vllm', 'pytorch', 'lm-studio', 'koboldcpp', 'sglang'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.oneOf('i915', 'xe'))),
    logs.gpuFaults.has('intel-compute-reset'),
  ),
  hints: [
    ...intelResetsCompute,
    /\bTimedout job: seqno=\d.{0,100} in (?:llama|ollama|python|VLLM::|vllm|koboldcpp|lm-?studio|sglang|whisper)/,
    // As people put it.
    /\bEngine reset on (?:both )?ccs\b|\bresets? (?:the )?CCS engine\b/,
    /\bxe\b.{0,40}\b(?:job time-?outs?|timed?[- ]?out (?:a )?(?:CCS |compute )?job(?!:))\b(?!.{0,24}\b(?:Xorg|Xwayland|gnome|kwin|plasma|firefox|chrom\w{2,4}|games?)\b)/i,
    /(?<!\b(?:raise|increase|set|change|lower|configure)\b.{0,12})\bcompute[- ]job time-?out\b/,
  ],
  remedy: [
    {
      do: 'End the server and start it anew: after a reset its context is lost, and SYCL waits for it without end.',
    },
    {
      do: 'Update the firmware that schedules the engines, GuC: it comes with linux-firmware (Ubuntu: linux-firmware-intel-graphics), and the log names its release. Two B60 were reset with 70.58.0 and not with 70.72.1, all else alike.',
      commands: ['sudo dmesg | grep -i "guc firmware"'],
    },
    {
      do: 'Update the kernel, Mesa and the compute runtime as well; xe keeps a dump under /sys/class/drm/card*/device/devcoredump for a report.',
    },
    {
      do: 'On i915 (Arc A-series, processors up to Arrow Lake) “Fence expiration time out” beside the reset means its request timer of 20 s. Switch it off on the kernel command line; a job that really hangs is then noticed later.',
      setting: 'i915.request_timeout_ms=0',
    },
    {
      do: 'xe gives a job 5 s, and 10 at most (job_timeout_ms below /sys/class/drm/card*/device/tile0/gt0/engines/ccs), which was not enough for long prompts; a longer one takes a kernel built with a larger CONFIG_DRM_XE_JOB_TIMEOUT_MAX.',
    },
    {
      do: 'Or make each submission shorter: llama.cpp with -ub 256 or 128, a smaller context. On B-series cards with Vulkan GGML_VK_DISABLE_COOPMAT=1 helped people under Windows; prompts are read more slowly with it.',
    },
  ],
  verify: 'sudo dmesg | grep -E "Timedout job|Engine reset|GPU HANG"   # no new line under load',
  owner: { component: 'linux/xe' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/24810',
      date: '2026-06-24',
      establishes: 'Arc Pro B70 on 7.0.0-22: xe’s lines, SYCL hangs on them while Vulkan reports the loss',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27595',
      date: '2026-08-27',
      establishes: 'another B70 under sustained load: only ending the process helps',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/PrismML-Eng/llama.cpp/issues/192',
      date: '2026-09-18',
      establishes:
        'B580 with Vulkan: long prompts end in xe’s job timeout, with 10 seconds instead of 5 as well; another owner, who built xe with 60, has no more of it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/16684',
      date: '2025-10-20',
      establishes: 'Meteor Lake on i915: the second message hangs the GPU, the context of llama-server is reset',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/55425',
      date: '2026-09-15',
      establishes: 'two Arc Pro B60 with xe’s lines under three kinds of programs: GuC 70.58.0 is reset each time, 70.72.1 never, with all else alike',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/unslothai/unsloth/issues/11453',
      date: '2026-09-21',
      establishes: 'the same of B60 under Windows: the driver reset the GPU; GGML_VK_DISABLE_COOPMAT=1 is said to have cured a B70',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27634',
      date: '2026-09-06',
      establishes: 'i915’s request timer of 20 s cancels what is submitted, on an iGPU and on an Arc A580; i915.request_timeout_ms=0 ends it on the iGPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/962',
      date: '2026-07-24',
      establishes: 'where the limit stands, and its default of 5000 ms',
      strength: 'several-reports',
    },
  ],
});
