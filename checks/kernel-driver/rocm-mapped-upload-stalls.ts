import { all, any, defineCheck, gpus, not, rocm, runtimes, servers } from '#api';

export default defineCheck({
  id: 'rocm-mapped-upload-stalls',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'ROCm’s copies from a memory-mapped model stop completing once many GiB are uploaded',
  impact: 'blocked',
  symptom:
    'llama.cpp with ROCm never finishes loading a model above some 12 to 60 GB: one core at 100 %, the GPU idle, no message; Vulkan loads the same file.',
  blamedOn: 'the size of GTT, the firmware setup, the model file',
  runtimes: ['llama.cpp', 'lemonade', 'koboldcpp'],
  when: all(
    gpus.some((gpu) => gpu.arch.has(/^gfx1[0-2]/)),
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('hip')),
    ),
    // Most servers load all the same: one that answers has.
    servers.some((server) =>
      all(
        server.kind.is('llama.cpp'),
        server.answers.is(false),
        server.libraries.hasMatch(/libggml-hip/),
        not(
          any(
            server.flags.has('--no-mmap'),
            server.flags.has('--direct-io'),
            server.flags.value('--load-mode', /^(?:none|dio)$/),
            server.environment.has('GGML_CUDA_ENABLE_UNIFIED_MEMORY'),
          ),
        ),
      ),
    ),
  ),
  // Such builds do not map on integrated GPUs unless they are told to; cards are mapped to as before.
  unless: all(
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(true))),
    not(gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false)))),
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.build.atLeast('10429'))),
  ),
  said: [
    // As people put it who found the cure.
    /^(?!.{0,400}\b(?:FUSE|NFS|SMB|file ?systems?)\b).{0,400}?\b(?:refuses?|fails?|hangs?|stuck|stalls?|never (?:finish(?:es)?|loads?))\b[^.\n]{0,60}\bunless\b.{0,30}--no-mmap/i,
    // And who compared.
    /^(?!.{0,400}\b(?:loading (?:works|is fine)|loads? (?:fine|well))\b(?!.{0,24}\b(?:with|on|in|using|via|under|by)\b)).{0,400}?(?:\b(?:hangs?|stuck|stalls?|stops? loading)\b.{0,30}\bROCm\b.{0,60}\bloads?\b.{0,30}\bVulkan\b|\bROCm\b.{0,20}\b(?:(?:hangs?|stuck|stalls?)\b.{0,30}\bload(?:s|ing)?|slow\b.{0,30}\bloading\b.{0,12}\b(?:large|big(?:ger)?|huge|\d{2,3} ?Gi?B))\b.{0,60}\bVulkan\b)/i,
    /^(?!.{0,400}\b(?:HDD|hard (?:disk|drive)|NFS|SMB|network (?:drive|share)|swap(?:s|ping)?|(?:RAM|disk) is full|out of RAM|Vulkan (?:also|too|as well)|also (?:with|on) Vulkan)\b).{0,400}?\bmmap(?:ed|ped)?(?: ?=? ?1| on| enabled)?\b[^.\n]{0,40}\b(?:hangs?|stalls?|never finish(?:es)?|stuck)\b/i,
  ],
  remedy: [
    {
      do: 'Load without the mapping: --no-mmap, in new releases --load-mode none, or --direct-io. Where all layers go to the GPU this takes no more memory.',
      setting: '--no-mmap',
    },
    { do: 'On APUs update llama.cpp, which does not map there by itself from August 2026 on; GGML_CUDA_ENABLE_UNIFIED_MEMORY=1 avoids the copies as well.' },
    { do: 'Or use the Vulkan back end.' },
  ],
  verify: 'llama-server --no-mmap -m model.gguf   # loads at the speed of the disk',
  owner: { component: 'rocm', tracker: 'https://github.com/ROCm/legacy-rocm-build/issues/6582' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6582',
      date: '2026-08-28',
      establishes: 'AMD reproduces it with HIP alone, from 12 to 16 GiB on; what passes and what hangs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6182',
      date: '2026-06-19',
      establishes: 'gfx1151: hangs at 20 to 25 GB with ROCm 6.4 and 7.13; --no-mmap loads them',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/26081',
      date: '2026-07-29',
      establishes: 'merged: the load mode is “auto” by default and avoids mmap on integrated GPUs, with ROCm too',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/charlie12345/ROCmFPX/pull/39',
      date: '2026-07-25',
      establishes: 'gfx1151 and gfx1201: the runtime waits for a copy that never ends; 58 GiB hang, 30 GiB pass, Vulkan passes',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/15018',
      date: '2026-07-23',
      establishes: 'Strix Halo past 64 GB, and a Radeon V620 that loads large models with --no-mmap only',
      strength: 'several-reports',
    },
  ],
});
