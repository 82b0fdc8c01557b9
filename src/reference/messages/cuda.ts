// What CUDA's libraries, and programs on top of them, print of one event. Spellings come from the programs' sources; each names where it is printed:
// cudart's cudaGetErrorName and cudaGetErrorString, the driver API's names, Ollama's discover/gpu_info_*.c (the number of the error, until 0.12),
// ggml-cuda.cu (`failed to initialize CUDA: <string>`), PyTorch's c10/cuda/CUDAFunctions.cpp.

/** The driver answers "unknown error" (999): cudart's name, the driver API's, Ollama's, llama.cpp's and PyTorch's words. */
export const cudaUnknownError: readonly RegExp[] = [
  /\bCUDA_ERROR_UNKNOWN\b/,
  /\bcudaErrorUnknown\b/,
  /\bcu(?:da)?Init\b.{0,40}\b999\b/,
  /\b(?:cuda driver library|cudart) init failure: 999\b/,
  /\bcudaSetDevice err: 999\b/,
  /\bCUDA(?: error)?:? (?:error )?999\b/,
  /failed to initialize CUDA: unknown error/,
  /\bUnable to init GPU: unknown error/,
  /CUDA unknown error - this may be due to an incorrectly set up environment/,
  // PyTorch until 1.6, aten/src/THC/THCGeneral.cpp.
  /\bcuda runtime error \(999\)|\bTHCudaCheck FAIL .{0,240}\berror=999\b/,
  // CTranslate2, which puts cudart's words behind these.
  /\bCUDA failed with error unknown error\b/,
  // TensorRT's.
  /C(?:UDA|uda) initialization failure with error:? 999\b/,
];

/** The driver's start fails (3): "initialization error". */
export const cudaInitialisationError: readonly RegExp[] = [
  /\bCUDA_ERROR_NOT_INITIALIZED\b/,
  /\bcudaErrorInitializationError\b/,
  /\b(?:cuda driver library|cudart) init failure: 3\b/,
  /\bcu(?:Init|daSetDevice) err: 3\b/,
  /failed to initialize CUDA: initialization error/,
  // PyTorch's c10/cuda/CUDAFunctions.cpp.
  /CUDA driver initialization failed, you might not have a CUDA gpu/,
];

