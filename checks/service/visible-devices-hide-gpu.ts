import { all, any, defineCheck, gpus, not, ollama, services } from '#api';

const none = /^\s*-1\s*$/;

export default defineCheck({
  id: 'visible-devices-hide-gpu',
  layer: 'service',
  kind: 'exposure',
  title: 'HIP_, ROCR_ or CUDA_VISIBLE_DEVICES=-1 hides the GPU from the Ollama server',
  impact: 'degraded',
  symptom: 'ROCm or CUDA sees no device; Ollama falls back to Vulkan or the CPU, with other speed and other bugs.',
  blamedOn: 'the Ollama version, the driver, or Vulkan',
  runtimes: ['ollama'],
  when: any(
    all(
      gpus.some((gpu) => gpu.vendor.is('amd')),
      any(
        ollama.environment.value('HIP_VISIBLE_DEVICES', none),
        ollama.environment.value('ROCR_VISIBLE_DEVICES', none),
        services.some((unit) =>
          all(unit.serves.is('ollama'), any(unit.environment.value('HIP_VISIBLE_DEVICES', none), unit.environment.value('ROCR_VISIBLE_DEVICES', none))),
        ),
      ),
    ),
    all(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      any(
        ollama.environment.value('CUDA_VISIBLE_DEVICES', none),
        services.some((unit) => all(unit.serves.is('ollama'), unit.environment.value('CUDA_VISIBLE_DEVICES', none))),
      ),
    ),
  ),
  // Hidden from one library and used through another is a choice: -1 and OLLAMA_VULKAN=1 make Ollama take Vulkan.
  unless: any(
    all(ollama.compute.hasAny('cuda', 'rocm'), not(ollama.compute.has('cpu'))),
    all(ollama.compute.has('vulkan'), ollama.environment.value('OLLAMA_VULKAN', /^(?:1|true)$/i)),
  ),
  // Ollama 0.13.0 and later.
  proves: [/user overrode visible devices"? (?:HIP|ROCR|CUDA)_VISIBLE_DEVICES="?-1\b/],
  hints: [/\b(?:HIP|ROCR|CUDA)_VISIBLE_DEVICES[:=]"?-1\b/],
  remedy: [
    {
      do: 'Take the variable out of the unit, its drop-ins and the files that it reads, then reload and restart. -1 is a documented way to force the CPU: leave it where that is meant.',
      commands: ['systemctl cat ollama', 'systemctl show ollama -p Environment -p EnvironmentFiles'],
    },
  ],
  verify: 'journalctl -u ollama --no-pager | grep -E "overrode visible devices|inference compute" | tail',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/discover/runner.go',
      date: '2026-08-19',
      establishes: 'the warning, and that discovery fails so often enough to warn',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/18117',
      date: '2026-08-29',
      establishes: 'a Vulkan failure whose cause was a forgotten HIP_VISIBLE_DEVICES=-1',
      strength: 'single-report',
    },
  ],
});
