import check from '../../../checks/gpu-userspace/gb10-memory-not-in-nvml.ts';
import { testCheck } from '../../helpers/test-check.ts';

const spark = { gpus: { incomplete: [{ vendor: 'nvidia', name: 'GB10' }] } };
const table = '| N/A   41C    P0             11W /  N/A  | Not Supported          |      0%      Default |';

testCheck(check, {
  found: [
    {
      name: 'a tool on pynvml',
      is: 'suspected',
      facts: spark,
      log: ['File "/usr/lib/python3/dist-packages/pynvml.py", line 2400, in nvmlDeviceGetMemoryInfo', 'pynvml.NVMLError_NotSupported: Not Supported'],
    },
    {
      name: 'NVML’s own words',
      is: 'suspected',
      cites: 'https://github.com/XuehaiPan/nvitop/pull/208',
      facts: spark,
      log: ['nvmlDeviceGetMemoryInfo    -> NVML_ERROR_NOT_SUPPORTED   total=0  free=0  used=0'],
    },
    {
      name: 'a Go program’s words',
      is: 'suspected',
      cites: 'https://github.com/kubernetes-sigs/dra-driver-nvidia-gpu/issues/1115',
      facts: spark,
      log: ['error enumerating devices: GetMemoryInfo returns "Not Supported"'],
    },
    {
      name: 'the title of a report',
      is: 'suspected',
      cites: 'https://github.com/canonical/inference-snaps/issues/143',
      facts: spark,
      log: ['vRAM detection fails on Nvidia DGX Spark'],
    },
    {
      name: 'the title of another',
      is: 'suspected',
      cites: 'https://github.com/mostlygeek/llama-swap/issues/782',
      facts: spark,
      log: ['Performance: NVIDIA GB10 reports GPU memory as N/A, causing misleading memory chart'],
    },
    {
      name: 'the last error of Python',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia', name: 'GB10' }], torch: [{ lastError: 'NVMLError_NotSupported: Not Supported' }] },
      log: ['  File "pynvml.py", line 2400, in nvmlDeviceGetMemoryInfo'],
    },
  ],
  clear: [
    { name: 'another card', facts: { gpus: [{ vendor: 'nvidia', name: 'GeForce RTX 5090' }] }, log: ['NVMLError_NotSupported: Not Supported'] },
    { name: 'a machine without Python’s error', facts: { gpus: [{ vendor: 'nvidia', name: 'GB10' }], torch: [{ lastError: 'ValueError: x' }] } },
  ],
  unknown: [
    {
      name: 'told of another machine',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', name: 'GB10' }] } },
      log: ['VRAM detection fails on the RTX 4090 machine, on the GB10 all is good'],
    },
    {
      name: 'the sibling: the fan, which the machine has none of that NVML knows',
      facts: spark,
      log: ['File "pynvml.py", line 2400, in nvmlDeviceGetFanSpeed', 'pynvml.NVMLError_NotSupported: Not Supported'],
    },
    {
      name: 'how nvidia-smi looks on each of them',
      facts: spark,
      log: [
        table,
        'NVIDIA GB10, [N/A]',
        'the memory of the GB10 is shared',
        'it shows 121 GB of memory',
        'On the RTX 3060 beside it GPU-Z reports memory as 0 MB.',
        'It has no VRAM of its own',
        'nvidia-smi shows memory as N/A, which is normal here',
        'it reports free memory 0 MiB after the load and aborts',
        'CUDA out of memory. Tried to allocate 20.00 GiB',
      ],
    },
    {
      name: 'a monitor that helps itself',
      facts: spark,
      log: ['{"level":"warn","msg":"failed to get device memory info v1","error":"Not Supported"}'],
    },
    { name: 'the error without a GPU', log: ['NVMLError_NotSupported: Not Supported'] },
  ],
});
