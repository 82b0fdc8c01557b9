import { all, any, defineCheck, gpus, logs, nvidia, nvidiaOpenTooOld } from '#api';

export default defineCheck({
  id: 'nvidia-open-module-on-older-gpu',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'The open nvidia module ignores GPUs before Turing, and one of them is here',
  impact: 'blocked',
  symptom: 'A GTX 10xx, P40, P100 or V100 disappeared when the system moved to the open flavour of the driver.',
  blamedOn: 'a failed card, CUDA',
  runtimes: [],
  when: all(
    // Where it finds no other GPU it does not stay loaded, and its line in the log is all that tells of it.
    any(nvidia.flavour.is('open'), all(nvidia.flavour.isAbsent(), logs.gpuFaults.has('nvidia-open-too-old'))),
    gpus.some((gpu) =>
      all(
        gpu.vendor.is('nvidia'),
        gpu.generation.oneOf('kepler', 'maxwell', 'pascal', 'volta'),
        // It may stay bound, and refuse the card when something opens it. nouveau or vfio-pci may be meant so.
        any(gpu.driver.isAbsent(), all(gpu.driver.is('nvidia'), nvidia.smiError.has(/No devices/i))),
      ),
    ),
  ),
  // The words stand on three lines of the log. The first of them it says of a vGPU, too.
  proves: [...nvidiaOpenTooOld],
  hints: [/NVRM: installed in this system is not supported by open\s*$/],
  said: [
    // As people put it who see one card of two, or lost it with the other flavour.
    /(?<!\bpackages?\b.{0,30})(?:\b(?:not|never|no longer)\b|n['’]t\b).{0,20}\b(?:detect(?:s|ed)?|appear(?:s|ed|ing)?|show(?:s|n)?(?! (?:process|usage|power|any (?:difference|improvement)))|recogni[sz]e[sd]?|listed|sees?|found)\b[^.\n]{0,80}\b(?:with|using|under|on|by|to|since)\b[^.\n]{0,30}\b(?:nvidia-open|\d{3}-open|open[- ](?:source )?(?:gpu )?(?:kernel )?(?:driver|modules?))\b(?![^.\n]{0,60}\?)/i,
    /\b(?:nvidia-open|\d{3}-open|open[- ](?:source )?(?:gpu )?(?:kernel )?(?:driver|modules?))\b.{0,12}\bignor(?:es?|ing)\b[^.\n?]{0,40}\b(?:GPU|card)\b(?![^.\n]{0,60}\?)/i,
  ],
  remedy: [
    {
      do: 'Install the proprietary flavour of a branch that still knows the card: 580 at most for Maxwell, Pascal and Volta, 470 at most for Kepler. A Blackwell card in the same machine needs the open one; the two cannot be driven together.',
    },
    { do: 'Ubuntu: the package without -open (this one not for Kepler).', commands: ['sudo apt install nvidia-driver-580'], on: 'ubuntu' },
    {
      do: 'NixOS: the proprietary module, of the branch 580; its stable branch is newer.',
      setting: 'hardware.nvidia.open = false; hardware.nvidia.package = config.boot.kernelPackages.nvidiaPackages.legacy_580;',
      on: 'nixos',
    },
  ],
  verify: 'cat /proc/driver/nvidia/version; nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/arch/nvalloc/unix/src/osapi.c',
      date: '2026-03-05',
      establishes: 'what the open module prints for a GPU without a GPU System Processor',
      strength: 'documented',
    },
    {
      url: 'https://github.com/negativo17/nvidia-driver/issues/158',
      date: '2024-08-14',
      establishes: 'a GT 1030 lost with 560.31, which had become the open flavour',
      strength: 'several-reports',
    },
  ],
});
