// What programs say of a package, wheel or model file that does not fit the machine or the program.

/** torch/cuda/__init__.py; builds for ROCm never say so, since their torch.cuda is compiled in. */
export const torchWithoutCuda: readonly RegExp[] = [/\bTorch not compiled with CUDA enabled\b/];

/**
 * llama.cpp's command-line programs until November 2024; in the last two months of these builds a GPU that is hidden has the same effect. Its server
 * words it with a capital, and so does the CPU runner of Ollama, where it is no fault.
 */
export const llamaCppWithoutGpu: readonly RegExp[] = [/warning: not compiled with GPU offload support, --(?:n-)?gpu-layers(?:-draft)? option will be ignored/];

/** The same programs since then: they only know that no device is there. */
export const llamaCppNoDevice: readonly RegExp[] = [
  /no usable GPU found, --gpu-layers(?:-draft)? option will be ignored/,
  /one possible reason is that llama\.cpp was compiled without GPU support/,
];

/** llama-cpp-python: `system_info` of 2023 and 2024, where a build for CUDA, ROCm or Vulkan prints BLAS = 1 (Ollama quotes it). llama.cpp's own programs print it after "system_info: n_threads", also where nobody asked for a GPU. */
export const llamaCppPythonWithoutBlas: readonly RegExp[] = [/^\s{0,8}AVX = [01] \|.{0,300}\bBLAS = 0\b/];

