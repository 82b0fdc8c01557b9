import check from '../../../checks/container/cuda-number-past-handed-gpus.ts';
import { testCheck } from '../../helpers/test-check.ts';

const started = (options: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>>) => ({
  'platform.system': 'native',
  'container.runOptions': { entries: options },
  'container.runEnvironment': { entries: environment },
});
const line = 'Could not start backend: DriverError(CUDA_ERROR_NO_DEVICE, "no CUDA-capable device is detected")';

testCheck(check, {
  found: [
    {
      name: 'the same number twice',
      is: 'suspected',
      cites: 'https://github.com/huggingface/text-embeddings-inference/issues/208',
      facts: started({ gpus: '"device=2"' }, { CUDA_VISIBLE_DEVICES: '2' }),
      log: [line],
    },
    {
      name: 'no error shown',
      is: 'exposed',
      cites: 'https://github.com/devitocodes/devito/pull/2710',
      facts: started({ gpus: 'device=1' }, { CUDA_VISIBLE_DEVICES: '1' }),
    },
    { name: 'two of four', is: 'exposed', facts: started({ gpus: 'device=2,3' }, { CUDA_VISIBLE_DEVICES: '2,3' }) },
    { name: 'Compose, by one number or one count', is: 'exposed', facts: started({ gpus: '1' }, { CUDA_VISIBLE_DEVICES: '1' }) },
    { name: 'the runtime’s own variable', is: 'exposed', facts: started({ runtime: 'nvidia' }, { NVIDIA_VISIBLE_DEVICES: '1', CUDA_VISIBLE_DEVICES: '1' }) },
  ],
  clear: [
    { name: 'all of them', facts: started({ gpus: 'all' }, { CUDA_VISIBLE_DEVICES: '2' }), log: [line] },
    { name: 'the number in the container', facts: started({ gpus: '"device=2"' }, { CUDA_VISIBLE_DEVICES: '0' }), log: [line] },
    { name: 'one of two', facts: started({ gpus: 'device=2,3' }, { CUDA_VISIBLE_DEVICES: '1' }) },
    { name: 'a name', facts: started({ gpus: 'device=1' }, { CUDA_VISIBLE_DEVICES: 'GPU-2f99657d-f945-6673-180d-d080f05e8f28' }) },
    { name: 'none of it', facts: started({ gpus: 'device=1' }, {}), log: [line] },
    { name: 'a list whose first is there', facts: started({ gpus: '2' }, { CUDA_VISIBLE_DEVICES: '1,2' }) },
    { name: 'WSL2, where a container gets all GPUs', facts: { ...started({ gpus: 'device=1' }, { CUDA_VISIBLE_DEVICES: '1' }), 'platform.system': 'wsl2' } },
    { name: 'all the nodes', facts: started({ gpus: 'device=1', privileged: '' }, { CUDA_VISIBLE_DEVICES: '1' }), log: [line] },
    {
      name: 'all GPUs by CDI, beside a variable that only NVIDIA’s runtime reads',
      facts: started({ device: 'nvidia.com/gpu=all' }, { NVIDIA_VISIBLE_DEVICES: '0', CUDA_VISIBLE_DEVICES: '1' }),
    },
    { name: 'every GPU by the runtime’s variable', facts: started({ runtime: 'nvidia' }, { NVIDIA_VISIBLE_DEVICES: 'all', CUDA_VISIBLE_DEVICES: '1' }) },
  ],
  unknown: [{ name: 'how it was started is not known', log: [line] }],
});
