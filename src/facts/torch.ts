import { entries, flag, list, set, text, version } from '../logic/words.ts';

/** One Python environment that has PyTorch or vLLM. Read from package metadata by probes/python-environments.ts, or from collect_env by triage; never imported. */
export const torchEnvironment = {
  /** For people: where it lies. */
  name: text('torch[].name', 'Python environment'),
  /** PyTorch, with its local part: `2.7.0+cu126`; absent where the environment has none. */
  version: version('torch[].version', 'PyTorch', { family: 'release', get: 'pip show torch' }),
  /** The local part of the version, which names the wheel: `cu126`, `rocm6.3`, `cpu`, `xpu`; absent for wheels without one. */
  variant: text('torch[].variant', 'PyTorch wheel', { get: "python -c 'import torch; print(torch.__version__)'" }),
  /** CUDA that PyTorch was built for; absent for other builds. */
  cuda: version('torch[].cuda', 'CUDA of PyTorch', { family: 'release', get: "python -c 'import torch; print(torch.version.cuda)'" }),
  /** HIP that PyTorch was built for; absent for other builds. */
  hip: version('torch[].hip', 'HIP of PyTorch', { family: 'release', get: "python -c 'import torch; print(torch.version.hip)'" }),
  /** GPU architectures that PyTorch says it was compiled for (`sm_90`, `gfx1100`): from its own warning, or from the wheel's published list. */
  archs: set('torch[].archs', 'architectures of PyTorch', { get: "python -c 'import torch; print(torch.cuda.get_arch_list())'" }),
  /** The error that its last run ended with, from a traceback in a pasted text; a live machine does not tell. */
  lastError: text('torch[].lastError', 'last error of Python', { get: 'the last lines of the traceback' }),
  /** What `torch.cuda.is_available()` answers, which serves CUDA and ROCm; from a pasted text alone. */
  available: flag('torch[].available', 'torch.cuda.is_available()', { get: "python -c 'import torch; print(torch.cuda.is_available())'" }),
  python: version('torch[].python', 'Python', { family: 'release', get: 'python --version' }),
  /** vLLM; absent where the environment has none. */
  vllm: version('torch[].vllm', 'vLLM', { family: 'release', get: 'pip show vllm' }),
  /** Platform tag of vLLM's wheel: `manylinux_2_31_x86_64`. */
  vllmWheel: text('torch[].vllmWheel', 'vLLM wheel'),
  /** Of ONNX Runtime’s packages the one whose files lie there (`onnxruntime`, `onnxruntime-gpu`): the one installed last; absent where there is none. */
  onnxruntime: text('torch[].onnxruntime', 'ONNX Runtime in use'),
  /** Versions of packages that matter to inference: `triton`, `flash-attn`, `flashinfer-python`, `nvidia-nccl-cu12`, `sgl-kernel` … */
  packages: entries('torch[].packages', 'Python packages', { get: 'pip list' }),
};

export const torch = list('torch', 'Python environment', torchEnvironment);
