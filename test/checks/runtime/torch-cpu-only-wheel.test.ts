import check from '../../../checks/runtime/torch-cpu-only-wheel.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'AssertionError: Torch not compiled with CUDA enabled';
const facts = { gpus: [{ vendor: 'nvidia' }], torch: [{ variant: 'cpu', lastError: line }] } as const;

testCheck(check, {
  found: [
    {
      name: 'xFormers names the wheel',
      is: 'confirmed',
      log: ['    PyTorch 2.2.0+cu121 with CUDA 1201 (you have 2.2.0+cpu)'],
      cites: 'https://github.com/facebookresearch/xformers/issues/982',
    },
    { name: 'the error with the wheel', is: 'present', cites: 'https://github.com/zhuang2002/Cobra/issues/4', facts },
    { name: 'the line in a paste about an NVIDIA GPU', is: 'suspected', facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } }, log: [line] },
    {
      name: 'the wheel, and a reporter whose GPU is not used',
      is: 'present',
      facts: { ...facts, 'told.complaints': ['not-on-gpu'], torch: [{ variant: 'cpu' }], runtimes: [{ kind: 'pytorch' }] },
    },
    {
      name: 'vLLM asks PyTorch for a device',
      is: 'present',
      facts: { ...facts, torch: [{ variant: 'cpu', lastError: 'RuntimeError: Failed to infer device type' }] },
    },
    {
      name: 'a build without CUDA whose version does not name it',
      is: 'present',
      facts: { ...facts, torch: [{ variant: null, cuda: null, hip: null, lastError: line }] },
    },
    {
      name: 'both printed on one line',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['2.9.1+cpu False'],
      cites: 'https://github.com/transformerlab/transformerlab-app/issues/1330',
    },
    {
      // github.com/raryelcostasouza/pyTranscriber/issues/56
      name: 'as people put it',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['The openai-whisper package installed Torch without the CUDA version, so that my card idles.'],
    },
    {
      name: 'the version that somebody saw',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['My GPU is not used, it said 2.6.0+cpu and I do not know how to change that.'],
      cites: 'https://github.com/Comfy-Org/ComfyUI/issues/11322',
    },
  ],
  clear: [
    {
      name: 'no device with a CUDA wheel: another cause',
      facts: { ...facts, torch: [{ variant: null, cuda: '12.9', lastError: 'RuntimeError: Failed to infer device type' }] },
    },
    { name: 'a CUDA wheel', facts: { ...facts, torch: [{ variant: 'cu128', lastError: line }] } },
    {
      name: 'a web interface’s environment, and a complaint of Ollama',
      facts: {
        ...facts,
        'told.complaints': ['not-on-gpu'],
        torch: [{ variant: 'cpu', lastError: 'ImportError' }],
        runtimes: [{ kind: 'ollama' }],
      },
    },
    { name: 'another error', facts: { ...facts, 'told.complaints': ['crash'], torch: [{ variant: 'cpu', lastError: 'ImportError' }] } },
    { name: 'no NVIDIA GPU', facts: { ...facts, gpus: [{ vendor: 'amd' }] } },
  ],
  unknown: [
    {
      name: 'a reporter whose GPU is not used, and a wheel whose version does not name it',
      facts: { ...facts, 'told.complaints': ['not-on-gpu'], torch: [{ variant: null, cuda: null, hip: null, lastError: { gap: 'unsupported' } }] },
    },
    {
      name: 'what a guide tells others',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        'Without a GPU install the CPU version of PyTorch.',
        'You can use the CPU-only build of torch as well.',
        'The package pulls the CPU version of PyTorch unless an index is given.',
        'For comparison I installed torch without CUDA in a second environment.',
        'The old image had torch+cpu before.',
        'The runner has no GPU; pip installed the CPU version of torch, which is what we want there.',
      ],
    },
    { name: 'xFormers for another CUDA build', log: ['    PyTorch 2.10.0+cu128 with CUDA 1208 (you have 2.11.0+cu130)'] },
    { name: 'CUDA’s wheel, and no device', log: ['2.9.1+cu130 False'] },
    { name: 'and of the CPU wheel, where no GPU is known', facts: { torch: [{ variant: 'cpu' }] }, log: [line, '2.8.0+cpu False'] },
    { name: 'the line alone: a program for CUDA on a machine that has none', log: [line] },
    { name: 'a CPU wheel of which nobody complains', facts: { ...facts, torch: [{ variant: 'cpu', lastError: { gap: 'unsupported' } }] } },
  ],
});
