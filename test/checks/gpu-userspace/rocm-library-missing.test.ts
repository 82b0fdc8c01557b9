import check from '../../../checks/gpu-userspace/rocm-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = './llama-server: error while loading shared libraries: libhipblas.so.3: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ggml-org/llama.cpp/issues/25807', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
    {
      name: 'Python, from another part of ROCm',
      is: 'confirmed',
      cites: 'https://github.com/LostRuins/koboldcpp/issues/1798',
      log: ['OSError: libhipsolver.so.0: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'the library that talks to the kernel',
      is: 'confirmed',
      cites: 'https://github.com/ROCm/ROCm/issues/1284',
      log: ['ImportError: libhsakmt.so.1: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'told',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['After the update rocm-smi still works, but libamd_comgr.so.2 is missing and PyTorch does not start.'],
    },
    {
      name: 'a program that tries ROCm, beside a Radeon',
      is: 'suspected',
      cites: 'https://github.com/mozilla-ai/llamafile/issues/547',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['link_cuda_dso: warning: libamdhip64.so.6: cannot open shared object file: No such file or directory: failed to load library'],
    },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'a monitor that links it',
      log: ['btop: error while loading shared libraries: librocm_smi64.so.7: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'a monitor without it, beside a Radeon that works',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['Failed to load librocm_smi64.so, AMD GPUs will not be detected: librocm_smi64.so: cannot open shared object file: No such file or directory'],
    },
    { name: 'told of another library', log: ['It turned out that libamd_comgr.so.2 is in the image and only libcudart.so.12 is missing.'] },
    {
      name: 'who runs Vulkan, and a library that is there',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: [
        'libamdhip64.so is missing, as I have no ROCm; I use Vulkan only.',
        'There is no missing libamdhip64.so, the link is there.',
        'libamdhip64.so is missing since I chose the CUDA image on purpose.',
      ],
    },
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'a program that only tries whether ROCm is there',
      log: ['link_cuda_dso: warning: libamdhip64.so.6: cannot open shared object file: No such file or directory: failed to load library'],
    },
    {
      name: 'ggml’s loader, which tries each back end',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['load_backend: failed to load /usr/lib/ollama/rocm/libggml-hip.so: libamdhip64.so.6: cannot open shared object file: No such file or directory'],
    },
  ],
});
