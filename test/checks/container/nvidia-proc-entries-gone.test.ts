import check from '../../../checks/container/nvidia-proc-entries-gone.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'stderr: nvidia-container-cli: mount error: mount operation failed: /var/lib/docker/overlay2/3070386/merged/proc/driver/nvidia/params/version/registry: no such file or directory: unknown';

testCheck(check, {
  found: [
    { name: 'after a change of the driver', is: 'confirmed', log: [line], cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/169' },
    {
      name: 'in bold type',
      is: 'confirmed',
      log: [line.replace('nvidia-container-cli', '**_nvidia-container-cli').replace('failed:', 'failed:_**').replace('registry', 'registry_**')],
      cites: 'https://github.com/NVIDIA/nvidia-docker/issues/1068',
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'ollama', startError: line }], torch: [] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'ollama', startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'the sibling: a GPU’s folder under another number (Azure)',
      log: ['nvidia-container-cli: mount error: stat failed: /proc/driver/nvidia/gpus/cfdd:00:00.0: no such file or directory'],
    },
    {
      name: 'the sibling: one file that cannot be mounted',
      log: ['nvidia-container-cli: mount error: mount operation failed: /var/lib/docker/overlay2/3070386/merged/proc/driver/nvidia/params: permission denied'],
    },
  ],
});
