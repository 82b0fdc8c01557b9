import { all, any, defineCheck, gpus, holds, intel, logs, not, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'i915-preempts-slow-compute',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'i915 cancels compute batches that outlast its preemption timeout on slow iGPUs',
  impact: 'unstable',
  symptom: 'Vulkan ends with device lost or SIGABRT within minutes, or embeddings turn to nonsense; the kernel log tells of a GPU hang.',
  blamedOn: 'Mesa, the quantization of the KV cache, llama.cpp',
  runtimes: ['llama.cpp', 'ollama', 'lm-studio', 'koboldcpp'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.is('i915'), gpu.integrated.is(true), gpu.arch.oneOf('gen9', 'gen9.5', 'gen11'))),
    // Ollama brings Vulkan along and leaves such GPUs to the CPU, unless its log names the back end.
    any(
      runtimes.some((runtime) => all(not(runtime.kind.is('ollama')), runtime.backends.hasAny('vulkan', 'sycl'))),
      ollama.compute.has('vulkan'),
    ),
  ),
  // 0 switches preemption off; LM Studio's reporter needed 10 seconds.
  unless: any(
    // A card beside it is what the runtime takes.
    gpus.some((gpu) => all(gpu.integrated.is(false), gpu.driver.oneOf('nvidia', 'amdgpu', 'xe', 'i915'))),
    // A processor has one maker.
    gpus.some((gpu) => all(gpu.integrated.is(true), gpu.vendor.is('amd'))),
    holds('the render engine’s preempt_timeout_ms is 0 or at least 10000', [intel.engineTimeouts], (limits) => {
      const values = Object.entries(limits).flatMap(([name, value]) => (/\/rcs0\/preempt_timeout_ms$/.test(name) ? [Number(value)] : []));
      return values.length > 0 && values.every((value) => value === 0 || value >= 10_000);
    }),
    // The kernel names another program’s job.
    holds(
      'only jobs of other programs were reset',
      [logs.gpuFaults],
      (faults) => faults['intel-other-reset'] !== undefined && faults['intel-compute-reset'] === undefined,
    ),
    holds('the kernel names newer graphics', [logs.gpuFaults], (faults) => /\bGPU HANG: ecode 1[2-9]:/.test(faults['intel-compute-reset'] ?? '')),
  ),
  // The line names no program: a browser’s job ends so, too.
  hints: [
    /i915 \S{4,20} \[drm\] Resetting rcs\d for preemption time ?out/,
    /Fence expiration time out i915-/,
    // The first number is the graphics version.
    /i915 \S{4,20} \[drm\] GPU HANG: ecode (?:9|11):(?!.{0,40}\bin (?:Xorg|Xwayland|gnome|kwin|plasma|firefox|chrom|mpv|Isolated))/,
    // What the program says of it: Mesa gives the device up once the kernel has banned the context.
    /\bvk::\w{5,12}::\w{5,16}: ErrorDeviceLost|\bvk::DeviceLostError\b|\bVK_ERROR_DEVICE_LOST\b/,
    /\b[Dd]evice lost on Vulkan\d/,
  ],
  explains: ['intel-gpu-resets-compute'],
  remedy: [
    {
      do: 'Raise the limit of the render engine until the next boot. A job that really hangs then freezes the desktop for that long.',
      setting: 'echo 10000 | sudo tee /sys/class/drm/card*/engine/rcs0/preempt_timeout_ms',
    },
    {
      do: 'Where “Fence expiration time out” is in the log too, switch off i915’s own request timer on the kernel command line.',
      setting: 'i915.request_timeout_ms=0',
    },
    { do: 'Or make each batch shorter: llama.cpp with -ub 64, a smaller context; or stay on the CPU, which is hardly slower on these chips.' },
  ],
  verify: 'sudo dmesg | grep -E "preemption time|Fence expiration"   # stays empty under load',
  owner: { component: 'linux/i915' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1891',
      date: '2026-05-05',
      establishes: 'preempt_timeout_ms of 10000 cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27634',
      date: '2026-09-06',
      establishes: 'the request timer cancels submissions silently; i915.request_timeout_ms=0 cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/29054',
      date: '2026-09-17',
      establishes: 'UHD 630 on 7.2.5: the kernel lines beside the crash of llama-server',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/13248',
      date: '2025-11-12',
      establishes: 'UHD 620 and 630: vk::DeviceLostError in the middle of the work; raising the request timer alone did not help the second',
      strength: 'several-reports',
    },
  ],
});
