import { all, any, defineCheck, environment, gate, gpus, holds, not, ollama, rocm, runtimes, torch } from '#api';

/** `11.0.0` → gfx1100; the last number is written in hexadecimal. */
function targetOf(override: string | undefined): string | undefined {
  const [, major, minor, stepping] = /^\s*(\d{1,2})\.(\d)\.(\d{1,2})\s*$/.exec(override ?? '') ?? [];
  return major === undefined ? undefined : `gfx${major}${minor}${Number(stepping).toString(16)}`;
}

/** Another target of the same generation: that of another generation is a finding of its own. */
const isSibling = (arch: string, variables: Readonly<Record<string, string>>): boolean => {
  const target = targetOf(variables.HSA_OVERRIDE_GFX_VERSION);
  return target !== undefined && target !== arch && target.slice(0, -2) === arch.slice(0, -2);
};

// In the lists of targets of ROCm 7.2 and of Ollama's ROCm libraries from 0.30 on; gfx1103 was in Ollama's alone, and went with 0.31.2.
const inRocm = ['gfx1150', 'gfx1151', 'gfx1200', 'gfx1201'] as const;
const inOllama = ['gfx1103', ...inRocm] as const;

const isAtLeast = (version: string, major: number, minor: number): boolean => {
  const [first = 0, second = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return first > major || (first === major && second >= minor);
};

const isWithout1103 = (version: string): boolean => isAtLeast(version, 0, 32) || /^0\.31\.(?:[2-9]|\d\d)/.test(version);

export default defineCheck({
  id: 'hsa-override-on-supported-target',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'HSA_OVERRIDE_GFX_VERSION takes a GPU that ROCm knows by now for a sibling of it',
  impact: 'unstable',
  symptom: 'Memory access faults, hangs or resets on a Radeon 890M, 8060S or RX 9000 that was set up by an older guide.',
  blamedOn: 'ROCm, the kernel, the memory',
  runtimes: ['ollama', 'llama.cpp', 'pytorch', 'vllm', 'koboldcpp'],
  // Each asked in one question: without the override a fault of such a GPU tells nothing.
  when: any(
    all(
      gate(not(gpus.none((gpu) => gpu.arch.oneOf(...inOllama)))),
      not(ollama.environment.value('HIP_VISIBLE_DEVICES', /\S/)),
      not(ollama.environment.value('ROCR_VISIBLE_DEVICES', /\S/)),
      // Vulkan and the CPU do not read it.
      not(all(ollama.compute.hasAny('vulkan', 'cpu'), not(ollama.compute.has('rocm')))),
      gpus.some((gpu) =>
        holds(
          'the override of an Ollama server of 0.30 or later names a sibling',
          [gpu.arch, ollama.environment, ollama.version],
          (arch, its, version) =>
            (inOllama as readonly string[]).includes(arch) &&
            isSibling(arch, its) &&
            isAtLeast(version, 0, 30) &&
            (arch !== 'gfx1103' || !isWithout1103(version)),
        ),
      ),
    ),
    all(
      gate(not(gpus.none((gpu) => gpu.arch.oneOf(...inRocm)))),
      not(environment.variables.value('HIP_VISIBLE_DEVICES', /\S/)),
      not(environment.variables.value('ROCR_VISIBLE_DEVICES', /\S/)),
      // Vulkan and the CPU do not read it.
      gate(
        any(
          // Ollama’s server has an environment of its own.
          not(runtimes.none((runtime) => all(runtime.backends.has('hip'), not(runtime.kind.is('ollama'))))),
          torch.some((python) => python.variant.has(/^rocm/)),
        ),
      ),
      // A wheel of an older ROCm may need it.
      not(torch.some((python) => all(python.variant.has(/^rocm/), python.hip.below('7.2')))),
      gpus.some((gpu) =>
        holds(
          'the override of this session names a sibling, beside ROCm 7.2 or later',
          [gpu.arch, environment.variables, rocm.version],
          (arch, ours, version) => (inRocm as readonly string[]).includes(arch) && isSibling(arch, ours) && isAtLeast(version, 7, 2),
        ),
      ),
    ),
  ),
  hints: [
    /Memory access fault by GPU node-\d/,
    /HW Exception by GPU node-\d.{0,80}GPU Hang/,
    /\bHSA_STATUS_ERROR_(?:INVALID_ISA|MEMORY_APERTURE_VIOLATION)\b/,
    /StatCO::getStatFunc err/,
  ],
  remedy: [
    {
      do: 'Unset the variable (shell, unit, container): the GPU’s own target is in this ROCm. A program that was built for the sibling alone has to be built again for the GPU.',
    },
    { do: 'Or use the runtime’s Vulkan back end, which does not read it.' },
  ],
  verify: 'env | grep HSA_OVERRIDE; rocminfo | grep -E "Name: +gfx"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/rocm-systems/pull/3461',
      date: '2026-02-23',
      establishes:
        'an AMD developer: to override a GPU that the build supports leads to crashes and resets. A check against it was closed; merged in May 2026 (5686) is one that refuses another major version alone',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/rocm-libraries/pull/4693',
      date: '2026-02-19',
      establishes: 'siblings differ: a gfx1150 has 1024 vector registers where code for gfx1151 may count on 1536',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.30.0/llama/server/CMakePresets.json',
      date: '2026',
      establishes: 'Ollama’s ROCm libraries are built for gfx1103, gfx1150, gfx1151, gfx1200 and gfx1201',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/17010',
      date: '2026-07-02',
      establishes: 'gfx1103 is removed again; first release 0.31.2',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Crosstalk-Solutions/project-nomad/issues/1075',
      date: '2026-07-10',
      establishes: 'with Ollama’s ROCm 7.2 an 890M runs as itself; 11.0.0 is needless there and wrong for a 780M',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/warpfront/hipfire/pull/81',
      date: '2026-04-28',
      establishes: 'gfx1151 as itself: ROCm 6.4 to 7.1 end in a segmentation fault, 7.2.0 passes',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/1184',
      date: '2025-08-03',
      establishes: 'a 780M (gfx1103) taken for 11.0.0 hangs the machine',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5824',
      date: '2025-12-29',
      establishes: 'an 8060S (gfx1151) taken for 11.0.0 faults at the first tensor',
      strength: 'several-reports',
    },
  ],
});
