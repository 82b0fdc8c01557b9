import check from '../../../checks/runtime/onnxruntime-without-cuda.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  "UserWarning: Specified provider 'CUDAExecutionProvider' is not in available provider names.Available providers: 'AzureExecutionProvider, CPUExecutionProvider'";
const nvidia = { gpus: { incomplete: [{ vendor: 'nvidia' }] } };

testCheck(check, {
  found: [
    { name: 'the warning beside an NVIDIA GPU', is: 'suspected', facts: nvidia, log: [line], cites: 'https://github.com/microsoft/onnxruntime/issues/26996' },
    { name: 'as an issue quotes it', is: 'suspected', facts: nvidia, log: [line.replaceAll("'", '’').replace('’CUDA', '‘CUDA').replace(': ’', ': ‘')] },
    { name: 'what it offers', is: 'suspected', facts: nvidia, log: ["Available providers: ['AzureExecutionProvider', 'CPUExecutionProvider']"] },
    {
      name: 'a C++ program',
      is: 'suspected',
      facts: nvidia,
      log: ['GPU is not supported by your ONNXRuntime build. Fallback to CPU.'],
      cites: 'https://github.com/Geekgineer/YOLOs-CPP/issues/31',
    },
    {
      name: 'both packages, as people put it',
      is: 'suspected',
      facts: nvidia,
      log: ['When I install both onnxruntime and onnxruntime-gpu packages, I can not use the CUDAExecutionProvider.'],
    },
    {
      name: 'what the module says of itself, beside a CUDA toolkit',
      is: 'suspected',
      facts: { 'cuda.toolkit': '10.1' },
      log: ['The model runs on the CPU, and when I checked with get_device(), I could get only CPUExecutionProvider.'],
      cites: 'https://github.com/microsoft/onnxruntime/issues/3787',
    },
    {
      name: 'both packages, and the one for the CPU came last',
      is: 'exposed',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        torch: [
          {
            onnxruntime: 'onnxruntime',
            packages: { entries: { onnxruntime: '1.23.2', 'onnxruntime-gpu': '1.22.0', torch: '2.9.1' } },
            lastError: { gap: 'unsupported' },
          },
        ],
      },
      cites: 'https://github.com/microsoft/onnxruntime/issues/26996',
    },
    { name: 'the last words of a run', is: 'exposed', facts: { gpus: [{ vendor: 'nvidia' }], torch: [{ lastError: line }] } },
  ],
  clear: [
    { name: 'a machine without an NVIDIA GPU, where the warning is right', facts: { gpus: [{ vendor: 'amd' }], 'cuda.toolkit': null }, log: [line] },
    {
      name: 'both packages, and the one for GPUs came last',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        torch: [{ onnxruntime: 'onnxruntime-gpu', packages: { entries: { onnxruntime: '1.23.2', 'onnxruntime-gpu': '1.22.0' } }, lastError: 'none' }],
      },
    },
    {
      name: 'the package for the CPU alone, as other packages bring it',
      facts: { gpus: [{ vendor: 'nvidia' }], torch: [{ onnxruntime: 'onnxruntime', packages: { entries: { onnxruntime: '1.23.2' } }, lastError: 'none' }] },
    },
  ],
  unknown: [
    { name: 'no GPU is told', log: [line] },
    { name: 'a live machine does not tell', facts: { gpus: [{ vendor: 'nvidia' }], torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: the build for GPUs, which does not find its libraries',
      facts: nvidia,
      log: [
        'onnxruntime-gpu always runs on the CPU: session.get_providers() has only CPUExecutionProvider.',
        "['TensorrtExecutionProvider', 'CUDAExecutionProvider', 'AzureExecutionProvider', 'CPUExecutionProvider']",
        'Failed to create CUDAExecutionProvider. Please reference https://onnxruntime.ai/docs/execution-providers/CUDA-ExecutionProvider.html#requirements to ensure all dependencies are met.',
        "Specified provider 'TensorrtExecutionProvider' is not in available provider names.Available providers: 'CUDAExecutionProvider, CPUExecutionProvider'",
      ],
    },
  ],
});
