import { all, any, defineCheck, gpus, not, ollama, runtimes, services } from '#api';

const none = /^\s*-1\s*$/;
/** With Vulkan asked for, hiding the GPU from ROCm or CUDA is a choice. */
const yes = /^(?:1|true)$/i;

/** A single number past the NVIDIA GPUs that are there; with the first of a list CUDA takes what comes before it. */
const pastTheLast = any(
  ...[1, 2, 3, 4, 5, 6, 7].map((number) =>
    all(ollama.environment.value('CUDA_VISIBLE_DEVICES', new RegExp(`^\\s*${number}\\s*$`)), not(gpus.atLeast(number + 1, (gpu) => gpu.vendor.is('nvidia')))),
  ),
);

export default defineCheck({
  id: 'visible-devices-hide-gpu',
  layer: 'service',
  kind: 'exposure',
  title: 'HIP_, ROCR_ or CUDA_VISIBLE_DEVICES (-1, or no such number) hides the GPU from Ollama',
  impact: 'degraded',
  symptom: 'ROCm or CUDA sees no device; Ollama falls back to Vulkan or the CPU, with other speed and other bugs.',
  blamedOn: 'the Ollama version, the driver, or Vulkan',
  runtimes: ['ollama'],
  when: any(
    all(
      // Most graphics in a processor are not taken anyway: hiding them changes nothing.
      gpus.some((gpu) => all(gpu.vendor.is('amd'), not(gpu.arch.oneOf('gfx902', 'gfx909', 'gfx90c', 'gfx1033', 'gfx1035', 'gfx1036', 'gfx1037', 'gfx1103')))),
      any(
        all(
          not(ollama.environment.value('OLLAMA_VULKAN', yes)),
          any(
            ollama.environment.value('HIP_VISIBLE_DEVICES', none),
            ollama.environment.value('ROCR_VISIBLE_DEVICES', none),
            // HIP reads CUDA's variable as well.
            ollama.environment.value('CUDA_VISIBLE_DEVICES', none),
          ),
        ),
        services.some((unit) =>
          all(
            unit.serves.is('ollama'),
            not(unit.environment.value('OLLAMA_VULKAN', yes)),
            any(
              unit.environment.value('HIP_VISIBLE_DEVICES', none),
              unit.environment.value('ROCR_VISIBLE_DEVICES', none),
              unit.environment.value('CUDA_VISIBLE_DEVICES', none),
            ),
          ),
        ),
      ),
    ),
    // There -1 is how Ollama’s manual keeps it on the CPU.
    all(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      ollama.compute.has('cpu'),
      pastTheLast,
    ),
  ),
  // Hidden from one library and used through another is a choice: -1 and OLLAMA_VULKAN=1 make Ollama take Vulkan.
  unless: any(
    // So is hiding it from Vulkan as well, or naming the CPU.
    ollama.environment.value('OLLAMA_VULKAN', /^(?:0|f|false)$/i),
    ollama.environment.value('OLLAMA_LLM_LIBRARY', /^cpu/),
    all(ollama.compute.hasAny('cuda', 'rocm'), not(ollama.compute.has('cpu'))),
    all(ollama.compute.has('vulkan'), ollama.environment.value('OLLAMA_VULKAN', yes)),
    // From 0.30 on Vulkan needs no asking.
    all(
      ollama.compute.has('vulkan'),
      runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.version.atLeast('0.30.0'))),
    ),
  ),
  // Other programs read the variables, too. With Vulkan named beside it, it is meant; alone it may be what somebody tried. Ollama 0.13.0 and later warn. No line proves it: the variable may hide an APU beside a card that computes, or name a vendor that is not there.
  hints: [
    /user overrode visible devices"? (?:HIP|ROCR|CUDA)_VISIBLE_DEVICES="?-1\b/,
    /^(?=.{0,1500}(?:ollama|server config|Environment=))(?!.{0,1500}(?:OLLAMA_VULKAN[:=]"?(?:1|true)\b|LLM_LIBRARY[:=]"?vulkan\b)).{0,1500}[ =["'](?:HIP|ROCR|CUDA)_VISIBLE_DEVICES[:=]"?-1\b/i,
  ],
  remedy: [
    {
      do: 'Take the variable out of the unit, its drop-ins and the files that it reads, then reload and restart. -1 is a documented way to force the CPU: leave it where that is meant; from 0.30 on Vulkan takes the GPU all the same, unless OLLAMA_VULKAN=0 stands beside it.',
      commands: ['systemctl cat ollama', 'systemctl show ollama -p Environment -p EnvironmentFiles'],
    },
  ],
  verify: 'journalctl -u ollama --no-pager | grep -E "overrode visible devices|inference compute" | tail',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: 'an invalid number such as -1 is the way to force the CPU, for CUDA and for ROCm',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17609',
      date: '2026-08-07',
      establishes: 'a maintainer: since 0.30 the variable restricts CUDA alone, and Vulkan takes the others unless OLLAMA_VULKAN=0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/discover/runner.go',
      date: '2026-08-19',
      establishes: 'the warning, and that discovery fails so often enough to warn',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/ROCm/blob/e396b4898f459db094bfd60b876f419f77eb9f09/docs/conceptual/gpu-isolation.md',
      date: '2025-03-21',
      establishes: 'HIP takes CUDA_VISIBLE_DEVICES for its own variable',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/15752',
      date: '2026-04-22',
      establishes: 'CUDA_VISIBLE_DEVICES=-1 takes a Radeon away as well: ROCm reads the variable, too',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/18117',
      date: '2026-08-29',
      establishes: 'a Vulkan failure whose cause was a forgotten HIP_VISIBLE_DEVICES=-1',
      strength: 'single-report',
    },
  ],
});
