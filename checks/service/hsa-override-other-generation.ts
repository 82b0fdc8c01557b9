import { all, any, defineCheck, environment, gpus, holds, not, ollama, runtimes, torch } from '#api';

/** `10.3.0` → 10 and `gfx1201` → 12: the generation of the instruction set. */
const ofOverride = (value: string | undefined): string | undefined => /^\s*(\d{1,2})\.\d{1,2}\.\d{1,2}\s*$/.exec(value ?? '')?.[1];
const ofTarget = (arch: string): string | undefined => /^gfx(\d{1,2})[0-9a-f]{2}$/.exec(arch)?.[1];

const differs = (arch: string, variables: Readonly<Record<string, string>>): boolean => {
  const [wanted, real] = [ofOverride(variables.HSA_OVERRIDE_GFX_VERSION), ofTarget(arch)];
  return wanted !== undefined && real !== undefined && wanted !== real;
};

export default defineCheck({
  id: 'hsa-override-other-generation',
  layer: 'service',
  kind: 'exposure',
  title: 'HSA_OVERRIDE_GFX_VERSION makes ROCm treat a GPU as one of another generation',
  impact: 'unstable',
  symptom: 'Crashes, GPU resets, hangs or garbage on ROCm, often after a second AMD GPU or a newer card came in.',
  blamedOn: 'a regression in ROCm, or a broken card',
  runtimes: ['ollama', 'llama.cpp', 'pytorch', 'vllm'],
  when: any(
    all(
      // A GPU that is hidden from ROCm is not meant.
      not(ollama.environment.value('ROCR_VISIBLE_DEVICES', /\S/)),
      not(ollama.environment.value('HIP_VISIBLE_DEVICES', /\S/)),
      gpus.some((gpu) =>
        all(
          gpu.vendor.is('amd'),
          holds('the override of the Ollama server is of another generation', [gpu.arch, ollama.environment], (arch, its) => differs(arch, its)),
        ),
      ),
    ),
    all(
      any(
        torch.some((python) => python.variant.has(/^rocm/)),
        runtimes.some((runtime) => all(not(runtime.kind.is('ollama')), runtime.backends.has('hip'))),
      ),
      not(environment.variables.value('ROCR_VISIBLE_DEVICES', /\S/)),
      not(environment.variables.value('HIP_VISIBLE_DEVICES', /\S/)),
      gpus.some((gpu) =>
        all(
          gpu.vendor.is('amd'),
          holds('the override of this session is of another generation', [gpu.arch, environment.variables], (arch, ours) => differs(arch, ours)),
        ),
      ),
    ),
  ),
  remedy: [
    { do: 'Unset the variable and see whether the card is supported as it is; the variable applies to every AMD GPU of the machine.' },
    {
      do: 'Where only one of several GPUs needs it, give it to that GPU alone: ROCm 6.2 and later count the GPUs from 0.',
      setting: 'HSA_OVERRIDE_GFX_VERSION_1=10.3.0',
    },
  ],
  verify: 'rocminfo | grep -E "Name: +gfx"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/rocm-systems/pull/3461',
      date: '2026-02-23',
      establishes: 'AMD on crashes and GPU resets from overrides to incompatible targets (gfx1201); the refusal proposed there was not merged',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5069',
      date: '2025-07-21',
      establishes: 'the plain variable makes a gfx1200 card unusable beside a gfx1032; AMD names the numbered form, since ROCm 6.2',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: 'the numbered variables for mixed GPUs',
      strength: 'documented',
    },
  ],
});
