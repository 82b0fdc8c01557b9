import { all, any, cpu, defineCheck, gpus, holds, models, not, platform, runtimes } from '#api';

const GiB = 1024 ** 3;

export default defineCheck({
  id: 'cpufreq-static-powersave',
  layer: 'kernel',
  kind: 'fault',
  title: 'The governor powersave of a passive driver holds the CPU at its lowest allowed clock',
  impact: 'degraded',
  symptom: 'Inference on the CPU, or partly on it, runs far below its speed, and prompt processing most of all.',
  blamedOn: 'thread settings, thermal throttling',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    // In active mode (intel_pstate, amd-pstate-epp) powersave is the healthy default and scales.
    holds(
      'every frequency domain has a passive driver',
      [cpu.scalingDriver],
      (drivers) =>
        drivers.length > 0 && drivers.every((driver) => /^(?:acpi-cpufreq|intel_cpufreq|cppc_cpufreq|amd-pstate|pcc-cpufreq|cpufreq-dt)$/.test(driver)),
    ),
    holds('every governor is powersave', [cpu.governor], (governors) => governors.length > 0 && governors.every((governor) => governor === 'powersave')),
    // A GPU that computes all of it does not wait for this clock, and where nothing runs models nobody does.
    any(
      models.some((model) =>
        holds('a part of the model is not on a GPU', [model.size, model.sizeVram], (size, onGpu) => onGpu < 0.95 * size && size - onGpu >= GiB),
      ),
      all(
        runtimes.some((runtime) => runtime.kind.oneOf('ollama', 'llama.cpp', 'koboldcpp', 'lm-studio', 'lemonade', 'pytorch')),
        not(gpus.some((gpu) => any(gpu.renderNodeOpens.is(true), gpu.vendor.is('nvidia')))),
      ),
    ),
  ),
  remedy: [
    {
      do: 'Choose a governor that scales, until the next boot; it costs power when the machine is busy. Without schedutil among them (scaling_available_governors) take ondemand.',
      commands: ['echo schedutil | sudo tee /sys/devices/system/cpu/cpufreq/policy*/scaling_governor'],
    },
    { do: 'For good: look for what sets it (cpufreq.default_governor= on the kernel command line, TLP, auto-cpufreq, tuned) and change it there.' },
  ],
  verify:
    'grep -H . /sys/devices/system/cpu/cpufreq/policy0/scaling_{governor,min_freq,cur_freq}   # under load; a minimum that somebody raised holds with powersave too',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.kernel.org/admin-guide/pm/cpufreq.html',
      date: '2026',
      establishes: 'the generic governor powersave asks for the lowest frequency within the limits',
      strength: 'documented',
    },
    {
      url: 'https://github.com/home-assistant/operating-system/pull/4346',
      date: '2025-10-09',
      establishes: 'the same, with how it is set at boot',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/AdnanHodzic/auto-cpufreq/issues/284',
      date: '2021-11-16',
      establishes: 'intel_cpufreq with powersave stays at 800 MHz',
      strength: 'several-reports',
    },
  ],
});
