import check from '../../../checks/container/nvidia-persistenced-socket-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: failed to fulfil mount request: open /run/nvidia-persistenced/socket: no such file or directory';

testCheck(check, {
  found: [
    { name: 'Docker', is: 'confirmed', log: [line] },
    {
      name: 'the last part of it',
      is: 'confirmed',
      log: ['open /run/nvidia-persistenced/socket: no such file or directory'],
      cites: 'https://github.com/badbread/crumbvms/pull/395',
    },
    {
      name: 'an older runc, and crun',
      is: 'confirmed',
      log: [
        'error mounting "/run/nvidia-persistenced/socket" to rootfs at "/run/nvidia-persistenced/socket": stat /run/nvidia-persistenced/socket: no such file or directory',
        'Error: crun: cannot stat `/run/nvidia-persistenced/socket`: No such file or directory',
      ],
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'ollama', startError: line }], torch: [] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'ollama', startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'the sibling: /run of the host is mounted into the container',
      log: [
        'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/8a72/merged/run/nvidia-persistenced/socket: no such device or address',
      ],
    },
    { name: 'the sibling: another mount', log: ['failed to fulfil mount request: open /mnt/media/library: no such file or directory'] },
    { name: 'a tool that looks for it and goes on', log: ['W0312 03:28:05.526698 35333 nvc_info.c:278] missing ipc /var/run/nvidia-persistenced/socket'] },
  ],
});
