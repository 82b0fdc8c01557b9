import { all, any, defineCheck, environment, not, platform, servers, services, torch } from '#api';

export default defineCheck({
  id: 'vllm-wsl-uva-unavailable',
  layer: 'runtime',
  kind: 'exposure',
  title: 'vLLM’s V2 model runner needs pinned memory, which vLLM switches off under WSL2',
  impact: 'blocked',
  symptom: 'vLLM ends at its start with “UVA is not available”, with every model that this runner takes.',
  blamedOn: 'a GPU that is too small, the quantization, or the driver',
  runtimes: ['vllm'],
  when: all(
    platform.system.is('wsl2'),
    // On a CPU nothing is pinned.
    torch.some((python) => all(python.vllm.inRanges({ introduced: null, fixed: null, seen: ['0.24.0', '0.29.0'] }), not(python.variant.is('cpu')))),
  ),
  unless: any(
    environment.variables.value('VLLM_WSL2_ENABLE_PIN_MEMORY', '1'),
    environment.variables.value('VLLM_USE_V2_MODEL_RUNNER', '0'),
    services.some((service) =>
      all(
        service.serves.is('vllm'),
        any(service.environment.value('VLLM_WSL2_ENABLE_PIN_MEMORY', '1'), service.environment.value('VLLM_USE_V2_MODEL_RUNNER', '0')),
      ),
    ),
    servers.some((server) =>
      all(
        server.kind.is('vllm'),
        any(server.answers.is(true), server.environment.value('VLLM_WSL2_ENABLE_PIN_MEMORY', '1'), server.environment.value('VLLM_USE_V2_MODEL_RUNNER', '0')),
      ),
    ),
  ),
  bites: all(
    platform.system.is('wsl2'),
    torch.some((python) => python.lastError.has(/^RuntimeError: UVA is not available/)),
  ),
  // Any platform without pinned memory ends so. Without the kind of error as it is quoted.
  hints: [/(?:\bRuntimeError: |\[Bug\]: |^\s{0,8})UVA is not available(?=['"`”.]{0,2}(?:\s|$))|\bUVA is not available(?=['"`”.]{0,2}\s{0,4}$)/],
  remedy: [
    { do: 'Set the variable for the server or container; the WSL kernel has to be 4.19.121 or newer.', setting: 'VLLM_WSL2_ENABLE_PIN_MEMORY=1' },
    {
      do: 'On a Radeon the variable is not read (0.25.1): choose the V1 runner instead.',
      setting: 'VLLM_USE_V2_MODEL_RUNNER=0',
    },
    { do: 'Or update: the change that ends it (pull request 56908) was merged on 14 September 2026, too late for 0.29.0; 0.31.0 and later were cut after it.' },
  ],
  verify: 'curl -s http://127.0.0.1:8000/version   # answers after the start',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/47579',
      date: '2026-07-03',
      establishes: 'cause, and the default of the variable',
      strength: 'several-reports',
    },
    { url: 'https://github.com/vllm-project/vllm/issues/47387', date: '2026-07-03', establishes: 'reported with 0.24.0', strength: 'several-reports' },
    {
      url: 'https://github.com/vllm-project/vllm/issues/49861',
      date: '2026-07-26',
      establishes: '0.25.1 on ROCm passes over the variable under WSL2',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/mohitsoni48/TurboLLM/pull/256',
      date: '2026-09-19',
      establishes: 'the same with 0.29.0, with every model; VLLM_USE_V2_MODEL_RUNNER=0 cures it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/syv-ai/qwen38-27b-rtx3090/blob/master/docs/vllm-0.31.md',
      date: '2026',
      establishes: '0.31.0 holds pull request 58092, which is younger than the change below',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/56908',
      date: '2026-09-14',
      establishes: 'merged: the V2 runner tolerates the lack of pinned memory',
      strength: 'maintainer-confirmed',
    },
  ],
});
