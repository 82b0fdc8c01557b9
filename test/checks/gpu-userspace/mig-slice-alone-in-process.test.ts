import check from '../../../checks/gpu-userspace/mig-slice-alone-in-process.ts';
import { testCheck } from '../../helpers/test-check.ts';

const a100 = { gpus: { incomplete: [{ vendor: 'nvidia', name: 'A100 80GB' }] } };
const asserted = 'RuntimeError: device >= 0 && device < num_gpus INTERNAL ASSERT FAILED at "../aten/src/ATen/cuda/CUDAContext.cpp":50';

testCheck(check, {
  found: [
    {
      name: 'one device of seven slices',
      is: 'suspected',
      cites: 'https://github.com/pytorch/pytorch/issues/102715',
      facts: a100,
      log: ['torch.cuda.device_count() shows only one gpu in MIG A100'],
    },
    {
      name: 'none at all',
      is: 'suspected',
      cites: 'https://github.com/pytorch/pytorch/issues/95784',
      facts: a100,
      log: ['cuda.device_count() == 0 when in MIG mode'],
    },
    {
      name: 'a title, and a sentence',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/4814',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', name: 'H100' }] } },
      log: ['Only Detecting One MIG Instance', 'Ollama only utilizes 1 of 3 passed Migs'],
    },
    {
      name: 'a server in Kubernetes',
      is: 'suspected',
      cites: 'https://github.com/NVIDIA/k8s-device-plugin/issues/446',
      facts: a100,
      log: ['I started it giving 4 MIG instances (`1g.10gb`) to the container, on an instance with 4 GPUs. It used only the device with ID `0`.'],
    },
    {
      name: 'PyTorch’s assertion, with the mode',
      is: 'present',
      cites: 'https://github.com/pytorch/pytorch/issues/130181',
      facts: { gpus: [{ vendor: 'nvidia', name: 'A100-SXM4-80GB' }], 'nvidia.migModes': ['Enabled'], torch: [{ lastError: asserted }] },
    },
  ],
  clear: [
    { name: 'a card without MIG', facts: { gpus: [{ vendor: 'nvidia', name: 'GeForce RTX 4090' }] } },
    { name: 'MIG is off', facts: { gpus: [{ vendor: 'nvidia', name: 'A100 80GB' }], 'nvidia.migModes': ['Disabled'], torch: [{ lastError: asserted }] } },
    {
      name: 'MIG without a complaint',
      facts: { gpus: [{ vendor: 'nvidia', name: 'A100 80GB' }], 'nvidia.migModes': ['Enabled'], torch: [{ lastError: 'ValueError: x' }] },
    },
  ],
  unknown: [
    {
      name: 'who knows that it is so',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', name: 'H100' }] }, 'nvidia.migModes': ['Enabled'] },
      log: ['torch.cuda.device_count() returns 1 with MIG, which is expected. Why is NCCL slow?'],
    },
    {
      name: 'one of two GPUs is cut',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', name: 'A100-SXM4-80GB' }] } },
      log: ['There is only one GPU in MIG mode, the other GPU is whole; torch sees both.'],
    },
    {
      name: 'how nvidia-smi looks, and the sibling: a UUID taken for a number',
      facts: a100,
      log: ['  MIG 2g.20gb     Device  0: (UUID: MIG-377e0049-554c-540b-93c6-d0976f8426cb)', "invalid literal for int() with base 10: 'MIG-377e0049'"],
    },
    {
      name: 'a wish, and what nvidia-smi says of profiles',
      facts: a100,
      log: [
        'Does vLLM plan tensor parallel over MIG slices?',
        'MIG profiles: only 1g.10gb is free',
        'only one A100 is in MIG mode here',
        'MIG is on, and only the model is missing',
        'With MIG enabled it answers only the first request',
        'I am only using one MIG slice, and it is out of memory',
        'MIG is not used. Only one GPU of four is at 100 %',
        'only one GPU of the four is in MIG mode',
        'H100 with 7 MIG instances, each pod gets one, and nvidia-smi lists only one device there',
      ],
    },
    { name: 'one GPU, and no MIG', facts: a100, log: ['torch.cuda.device_count() shows only one gpu'] },
  ],
});
