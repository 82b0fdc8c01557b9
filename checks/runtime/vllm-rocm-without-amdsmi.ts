import { all, any, defineCheck, gpus, not, platform, torch } from '#api';

const debug = /ROCm platform is not available because: No module named 'amdsmi'/;
const missing = /No module named 'amdsmi'/;
const infer = /Failed to infer device type/;
const forRocm = (environment: typeof torch.item) =>
  all(not(environment.variant.has(/^(?:cu\d|cpu|xpu)/)), any(environment.variant.has(/^rocm/), environment.hip.atLeast('5')));

export default defineCheck({
  id: 'vllm-rocm-without-amdsmi',
  layer: 'runtime',
  kind: 'exposure',
  title: 'vLLM asks Python’s amdsmi for AMD GPUs, and this environment does not have it',
  impact: 'blocked',
  symptom: 'vLLM on a Radeon or Instinct ends with “Failed to infer device type” or “No platform detected”, although rocminfo and PyTorch see the GPU.',
  blamedOn: 'an unsupported GPU, or ROCm',
  runtimes: ['vllm'],
  // With VLLM_LOGGING_LEVEL=DEBUG every machine without AMD GPUs has the line, too.
  when: all(
    gpus.some((gpu) => gpu.vendor.is('amd')),
    torch.some((environment) =>
      all(
        forRocm(environment),
        any(
          environment.lastError.has(missing),
          // Under WSL the module is no help: it finds no GPU there. A list of packages in a report may leave it out.
          all(
            environment.lastError.has(infer),
            platform.system.is('native'),
            not(environment.packages.has('amdsmi')),
            // Releases after 0.18.1, which one is not known, ask PyTorch where the module is missing.
            environment.vllm.inRanges({ introduced: null, fixed: null, seen: ['0.6.4', '0.18.1'] }),
          ),
        ),
      ),
    ),
  ),
  unless: gpus.some((gpu) => gpu.vendor.is('nvidia')),
  // “Failed to infer device type” alone is as often the wheel for CUDA, or a GPU that may not be opened.
  bites: torch.some((environment) => any(environment.lastError.has(missing), all(forRocm(environment), environment.lastError.has(infer)))),
  hints: [debug, /\bModuleNotFoundError: No module named 'amdsmi'/],
  remedy: [
    {
      do: 'ROCm brings the module and installs it into no environment. Install it from there, so that it is of the same release; PyPI’s may be of another.',
      commands: ['cp -r /opt/rocm/share/amd_smi /tmp/amd_smi && python -m pip install /tmp/amd_smi'],
    },
    {
      do: 'With ROCm from Python wheels, add its folder to the path of modules:',
      setting: 'PYTHONPATH=.venv/lib/python3.12/site-packages/_rocm_sdk_core/share/amd_smi',
    },
    {
      do: 'Or update vLLM: 0.18.1 and older go by the module alone; newer ones, with pull request 38434, go by PyTorch where the module is missing, and only warn.',
    },
    { do: 'Or take vLLM’s image for ROCm (vllm/vllm-openai-rocm, rocm/vllm), which has it.' },
  ],
  verify: "python -c 'import amdsmi; amdsmi.amdsmi_init(); print(len(amdsmi.amdsmi_get_processor_handles()))'",
  owner: { component: 'local-configuration', tracker: 'https://github.com/ROCm/TheRock/issues/3054' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/11602',
      date: '2025-01-09',
      establishes: 'the platform is found by amdsmi alone; a ROCm image without the Python package needs an extra step',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/38434',
      date: '2026-03-28',
      establishes: 'merged, after 0.18.1: where amdsmi fails, a build of PyTorch for HIP with a device that it sees is enough',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/3054',
      date: '2026-01-22',
      establishes: 'AMD’s wheels bring the module where Python does not look; vLLM depends on it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/10653',
      date: '2024-11-26',
      establishes: 'RX 7900 XT, “Failed to infer device type”: the maintainer asks for amdsmi first',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/24576',
      date: '2025-09-10',
      establishes: 'the debug line with ROCm 6.4.2',
      strength: 'single-report',
    },
  ],
});
