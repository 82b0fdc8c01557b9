import check from '../../../checks/gpu-userspace/cuda-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'TensorFlow leaves the GPU',
      is: 'confirmed',
      log: [
        '2023-05-20 10:11:12.131415: W tensorflow/core/common_runtime/gpu/gpu_device.cc:1956] Cannot dlopen some GPU libraries. Please make sure the missing libraries mentioned above are installed properly if you would like to use GPU.',
      ],
      cites: 'https://github.com/tensorflow/tensorflow/issues/60646',
    },
    {
      name: 'Ollama’s runner',
      is: 'confirmed',
      log: ['ollama_llama_server: error while loading shared libraries: libcublas.so.12: cannot open shared object file: No such file or directory'],
      cites: 'https://github.com/NixOS/nixpkgs/issues/342385',
    },
    { name: 'PyTorch on a Jetson', is: 'confirmed', log: ['ImportError: libcufile.so.0: cannot open shared object file: No such file or directory'] },
    {
      name: 'ggml’s loader beside an NVIDIA card',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['load_backend: failed to load /app/libggml-cuda.so: libcudart.so.12: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'ONNX Runtime beside an NVIDIA card',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: [
        '[E:onnxruntime:Default, provider_bridge_ort.cc:2195 TryGetProviderInfo_CUDA] FAIL : Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared object file: No such file or directory',
      ],
    },
    { name: 'the fact alone', is: 'present', facts: { 'cuda.missingLibraries': ['libcudart.so.12'], gpus: [{ vendor: 'nvidia' }] } },
  ],
  clear: [
    { name: 'another library', facts: { 'cuda.missingLibraries': ['libgomp.so.1'], gpus: [{ vendor: 'nvidia' }] } },
    { name: 'a wheel for CUDA beside a Radeon', facts: { 'cuda.missingLibraries': ['libcudart.so.12'], gpus: [{ vendor: 'amd' }] } },
  ],
  unknown: [
    { name: 'ldd of a library that PyTorch loads after its own', log: ['\tlibcublas.so.12 => not found'] },
    {
      name: 'ggml’s loader beside a Radeon, which Vulkan runs',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['load_backend: failed to load /app/libggml-cuda.so: libcudart.so.12: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'ONNX Runtime on a machine without a GPU, where it goes on with the CPU',
      log: [
        '[E:onnxruntime:Default, provider_bridge_ort.cc:2195 TryGetProviderInfo_CUDA] FAIL : Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared object file: No such file or directory',
      ],
    },
    {
      name: 'PyTorch’s warning of a part of cuDNN, after which it computes',
      log: [
        'torch/nn/modules/conv.py:456: UserWarning: Attempt to open cnn_infer failed: handle=0 error: libcudnn_cnn_infer.so.8: cannot open shared object file: No such file or directory (Triggered internally at ../aten/src/ATen/native/cudnn/Conv_v8.cpp:78.)',
      ],
    },
    { name: 'the driver’s own library: another cause', log: ['libcuda.so.1: cannot open shared object file: No such file or directory'] },
    {
      name: 'TensorFlow on a machine without a GPU, which is well',
      log: ["Could not load dynamic library 'libcudart.so.11.0'; dlerror: libcudart.so.11.0: cannot open shared object file: No such file or directory"],
    },
    { name: 'no log was read', facts: { 'cuda.missingLibraries': { gap: 'unsupported' } } },
  ],
});
