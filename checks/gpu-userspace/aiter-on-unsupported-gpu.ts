import { all, defineCheck, gpus, torch } from '#api';

export default defineCheck({
  id: 'aiter-on-unsupported-gpu',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'This release of AITER, AMD’s kernel library, does not know the GPU that it is to run on',
  impact: 'blocked',
  symptom: 'vLLM or SGLang for ROCm ends at its start with “Unknown GPU architecture: gfx1151” on a Radeon or Strix Halo, before a model is loaded.',
  blamedOn: 'the model, its quantization, ROCm not supporting the GPU',
  runtimes: ['vllm', 'sglang'],
  when: all(
    // What its early releases left out: Radeons, and the Instincts before gfx908.
    gpus.some((gpu) => gpu.arch.has(/^gfx(?:1[0-2]|90[0-6c]$)/)),
    torch.some((environment) =>
      environment.lastError.has(
        /Unknown GPU architecture: gfx\w{3,6}\. Supported architectures: \[|One of GPU archs of \[[^\]]{1,80}\] is invalid or not supported/,
      ),
    ),
  ),
  proves: [
    // aiter/jit/utils/chip_info.py, whose list is sorted where the running GPU is asked for, and aiter/jit/core.py.
    /Unknown GPU architecture: gfx\w{3,6}\. Supported architectures?: \['(?:native|gfx\w{3,6})'/,
    /Get GPU arch from rocminfo failed:? ["']Unknown GPU architecture/,
    /One of GPU archs of \['gfx\w{3,6}'\] is invalid or not supported/,
  ],
  hints: [
    // The exception’s last line alone, cut by a tool or quoted in a heading.
    /KeyError: ["']Unknown GPU architecture: gfx/,
    // A list of targets is one that somebody gave for a build.
    /One of GPU archs of \['gfx[^\]]{1,80}\] is invalid or not supported/,
  ],
  // "vllm fails to start with an error related to aiter not being available for the compute type".
  said: [
    /\b(?:fails? to (?:start|launch|load|import)|(?:crash\w{0,3}|ends|dies) (?:at|on|during) (?:its |the )?(?:start\w{0,3}|import|launch))\b[^.;,]{0,60}\baiter\b[^.;,]{0,40}\b(?:not (?:being )?(?:supported|available)|unsupported)\b(?![^.]{0,80}\?)/i,
  ],
  remedy: [
    {
      do: 'If it was switched on, by hand or by the image, switch it off for this GPU (SGLang: SGLANG_USE_AITER=0); other kernels are used then.',
      setting: 'VLLM_ROCM_USE_AITER=0',
    },
    {
      do: 'Where it is off and the program loads it none the less, take a vLLM or image newer than the fix of 2025-12-18. AITER itself knows all gfx11 and gfx12 targets since its 0.1.8 (December 2025), and no gfx10. Its compiler for sampling (“One of GPU archs of …”) knows gfx1151 since 0.1.19 (July 2026), and no other Radeon.',
    },
    {
      do: 'Or use an image for Radeon (rocm/vllm with rdna in its tag), or remove the package in the container (pip uninstall amd-aiter; aiter in older images).',
    },
  ],
  verify: 'env | grep AITER; the server loads the model, and answers a request with a temperature above 0',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/30952',
      date: '2025-12-18',
      establishes: 'the import fails on gfx1201 even where AITER is not switched on; merged fix of vLLM',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/aiter/pull/1498',
      date: '2025-11-27',
      establishes: 'merged: the other gfx11 targets; without them vLLM ends at its start',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/aiter/pull/1647',
      date: '2025-12-15',
      establishes: 'merged: the same for gfx12',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/aiter/pull/3919',
      date: '2026-07-20',
      establishes: 'merged: its compiler for sampling takes gfx1151 as well; until then a request with a temperature ends the engine. In 0.1.19',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/pull/5626',
      date: '2025-11-04',
      establishes: 'AMD’s documentation: AITER is for gfx942 and gfx950, to be switched off elsewhere',
      strength: 'documented',
    },
    {
      url: 'https://github.com/gpustack/gpustack/issues/3880',
      date: '2025-12',
      establishes: 'vLLM on gfx1151 ends with the whole message and its list of targets',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/gpustack/gpustack/issues/3345',
      date: '2025',
      establishes: 'SGLang on gfx1101 ends with it, too',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/kyuz0/amd-strix-halo-vllm-toolboxes/issues/73',
      date: '2026-07-02',
      establishes: 'with the variable at 1 its compiler refuses gfx1151 in other words',
      strength: 'several-reports',
    },
  ],
});
