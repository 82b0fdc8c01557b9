import check from '../../../checks/runtime/sgl-kernel-of-other-cuda.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '- ImportError: libnvrtc.so.12: cannot open shared object file: No such file or directory';
const thirteen = { version: '2.9.1+cu130', variant: 'cu130', cuda: '13.0' } as const;

testCheck(check, {
  found: [
    {
      name: 'the last error of a run',
      is: 'exposed',
      facts: { torch: [{ ...thirteen, packages: { entries: { 'sgl-kernel': '0.3.21' } }, lastError: line }] },
    },
    {
      name: 'the first of its new name',
      is: 'exposed',
      facts: { torch: [{ ...thirteen, packages: { entries: { 'sglang-kernel': '0.4.1' } }, lastError: line }] },
    },
    {
      name: 'and its loader’s words',
      is: 'suspected',
      cites: 'https://github.com/sgl-project/sglang-omni/issues/620',
      facts: { torch: [{ ...thirteen, packages: { entries: { 'sgl-kernel': '0.3.21' } } }] },
      log: [line],
    },
  ],
  clear: [
    { name: 'no SGLang at all: vLLM with a PyTorch for 12', facts: { torch: [{ ...thirteen, packages: { entries: { vllm: '0.13.0' } }, lastError: line }] } },
    { name: 'PyTorch for 12', facts: { torch: [{ variant: 'cu128', cuda: '12.8', packages: { entries: { 'sgl-kernel': '0.3.21' } } }] }, log: [line] },
    { name: 'the wheel for 13', facts: { torch: [{ ...thirteen, packages: { entries: { 'sgl-kernel': '0.3.21+cu130' } }, lastError: 'RuntimeError: no' }] } },
    {
      name: 'the wheel for 13 by its new name',
      facts: { torch: [{ ...thirteen, packages: { entries: { 'sglang-kernel': '0.4.4+cu130' } }, lastError: line }] },
    },
    { name: 'its successor', facts: { torch: [{ ...thirteen, packages: { entries: { 'sglang-kernel': '0.4.4' } }, lastError: 'RuntimeError: no' }] } },
    {
      name: 'the libraries of both releases',
      facts: { torch: [{ ...thirteen, packages: { entries: { 'sgl-kernel': '0.3.21', 'nvidia-cuda-runtime-cu12': '12.8.90' } } }] },
    },
  ],
  unknown: [
    { name: 'nothing is known of PyTorch', log: [line] },
    { name: 'only PyTorch’s version is told', facts: { torch: [{ variant: 'cu130' }] }, log: ['ImportError: libcudart.so.12: cannot open shared object file'] },
    {
      name: 'another package that misses the same',
      facts: { torch: [{ variant: 'cu130' }] },
      log: ['ImportError: libnvrtc.so.12: cannot open shared object file: No such file or directory'],
    },
    {
      // The image for CUDA 13 of the end of 2025, by the metadata of its wheel.
      name: 'a wheel for 13 whose version does not say so',
      facts: { torch: [{ ...thirteen, packages: { entries: { 'sgl-kernel': '0.3.18.post2' } }, lastError: { gap: 'unsupported' } }] },
    },
    {
      name: 'a live machine whose packages are not read',
      facts: { torch: [{ ...thirteen, packages: { gap: 'unsupported' }, lastError: { gap: 'unsupported' } }] },
    },
  ],
});
