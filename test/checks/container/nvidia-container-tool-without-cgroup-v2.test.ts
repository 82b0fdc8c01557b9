import check from '../../../checks/container/nvidia-container-tool-without-cgroup-v2.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'stderr: nvidia-container-cli: container error: cgroup subsystem devices not found: unknown.';

testCheck(check, {
  found: [
    { name: 'the tool says so', is: 'confirmed', log: [line], cites: 'https://github.com/NVIDIA/nvidia-docker/issues/1447' },
    { name: 'in a log of the runtime', is: 'present', facts: { runtimes: [{ startError: line }] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'siblings, and a healthy start',
      log: ['nvidia-container-cli: mount error: failed to add device rules: bpf_prog_query failed: operation not permitted', 'Cgroup Version: 2'],
    },
  ],
});
