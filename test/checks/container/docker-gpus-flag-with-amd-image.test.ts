import check from '../../../checks/container/docker-gpus-flag-with-amd-image.ts';
import { testCheck } from '../../helpers/test-check.ts';

const report = { 'container.image': 'ollama/ollama:rocm', 'container.runOptions': { entries: { detach: '', gpus: 'all', volume: 'ollama:/root/.ollama' } } };

testCheck(check, {
  found: [
    {
      name: 'a 7900 XTX with --gpus=all and Tensile’s words',
      facts: report,
      log: ['Could not initialize Tensile host: No devices found'],
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/6685',
    },
    { name: 'the line alone', facts: report, is: 'exposed' },
  ],
  clear: [
    { name: 'the nodes in place of --gpus', facts: { ...report, 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } } } },
    { name: 'AMD’s container runtime', facts: { ...report, 'container.runOptions': { entries: { gpus: 'all', runtime: 'amd' } } } },
    { name: 'an NVIDIA image with --gpus', facts: { ...report, 'container.image': 'ollama/ollama:latest' }, log: ['no compatible GPUs were discovered'] },
    { name: 'a live machine, where no line was given', facts: { 'container.image': null, 'container.runOptions': null } },
  ],
  unknown: [{ name: 'a report without the line', log: ['Could not initialize Tensile host: No devices found'] }],
});
