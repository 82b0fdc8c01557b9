import { all, any, defineCheck, driverLibraries, gpus, not, nvidia, nvmlGpuLost, xidOffTheBus } from '#api';

const lost = any(nvidia.xids.has('79'), nvidia.smiError.has(/GPU is lost/));

export default defineCheck({
  id: 'nvidia-gpu-fallen-off-bus',
  layer: 'hardware',
  kind: 'fault',
  title: 'The GPU no longer answers on PCIe (Xid 79: fallen off the bus)',
  impact: 'unstable',
  symptom: 'A run ends in the middle, the GPU is gone from nvidia-smi until the next boot.',
  blamedOn: 'a crash of the runtime',
  runtimes: [],
  // The second part adds nothing to the first: in a report it sets an NVIDIA card apart.
  when: all(
    lost,
    any(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      lost,
    ),
  ),
  // The only GPU answers again on this very machine (a report’s nvidia-smi may be of before): a card that was plugged in anew, or reset.
  unless: all(
    nvidia.smiError.isAbsent(),
    not(gpus.atLeast(2, (gpu) => gpu.vendor.is('nvidia'))),
    driverLibraries.some((library) => all(library.api.is('nvml'), library.path.has(/\//), library.error.isAbsent(), library.gpuCount.atLeast(1))),
  ),
  // nvidia-smi says so of a GPU that only waits for a reset as well.
  bites: nvidia.smiError.has(/Unable to determine the device handle for GPU.{0,60}Unknown Error/i),
  proves: [
    ...xidOffTheBus,
    ...nvmlGpuLost,
    /NVRM: .{0,60}GPU has fallen off the bus/,
    /NVRM: fallen off the bus and is not responding to commands/,
    /Unable to determine the device handle for GPU ?\S{4,20}:? .{0,20}GPU is lost/,
  ],
  // The last two are the status NV_ERR_GPU_IS_LOST, which calls to the firmware end in from then on; a driver that shuts down may print it as well.
  hints: [
    /Unable to determine the device handle for GPU ?\S{4,20}:? .{0,10}Unknown Error/,
    /NVRM: .{0,20}_issueRpcAndWait: rpcSendMessage failed with status 0x0{6}0f\b/,
    /NVRM: .{0,120}GPU lost from the bus \[NV_ERR_GPU_IS_LOST\]/,
  ],
  said: [
    // As people put it.
    /\b(?=(?:with|an?|got|gets?|getting|shows?|hits?|errors?|logs?|loss|lost|sees?|seeing|throws?|reports?|from)\b)(?<!\b(?:no|not|never|without|if|like|such as|fix(?:es|ed)?|alerts?)\b.{0,20}|n['’]t .{0,12})(?:with|an?|got|gets?|getting|shows?|hits?|errors?|logs?|loss|lost|sees?|seeing|throws?|reports?|from)\b[^.;,]{0,24}\bXid[ :=]{1,2}79\b|\bXid[ :=]{1,2}79 (?:errors?|after|under|when|during|while)\b/i,
    /\b(?=GPUs?\b)(?<!\b(?:if|whether|how|not|never|no|fix(?:es|ed)?|could|may|might|changelog|friend['’]s)\b.{0,40})GPUs?\b(?!.{0,20}(?:\b(?:not|never)\b|n['’]t\b)).{0,20}\b(?:has|have|had|falls?|fell|fallen|is|being|keeps?)\b.{0,20}\boff the (?:PCIe )?bus\b/i,
  ],
  explains: [
    'driver-library-crashes',
    'nvml-refuses-loaded-driver',
    'container-cgroup-refuses-nvidia',
    'nvidia-container-device-unknown',
    'nvidia-container-tool-times-out',
    'nvidia-gsp-stops-answering',
    'cuda-refuses-though-nvml-answers',
    'ollama-load-timed-out',
  ],
  remedy: [
    {
      do: 'Check the power cables and the connector on the card, the slot and the riser; a power limit shows whether peaks are the trigger. A card on Thunderbolt that was unplugged leaves the same line, and so does a laptop’s that was switched off (bbswitch, supergfxctl, a firmware setting).',
      commands: ['nvidia-smi -q -d POWER'],
    },
    { do: 'Look for PCIe errors (AER) before the Xid; set the slot to a lower PCIe generation in the firmware setup.' },
    { do: 'If it began with a driver update, try another branch: on RTX 50 cards a dying GSP firmware ends the same way.' },
  ],
  verify: 'sudo dmesg | grep -E "Xid|AER"   # stays empty under load',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/common/sdk/nvidia/inc/nverror.h',
      date: '2026-03-05',
      establishes: '79 is GPU_HAS_FALLEN_OFF_THE_BUS',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/arch/nvalloc/unix/src/osapi.c',
      date: '2026-03-05',
      establishes: 'printed where the device’s registers read as all ones',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/src/kernel/gpu/gsp/kernel_gsp.c',
      date: '2026-03-05',
      establishes: 'a call to the firmware ends in status 0x0000000f where the GPU is lost, or shuts down; a crashed firmware has another status',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1151',
      date: '2026-05-18',
      establishes: 'RTX 5080: the lines, and the loss at any load',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/387',
      date: '2022-10-19',
      establishes: 'nvidia-smi’s “Unable to determine the device handle … Unknown Error” of a GPU that falls off the bus; cured by reseating it',
      strength: 'several-reports',
    },
  ],
});
