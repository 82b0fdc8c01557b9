import { any, defineCheck, runtimes, torch } from '#api';

/** runc opens what it is to mount; its older wording, and crun’s, are those of a library that is gone. */
const missing =
  /(?:open |error mounting "|(?:cannot stat|error stat'ing file) [`'"]?)\/(?:var\/)?run\/nvidia-persistenced\/socket(?:: no such file|[`'"]?: No such file|" to rootfs at .{1,300}no such file or directory)/;

export default defineCheck({
  id: 'nvidia-persistenced-socket-missing',
  layer: 'container',
  kind: 'fault',
  title: 'GPU containers are to get the socket of nvidia-persistenced, which does not run any more',
  impact: 'blocked',
  symptom:
    'No new container with the GPU starts: “failed to fulfil mount request: open /run/nvidia-persistenced/socket: no such file or directory”; those from before go on.',
  blamedOn: 'the image, or its update',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((python) => python.lastError.has(missing)),
  ),
  proves: [missing],
  remedy: [
    {
      do: 'If nvidia-smi says “Driver/library version mismatch”, an update of the driver has ended the service, and the module is still the old one: reboot the host.',
      commands: ['nvidia-smi', 'systemctl status nvidia-persistenced.service --no-pager'],
    },
    {
      do: 'If nvidia-smi is fine, start the service, and then the containers again.',
      commands: ['sudo systemctl restart nvidia-persistenced.service'],
    },
    {
      do: 'Where it is not to run: write the CDI file anew, which then leaves the socket out (sudo systemctl restart nvidia-cdi-refresh.service, or nvidia-ctk cdi generate).',
    },
  ],
  verify: 'ls -l /run/nvidia-persistenced/socket; nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/badbread/crumbvms/pull/395',
      date: '2026-07-25',
      establishes: 'an update of the driver ended the service; the containers that ran went on, no new one started, and a reboot cured it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/kevinch3/NicotinD/blob/master/docs/deployment.md',
      date: '2026-07',
      establishes: 'the same in another project, whose guide says to start the service, or to do with a CDI file without it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/blob/d34b3046758cb1a5db606b2a39519c731bbf9f56/internal/discover/ipc.go',
      date: '2026-08-21',
      establishes: 'the toolkit lists the socket among the mounts where it finds it, and leaves it out where it is not there',
      strength: 'documented',
    },
    {
      url: 'https://github.com/opencontainers/runc/blob/8da42aaec275f2ff93c4f7a2f3b08e7ad48a08a3/libcontainer/process_linux.go',
      date: '2026',
      establishes: 'runc opens the source of a mount and hands it on: “failed to fulfil mount request: open …”',
      strength: 'documented',
    },
  ],
});
