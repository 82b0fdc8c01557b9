import check from '../../../checks/container/container-nvidia-uvm-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.system': 'native',
  'platform.container': 'docker',
  'kernel.lineage': 'ubuntu',
  gpus: [{ vendor: 'nvidia' }],
  'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl'],
  'container.driverMounts': ['libcuda.so.580.95.05', 'libnvidia-ml.so.580.95.05'],
  runtimes: [{ kind: 'ollama', backends: ['cuda'] }],
};
const report = {
  'platform.system': 'native',
  'platform.container': 'docker',
  gpus: { incomplete: [{ vendor: 'nvidia' }] },
  runtimes: { incomplete: [{ kind: 'ollama' }] },
};

testCheck(check, {
  found: [
    { name: 'two nodes without the third', is: 'present', facts: inside },
    { name: 'vLLM, of which no back ends are known', is: 'present', facts: { ...inside, runtimes: { incomplete: [{ kind: 'vllm' }] } } },
    {
      name: 'a report with cudart’s name of the error',
      is: 'suspected',
      facts: report,
      log: ['cudaFree() -> cudaErrorUnknown (999)'],
      cites: 'https://github.com/ollama/ollama/issues/17226',
    },
  ],
  clear: [
    { name: 'it was passed', facts: { ...inside, 'container.nodes': [...inside['container.nodes'], '/dev/nvidia-uvm'] }, log: ['cudart init failure: 999'] },
    { name: 'without libcuda it was not asked for compute', facts: { ...inside, 'container.driverMounts': ['libnvidia-ml.so.580.95.05'] } },
    { name: 'no GPU was asked for', facts: { ...inside, 'container.nodes': [] } },
    { name: 'a container that only watches GPUs', facts: { ...inside, runtimes: [] } },
    { name: 'llama.cpp by Vulkan', facts: { ...inside, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
    { name: 'LXC, which has a check of its own', facts: { ...inside, 'platform.container': 'lxc' } },
    { name: 'Jetson, where CUDA has nodes of its own', facts: { ...inside, 'kernel.lineage': 'nvidia-tegra' } },
    { name: 'on the host', facts: { ...inside, 'platform.container': null } },
    { name: 'WSL, which has no such nodes', facts: { ...inside, 'platform.system': 'wsl2' } },
  ],
  unknown: [
    { name: 'the nodes could not be listed', facts: { ...inside, 'container.nodes': { gap: 'denied' } } },
    {
      name: 'the siblings: the fabric, and the error 800',
      facts: report,
      log: ['cuda driver library init failure: 802', 'failed to get device context 800', 'nvcuda failed to get primary device context 800'],
    },
    { name: 'no device, which a container without a GPU says as well', facts: report, log: ['no CUDA-capable device is detected'] },
    {
      name: 'the error outside of a container',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['CUDA_ERROR_UNKNOWN'],
    },
  ],
});
