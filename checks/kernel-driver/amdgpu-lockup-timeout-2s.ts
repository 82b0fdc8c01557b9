import { all, any, defineCheck, gpus, kernel, not, ollama, rocm, runtimes } from '#api';

export default defineCheck({
  id: 'amdgpu-lockup-timeout-2s',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Since Linux 6.19 amdgpu resets a queue after 2 s instead of 10 to 60 s (lockup_timeout)',
  impact: 'unstable',
  symptom: 'Vulkan dies with ErrorDeviceLost in the middle of a long prompt, or the desktop freezes; the kernel says “ring comp_… timeout”.',
  blamedOn: 'the llama.cpp build, Mesa, or too little memory',
  runtimes: ['llama.cpp', 'ollama', 'lm-studio', 'koboldcpp', 'lemonade'],
  when: all(
    // Of a “Vega 8” in a newer processor the name alone does not tell gfx90c from gfx902.
    gpus.some((gpu) => all(gpu.driver.is('amdgpu'), gpu.arch.oneOf('gfx1151', 'gfx1201', 'gfx1031', 'gfx90c', 'gfx902'))),
    // AMD's own package replaces the kernel's driver; and nobody's kernel is suspected who does not name it.
    rocm.amdgpuOrigin.is('in-tree'),
    not(kernel.release.isAbsent()),
    kernel.version.inRanges({ introduced: '6.19', fixed: null, seen: ['7.0.0', '7.2.5'] }),
    // Ollama brings Vulkan along and prefers ROCm, unless its log names the other.
    any(
      runtimes.some((runtime) => all(not(runtime.kind.is('ollama')), runtime.backends.has('vulkan'))),
      ollama.compute.has('vulkan'),
    ),
  ),
  unless: any(
    // One number is for all queues here, of four the second is for compute; 0 keeps the default, a larger or negative one gives more time.
    kernel.parameters.value('amdgpu.lockup_timeout', /^(?:\d{1,4},)?(?:-\d|[3-9]\d{3}\b|\d{5,})/),
    // A card beside the processor’s graphics is what the runtime takes.
    all(
      gpus.some((gpu) => all(not(gpu.arch.oneOf('gfx1151', 'gfx90c', 'gfx902')), gpu.integrated.is(false), gpu.driver.oneOf('nvidia', 'amdgpu', 'xe'))),
      gpus.none((gpu) => gpu.arch.oneOf('gfx1201', 'gfx1031')),
    ),
  ),
  hints: [
    // A game's job is on the ring gfx.
    /ring comp_\d+\.\d+\.\d+ timeout, signaled seq=/,
    /radv\/amdgpu: The CS has been cancelled because the context is lost/,
    /\bvk::\w{5,12}::\w{5,16}: ErrorDeviceLost|\bvk::DeviceLostError\b|\bVK_ERROR_DEVICE_LOST\b/,
    /\b[Dd]evice lost on Vulkan\d|\bVulkan:? [Dd]evice ?[Ll]ost\b/,
  ],
  explains: ['amdgpu-resets-vulkan-job'],
  remedy: [
    {
      do: 'Give the queues the old times on the kernel command line and reboot: 10 s each, and for compute the 60 s that it had up to Linux 6.6 at least. A GPU that really hangs is then noticed later.',
      setting: 'amdgpu.lockup_timeout=10000,60000,10000,10000',
    },
    { do: 'Or make each piece of work shorter: a smaller -ub (256, or 128) in llama.cpp, num_batch in Ollama; prompts are read more slowly.' },
  ],
  verify: 'cat /sys/module/amdgpu/parameters/lockup_timeout; journalctl -k | grep "ring comp"   # what was set, and no new line',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27076',
      date: '2026-09-02',
      establishes: 'gfx1151 on 7.0.0-31 and on 7.1.8: device lost at long context, traced to the compute watchdog',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/25664',
      date: '2026-07-14',
      establishes: 'a Strix Halo on 7.0.13: compute went from 60 s to 2 s; a command line with the four old times',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/invoke-ai/InvokeAI/issues/9539',
      date: '2026-08-25',
      establishes: 'gfx1201: modinfo names 10000 ms on 6.17 and 2000 ms on 7.0; resets on 7.0 only',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17870',
      date: '2026-08-19',
      establishes: 'the same under Ollama; num_batch=128 avoids it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/necat101/Hierarchos-Native/issues/1',
      date: '2026-09-19',
      establishes: 'an RX 6800M on 7.0.13, 7.1.4 and 7.2.5: 2 s on all three; 4 s cured light runs, 60 s heavier ones; the Renoir beside it alike',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/26447',
      date: '2026-08-02',
      establishes: 'Vega 8 on 7.1.5 loses the device at about 50,000 tokens, with half of its memory free',
      strength: 'single-report',
    },
    {
      url: 'https://lists.freedesktop.org/archives/amd-gfx/2026-February/138720.html',
      date: '2026-02',
      establishes: 'the developers discuss the default of 2000 ms',
      strength: 'documented',
    },
  ],
  background: 'The change is “drm/amdgpu: reduce queue timeout to 2 seconds v2” (1bea57ea7544), which went upstream with the drm pull for 6.19.',
});
