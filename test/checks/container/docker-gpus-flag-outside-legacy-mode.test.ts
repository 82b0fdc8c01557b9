import check from '../../../checks/container/docker-gpus-flag-outside-legacy-mode.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'invoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported. Please use the NVIDIA Container Runtime (e.g. specify the --runtime=nvidia flag) instead.: unknown.';

testCheck(check, {
  found: [
    {
      name: 'the hook says so, on a Jetson',
      log: ["Auto-detected mode as 'csv'", line],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/TensorRT-LLM/issues/799',
    },
    {
      name: 'in the words of older releases, with the line that asks',
      facts: { 'container.runOptions': { entries: { gpus: 'all' } } },
      log: [
        'invoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported. Please use the NVIDIA Container Runtime instead.: unknown.',
      ],
      is: 'suspected',
    },
    { name: 'in the output of a start', facts: { runtimes: [{ startError: line }] }, is: 'present' },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'siblings',
      log: [
        // As the manual shows it, in the words of older releases.
        'invoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported. Please use the NVIDIA Container Runtime instead.: unknown.',
        "Auto-detected mode as 'legacy'",
        'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1',
        'could not select device driver "" with capabilities: [[gpu]]',
      ],
    },
  ],
});
