import { any, defineCheck, runtimes, torch } from '#api';

/**
 * The tool copies three files. In its older releases each that was missing left its name in the path, and only where all of them were gone do the three stand
 * in a row; newer ones begin anew after each.
 */
const gone =
  /nvidia-container-cli(?:\.real)?: mount error: mount operation failed:[*_ ]{0,6} \S{1,300}\/proc\/driver\/nvidia\/params\/version\/registry(?![a-z])/;

export default defineCheck({
  id: 'nvidia-proc-entries-gone',
  layer: 'container',
  kind: 'fault',
  title: 'NVIDIA’s container tool sees no file in /proc/driver/nvidia, as after a change of driver',
  impact: 'blocked',
  symptom: 'docker run or docker start ends with “mount operation failed: …/proc/driver/nvidia/params/version/registry: no such file or directory”.',
  blamedOn: 'the image, or Docker’s storage',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(gone)),
    torch.some((python) => python.lastError.has(gone)),
  ),
  proves: [gone],
  remedy: [
    {
      do: 'See whether the host has the file. If not, its module is not loaded, or not whole after an update: reboot.',
      commands: ['cat /proc/driver/nvidia/version'],
    },
    {
      do: 'If the host has it, the driver was changed while Docker ran: restart Docker. That stops all containers; those with a restart policy come back.',
      setting: 'sudo systemctl restart docker',
    },
  ],
  verify: 'docker run --rm --gpus all ubuntu nvidia-smi -L',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/libnvidia-container/blob/ef9042ca59e98860e6dc1a690b05b4f0299905ab/src/nvc_mount.c',
      date: '2026',
      establishes:
        'mount_procfs copies these three files; the path is cut back after a missing one, as the remark says so that the names do not add up any more',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/169',
      date: '2022-05-04',
      establishes: 'after a change of the driver without a reboot; a restart of the Docker daemon cures it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1068',
      date: '2019-09-07',
      establishes: 'the same; a reboot cured it',
      strength: 'single-report',
    },
  ],
});
