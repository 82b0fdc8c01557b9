import { cudaDeviceTaken, defineCheck, environment, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-compute-mode-exclusive',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'A GPU is in compute mode Exclusive_Process or Prohibited, so not every program gets it',
  impact: 'degraded',
  symptom: 'Without MPS the first runtime works, the next one gets “all CUDA-capable devices are busy or unavailable”, with VRAM free.',
  blamedOn: 'memory, a crashed driver',
  runtimes: [],
  // The words have other causes, too (a wedged GPU, a vGPU): without the mode they tell nothing.
  when: nvidia.computeModes.hasAny('Exclusive_Process', 'E. Process', 'Exclusive_Thread', 'E. Thread', 'Prohibited'),
  // Programs of this session go through the server of MPS, for which the mode is set.
  unless: environment.variables.has('CUDA_MPS_PIPE_DIRECTORY'),
  hints: [...cudaDeviceTaken],
  // A virtual machine that has a GPU to itself, and games in “exclusive mode”, are something else; with MPS the mode is meant.
  said: [/^(?!.{0,400}\bMPS\b).{0,400}\b(?:exclusive[- ](?:process|thread)|process[- ]exclusive|exclusive compute mode|compute[- ]exclusive)\b/i],
  remedy: [
    {
      do: 'Set the mode back; it needs root, and clusters set it on purpose so that jobs do not share a GPU. Without persistence the setting is lost with the driver’s unload.',
      commands: ['sudo nvidia-smi -c 0'],
    },
    { do: 'With NVIDIA’s MPS keep the mode: its server then owns the GPU, and programs share it through that (nvidia-cuda-mps-control -d).' },
    { do: 'Where it is meant to stay, give each process a GPU of its own (CUDA_VISIBLE_DEVICES), and start no second one beside it.' },
  ],
  verify: 'nvidia-smi --query-gpu=index,compute_mode --format=csv',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/DIGITS/issues/2005',
      date: '2018-03-26',
      establishes: 'error 46 beside “E. Process” in nvidia-smi',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/huggingface/pytorch-image-models/issues/1033',
      date: '2021-12-14',
      establishes: 'a cluster in this mode: one process runs, the second ends with the message',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/iffiX/machin/issues/25',
      date: '2021-10-18',
      establishes: 'the same elsewhere; each process needs a GPU of its own',
      strength: 'several-reports',
    },
  ],
});
