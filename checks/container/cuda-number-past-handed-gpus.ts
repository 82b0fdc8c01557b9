import { any, container, cudaNoDevice, defineCheck, holds, platform } from '#api';

/** How many GPUs the options hand over at most: “device=2,3” are two, and so is a plain 2. Names of MIG slices and the like count as well. */
function handed(options: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>>): number {
  const asked = (options.gpus ?? '').replace(/["']/g, '');
  if (/^\d{1,2}$/.test(asked)) return Number(asked);
  const listed = /(?:^|,)device=(.+)$/.exec(asked)?.[1] ?? (/^[\w-]{1,60}(?:,[\w-]{1,60}){1,15}$/.test(asked) ? asked : undefined);
  // A CDI device brings what it names, whatever that variable says.
  const named = listed ?? (asked === '' && !/nvidia\.com\/gpu/.test(options.device ?? '') ? environment.NVIDIA_VISIBLE_DEVICES : undefined);
  if (named === undefined || !/\d/.test(named)) return Number.POSITIVE_INFINITY;
  return named.split(',').filter((part) => part !== '' && !part.includes('=')).length;
}

export default defineCheck({
  id: 'cuda-number-past-handed-gpus',
  layer: 'container',
  kind: 'exposure',
  title: 'CUDA_VISIBLE_DEVICES names a GPU by the host’s number; in the container they begin at 0',
  impact: 'blocked',
  symptom: 'nvidia-smi shows the GPU in the container, and CUDA finds none: “no CUDA-capable device is detected”, or “No CUDA GPUs are available”.',
  blamedOn: 'the driver, the image, or the container toolkit',
  runtimes: ['vllm', 'pytorch', 'sglang', 'ollama', 'llama.cpp'],
  // CUDA takes the numbers up to the first that does not exist.
  when: holds(
    'the first number of CUDA_VISIBLE_DEVICES is past the GPUs that are handed over',
    [container.runOptions, container.runEnvironment],
    (options, environment) => {
      const first = /^\s*["']?(\d{1,2})\s*(?:,|["']?\s*$)/.exec(environment.CUDA_VISIBLE_DEVICES ?? '')?.[1];
      return first !== undefined && Number(first) >= handed(options, environment);
    },
  ),
  // Then all the nodes are there; and under WSL2 a container gets all GPUs, whichever was asked for.
  unless: any(container.runOptions.has('privileged'), platform.system.is('wsl2')),
  hints: [...cudaNoDevice],
  remedy: [
    {
      do: 'Leave CUDA_VISIBLE_DEVICES out of the container’s environment: the option that hands the GPU over chooses already.',
      setting: '--gpus \'"device=2"\'   and no -e CUDA_VISIBLE_DEVICES=2',
    },
    {
      do: 'Or hand all of them over and choose by the number alone: --gpus all and CUDA_VISIBLE_DEVICES=2; CUDA_DEVICE_ORDER=PCI_BUS_ID makes it count as nvidia-smi does.',
    },
  ],
  verify: 'nvidia-smi -L; printenv CUDA_VISIBLE_DEVICES   # in the container: a number that the list has',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/907',
      date: '2019-01-17',
      establishes: 'NVIDIA’s maintainer: inside of a container the GPUs always start at 0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/devitocodes/devito/pull/2710',
      date: '2025-08-12',
      establishes: 'the device is handed over by --gpus device=1, is 0 in the container, and CUDA_VISIBLE_DEVICES=1 hides it: the variable is left out now',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/21',
      date: '2025-11-13',
      establishes: 'a maintainer: under WSL2 the driver cannot hand over some of the GPUs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/huggingface/text-embeddings-inference/issues/208',
      date: '2024-03-20',
      establishes: 'CUDA_ERROR_NO_DEVICE with --gpus device=2 and CUDA_VISIBLE_DEVICES=2',
      strength: 'single-report',
    },
  ],
});
