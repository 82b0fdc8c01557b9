import { environment } from '../facts/environment.ts';
import { isOk } from '../host/host.ts';
import { variablesThatMatter } from '../parsers/environment-dump.ts';
import { defineProbe, gap, known } from './define-probe.ts';

/** The variables that are asked for; a session has hundreds that are nobody's business. */
const names = [
  ...['CUDA_VISIBLE_DEVICES', 'CUDA_DEVICE_ORDER', 'CUDA_CACHE_PATH', 'CUDA_CACHE_DISABLE', 'CUDA_LAUNCH_BLOCKING', 'NVIDIA_VISIBLE_DEVICES'],
  ...['NVIDIA_DRIVER_CAPABILITIES', 'HIP_VISIBLE_DEVICES', 'ROCR_VISIBLE_DEVICES', 'GPU_DEVICE_ORDINAL', 'GPU_MAX_HW_QUEUES', 'ROCM_PATH', 'HIP_PATH'],
  ...['HSA_OVERRIDE_GFX_VERSION', 'HSA_OVERRIDE_GFX_VERSION_0', 'HSA_OVERRIDE_GFX_VERSION_1', 'HSA_ENABLE_SDMA', 'HSA_ENABLE_DXG_DETECTION', 'HSA_XNACK'],
  ...['GGML_VK_VISIBLE_DEVICES', 'GGML_CUDA_ENABLE_UNIFIED_MEMORY', 'GGML_CUDA_FORCE_CUBLAS', 'GGML_CUDA_FORCE_MMQ', 'GGML_CUDA_NO_PINNED'],
  ...['GGML_VK_DISABLE_COOPMAT', 'GGML_VK_DISABLE_COOPMAT2', 'GGML_VK_PREFER_HOST_MEMORY', 'GGML_VK_DISABLE_INTEGER_DOT_PRODUCT', 'GGML_VK_DISABLE_F16'],
  ...['VK_ICD_FILENAMES', 'VK_DRIVER_FILES', 'VK_ADD_DRIVER_FILES', 'VK_LOADER_DRIVERS_SELECT', 'VK_LOADER_DRIVERS_DISABLE', 'VK_INSTANCE_LAYERS'],
  ...['AMD_VULKAN_ICD', 'RADV_PERFTEST', 'RADV_DEBUG', 'MESA_D3D12_DEFAULT_ADAPTER_NAME', 'MESA_VK_DEVICE_SELECT', 'ZE_AFFINITY_MASK'],
  ...['ZE_FLAT_DEVICE_HIERARCHY', 'ZES_ENABLE_SYSMAN', 'SYCL_CACHE_PERSISTENT', 'ONEAPI_DEVICE_SELECTOR', 'UR_L0_ENABLE_RELAXED_ALLOCATION_LIMITS'],
  ...['NEO_CACHE_PERSISTENT', 'LD_LIBRARY_PATH', 'LD_PRELOAD', 'HOME', 'TMPDIR', 'XDG_RUNTIME_DIR', 'CONDA_PREFIX', 'VIRTUAL_ENV', 'OMP_NUM_THREADS'],
  ...['OLLAMA_HOST', 'OLLAMA_MODELS', 'OLLAMA_LLM_LIBRARY', 'OLLAMA_LIBRARY_PATH', 'OLLAMA_VULKAN', 'OLLAMA_IGPU_ENABLE', 'OLLAMA_CONTEXT_LENGTH'],
  ...['OLLAMA_KEEP_ALIVE', 'OLLAMA_LOAD_TIMEOUT', 'OLLAMA_NUM_PARALLEL', 'OLLAMA_MAX_LOADED_MODELS', 'OLLAMA_FLASH_ATTENTION', 'OLLAMA_KV_CACHE_TYPE'],
  ...['OLLAMA_GPU_OVERHEAD', 'OLLAMA_SCHED_SPREAD', 'OLLAMA_DEBUG', 'OLLAMA_ORIGINS', 'OLLAMA_MAX_QUEUE', 'OLLAMA_MULTIUSER_CACHE', 'OLLAMA_NEW_ENGINE'],
  ...['OLLAMA_TMPDIR', 'OLLAMA_INTEL_GPU', 'OLLAMA_NUM_GPU', 'JETSON_JETPACK', 'LLAMA_CACHE', 'LLAMA_ARG_N_GPU_LAYERS', 'LLAMA_ARG_CTX_SIZE'],
  ...['LLAMA_ARG_DEVICE', 'LLAMA_ARG_FLASH_ATTN', 'LLAMA_ARG_CACHE_TYPE_K', 'LLAMA_ARG_CACHE_TYPE_V', 'LLAMA_ARG_THREADS', 'LLAMA_ARG_MLOCK'],
  ...['LLAMA_ARG_NO_MMAP', 'LLAMA_ARG_HOST', 'LLAMA_ARG_PORT', 'LLAMA_ARG_N_PARALLEL', 'LLAMA_ARG_FIT', 'HF_HOME', 'HF_HUB_CACHE'],
  ...['PYTORCH_CUDA_ALLOC_CONF', 'PYTORCH_HIP_ALLOC_CONF', 'PYTORCH_ALLOC_CONF', 'PYTORCH_ROCM_ARCH', 'VLLM_USE_V1', 'VLLM_ATTENTION_BACKEND'],
  ...['GGML_VK_DISABLE_HOST_VISIBLE_VIDMEM', 'VLLM_WSL2_ENABLE_PIN_MEMORY', 'VLLM_USE_V2_MODEL_RUNNER'],
  ...['VLLM_WORKER_MULTIPROC_METHOD', 'VLLM_USE_TRITON_FLASH_ATTN', 'TRITON_CACHE_DIR', 'TRITON_PTXAS_PATH', 'TORCHINDUCTOR_CACHE_DIR'],
  ...['CUDA_MPS_PIPE_DIRECTORY', 'NCCL_PROTO', 'NIX_LD_LIBRARY_PATH'],
  ...['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'],
];

export default defineProbe({
  id: 'environment',
  about: 'The variables of this session that change how a model runs',
  reads: names.map((name) => `env ${name}`),
  gives: [environment.variables],
  async gather(host, claim) {
    const answers = await Promise.all(names.map((name) => host.env(name)));
    const [unread] = answers.flatMap((answer) => (isOk(answer) || answer.got === 'absent' ? [] : [answer]));
    // One variable that could not be asked for makes "is not set" a guess for all.
    if (unread !== undefined) claim(environment.variables, gap(unread.got, 'env', unread.detail));
    else {
      const set = Object.fromEntries(answers.flatMap((answer, at) => (isOk(answer) ? [[names[at] as string, answer.text]] : [])));
      claim(environment.variables, known(variablesThatMatter(set), 'env'));
    }
  },
});