/** What its users say of that. */
export const llamaCppPythonLeavesGpu: readonly RegExp[] = [
  /^(?!.{0,300}\b(?:if (?:it|you|the|your)|unless|should(?: not|n['’]t)|must not|may|might)\b.{0,120}\bBLAS ?= ?0\b).{0,600}\b(?:shows?|shown|says?|saying|sees?|gets?|getting|always|still|keeps?|stays?|returns?|prints?|reads?|appears?|there is|have|but)\b.{0,40}\bBLAS ?= ?0\b/i,
  /(?:^|[.!?] )(?!(?:[^.!?]|\.\S){0,300}\bhow (?:do|can|to|should|would)\b)(?:[^.!?]|\.\S){0,300}\bn[-_]gpu[-_]layers?\b(?! option will be ignored)(?:[^.!?]|\.\S){0,160}\b(?:ignored|no effect|not work\w{0,3}|nothing to do|not (?:being )?used|not offload\w{0,3}|does ?n[’'o]t (?:do anything|offload|use (?:the |my )?GPU)|only (?:uses? |using |runs? on )?(?:the )?CPU|still (?:uses?|using|runs? on) (?:the )?CPU)\b(?!(?:[^.!?]|\.\S){0,200}\?)/i,
];

/** llama.cpp of 2023 and later for files from before GGUF: the magic of ggjt, ggmf and ggml, as a number and as characters (in little endian). */
export const modelBeforeGguf: readonly RegExp[] = [/invalid magic number 67676(?:a74|d66|d6c)\b/, /invalid magic characters:? ?'?(?:tjgg|fmgg|lmgg)/];

/** llama.cpp from before August 2023 for a GGUF: 46554747 is its magic. */
export const programBeforeGguf: readonly RegExp[] = [
  /unknown \(magic, version\) combination: 46554747, 0000000\d/,
  /bad magic \[got 0x46554747 want 0x67676a74\]/,
];

/**
 * Ollama names the targets that its ROCm libraries hold, and the one of the GPU: 0.1.29 to 0.1.32, 0.1.33 to 0.3, and until 0.12.3. The small
 * graphics of desktop Ryzens beside another GPU are told so on machines without any fault.
 */
export const ollamaWithoutRocmTarget: readonly RegExp[] = [
  /amdgpu \[\d{1,2}\] gfx(?!1036|1037|90c)\w{3,5} is not supported by \S{1,200} \[gfx/,
  /amdgpu is not supported" .{0,120}gpu_type=gfx(?!1036|1037|90c)\w{3,5} .{0,200}supported_types="?\[gfx/,
  /amdgpu is not supported \(supported types:\[gfx[^\]]{1,300}\]\)" .{0,60}gpu_type=gfx(?!1036|1037|90c)\w{3,5}\b/,
];

/** transformers' AutoConfig, and vLLM's registry of models since it can run those of transformers. */
export const modelTypeUnknown: readonly RegExp[] = [
  // Where it is quoted, Markdown has eaten the backticks.
  /has model type [`"]?[\w.-]{1,60}[`"]? but Transformers does not recognize this architecture/,
  /\b\w{3,80} has no vLLM implementation and the Transformers implementation is not compatible with vLLM/,
];

/**
 * A compiled extension beside another PyTorch: the loader (the names in the symbol are those of PyTorch's own libraries), torchvision's operators and
 * its and torchaudio's look at CUDA's version, xFormers with both versions.
 */
export const torchExtensionMismatch: readonly RegExp[] = [
  /(?:ImportError|OSError)(?:: |\(['"])(?!\S{0,300}\/torch\/(?:lib\/|_C\.))\S{1,300}\.so: undefined symbol: _ZNK?(?:3c10|2at|5torch)\d/,
  // The end of the line alone.
  /\/(?:site|dist)-packages\/(?!torch\/_C\.|\S{0,60}torch\/lib\/)\S{1,200}\.so: undefined symbol: _ZNK?(?:3c10|2at|5torch)\d/,
  // Extensions that link nothing but PyTorch and CUDA's runtime, quoted without the symbol.
  /\b(?:flash_attn_2_cuda|selective_scan_cuda|causal_conv1d_cuda)\S{0,60}\.so: undefined symbol:?(?=['"`”…. ]{0,6}(?:$|(?:errors?|again)\b(?! (?:(?:was|were|is|are|has been) )?(?:fixed|gone|resolved|solved))))/,
  // The extension asks for PyTorch's part for CUDA or ROCm, which the CPU wheel, or one for the other, has not; parts were named otherwise until 1.12.
  /\b(?:ImportError|OSError)(?:: |\(['"])lib(?:torch_(?:cuda(?:_cu|_cpp)?|hip)|c10_(?:cuda|hip))\.so: cannot open shared object file/,
  /operator torchvision::nms does not exist/,
  /Detected that PyTorch and (?:torchvision|TorchAudio) were compiled with different CUDA (?:major )?versions/,
  /Couldn't load custom C\+\+ ops\. This can happen if your PyTorch and torchvision versions are incompatible/,
];

/** xFormers, which is for CUDA and ROCm alone, names the CPU build that it found. */
export const torchCpuBeside: readonly RegExp[] = [/\bPyTorch \d[\w.]{1,12}\+(?:cu|rocm)[\d.]{1,6} with (?:CUDA|HIP) \S{1,8} \(you have \d[\w.]{1,12}\+cpu\)/];

/** uv and pip: wheels exist, and none for this Python or platform. */
export const wheelMissing: readonly RegExp[] = [
  /You're using CPython 3\.\d{1,2} \(`cp3\d{1,2}t?`\), but `(?:torch|torchvision|vllm|flash-attn|triton|llama-cpp-python)`.{0,40} only has wheels with the following Python/,
  /\b(?:torch|torchvision|vllm|flash_attn|triton|llama_cpp_python)-\d\S{1,120}\.whl is not a supported wheel on this platform/,
];

/** A weights file that is cut off, or a git-lfs pointer (it begins with "version"): safetensors before and since 0.6, pickle, PyTorch's zip reader. */
export const weightsIncomplete: readonly RegExp[] = [
  /Error while deserializing header: (?:HeaderTooLarge|HeaderTooSmall|MetadataIncompleteBuffer|header too (?:large|small)|incomplete metadata)/,
  /UnpicklingError: invalid load key, ['"]v['"]/,
  // The same letter as PyTorch from 2.6 on takes it, 118.
  /\bWeightsUnpickler error: Unsupported operand 118\b/,
  /PytorchStreamReader failed (?:reading zip archive: failed )?finding central directory/,
  // Transformers and Diffusers, where the file begins with that word.
  /\bYou seem to have cloned a repository without having git-lfs installed\b/,
];

/** NIXL’s POSIX plugin throws where its queue of io_uring cannot be made: refused, or not there. */
export const nixlIoUringRefused: readonly RegExp[] = [/Failed to initialize io_uring instance: Operation not permitted/];
export const nixlIoUringAbsent: readonly RegExp[] = [/Failed to initialize io_uring instance: Function not implemented/];

/** llama.cpp: a part of a split model is not there or not readable, is not the first, or was renamed or joined with `cat`. */
export const splitPartMissing: readonly RegExp[] = [
  /failed to load GGUF split from \S{1,300}-\d{5}-of-\d{5}\.gguf/,
  /illegal split file: \d{1,5}, model must be loaded with the first split/,
  /error loading model: invalid split file: /,
  // Since the beginning of 2025: the place in the row stands with the file’s name.
  /\billegal split file idx: \d{1,5} \(file: [^\n]{1,300}\), model must be loaded with the first split/,
  /error loading model: invalid split file (?:idx: \d{1,5} \(file: [^\n]{1,300}\), expected \d|name: \S)/,
  // `ollama create` from 0.30 on.
  /\bsplit GGUF \S{1,300} is missing shard \d/,
  /\bsplit GGUF is missing first shard\b/,
];
