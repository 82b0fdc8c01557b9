import check from '../../../checks/container/docker-gpus-flag-with-amd-image.ts';
import { testCheck } from '../../helpers/test-check.ts';

const report = {
  'platform.system': 'native',
  'platform.container': 'docker',
  'engines.dockerDefaultRuntime': null,
  'engines.dockerVersion': '28.5.1',
  cdiSpecs: [],
  'container.image': 'ollama/ollama:rocm',
  'container.runOptions': { entries: { detach: '', gpus: 'all', volume: 'ollama:/root/.ollama' } },
};

testCheck(check, {
  found: [
    {
      name: 'a 7900 XTX with --gpus=all and Tensile’s words',
      facts: report,
      log: ['Could not initialize Tensile host: No devices found'],
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/6685',
    },
    { name: 'the line on a machine without AMD’s toolkit', facts: report, is: 'exposed' },
    {
      name: 'AMD’s devices are described to a Docker that does not take them for --gpus',
      facts: { ...report, cdiSpecs: [{ kind: 'amd.com/gpu' }] },
      is: 'exposed',
      cites: 'https://github.com/moby/moby/blob/docker-v29.3.0/daemon/devices_amd_linux.go',
    },
  ],
  clear: [
    { name: 'the nodes in place of --gpus', facts: { ...report, 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } } } },
    { name: 'WSL2, where ROCm goes another way', facts: { ...report, 'platform.system': 'wsl2' } },
    { name: 'AMD’s container runtime', facts: { ...report, 'container.runOptions': { entries: { gpus: 'all', runtime: 'amd' } } } },
    { name: 'AMD’s container runtime is the default', facts: { ...report, 'engines.dockerDefaultRuntime': 'amd' } },
    {
      name: 'AMD’s toolkit has described the GPUs to a Docker that reads it',
      facts: { ...report, cdiSpecs: [{ kind: 'amd.com/gpu' }], 'engines.dockerVersion': '29.3.0' },
    },
    { name: 'an NVIDIA image with --gpus', facts: { ...report, 'container.image': 'ollama/ollama:latest' }, log: ['no compatible GPUs were discovered'] },
    { name: 'a live machine, where no line was given', facts: { 'container.image': null, 'container.runOptions': null } },
  ],
  unknown: [
    {
      name: 'the line alone: AMD’s toolkit may be there',
      facts: { 'container.image': report['container.image'], 'container.runOptions': report['container.runOptions'] },
    },
    { name: 'a report without the line', log: ['Could not initialize Tensile host: No devices found'] },
  ],
});