/** No device for CUDA (100): absent, hidden, or its nodes do not open. */
export const cudaNoDevice: readonly RegExp[] = [
  /\bCUDA_ERROR_NO_DEVICE\b/,
  /\bcudaErrorNoDevice\b/,
  /no CUDA-capable device is detected/,
  /\b(?:cuda driver library|cudart) init failure: 100\b/,
  // Ollama's words for it until 0.12.3, without the number; a machine that only has the library prints them, too.
  /\bno nvidia devices detected(?: by library|" library=)/,
  /No CUDA GPUs are available/,
  // TensorRT's.
  /C(?:UDA|uda) initialization failure with error:? 100\b/,
];

/** PyTorch's words where no libcuda answers at all. */
export const noNvidiaDriver: readonly RegExp[] = [/Found no NVIDIA driver on your system/];

/** The program was built for a newer CUDA than the driver runs (35). PyTorch alone names both sides: 12080 means that the driver is of CUDA 12.8. */
export const torchNewerThanDriver: readonly RegExp[] = [/The NVIDIA driver on your system is too old\b(?: \(found version \d{4,6}\))?/];

/** cudart's words for the same; it says them where libcuda is missing or a stub, too. */
export const cudaDriverInsufficient: readonly RegExp[] = [
  /CUDA driver version is insufficient for CUDA runtime version/,
  /\bcudaErrorInsufficientDriver\b/,
  /\bcudart init failure: 35\b/,
  // TensorRT's.
  /C(?:UDA|uda) initialization failure with error:? 35\b/,
];

/** The toolkit's stub of libcuda was loaded (34). A name with “=” behind it is a list of codes, here as below. */
export const cudaStubLibrary: readonly RegExp[] = [
  /CUDA driver is a stub library/,
  /\bCUDA_ERROR_STUB_LIBRARY\b(?!\s{0,40}=)/,
  /\bcudaErrorStubLibrary\b(?!\s{0,40}=)/,
  /\b(?:cuda driver library|cudart) init failure: 34\b/,
];

/** Another program holds the GPU for itself (46). */
export const cudaDeviceTaken: readonly RegExp[] = [
  /CUDA-capable device(?:\(s\) is\/are|s are) busy or unavailable/,
  /\bcudaErrorDevicesUnavailable\b/,
  /\bCUDA_ERROR_DEVICE_UNAVAILABLE\b/,
  /\binit failure: 46\b/,
];

/** The code in the program cannot be loaded by this driver (200). Triton says it of code that it has just made itself: that is another cause. */
export const cudaImageInvalid: readonly RegExp[] = [
  /(?<!\bTriton Error \[CUDA\]: )device kernel image is invalid/,
  /\b(?:cudaErrorInvalidKernelImage|CUDA_ERROR_INVALID_IMAGE)\b/,
];

/** PTX of a newer CUDA than the driver's compiler knows (222). */
export const cudaPtxTooNew: readonly RegExp[] = [
  // People leave "the provided" out, or a letter.
  /\bPTX was compiled with an unsupporte?d toolchain/i,
  /\b(?:cudaErrorUnsupportedPtxVersion|CUDA_ERROR_UNSUPPORTED_PTX_VERSION)\b(?! ?=)/,
  // TensorRT's.
  /C(?:UDA|uda) initialization failure with error:? 222\b/,
];

/** The device refuses the process (800), as where a container's device rules were taken away; the number is in Ollama's log. */
export const cudaNotPermitted: readonly RegExp[] = [
  /failed to get (?:primary )?device context 800(?!\d)/,
  /\bcuda driver library init failure: 800\b/,
  /\b(?:cudaErrorNotPermitted|CUDA_ERROR_NOT_PERMITTED)\b/,
];

/** NVSwitch's fabric, or a GPU in confidential mode, is not ready (802); with a capital in the banner of NVIDIA's images. */
export const cudaSystemNotReady: readonly RegExp[] = [
  /\b(?:cuda driver library|cudart) init failure: 802\b/,
  /\bcuInit err: 802\b/,
  /\b(?:CUDA_ERROR_SYSTEM_NOT_READY|cudaErrorSystemNotReady)\b/,
  /[Ss]ystem not yet initialized/,
  /\b802\b.{0,40}not (?:yet )?(?:initialized|ready)/,
  // People leave the words out.
  /\bCUDA (?:runtime |driver |initiali[sz]ation )?error:? (?:code )?\(?802\b/i,
  // TensorRT's.
  /C(?:UDA|uda) initialization failure with error:? 802\b/,
];

/** libcuda is of another release than the loaded module, or is not the driver's at all (803). */
export const cudaDriverMismatch: readonly RegExp[] = [
  /system has unsupported display driver \/ cuda driver combination/,
  /\b(?:cudaErrorSystemDriverMismatch|CUDA_ERROR_SYSTEM_DRIVER_MISMATCH)\b/,
  /\b(?:cuda driver library|cudart) init failure: 803\b/,
  // TensorRT's.
  /C(?:UDA|uda) initialization failure with error:? 803\b/,
];

/** cuda-compat was tried on a GPU that does not allow it (804). */
export const cudaCompatRefused: readonly RegExp[] = [
  /forward compatibility was attempted on non supported HW/,
  /\b(?:cudaErrorCompatNotSupportedOnDevice|CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE)\b(?! ?=)/,
  /\b(?:cuda driver library|cudart) init failure: 804\b/,
];

/** An error of the links between GPUs (220), or of memory reached over them. */
export const cudaNvlinkError: readonly RegExp[] = [
  /uncorrectable NVLink error detected during the execution/,
  /\b(?:cudaErrorNvlinkUncorrectable|CUDA_ERROR_NVLINK_UNCORRECTABLE)\b(?! ?=)/,
  /Invalid access of peer GPU memory over nvlink or a hardware error/i,
];

/**
 * The loader or a program finds no libcuda: ld.so, TensorFlow, bitsandbytes before 0.42, Triton's libcuda_dirs, Ollama, llama.cpp,
 * cuda-python, and cudarc (mistral.rs, candle, text-embeddings-inference) in its old and new words.
 */
export const libcudaNotFound: readonly RegExp[] = [
  /libcuda\.so(?:\.1)?: cannot open shared object file/,
  /Could not load dynamic library 'libcuda\.so\.1'/,
  /\blibcuda\.so not found!/,
  /\blibcuda\.so cannot found!/,
  /Unable to load libcuda\.so\S{0,20} library to query for Nvidia GPUs/,
  /RuntimeError: Failed to dlopen libcuda\.so/,
  /Unable to find cuda lib under the names \["/,
  /Unable to dynamically load the "cuda" shared library\b/,
];

/**
 * A library of the CUDA toolkit that the program needs is not found, in ld.so's words and in cuDNN's. The driver's libcuda is not one of them. What
 * ggml says of a back end that it tries is left out: it goes on with the others.
 */
export const cudaToolkitLibraryNotFound: readonly RegExp[] = [
  /(?<!dlerror: |failed to load \S{1,200}: )\blib(?:cublas|cublasLt|cudart|cudnn\w{0,20}|cufile|curand|cusparse|cusparseLt|cusolver|cufft|cupti|nvrtc|nccl|nvJitLink|nvshmem_host)\.so(?:\.\d{1,3}){0,3}: cannot open shared object file/,
  /Library lib(?:cublas|cublasLt|cudart|cudnn\w{0,20})\.so(?:\.\d{1,3}){0,3} is not found\b/,
  // cudarc's.
  /Unable to dynamically load the "(?:cublas|cublasLt|cudart|cudnn|curand|cusparse|cusolver|cufft|cupti|nvrtc|nccl)" shared library\b/,
];

/** TensorFlow's words for the same; it says them on every machine without a GPU, too, and goes on. */
export const tensorflowWithoutCudaLibrary: readonly RegExp[] = [
  /Could not load dynamic library 'lib(?:cublas|cublasLt|cudart|cudnn|curand|cusparse|cusolver|cufft)\.so/,
];

/** TensorFlow found a GPU and goes on without it, since one of CUDA's libraries or cuDNN could not be loaded; without a GPU it does not say so. */
export const tensorflowSkipsGpu: readonly RegExp[] = [/\bCannot dlopen some GPU libraries\. Please make sure the missing libraries\b/];

/**
 * nvcc is asked for an architecture that this release no longer makes code for: 3.0 and 3.2 went with CUDA 11.0, 3.5 and 3.7 with 12.0, Maxwell with
 * 13.0. All of them were known by 2015. People leave nvcc's name out, or its quotation marks.
 */
export const nvccDroppedArchitecture: readonly RegExp[] = [/\bUnsupported gpu architecture ['"‘’`]?(?:compute|sm)[_ ](?:30|32|35|37|50|52|53)\b/i];

/** Pascal and Volta went with 13.0; but CUDA 7.5 did not know the one yet, nor 8.0 the other, and said the same. */
export const nvccPascalOrVolta: readonly RegExp[] = [/\bUnsupported gpu architecture ['"‘’`]?(?:compute|sm)[_ ](?:60|61|62|70|72)\b/i];

/** nvcc is older than the architecture: no release has dropped any of these. 10.1 is left out, which CUDA 13 calls 11.0. */
export const nvccUnknownArchitecture: readonly RegExp[] = [
  /\bUnsupported gpu architecture ['"‘’`]?(?:compute|sm)[_ ](?:75|80|86|87|88|89|90a?|(?:100|103|110|120|121)[af]?)\b/i,
  // Without -gencode nvcc words it so; “native” came with 11.5.
  /nvcc fatal {0,4}: {1,2}Value '(?:native|(?:compute|sm)_(?:75|80|86|87|88|89|90a?|(?:100|103|110|120|121)[af]?))' is not defined for option 'gpu-architecture'/,
];

/** NVML refuses without a reason, in nvidia-smi's words, NVIDIA's container tool's and Python's. */
export const nvmlUnknownError: readonly RegExp[] = [
  // People type it without the colon.
  /Failed to initialize NVML:? {1,3}Unknown Error/i,
  /nvidia-container-cli: (?:initialization|detection) error: nvml error: unknown error/,
  /\bNVMLError_Unknown: Unknown Error/,
  // Ollama, where nvmlInit_v2 fails.
  /\bnvml vram init failure: 999\b/,
];

/** NVIDIA's module and libraries are of different releases. */
export const nvidiaVersionMismatch: readonly RegExp[] = [
  // NVML's words for its error, which nvidia-smi, NVIDIA's container tool and Go programs put into a frame of their own.
  /\bdriver ?\/ ?library version mismatch/i,
  /\bNVMLError_LibRmVersionMismatch\b/,
  /\bNVML_ERROR_LIB_RM_VERSION_MISMATCH\b(?! ?=)/,
  /NVRM: API mismatch: the (?:client|NVIDIA kernel module)/,
];

/** nvidia-smi finds no library of the driver, as in a container without the GPU. */
export const nvidiaSmiNoLibrary: readonly RegExp[] = [/NVIDIA-SMI couldn't find libnvidia-ml\.so library in your system/, /\bNVMLError_LibraryNotFound\b/];

/** nvidia-smi cannot reach a loaded driver. It may be missing, refused, not built, or held by another one. */
export const nvidiaSmiNoDriver: readonly RegExp[] = [/NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver/];

/**
 * PyTorch's words where a library holds no code for the GPU; it names the kind of error. llama.cpp begins a line with "CUDA error: no kernel image",
 * FlashAttention puts its file before it, bitsandbytes behind it, sgl-kernel says what failed, and ExLlamaV3 what asked; LMDeploy's own kernels end with the
 * bare words, and the process is aborted. ROCm says the same of an AMD GPU, as "HIP error" or Triton's "[HIP]".
 */
export const torchNoKernelImage: readonly RegExp[] = [
  /(?<!(?:^|\[\d{1,8}\]: )CUDA error: |\bCUDA error \([^()]{1,200}\): |\bfailed with error code |\bGPU assert: |\bHIP error: |\[HIP\]: {1,2}Code: 209, Mes{2,3}age: |^\s{0,12})no kernel image is available for execution on the device(?! at line \d|\s{1,3}Aborted\b)/,
];
