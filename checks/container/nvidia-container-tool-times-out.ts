import { any, containerToolTimesOut, defineCheck, runtimes, torch } from '#api';

const timeout = /nvidia-container-cli(?:\.real)?: initialization error: driver (?:rpc )?error: timed out/;

export default defineCheck({
  id: 'nvidia-container-tool-times-out',
  layer: 'container',
  kind: 'fault',
  title: 'The driver answers nvidia-container-cli too late, often for want of persistence mode',
  impact: 'unstable',
  symptom:
    'docker run --gpus ends with “nvidia-container-cli: initialization error: driver rpc error: timed out”, at times or always; often with several GPUs.',
  blamedOn: 'Docker, or the image',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(timeout)),
    torch.some((environment) => environment.lastError.has(timeout)),
  ),
  proves: [...containerToolTimesOut],
  remedy: [
    {
      do: 'The tool waits ten seconds. Keep the driver awake, so that the GPUs need not be started anew for each call; they then draw a little more power when idle. (WSL2 has no such service.)',
      commands: ['sudo nvidia-smi -pm 1', 'nvidia-smi -q | grep "Persistence Mode"'],
    },
    {
      do: 'That lasts until the next boot. For good, run nvidia-persistenced; Ubuntu’s unit starts it with --no-persistence-mode, which a drop-in has to leave out (an empty ExecStart= first, then the same line without it).',
      commands: ['systemctl cat nvidia-persistenced.service'],
    },
    {
      do: 'If nvidia-smi takes many seconds or hangs with persistence mode on, look for Xid lines of a failing GPU in the kernel log; if it is quick, the machine was merely busy.',
      commands: ['sudo dmesg | grep -E "NVRM|Xid"'],
    },
    {
      do: 'Or hand the GPU over by CDI (a file by nvidia-ctk cdi generate, Docker 28.2 or Podman), which does without this tool; so does --runtime=nvidia in place of --gpus from toolkit 1.18 on.',
      setting: '--device nvidia.com/gpu=all',
    },
  ],
  verify: 'time nvidia-smi -L; docker run --rm --gpus all ubuntu nvidia-smi -L',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/202',
      date: '2024-01-08',
      establishes: 'the message without persistence mode, gone with it; a maintainer asks for nvidia-persistenced',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/644',
      date: '2018-02-26',
      establishes: 'four K80; nvidia-smi works and the tool times out',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/2102',
      date: '2026-09-16',
      establishes: 'the limit of ten seconds is fixed in the source; the tool’s other helper reaches it on a loaded machine',
      strength: 'several-reports',
    },
  ],
});
