import { all, any, defineCheck, environment, gpus, holds, not, ollama, rocm, runtimes, torch } from '#api';

/** `10.3.0` → 10 and `gfx1201` → 12: the generation of the instruction set. */
const ofOverride = (value: string | undefined): string | undefined => /^\s*(\d{1,2})\.\d{1,2}\.\d{1,2}\s*$/.exec(value ?? '')?.[1];
const ofTarget = (arch: string): string | undefined => /^gfx(\d{1,2})[0-9a-f]{2}$/.exec(arch)?.[1];

const differs = (arch: string, variables: Readonly<Record<string, string>>): boolean => {
  // The numbered form goes before the plain one; which GPU it means, only the numbers of the nodes tell.
  if (Object.keys(variables).some((name) => /^HSA_OVERRIDE_GFX_VERSION_\d/.test(name))) return false;
  const [wanted, real] = [ofOverride(variables.HSA_OVERRIDE_GFX_VERSION), ofTarget(arch)];
  return wanted !== undefined && real !== undefined && wanted !== real;
};

/** The small ones of desktop Ryzens are left to the display, and so are the others beside a card of AMD, but for the large ones. */
const asideOf = (gpu: Parameters<Parameters<typeof gpus.some>[0]>[0]) =>
  any(
    gpu.arch.oneOf('gfx1036', 'gfx1037'),
    all(
      gpu.arch.oneOf('gfx902', 'gfx909', 'gfx90c', 'gfx1033', 'gfx1035', 'gfx1103'),
      gpus.some((other) => all(other.vendor.is('amd'), other.integrated.is(false))),
    ),
  );

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
      // It bears on ROCm alone.
      not(all(ollama.compute.hasAny('cuda', 'vulkan'), not(ollama.compute.has('rocm')))),
      // A GPU that is hidden from ROCm is not meant.
      not(ollama.environment.value('ROCR_VISIBLE_DEVICES', /\S/)),
      not(ollama.environment.value('HIP_VISIBLE_DEVICES', /\S/)),
      // It brings ROCm 7.2 at most until 0.33; a distribution's package takes the system's, and a newer one may keep such an override out (see below).
      any(
        ollama.version.below('0.30.0'),
        all(
          ollama.version.inRanges({ introduced: null, fixed: null, seen: ['0.30.0', '0.33.0'] }),
          any(ollama.libraryFolders.hasMatch(/^rocm_v7_[12]$/), not(rocm.version.atLeast('7.3.0'))),
        ),
      ),
      gpus.some((gpu) =>
        all(
          gpu.vendor.is('amd'),
          not(asideOf(gpu)),
          holds('the override of the Ollama server is of another generation', [gpu.arch, ollama.environment], (arch, its) => differs(arch, its)),
        ),
      ),
    ),
    all(
      any(
        // A change of May 2026 keeps an override to another generation out; which release of ROCm has it first is not known.
        torch.some((python) => python.variant.has(/^rocm(?:[3-6]\.|7\.[0-2](?!\d))/)),
        all(
          runtimes.some((runtime) => all(not(runtime.kind.is('ollama')), runtime.backends.has('hip'))),
          rocm.version.inRanges({ introduced: null, fixed: null, seen: ['6.4.0', '7.1.1'] }),
        ),
      ),
      not(environment.variables.value('ROCR_VISIBLE_DEVICES', /\S/)),
      not(environment.variables.value('HIP_VISIBLE_DEVICES', /\S/)),
      gpus.some((gpu) =>
        all(
          gpu.vendor.is('amd'),
          not(asideOf(gpu)),
          holds('the override of this session is of another generation', [gpu.arch, environment.variables], (arch, ours) => differs(arch, ours)),
        ),
      ),
    ),
  ),
  remedy: [
    { do: 'Unset the variable and see whether the card is supported as it is; the variable applies to every AMD GPU of the machine.' },
    {
      do: 'Where only one of several GPUs needs it, give it to that GPU alone (ROCm 6.2 and later). The number is the “Node:” that rocminfo shows, where the processor is 0 as a rule and the first GPU 1.',
      setting: 'HSA_OVERRIDE_GFX_VERSION_1=10.3.0',
    },
  ],
  verify: 'rocminfo | grep -E "Name: +gfx"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/rocm-systems/pull/3461',
      date: '2026-02-23',
      establishes: 'AMD on crashes and GPU resets from overrides to incompatible targets (gfx1201); what was proposed there was not merged',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5069',
      date: '2025-07-21',
      establishes: 'the plain variable makes a gfx1200 card unusable beside a gfx1032; AMD names the numbered form, since ROCm 6.2',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/rocm-systems/pull/5686',
      date: '2026-04-30',
      establishes: 'merged in 2026: overrides across generations are checked for, since they crash',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/ROCT-Thunk-Interface/pull/104',
      date: '2024-06-04',
      establishes: 'the numbered form: it goes before the plain one, and its number is that of the node; 1 and 2 for two GPUs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: 'the numbered variables for mixed GPUs, which it counts from 0; the library counts nodes',
      strength: 'documented',
    },
  ],
});
