import { describe, expect, test } from 'vitest';
import * as containers from '../../../src/reference/messages/containers.ts';
import * as cuda from '../../../src/reference/messages/cuda.ts';
import * as intel from '../../../src/reference/messages/intel.ts';
import * as modules from '../../../src/reference/messages/modules.ts';
import * as rocm from '../../../src/reference/messages/rocm.ts';
import * as wsl from '../../../src/reference/messages/wsl.ts';

const events: Readonly<Record<string, readonly RegExp[]>> = { ...containers, ...cuda, ...intel, ...modules, ...rocm, ...wsl };

/** Lines that programs print of each event, and lines of its siblings or of a healthy machine. */
const lines: Readonly<Record<string, { readonly is: readonly [string, ...string[]]; readonly not: readonly [string, ...string[]] }>> = {
  cudaUnknownError: {
    is: [
      'cudaFree() -> cudaErrorUnknown (999)',
      'msg="Unable to load cudart library /usr/lib/libcuda.so.565.77: cuda driver library init failure: 999"',
      'ggml_cuda_init: failed to initialize CUDA: unknown error',
      'cuInit err: 999',
      'RuntimeError: cuda runtime error (999) : unknown error at THCGeneral.cpp:47',
      'THCudaCheck FAIL file=/opt/conda/aten/src/THC/THCGeneral.cpp line=47 error=999 : unknown error',
      'RuntimeError: CUDA failed with error unknown error',
      'CUDA initialization failure with error: 999. Please check your CUDA installation',
    ],
    not: [
      'cuda runtime error (59) : device-side assert triggered',
      'RuntimeError: CUDA failed with error out of memory',
      'cuda driver library init failure: 802',
      'ggml_cuda_init: found 1 CUDA devices:',
      'seed 999 is used',
      'Failed to initialize NVML: Unknown Error',
    ],
  },
  cudaInitialisationError: {
    is: ['cuda driver library init failure: 3', 'ggml_cuda_init: failed to initialize CUDA: initialization error'],
    not: ['cuda driver library init failure: 34', 'nvidia-container-cli: initialization error: driver not loaded'],
  },
  cudaNoDevice: {
    is: [
      'no CUDA-capable device is detected',
      'RuntimeError: No CUDA GPUs are available',
      'cudart init failure: 100',
      'CUDA initialization failure with error: 100. Please check your CUDA installation',
    ],
    not: ['no ROCm-capable device is detected', 'CUDA-capable device(s) is/are busy or unavailable'],
  },
  noNvidiaDriver: { is: ['RuntimeError: Found no NVIDIA driver on your system. Please check'], not: ['NVIDIA driver found: 580.95.05'] },
  torchNewerThanDriver: {
    is: ['The NVIDIA driver on your system is too old (found version 11060).', 'RuntimeError: The NVIDIA driver on your system is too old'],
    not: ['Found no NVIDIA driver on your system', 'msg="NVIDIA driver too old" driver=470'],
  },
  cudaDriverInsufficient: {
    is: [
      'CUDA driver version is insufficient for CUDA runtime version',
      'cudart init failure: 35',
      'CUDA initialization failure with error: 35. Please check your CUDA installation',
    ],
    not: ['cudart init failure: 3', 'CUDA driver version: 12.4'],
  },
  cudaStubLibrary: {
    is: ['CUDA driver is a stub library', 'cuda driver library init failure: 34'],
    not: ['cuda driver library init failure: 3', 'CUDA_ERROR_STUB_LIBRARY = 34'],
  },
  cudaDeviceTaken: {
    is: ['all CUDA-capable devices are busy or unavailable', 'CUDA-capable device(s) is/are busy or unavailable'],
    not: ['no CUDA-capable device is detected'],
  },
  cudaImageInvalid: {
    is: ['CUDA error: device kernel image is invalid'],
    not: ['no kernel image is available for execution on the device', 'RuntimeError: Triton Error [CUDA]: device kernel image is invalid'],
  },
  cudaPtxTooNew: {
    is: ['the provided PTX was compiled with an unsupported toolchain.', 'CUDA initialization failure with error: 222. Please check your CUDA installation'],
    not: ['PTX JIT compilation was disabled', 'a PTX JIT compilation failed'],
  },
  cudaNotPermitted: {
    is: ['cuda driver library failed to get device context 800time=2024-09-24T00:41:06.577Z', 'CUDA_ERROR_NOT_PERMITTED'],
    not: ['failed to get device context 8001', 'mkdir: Operation not permitted'],
  },
  cudaSystemNotReady: {
    is: [
      'Error 802: system not yet initialized',
      'cuInit err: 802',
      'CUDA Error 802 on all H200 multi-GPU jobs',
      'cuda runtime error (802) at THCGeneral.cpp:50',
      'CUDA initialization failure with error: 802. Please check your CUDA installation',
    ],
    not: ['cuInit err: 803', 'the model is not yet loaded', 'CUDA error at ggml-cuda.cu:802', 'error 802.11'],
  },
  cudaDriverMismatch: {
    is: [
      'Error 803: system has unsupported display driver / cuda driver combination',
      'CUDA initialization failure with error: 803. Please check your CUDA installation',
    ],
    not: ['Failed to initialize NVML: Driver/library version mismatch'],
  },
  cudaCompatRefused: {
    is: ['Error 804: forward compatibility was attempted on non supported HW'],
    not: ['cuda driver library init failure: 803', 'cudaErrorCompatNotSupportedOnDevice = 804'],
  },
  cudaNvlinkError: {
    is: [
      'CUDA error: uncorrectable NVLink error detected during the execution',
      'CUDA error: Invalid access of peer GPU memory over nvlink or a hardware error',
    ],
    not: ['NCCL INFO Channel 00/0 : 0[0] -> 1[1] via P2P/CUMEM NVLink', 'peer access is not supported'],
  },
  libcudaNotFound: {
    is: [
      'libcuda.so.1: cannot open shared object file: No such file or directory',
      'CUDA SETUP: WARNING! libcuda.so not found! Do you have a CUDA driver installed?',
      'AssertionError: libcuda.so cannot found!',
      'Unable to load libcuda.so.1 library to query for Nvidia GPUs: libcuda.so.1: cannot open',
      // https://github.com/NVIDIA/cuda-python/issues/17
      'RuntimeError: Failed to dlopen libcuda.so',
      // https://github.com/chelsea0x3b/cudarc/issues/255 and https://github.com/EricLBuehler/mistral.rs/issues/478
      'Unable to find cuda lib under the names ["cuda", "nvcuda"]. Please open GitHub issue.',
      'Unable to dynamically load the "cuda" shared library - searched for library names: ["cuda", "nvcuda"]. Ensure that `LD_LIBRARY_PATH` has',
    ],
    not: ['libcudart.so.12: cannot open shared object file', 'CUDA SETUP: CUDA runtime path found: /usr/local/cuda/lib64/libcudart.so', 'found libcuda.so.1'],
  },
  cudaToolkitLibraryNotFound: {
    is: [
      'libcublas.so.12: cannot open shared object file: No such file or directory',
      'Library libcublas.so.12 is not found or cannot be loaded',
      // https://github.com/EricLBuehler/mistral.rs/issues/1005
      'Unable to dynamically load the "cudnn" shared library - searched for library names: ["libcudnn.so", "libcudnn64.so"',
    ],
    not: [
      'Unable to dynamically load the "cuda" shared library - searched for library names: ["cuda", "nvcuda"]',
      'libcuda.so.1: cannot open shared object file',
      'libcublas.so.12 => /usr/local/cuda/lib64/libcublas.so.12',
      "W dso_loader.cc:64] Could not load dynamic library 'libcudart.so.11.0'; dlerror: libcudart.so.11.0: cannot open shared object file: No such file or directory",
    ],
  },
  tensorflowWithoutCudaLibrary: {
    is: ["W dso_loader.cc:64] Could not load dynamic library 'libcudart.so.11.0'; dlerror: libcudart.so.11.0: cannot open shared object file"],
    not: ["Could not load dynamic library 'libcuda.so.1'", 'Successfully opened dynamic library libcudart.so.11.0'],
  },
  tensorflowSkipsGpu: {
    is: [
      'W tensorflow/core/common_runtime/gpu/gpu_device.cc:1956] Cannot dlopen some GPU libraries. Please make sure the missing libraries mentioned above are installed properly if you would like to use GPU.',
    ],
    not: ['Could not find cuda drivers on your machine, GPU will not be used.', 'Skipping registering GPU devices...'],
  },
  nvccDroppedArchitecture: {
    is: ["nvcc fatal   : Unsupported gpu architecture 'compute_35'", "nvcc fatal : Unsupported gpu architecture 'compute_50'"],
    not: ["nvcc fatal   : Unsupported gpu architecture 'compute_89'", "nvcc warning : The 'compute_35' architecture is deprecated"],
  },
  nvccPascalOrVolta: {
    is: ["nvcc fatal   : Unsupported gpu architecture 'compute_61'", 'NVCC fatal unsupported gpu architecture compute 61'],
    not: ["nvcc fatal   : Unsupported gpu architecture 'compute_52'", "nvcc fatal   : Unsupported gpu architecture 'compute_75'"],
  },
  nvccUnknownArchitecture: {
    is: [
      "nvcc fatal   : Unsupported gpu architecture 'compute_89'",
      "nvcc fatal   : Unsupported gpu architecture 'compute_120a'",
      "nvcc fatal: Unsupported gpu architecture 'compute_86' ninja: build stopped: subcommand failed",
      'I meet the error:"Unsupported gpu architecture \'compute_75\'".',
    ],
    not: [
      "nvcc fatal   : Unsupported gpu architecture 'compute_70'",
      "nvcc fatal   : Unsupported gpu architecture 'compute_86a'",
      "nvcc fatal   : Unsupported gpu architecture 'compute_101'",
    ],
  },
  nvmlUnknownError: {
    is: ['Failed to initialize NVML: Unknown Error', 'pynvml.NVMLError_Unknown: Unknown Error', 'nvml vram init failure: 999'],
    not: ['Failed to initialize NVML: Driver/library version mismatch', 'CUDA error: unknown error'],
  },
  nvidiaVersionMismatch: {
    is: [
      'Failed to initialize NVML: Driver/library version mismatch',
      'nvidia-container-cli: initialization error: nvml error: driver/library version mismatch: unknown',
      'NVRM: API mismatch: the client has the version 535.54, but',
    ],
    not: ['cc version mismatch', 'NVML_ERROR_LIB_RM_VERSION_MISMATCH = 18', 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module'],
  },
  nvidiaSmiNoLibrary: {
    is: ["NVIDIA-SMI couldn't find libnvidia-ml.so library in your system. Please make sure"],
    not: ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver", 'libnvidia-ml.so.1 => /usr/lib/libnvidia-ml.so.1'],
  },
  nvidiaSmiNoDriver: {
    is: ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure"],
    not: ['NVIDIA-SMI 580.95.05   Driver Version: 580.95.05'],
  },
  kfdTooOldGpu: {
    is: ['kfd kfd: amdgpu: OLAND  not supported in kfd', 'kfd kfd: PITCAIRN  not supported in kfd'],
    not: ['kfd kfd: amdgpu: GC IP 0b0004  not supported in kfd', 'kfd kfd: amdgpu: added device 1002:744c'],
  },
  kfdUnknownGpu: { is: ['kfd kfd: amdgpu: GC IP 0b0004  not supported in kfd'], not: ['kfd kfd: amdgpu: skipped device 1002:67df, PCI rejects atomics'] },
  hsaOutOfResources: { is: ['Call returned HSA_STATUS_ERROR_OUT_OF_RESOURCES: The runtime failed'], not: ['HSA_STATUS_ERROR_INVALID_ARGUMENT'] },
  kfdEmpty: { is: ['Unable to open /dev/kfd read-write: Cannot allocate memory'], not: ['Unable to open /dev/kfd read-write: Permission denied'] },
  kfdNodeMissing: { is: ['Unable to open /dev/kfd read-write: No such file or directory'], not: ['Unable to open /dev/kfd read-write: Permission denied'] },
  kfdDenied: { is: ['Unable to open /dev/kfd read-write: Permission denied'], not: ['me is member of render group'] },
  rocmModuleNotLoaded: { is: ['ROCk module is NOT loaded, possibly no GPU devices'], not: ['ROCk module is loaded', 'ROCk module version 6.12.12 is loaded'] },
  hipNoDevice: { is: ['hipErrorNoDevice', 'no ROCm-capable device is detected'], not: ['ggml_cuda_init: found 1 ROCm devices:'] },
  hipNoGpuCode: {
    is: ['ROCm error: no kernel image is available for execution on the device'],
    not: ['ROCm error: invalid device function', 'CUDA error: invalid device function', 'ROCm error: out of memory'],
  },
  noGpuCodeInCudaWords: {
    is: [
      'CUDA error: invalid device function',
      'CUDA error 98 at /home/me/llama.cpp/ggml-cuda.cu:6246: invalid device function',
      'hipErrorInvalidDeviceFunction',
      'ROCm error: invalid device function',
    ],
    not: [
      "rocBLAS error from hip error code: 'hipErrorInvalidDeviceFunction':98",
      'CUDA error: no kernel image is available for execution on the device',
      'CUDA error 2 at ggml-cuda.cu:6246: out of memory',
    ],
  },
  torchNoGpuCode: {
    is: ['RuntimeError: HIP error: invalid device function'],
    not: ['RuntimeError: HIP error: out of memory', 'CUDA error: invalid device function'],
  },
  intelGpuNotListedTold: {
    is: ['`clinfo` always returns 0 platforms found', 'When I run `sycl-ls` or `clinfo`, only the CPU is discovered'],
    not: ['clinfo lists one platform with two devices', 'sycl-ls shows the CPU and the GPU'],
  },
  nvidiaRuntimeProgramMissing: {
    is: ['exec: "nvidia-container-runtime": executable file not found in $PATH', 'fork/exec /usr/bin/nvidia-container-runtime: no such file or directory'],
    not: ['exec: "ollama": executable file not found in $PATH'],
  },
  dockerCdiOff: {
    is: ['could not select device driver "cdi" with capabilities: []'],
    not: ['could not select device driver "nvidia" with capabilities: [[gpu]]'],
  },
  cdiNameTakenForFile: {
    is: ['Error: stat nvidia.com/gpu=all: no such file or directory', 'adding custom device "nvidia.com/gpu=all": no such file or directory'],
    not: ['unresolvable CDI devices nvidia.com/gpu=all', 'stat /dev/dri: no such file or directory'],
  },
  cdiFileStale: {
    is: ['crun: cannot stat `/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14`: No such file or directory'],
    not: [
      'crun: cannot stat `/usr/lib/x86_64-linux-gnu/libssl.so.3`: No such file or directory',
      'failed to fulfil mount request: open /mnt/media/library: no such file or directory',
    ],
  },
  containerToolTimesOut: {
    is: ['nvidia-container-cli: initialization error: driver rpc error: timed out'],
    not: ['nvidia-container-cli: initialization error: driver not loaded'],
  },
  containerToolUnknownDevice: {
    is: [
      'nvidia-container-cli: device error: 4: unknown device',
      'nvidia-container-cli: device error: unknown device id: GPU-0',
      'nvidia-container-cli: device error: unknown device id: 1\\\\n\\"\\"": unknown.',
      'nvidia-container-cli: device error: 0:1: unknown device: unknown',
    ],
    not: [
      'nvidia-container-cli: mount error: stat failed',
      'nvidia-container-cli: device error: unknown device id: no-gpu-has-256MiB-to-run',
      'nvidia-container-cli: device error: unknown device id: /var/run/nvidia-container-devices',
    ],
  },
  containerToolMayNotSetCgroup: {
    is: [
      'nvidia-container-cli: mount error: open failed: /sys/fs/cgroup/devices/system.slice/devices.allow: permission denied',
      'nvidia-container-cli: mount error: write error: /sys/fs/cgroup/devices/docker/7f73/devices.allow: operation not permitted',
      'nvidia-container-cli: mount error: failed to add device rules: unable to find any existing device filters: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted',
    ],
    not: [
      'nvidia-container-cli: mount error: cgroup subsystem devices not found',
      'nvidia-container-cli: mount error: write error: /sys/fs/cgroup/devices/docker/7f73/devices.allow: no space left on device',
    ],
  },
  nvidiaHookRefusesMode: {
    is: [
      'invoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported. Please use the NVIDIA Container Runtime (e.g. specify the --runtime=nvidia flag) instead.',
    ],
    not: ['the NVIDIA Container Runtime Hook is installed'],
  },
  threadRefusedBySeccomp: {
    is: [
      'runtime/cgo: pthread_create failed: Operation not permitted',
      'OpenBLAS blas_thread_init: pthread_create failed for thread 1 of 8: Operation not permitted',
    ],
    not: ['runtime/cgo: pthread_create failed: Resource temporarily unavailable'],
  },
  threadLimitReached: {
    is: ['runtime/cgo: pthread_create failed: Resource temporarily unavailable', 'libgomp: Thread creation failed: Resource temporarily unavailable'],
    not: [
      'runtime/cgo: pthread_create failed: Operation not permitted',
      'read: Resource temporarily unavailable',
      // Whatever fills the count.
      '-bash: fork: retry: Resource temporarily unavailable',
    ],
  },
  groupNotInImage: {
    is: ['docker: Error response from daemon: Unable to find group render: no matching entries in group file'],
    not: ['groupadd: group render exists', 'Unable to find group wheel: no matching entries in group file'],
  },
  torchSeesNoCuda: { is: ['>>> torch.cuda.is_available() False'], not: ['torch.cuda.is_available() True'] },
  serverUnreachableTold: {
    is: ['From WSL I cannot connect to Ollama', 'the server is not reachable from WSL'],
    not: ['Ollama is running', 'connected to the server'],
  },
  intelGpuNotListed: {
    is: [
      'Number of platforms                               0',
      'driver update doesnt detect igpu (number of platforms = 0 in clinfo)',
      'No device of requested type available. -1 (PI_ERROR_DEVICE_NOT_FOUND)',
      '  what():  can not find preferred GPU platform',
    ],
    not: [
      'Number of platforms                               10',
      'Number of devices                                 0',
      'clinfo shows my GPU and the CPU',
      'found 1 SYCL devices:',
    ],
  },
  syclLargeAllocationRefused: {
    is: [
      "ggml_backend_sycl_buffer_type_alloc_buffer: can't allocate 7573604352 Bytes of memory on device",
      'ggml_gallocr_reserve_n: failed to allocate SYCL0 buffer of size 7573604352',
    ],
    not: [
      "can't allocate 2303168640 Bytes of memory on device",
      'failed to allocate SYCL0 buffer of size 4294967296',
      'failed to allocate CUDA0 buffer of size 5087133696',
    ],
  },
  syclAllocationRefused: {
    is: [
      "can't allocate 2303168640 Bytes of memory on device",
      "can't malloc 3278637056 Bytes memory on device",
      'level_zero backend failed with error: 39 [UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY]',
    ],
    not: ['UR_RESULT_ERROR_DEVICE_LOST', "can't allocate 1024 Bytes of memory on host"],
  },
  rocblasWithoutTarget: {
    is: ['rocBLAS error: Cannot read /opt/rocm/lib/rocblas/library/TensileLibrary.dat: Illegal seek for GPU arch : gfx1032'],
    not: ['rocBLAS error: Could not initialize Tensile host: No devices found'],
  },
  rocblasFileMissing: {
    is: [
      'rocBLAS comes without a `TensileLibrary_lazy_gfx1031.dat`',
      'rocBLAS error: Could not load /opt/rocm/lib/rocblas/library/TensileLibrary_lazy_gfx1103.dat',
    ],
    not: ['"/opt/rocm/lib/rocblas/library/TensileLibrary_lazy_gfx1030.dat"', 'I found TensileLibrary_lazy_gfx1100.dat in the folder'],
  },
  kernelHeadersMissing: {
    is: [
      'Error! Your kernel headers for kernel 6.1.0-18-amd64 cannot be found at /lib/modules/6.1.0-18-amd64/build',
      "Please install your distribution's kernel headers package matching 7.1.8-1-cachyos, or use the --kernelsourcedir option to tell DKMS where it's located.",
      '==> ERROR: Missing 6.2.1-zen1-1-zen kernel headers for module nvidia/525.89.02.',
      'make[1]: *** /lib/modules/5.4.0-91-generic/build: No such file or directory.  Stop.',
    ],
    not: ['linux-headers-6.1.0-18-amd64 is already the newest version', '==> ERROR: Missing 5.9.8-arch1-1 kernel headers for module rtl88x2bu/5.13.1.'],
  },
  nvidiaInstallerNoHeaders: {
    is: ['ERROR: Unable to find the kernel source tree for the currently running kernel.'],
    not: ['Kernel source path: /lib/modules/6.8.0/build'],
  },
  dkmsBuildFailed: {
    is: ['Error! Bad return status for module build on kernel: 6.2.6-zen1-1-zen (x86_64)'],
    not: ['DKMS: build completed.', 'nvidia/580.95.05, 6.8.0-45-generic, x86_64: installed'],
  },
  nvidiaBuildFailed: {
    is: [
      'Consult /var/lib/dkms/nvidia/580.119.02/build/make.log for more information.',
      "==> WARNING: `dkms install --no-depmod nvidia/525.89.02 -k 6.2.6-zen1-1-zen' exited 10",
      'Building rpms failed; see /var/cache/akmods/nvidia/565.77-1-for-6.13.4-200.fc41.x86_64.failed.log for details',
      '/var/lib/dkms/nvidia/465.19.01/build/nvidia/nv-caps.c:598:5: error: implicit declaration of function ‘sys_close’',
      'make[2]: *** [scripts/Makefile.build:271: /var/lib/dkms/nvidia/465.19.01/build/nvidia/nv-caps.o] Error 1',
      'make[2]: *** [/var/lib/dkms/nvidia/495.46/build/Kbuild:194: cc_version_check] Error 1',
    ],
    not: [
      'Consult /var/lib/dkms/broadcom-wl/6.30/build/make.log for more information.',
      '/var/lib/dkms/nvidia/495.46/build/nvidia/nv-mmap.c:334:16: warning: this statement may fall through',
      '*** Failed CC version check. ***',
      'Consult /var/lib/dkms/nvidia-fs/2.17.5/build/make.log for more information.',
      'make[2]: *** [/var/lib/dkms/nvidia-fs/2.17.5/build/nvfs-core.o] Error 1',
      '==> dkms install --no-depmod nvidia/580.95.05 -k 6.17.1-arch1-1',
    ],
  },
  amdgpuBuildFailed: {
    is: [
      'Consult /var/lib/dkms/amdgpu/6.12.12-2164967.24.04/build/make.log for more information.',
      'old amdgpu-dkms package postinst maintainer script subprocess failed with exit status 10',
    ],
    not: ['dpkg: error processing package amdgpu-dkms (--configure):', 'Consult /var/lib/dkms/nvidia/580.119.02/build/make.log for more information.'],
  },
  torchNoKernelImage: {
    is: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    not: [
      'CUDA error: no kernel image is available for execution on the device',
      'CUDA error (/src/flash_fwd_launch.h:63): no kernel image is available for execution on the device',
      'Error no kernel image is available for execution on the device at line 74 in file /src/csrc/ops.cu',
      'RuntimeError: HIP error: no kernel image is available for execution on the device',
      'RuntimeError: Triton Error [HIP]:  Code: 209, Messsage: no kernel image is available for execution on the device',
    ],
  },
  nvidiaModuleNotFound: {
    is: [
      'modprobe: FATAL: Module nvidia not found in directory /lib/modules/6.17.0-8-generic',
      'modprobe: FATAL: Module nvidia-current not found in directory /lib/modules/6.1.0-18-amd64',
      'modprobe: FATAL: Module nvidia_uvm not found.',
    ],
    not: [
      'modprobe: FATAL: Module nvidia_fs not found in directory /lib/modules/6.17.0-8-generic',
      "modprobe: ERROR: could not insert 'nvidia': No such device",
      'modprobe: FATAL: Module nvidia not found in directory /lib/modules/5.15.167.4-microsoft-standard-WSL2',
      "==> ERROR: module not found: 'nvidia'",
    ],
  },
  nvidiaModuleNotInImage: {
    is: ["==> ERROR: module not found: 'nvidia_uvm'", "systemd-modules-load[312]: Failed to find module 'nvidia_uvm'"],
    not: ["==> ERROR: module not found: 'amdgpu'"],
  },
  amdgpuPackageUnconfigured: {
    is: ['dpkg: error processing package amdgpu-dkms (--configure):'],
    not: ['dpkg: error processing package nvidia-dkms-580 (--configure):'],
  },
  containerToolFindsNoDriver: {
    is: [
      'nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown',
      'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1',
    ],
    not: [
      'nvidia-container-cli: initialization error: nvml error: driver/library version mismatch',
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8',
    ],
  },
  dockerNoGpuDriver: {
    is: ['could not select device driver "" with capabilities: [[gpu]].'],
    not: ['could not select device driver "" with capabilities: [[tpu]]', 'could not select device driver "cdi" with capabilities: [[gpu]]'],
  },
  dockerRuntimeUnknown: {
    is: ['unknown or invalid runtime name: nvidia'],
    not: ['Runtimes: io.containerd.runc.v2 nvidia runc', 'unknown or invalid runtime name: nvidia-legacy'],
  },
  cdiUnresolvable: {
    is: ['Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all'],
    not: ['Found 3 CDI devices', 'unresolvable CDI devices amd.com/gpu=0'],
  },
  containerLosesGpu: {
    is: [
      'When my ollama container was idle for some time it does not get the GPU going any more.',
      'Restarting the Docker container resolves the issue, and the GPU is allocated again.',
      'GPU becomes unavailable after some time in Docker container',
      '`systemctl daemon-reload` makes every running GPU container lose its GPU devices.',
    ],
    not: [
      'After some time the model is unloaded and the GPU is idle.',
      'I restarted the container with --gpus all and it still runs on the CPU.',
      'The container finds the GPU and uses it.',
      'I restart the container daily, that works well.',
      'Memory grows for hours; restarting the container helps for a day.',
      'Docker: after 5 minutes idle the model is no longer on the GPU, ollama ps is empty.',
      'My vLLM container stops using the GPU after a few days: an illegal memory access; a restart of the container helps.',
      'The container lost the GPU, “Driver/library version mismatch”. Restarting the container fixes it.',
      'running sudo systemctl daemon-reload does not trigger it',
    ],
  },
  imageHoldsDriver: {
    is: [
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ce57/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown.',
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/<my layer>/merged/usr/lib/x86_64-linux-gnu/libcuda.so.1: file exists',
    ],
    not: ['nvidia-container-cli: mount error: file creation failed: /run/nvidia-persistenced/socket: no such device or address'],
  },
  imageRequiresNewerCuda: {
    is: [
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.9, please update your driver to a newer version',
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda >= 9.0',
      'nvidia-docker | 2016/08/22 12:54:02 Error: unsupported CUDA version: driver 7.5 < image 8.0',
      'Error: unsupported CUDA version: driver 8.0 < image 9.0.176',
    ],
    not: [
      'nvidia-container-cli: requirement error: unsatisfied condition: brand = tesla',
      'Error: unsupported CUDA version: driver 0.0 < image 8.0',
      'NVIDIA_REQUIRE_CUDA=cuda>=12.9',
    ],
  },
  ncclSegmentRefused: {
    is: [
      'NCCL WARN Error while creating shared memory segment /dev/shm/nccl-NzwJ7O (size 9637888)',
      'NCCL WARN Error: failed to extend /dev/shm/nccl-Jzq9aS to 9637892 bytes',
    ],
    not: [
      'NCCL WARN Error while creating shared memory segment /dev/shm/nccl-NzwJ7O (size 9637888), error: Permission denied (13)',
      'NCCL WARN Error: failed to extend /dev/shm/nccl-Jzq9aS to 9637892 bytes, error: No space left on device (28)',
    ],
  },
  torchSharedMemoryFull: {
    is: [
      'ERROR: Unexpected bus error encountered in worker. This might be caused by insufficient shared memory (shm).',
      "RuntimeError: DataLoader worker (pid 262) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory. Please try to raise your shared memory limit.",
      'RuntimeError: unable to write to file </torch_18693_1954506624> at /pytorch/torch/lib/TH/THAllocator.c:271',
      'RuntimeError: unable to allocate shared memory(shm) for file </torch_43012_12_0>: Resource temporarily unavailable (11)',
    ],
    not: [
      'RuntimeError: DataLoader worker (pid 262) is killed by signal: Killed.',
      'RuntimeError: unable to open shared memory object </torch_1_2> in read-write mode: Too many open files (24)',
      'RuntimeError: unable to mmap 128 bytes from file </torch_1_2>: Cannot allocate memory (12)',
    ],
  },
  containerToolNoDeviceCgroup: {
    is: ['nvidia-container-cli.real: container error: cgroup subsystem devices not found: unknown'],
    not: ['nvidia-container-cli: mount error: failed to add device rules'],
  },
  containerToolNoLdconfig: {
    is: ['nvidia-container-cli: ldcache error: open failed: /sbin/ldconfig.real: no such file or directory: unknown'],
    not: ['nvidia-container-cli: ldcache error: process /sbin/ldconfig.real failed with error code: 1'],
  },
  wslNoAdapter: {
    is: ['nvidia-container-cli: initialization error: WSL environment detected but no adapters were found: unknown'],
    not: ['WSL environment detected.'],
  },
  wslGpuBlocked: { is: ['Failed to initialize NVML: GPU access blocked by the operating system'], not: ['Failed to initialize NVML: Unknown Error'] },
  wslLinuxDriverLoaded: {
    is: ['no nvidia devices detected by library /usr/lib/x86_64-linux-gnu/libcuda.so.535.104.05'],
    not: ['no nvidia devices detected by library /usr/lib/wsl/lib/libcuda.so.1', 'nvml vram init failure: 999'],
  },
  linuxDriverInstalled: {
    is: ['sudo apt install nvidia-driver-535', 'ii  libnvidia-compute-535  535.183.01'],
    not: ['sudo apt install nvidia-cuda-toolkit', 'sudo apt install cuda-toolkit-12-4'],
  },
  rocmWslGpuRefused: {
    is: ['terminate called after throwing an instance of "rocr::AMD::hsa_exception"  what(): ROCR: unsupported GPU'],
    not: ['amdgpu is not supported, skipping', 'unsupported GPU architecture gfx803'],
  },
  rocdxgNoAdapter: {
    is: ['pid:6895 tid:0x76bf09cbb100 [topology_sysfs_get_system_props] No WDDM adapters found.'],
    not: ['nvidia-container-cli: initialization error: WSL environment detected but no adapters were found'],
  },
  gpuNotFoundTold: {
    is: ['My RX 7800 XT is not detected in WSL', 'rocminfo only shows my CPU', 'It cannot find the GPU', 'My 6800 XT isn’t being recognized'],
    not: ['The GPU is detected and used', 'the model is not found', 'torch.cuda.is_available() True', 'It only uses 20 % of the CPU'],
  },
  pinningRefused: {
    is: [
      'WARNING: failed to allocate 4096.00 MB of pinned memory: out of memory',
      'could not allocate pinned host memory of size: 2147483648',
      'RuntimeError: Caught RuntimeError in pin memory thread for device 0.',
    ],
    not: ['CUDA error: out of memory', "Using 'pin_memory=False' as WSL is detected. This may slow down the performance."],
  },
  wslUserSessionFailed: {
    is: ["wsl: Failed to start the systemd user session for 'me'. See journalctl for more details."],
    not: ['systemd[1]: Failed to start Ollama Service.'],
  },
  wslMirroredRefused: {
    is: [
      'wsl: Mirrored networking mode is not supported: Windows version 19045.5247 does not have the required features',
      'wsl: Mirrored networking mode is not supported, falling back to NAT networking',
      'wsl: Der gespiegelte Netzwerkmodus wird nicht unterstützt: Windows-Version 22631. 6491 verfügt nicht über die erforderlichen Features..',
      'wsl: Режим зеркальной сети не поддерживается: 19045',
      'wsl: Le mode réseau mis en miroir n’est pas pris en charge : Windows',
      'wsl: 不支持镜像网络模式： Windows 版本 19045.3803 没有所需的功能。',
    ],
    not: [
      'networkingMode=mirrored',
      'wsl: Die Einstellung wsl2.localhostForwarding hat keine Auswirkungen',
      'wsl: 检测到 localhost 代理配置，但未镜像到 WSL。',
    ],
  },
  wslLocalhostRefused: {
    is: [
      'httpx.ConnectError: [Errno 111] Connection refused',
      'Error: connect ECONNREFUSED 127.0.0.1:11434',
      'curl: (7) Failed to connect to localhost port 11434: Connection refused',
    ],
    not: ['Ollama is running', 'level=INFO msg="Listening on 127.0.0.1:11434 (version 0.5.4)"', 'connected to the server'],
  },
  nvidiaModuleOtherKernel: {
    is: ["nvidia: version magic '5.4.15-200.fc31.x86_64 SMP mod_unload ' should be '5.4.17-200.fc31.x86_64 SMP mod_unload '"],
    not: ["v4l2loopback: version magic '6.1.0 SMP ' should be '6.1.1 SMP '", 'vermagic:       6.8.0-45-generic SMP preempt mod_unload modversions'],
  },
  wslLoaderNotSet: { is: ['WSL (1) ERROR: Processing ldconfig failed'], not: ['ldconfig: /usr/lib/wsl/lib/libcuda.so.1 is not a symbolic link'] },
};

test('each event has examples, and each example an event', () => {
  expect(Object.keys(lines).sort()).toEqual(Object.keys(events).sort());
});

describe.each(Object.entries(lines))('%s', (name, { is, not }) => {
  const hits = (line: string) => (events[name] ?? []).some((pattern) => pattern.test(line));

  test.each(is)('is: %s', (line) => {
    expect(hits(line)).toBe(true);
  });

  test.each(not)('is not: %s', (line) => {
    expect(hits(line)).toBe(false);
  });
});
