// Made by `npm run gen` from checks; do not edit.
import type { Check } from './define-check.ts';
import avxClearedByBootOption from '../../checks/hardware/avx-cleared-by-boot-option.ts';
import blackwellEgpuLocksUp from '../../checks/hardware/blackwell-egpu-locks-up.ts';
import cpuWithoutAvx from '../../checks/hardware/cpu-without-avx.ts';
import cpuWithoutAvx2 from '../../checks/hardware/cpu-without-avx2.ts';
import ctranslate2Float16Unsupported from '../../checks/hardware/ctranslate2-float16-unsupported.ts';
import flashAttentionNeedsAmpere from '../../checks/hardware/flash-attention-needs-ampere.ts';
import fp8OnGpuWithoutFp8 from '../../checks/hardware/fp8-on-gpu-without-fp8.ts';
import gpuOnFewPcieLanes from '../../checks/hardware/gpu-on-few-pcie-lanes.ts';
import koboldcppCpuWithoutAvx2 from '../../checks/hardware/koboldcpp-cpu-without-avx2.ts';
import lmStudioCpuWithoutAvx2 from '../../checks/hardware/lm-studio-cpu-without-avx2.ts';
import machineOffUnderGpuLoad from '../../checks/hardware/machine-off-under-gpu-load.ts';
import modelReadEndsInIoError from '../../checks/hardware/model-read-ends-in-io-error.ts';
import npuXdna1WithoutLlmRuntime from '../../checks/hardware/npu-xdna1-without-llm-runtime.ts';
import nvidiaClocksHeldDown from '../../checks/hardware/nvidia-clocks-held-down.ts';
import nvidiaGpuBeforeMaxwell from '../../checks/hardware/nvidia-gpu-before-maxwell.ts';
import nvidiaGpuFallenOffBus from '../../checks/hardware/nvidia-gpu-fallen-off-bus.ts';
import nvidiaMemoryErrors from '../../checks/hardware/nvidia-memory-errors.ts';
import nvidiaNvlinkFault from '../../checks/hardware/nvidia-nvlink-fault.ts';
import nvidiaPowerCableMissing from '../../checks/hardware/nvidia-power-cable-missing.ts';
import nvmeControllerDead from '../../checks/hardware/nvme-controller-dead.ts';
import ollamaBlobDigestMismatch from '../../checks/hardware/ollama-blob-digest-mismatch.ts';
import ollamaGpuRefusedWithoutAvx from '../../checks/hardware/ollama-gpu-refused-without-avx.ts';
import pcieAtomicsRejected from '../../checks/hardware/pcie-atomics-rejected.ts';
import pytorchWheelNeedsLseAtomics from '../../checks/hardware/pytorch-wheel-needs-lse-atomics.ts';
import radeonPeerCopiesCorruptOutput from '../../checks/hardware/radeon-peer-copies-corrupt-output.ts';
import radeonTooOldForKfd from '../../checks/hardware/radeon-too-old-for-kfd.ts';
import virtualCpuWithoutAvx2 from '../../checks/hardware/virtual-cpu-without-avx2.ts';
import vllmQuantisationNeedsNewerGpu from '../../checks/hardware/vllm-quantisation-needs-newer-gpu.ts';
import amdResizableBarOff from '../../checks/firmware/amd-resizable-bar-off.ts';
import amdgpuDkmsFirmwareLeftover from '../../checks/firmware/amdgpu-dkms-firmware-leftover.ts';
import amdgpuFirmwareMissing from '../../checks/firmware/amdgpu-firmware-missing.ts';
import amdxdnaFirmwareProtocolMismatch from '../../checks/firmware/amdxdna-firmware-protocol-mismatch.ts';
import amdxdnaFirmwareTooOld from '../../checks/firmware/amdxdna-firmware-too-old.ts';
import intelGucFirmwareMissing from '../../checks/firmware/intel-guc-firmware-missing.ts';
import intelNpuFirmwareMissing from '../../checks/firmware/intel-npu-firmware-missing.ts';
import intelSyclResizableBarOff from '../../checks/firmware/intel-sycl-resizable-bar-off.ts';
import intelXeResizableBarOff from '../../checks/firmware/intel-xe-resizable-bar-off.ts';
import mecFirmwareTooOldForAtomics from '../../checks/firmware/mec-firmware-too-old-for-atomics.ts';
import nvidiaBlackwellGspHeartbeatLost from '../../checks/firmware/nvidia-blackwell-gsp-heartbeat-lost.ts';
import nvidiaGpuNeedsReset from '../../checks/firmware/nvidia-gpu-needs-reset.ts';
import nvidiaGspFirmwareMissing from '../../checks/firmware/nvidia-gsp-firmware-missing.ts';
import nvidiaGspHeartbeatZero from '../../checks/firmware/nvidia-gsp-heartbeat-zero.ts';
import nvidiaGspStopsAnswering from '../../checks/firmware/nvidia-gsp-stops-answering.ts';
import pcieBarUnassigned from '../../checks/firmware/pcie-bar-unassigned.ts';
import strixMes083Firmware from '../../checks/firmware/strix-mes-083-firmware.ts';
import amdP2pNotBuiltIn from '../../checks/kernel/amd-p2p-not-built-in.ts';
import amdgpuGttSizeMisspelled from '../../checks/kernel/amdgpu-gtt-size-misspelled.ts';
import amdgpuParameterUnknown from '../../checks/kernel/amdgpu-parameter-unknown.ts';
import amdttmParameterWithoutAmdttm from '../../checks/kernel/amdttm-parameter-without-amdttm.ts';
import amdxdnaIommuNotTranslating from '../../checks/kernel/amdxdna-iommu-not-translating.ts';
import amdxdnaSvaDisabled from '../../checks/kernel/amdxdna-sva-disabled.ts';
import cgroupMemoryLimitKilledRunner from '../../checks/kernel/cgroup-memory-limit-killed-runner.ts';
import cpuQuotaBelowThreads from '../../checks/kernel/cpu-quota-below-threads.ts';
import cpufreqStaticPowersave from '../../checks/kernel/cpufreq-static-powersave.ts';
import gb10KernelWithoutSva from '../../checks/kernel/gb10-kernel-without-sva.ts';
import gb10MmapLoadSlow from '../../checks/kernel/gb10-mmap-load-slow.ts';
import gb10PageCacheStarvesCuda from '../../checks/kernel/gb10-page-cache-starves-cuda.ts';
import gttsizeAboveTtmPageLimit from '../../checks/kernel/gttsize-above-ttm-page-limit.ts';
import hugetlbPoolUnused from '../../checks/kernel/hugetlb-pool-unused.ts';
import ioUringDeniedBySelinux from '../../checks/kernel/io-uring-denied-by-selinux.ts';
import ioUringDisabledBySysctl from '../../checks/kernel/io-uring-disabled-by-sysctl.ts';
import ioUringNotBuiltIn from '../../checks/kernel/io-uring-not-built-in.ts';
import ioUringRingsExceedMemlock from '../../checks/kernel/io-uring-rings-exceed-memlock.ts';
import jemallocBuiltForSmallerPages from '../../checks/kernel/jemalloc-built-for-smaller-pages.ts';
import llamacppP2pThroughIommu from '../../checks/kernel/llamacpp-p2p-through-iommu.ts';
import modelRunnerKilledByOom from '../../checks/kernel/model-runner-killed-by-oom.ts';
import ncclP2pThroughIommu from '../../checks/kernel/nccl-p2p-through-iommu.ts';
import numaBalancingOnCpuInference from '../../checks/kernel/numa-balancing-on-cpu-inference.ts';
import overcommitStrictRefusesWeights from '../../checks/kernel/overcommit-strict-refuses-weights.ts';
import rcclIommuNotPassthrough from '../../checks/kernel/rccl-iommu-not-passthrough.ts';
import rdna4WithoutKernelDriver from '../../checks/kernel/rdna4-without-kernel-driver.ts';
import torchSharedTensorsExceedMapCount from '../../checks/kernel/torch-shared-tensors-exceed-map-count.ts';
import ttmPageLimitHalfOfRam from '../../checks/kernel/ttm-page-limit-half-of-ram.ts';
import ttmParameterWithAmdttm from '../../checks/kernel/ttm-parameter-with-amdttm.ts';
import zfsArcHidesMemory from '../../checks/kernel/zfs-arc-hides-memory.ts';
import alchemistI915StableRegression from '../../checks/kernel-driver/alchemist-i915-stable-regression.ts';
import amdGpuWithoutDriver from '../../checks/kernel-driver/amd-gpu-without-driver.ts';
import amdgpuDkmsNotBuilt from '../../checks/kernel-driver/amdgpu-dkms-not-built.ts';
import amdgpuDkmsOlderThanOllamaRocm from '../../checks/kernel-driver/amdgpu-dkms-older-than-ollama-rocm.ts';
import amdgpuDkmsOnRyzenApu from '../../checks/kernel-driver/amdgpu-dkms-on-ryzen-apu.ts';
import amdgpuGpuNotResumed from '../../checks/kernel-driver/amdgpu-gpu-not-resumed.ts';
import amdgpuHmmRetryStall from '../../checks/kernel-driver/amdgpu-hmm-retry-stall.ts';
import amdgpuLockupTimeout2s from '../../checks/kernel-driver/amdgpu-lockup-timeout-2s.ts';
import amdgpuMesLosesQueue from '../../checks/kernel-driver/amdgpu-mes-loses-queue.ts';
import amdgpuRenderNodeMissing from '../../checks/kernel-driver/amdgpu-render-node-missing.ts';
import amdgpuResetsVulkanJob from '../../checks/kernel-driver/amdgpu-resets-vulkan-job.ts';
import amdgpuWaitsForDeadProcess from '../../checks/kernel-driver/amdgpu-waits-for-dead-process.ts';
import amdxdnaDriverMissing from '../../checks/kernel-driver/amdxdna-driver-missing.ts';
import apuRocmCarveoutOnly from '../../checks/kernel-driver/apu-rocm-carveout-only.ts';
import apuRocmCarveoutUnused from '../../checks/kernel-driver/apu-rocm-carveout-unused.ts';
import battlemageOnOlderKernel from '../../checks/kernel-driver/battlemage-on-older-kernel.ts';
import cudaRuntimeWithoutFittingDriver from '../../checks/kernel-driver/cuda-runtime-without-fitting-driver.ts';
import gb10SystemMemoryExhausted from '../../checks/kernel-driver/gb10-system-memory-exhausted.ts';
import gfx1103OverrideCrash from '../../checks/kernel-driver/gfx1103-override-crash.ts';
import gfx1151CwsrFixMissing from '../../checks/kernel-driver/gfx1151-cwsr-fix-missing.ts';
import gfx803ComputeRegression from '../../checks/kernel-driver/gfx803-compute-regression.ts';
import gfx803RocmSegfault from '../../checks/kernel-driver/gfx803-rocm-segfault.ts';
import gpuBoundToVfio from '../../checks/kernel-driver/gpu-bound-to-vfio.ts';
import i915PreemptsSlowCompute from '../../checks/kernel-driver/i915-preempts-slow-compute.ts';
import intelGpuHeldByNomodeset from '../../checks/kernel-driver/intel-gpu-held-by-nomodeset.ts';
import intelGpuNeedsForceProbe from '../../checks/kernel-driver/intel-gpu-needs-force-probe.ts';
import intelGpuResetsCompute from '../../checks/kernel-driver/intel-gpu-resets-compute.ts';
import jetsonNvmapAllocationRefused from '../../checks/kernel-driver/jetson-nvmap-allocation-refused.ts';
import kfdDeviceMissing from '../../checks/kernel-driver/kfd-device-missing.ts';
import nouveauHoldsNvidiaGpu from '../../checks/kernel-driver/nouveau-holds-nvidia-gpu.ts';
import novaCoreHoldsNvidiaGpu from '../../checks/kernel-driver/nova-core-holds-nvidia-gpu.ts';
import nvidiaBranchDroppedGpu from '../../checks/kernel-driver/nvidia-branch-dropped-gpu.ts';
import nvidiaChannelStoppedByWatchdog from '../../checks/kernel-driver/nvidia-channel-stopped-by-watchdog.ts';
import nvidiaDkmsBuildFailed from '../../checks/kernel-driver/nvidia-dkms-build-failed.ts';
import nvidiaDriverLacksCuctxcreate from '../../checks/kernel-driver/nvidia-driver-lacks-cuctxcreate.ts';
import nvidiaDriverLibraryMismatch from '../../checks/kernel-driver/nvidia-driver-library-mismatch.ts';
import nvidiaDriverOlderThanGpu from '../../checks/kernel-driver/nvidia-driver-older-than-gpu.ts';
import nvidiaDriverRefusesCompressedKernels from '../../checks/kernel-driver/nvidia-driver-refuses-compressed-kernels.ts';
import nvidiaFallbackToNouveau from '../../checks/kernel-driver/nvidia-fallback-to-nouveau.ts';
import nvidiaKernelHeadersMissing from '../../checks/kernel-driver/nvidia-kernel-headers-missing.ts';
import nvidiaModuleBuiltWithOlderGcc from '../../checks/kernel-driver/nvidia-module-built-with-older-gcc.ts';
import nvidiaModuleMissingForKernel from '../../checks/kernel-driver/nvidia-module-missing-for-kernel.ts';
import nvidiaOpenModuleOnOlderGpu from '../../checks/kernel-driver/nvidia-open-module-on-older-gpu.ts';
import nvidiaOpenModuleWithoutOptIn from '../../checks/kernel-driver/nvidia-open-module-without-opt-in.ts';
import nvidiaProprietaryModuleOnBlackwell from '../../checks/kernel-driver/nvidia-proprietary-module-on-blackwell.ts';
import nvidiaSourceNeedsStrncpy from '../../checks/kernel-driver/nvidia-source-needs-strncpy.ts';
import nvidiaUvmHmmBreaksCudaStart from '../../checks/kernel-driver/nvidia-uvm-hmm-breaks-cuda-start.ts';
import nvidiaUvmNotLoaded from '../../checks/kernel-driver/nvidia-uvm-not-loaded.ts';
import nvidiaUvmStaleAfterSuspend from '../../checks/kernel-driver/nvidia-uvm-stale-after-suspend.ts';
import nvidiaVgpuUnlicensed from '../../checks/kernel-driver/nvidia-vgpu-unlicensed.ts';
import rdnaPageFaultSince618 from '../../checks/kernel-driver/rdna-page-fault-since-618.ts';
import rknpuDeviceUnreachable from '../../checks/kernel-driver/rknpu-device-unreachable.ts';
import rknpuDriverTooOldForRkllm from '../../checks/kernel-driver/rknpu-driver-too-old-for-rkllm.ts';
import rocmMappedUploadStalls from '../../checks/kernel-driver/rocm-mapped-upload-stalls.ts';
import rocmQueuesKeepGpuBusy from '../../checks/kernel-driver/rocm-queues-keep-gpu-busy.ts';
import secureBootRejectsAmdgpuDkms from '../../checks/kernel-driver/secure-boot-rejects-amdgpu-dkms.ts';
import secureBootRejectsNvidiaModule from '../../checks/kernel-driver/secure-boot-rejects-nvidia-module.ts';
import torchCudaNewerThanNvidiaDriver from '../../checks/kernel-driver/torch-cuda-newer-than-nvidia-driver.ts';
import ubuntu515KernelBreaksHipMemory from '../../checks/kernel-driver/ubuntu-515-kernel-breaks-hip-memory.ts';
import xePeerMappingBetweenArcCards from '../../checks/kernel-driver/xe-peer-mapping-between-arc-cards.ts';
import xeProbeOutOfBuffers from '../../checks/kernel-driver/xe-probe-out-of-buffers.ts';
import aiterOnUnsupportedGpu from '../../checks/gpu-userspace/aiter-on-unsupported-gpu.ts';
import amdvlk2gibBufferLimit from '../../checks/gpu-userspace/amdvlk-2gib-buffer-limit.ts';
import amdvlkHidesRadv from '../../checks/gpu-userspace/amdvlk-hides-radv.ts';
import arcB70AllocationCeiling from '../../checks/gpu-userspace/arc-b70-allocation-ceiling.ts';
import cublasHandleRefused from '../../checks/gpu-userspace/cublas-handle-refused.ts';
import cudaCompilerGarblesIqQuants from '../../checks/gpu-userspace/cuda-compiler-garbles-iq-quants.ts';
import cudaDeviceUuidTakenForNumber from '../../checks/gpu-userspace/cuda-device-uuid-taken-for-number.ts';
import cudaHeadersClashWithGlibc from '../../checks/gpu-userspace/cuda-headers-clash-with-glibc.ts';
import cudaHostCompilerTooNew from '../../checks/gpu-userspace/cuda-host-compiler-too-new.ts';
import cudaLibraryMissing from '../../checks/gpu-userspace/cuda-library-missing.ts';
import cudaPtxNewerThanDriver from '../../checks/gpu-userspace/cuda-ptx-newer-than-driver.ts';
import cudaRefusesThoughNvmlAnswers from '../../checks/gpu-userspace/cuda-refuses-though-nvml-answers.ts';
import cudaToolkitDroppedOlderGpu from '../../checks/gpu-userspace/cuda-toolkit-dropped-older-gpu.ts';
import cudaToolkitOlderThanGpu from '../../checks/gpu-userspace/cuda-toolkit-older-than-gpu.ts';
import cudnnFilesNotLoaded from '../../checks/gpu-userspace/cudnn-files-not-loaded.ts';
import cufftOlderThanGpu from '../../checks/gpu-userspace/cufft-older-than-gpu.ts';
import driverLibraryCrashes from '../../checks/gpu-userspace/driver-library-crashes.ts';
import driverLibraryIncomplete from '../../checks/gpu-userspace/driver-library-incomplete.ts';
import gb10MemoryNotInNvml from '../../checks/gpu-userspace/gb10-memory-not-in-nvml.ts';
import hipListsNoGpu from '../../checks/gpu-userspace/hip-lists-no-gpu.ts';
import hipProgramWithoutGpuCode from '../../checks/gpu-userspace/hip-program-without-gpu-code.ts';
import hipblasltKernelsMissing from '../../checks/gpu-userspace/hipblaslt-kernels-missing.ts';
import hsaOverrideOnSupportedTarget from '../../checks/gpu-userspace/hsa-override-on-supported-target.ts';
import intelAllocationAbove4gib from '../../checks/gpu-userspace/intel-allocation-above-4gib.ts';
import intelComputeRuntimeCrashesSycl from '../../checks/gpu-userspace/intel-compute-runtime-crashes-sycl.ts';
import intelComputeRuntimeMisreadsGttSize from '../../checks/gpu-userspace/intel-compute-runtime-misreads-gtt-size.ts';
import intelComputeRuntimeOlderThanGpu from '../../checks/gpu-userspace/intel-compute-runtime-older-than-gpu.ts';
import intelComputeRuntimeUnbindsPrivateMemory from '../../checks/gpu-userspace/intel-compute-runtime-unbinds-private-memory.ts';
import intelGmmlibOfOtherRelease from '../../checks/gpu-userspace/intel-gmmlib-of-other-release.ts';
import intelLegacyGpuWithCurrentRuntime from '../../checks/gpu-userspace/intel-legacy-gpu-with-current-runtime.ts';
import intelNpuFirmwareCompilerMismatch from '../../checks/gpu-userspace/intel-npu-firmware-compiler-mismatch.ts';
import intelNpuOldDriverLibrary from '../../checks/gpu-userspace/intel-npu-old-driver-library.ts';
import koboldcppWithoutVulkaninfo from '../../checks/gpu-userspace/koboldcpp-without-vulkaninfo.ts';
import levelZeroGpuDriverMissing from '../../checks/gpu-userspace/level-zero-gpu-driver-missing.ts';
import libcudaLinkNameMissing from '../../checks/gpu-userspace/libcuda-link-name-missing.ts';
import libcudaStubLoaded from '../../checks/gpu-userspace/libcuda-stub-loaded.ts';
import migSliceAloneInProcess from '../../checks/gpu-userspace/mig-slice-alone-in-process.ts';
import nixosLibcudaOutOfPath from '../../checks/gpu-userspace/nixos-libcuda-out-of-path.ts';
import nvidiaComputeModeExclusive from '../../checks/gpu-userspace/nvidia-compute-mode-exclusive.ts';
import nvidiaFabricManagerMissing from '../../checks/gpu-userspace/nvidia-fabric-manager-missing.ts';
import nvidiaVulkanContainerWithoutEgl from '../../checks/gpu-userspace/nvidia-vulkan-container-without-egl.ts';
import nvmlRefusesLoadedDriver from '../../checks/gpu-userspace/nvml-refuses-loaded-driver.ts';
import nvrtcOlderThanGpu from '../../checks/gpu-userspace/nvrtc-older-than-gpu.ts';
import oneapiLibraryMissing from '../../checks/gpu-userspace/oneapi-library-missing.ts';
import radvHeapCorruptedByVision from '../../checks/gpu-userspace/radv-heap-corrupted-by-vision.ts';
import radvMemoryShortAtSubmit from '../../checks/gpu-userspace/radv-memory-short-at-submit.ts';
import rcclDeadlocksOnRdna4 from '../../checks/gpu-userspace/rccl-deadlocks-on-rdna4.ts';
import rocblasWithoutKernels from '../../checks/gpu-userspace/rocblas-without-kernels.ts';
import rocmLibraryMissing from '../../checks/gpu-userspace/rocm-library-missing.ts';
import rocmSeesDisplayOnlyGpu from '../../checks/gpu-userspace/rocm-sees-display-only-gpu.ts';
import vulkanBufferAboveLimit from '../../checks/gpu-userspace/vulkan-buffer-above-limit.ts';
import vulkanDriverCrashes from '../../checks/gpu-userspace/vulkan-driver-crashes.ts';
import vulkanDriverFilesHideGpu from '../../checks/gpu-userspace/vulkan-driver-files-hide-gpu.ts';
import vulkanDriverForGpuMissing from '../../checks/gpu-userspace/vulkan-driver-for-gpu-missing.ts';
import vulkanDriverHangs from '../../checks/gpu-userspace/vulkan-driver-hangs.ts';
import vulkanDriverIncomplete from '../../checks/gpu-userspace/vulkan-driver-incomplete.ts';
import vulkanGpuLacks16bitStorage from '../../checks/gpu-userspace/vulkan-gpu-lacks-16bit-storage.ts';
import vulkanGpuNotListed from '../../checks/gpu-userspace/vulkan-gpu-not-listed.ts';
import vulkanLoaderMissing from '../../checks/gpu-userspace/vulkan-loader-missing.ts';
import vulkanManifestBroken from '../../checks/gpu-userspace/vulkan-manifest-broken.ts';
import cdiFormatNewerThanPodman from '../../checks/container/cdi-format-newer-than-podman.ts';
import containerCgroupRefusesNvidia from '../../checks/container/container-cgroup-refuses-nvidia.ts';
import containerEngineWithoutCdi from '../../checks/container/container-engine-without-cdi.ts';
import containerGpuGroupMissing from '../../checks/container/container-gpu-group-missing.ts';
import containerGroupNotInImage from '../../checks/container/container-group-not-in-image.ts';
import containerHostAddressMissing from '../../checks/container/container-host-address-missing.ts';
import containerHostDriMissing from '../../checks/container/container-host-dri-missing.ts';
import containerHostKfdMissing from '../../checks/container/container-host-kfd-missing.ts';
import containerHostNvidiaDriverMissing from '../../checks/container/container-host-nvidia-driver-missing.ts';
import containerHostNvidiaNodeMissing from '../../checks/container/container-host-nvidia-node-missing.ts';
import containerKfdNotPassed from '../../checks/container/container-kfd-not-passed.ts';
import containerNvidiaLibrariesDiffer from '../../checks/container/container-nvidia-libraries-differ.ts';
import containerNvidiaNodesMissing from '../../checks/container/container-nvidia-nodes-missing.ts';
import containerNvidiaNodesRefused from '../../checks/container/container-nvidia-nodes-refused.ts';
import containerNvidiaUvmMissing from '../../checks/container/container-nvidia-uvm-missing.ts';
import containerSeccompRefusesClone3 from '../../checks/container/container-seccomp-refuses-clone3.ts';
import containerSeccompRefusesIoUring from '../../checks/container/container-seccomp-refuses-io-uring.ts';
import containerSeccompRefusesNumaCalls from '../../checks/container/container-seccomp-refuses-numa-calls.ts';
import containerShmTooSmall from '../../checks/container/container-shm-too-small.ts';
import containerThreadLimit from '../../checks/container/container-thread-limit.ts';
import cudaCompatOnUnsupportedGpu from '../../checks/container/cuda-compat-on-unsupported-gpu.ts';
import cudaCompatShadowsNewerDriver from '../../checks/container/cuda-compat-shadows-newer-driver.ts';
import cudaNumberPastHandedGpus from '../../checks/container/cuda-number-past-handed-gpus.ts';
import dockerCdiSwitchedOff from '../../checks/container/docker-cdi-switched-off.ts';
import dockerDesktopWithoutGpu from '../../checks/container/docker-desktop-without-gpu.ts';
import dockerGpusFlagOutsideLegacyMode from '../../checks/container/docker-gpus-flag-outside-legacy-mode.ts';
import dockerGpusFlagWithAmdImage from '../../checks/container/docker-gpus-flag-with-amd-image.ts';
import dockerNvidiaRuntimeUnregistered from '../../checks/container/docker-nvidia-runtime-unregistered.ts';
import dockerNvidiaToolkitMissing from '../../checks/container/docker-nvidia-toolkit-missing.ts';
import imageHoldsNvidiaDriverFiles from '../../checks/container/image-holds-nvidia-driver-files.ts';
import imageNeedsNewerNvidiaDriver from '../../checks/container/image-needs-newer-nvidia-driver.ts';
import kubernetesWithoutNvidiaRuntime from '../../checks/container/kubernetes-without-nvidia-runtime.ts';
import llamacppVulkanImageWithoutDevices from '../../checks/container/llamacpp-vulkan-image-without-devices.ts';
import lxcNvidiaUvmMissing from '../../checks/container/lxc-nvidia-uvm-missing.ts';
import nvidiaCdiHookFails from '../../checks/container/nvidia-cdi-hook-fails.ts';
import nvidiaCdiSpecMissing from '../../checks/container/nvidia-cdi-spec-missing.ts';
import nvidiaCdiSpecStale from '../../checks/container/nvidia-cdi-spec-stale.ts';
import nvidiaContainerDeviceUnknown from '../../checks/container/nvidia-container-device-unknown.ts';
import nvidiaContainerToolTimesOut from '../../checks/container/nvidia-container-tool-times-out.ts';
import nvidiaContainerToolWithoutCgroupV2 from '../../checks/container/nvidia-container-tool-without-cgroup-v2.ts';
import nvidiaContainerToolWrongLdconfig from '../../checks/container/nvidia-container-tool-wrong-ldconfig.ts';
import nvidiaDriverCapabilitiesWithoutCompute from '../../checks/container/nvidia-driver-capabilities-without-compute.ts';
import nvidiaNoCgroupsWithRootfulDocker from '../../checks/container/nvidia-no-cgroups-with-rootful-docker.ts';
import nvidiaPersistencedSocketMissing from '../../checks/container/nvidia-persistenced-socket-missing.ts';
import nvidiaProcEntriesGone from '../../checks/container/nvidia-proc-entries-gone.ts';
import nvidiaRepositoryListedTwice from '../../checks/container/nvidia-repository-listed-twice.ts';
import ollamaImageWithoutRocm from '../../checks/container/ollama-image-without-rocm.ts';
import rootlessContainerGpuGroupUnmapped from '../../checks/container/rootless-container-gpu-group-unmapped.ts';
import rootlessDockerNvidiaCgroups from '../../checks/container/rootless-docker-nvidia-cgroups.ts';
import selinuxKeepsGpuFromContainer from '../../checks/container/selinux-keeps-gpu-from-container.ts';
import vllmImageCudaCompatFirst from '../../checks/container/vllm-image-cuda-compat-first.ts';
import wslContainerAsksForKfd from '../../checks/wsl/wsl-container-asks-for-kfd.ts';
import wslContainerFindsNoAdapter from '../../checks/wsl/wsl-container-finds-no-adapter.ts';
import wslContainerToolkitLacksNvdxgdmal from '../../checks/wsl/wsl-container-toolkit-lacks-nvdxgdmal.ts';
import wslDxgMissing from '../../checks/wsl/wsl-dxg-missing.ts';
import wslGpuBlockedByWindows from '../../checks/wsl/wsl-gpu-blocked-by-windows.ts';
import wslIdleDistributionEnded from '../../checks/wsl/wsl-idle-distribution-ended.ts';
import wslKernelTooOldForCuda from '../../checks/wsl/wsl-kernel-too-old-for-cuda.ts';
import wslLibrariesNotInLoaderPath from '../../checks/wsl/wsl-libraries-not-in-loader-path.ts';
import wslLinuxLibcudaInTheWay from '../../checks/wsl/wsl-linux-libcuda-in-the-way.ts';
import wslMemoryHalfOfRam from '../../checks/wsl/wsl-memory-half-of-ram.ts';
import wslMirroredNetworkingRefused from '../../checks/wsl/wsl-mirrored-networking-refused.ts';
import wslModelsOnWindowsDrive from '../../checks/wsl/wsl-models-on-windows-drive.ts';
import wslNvidiaGpuInTccMode from '../../checks/wsl/wsl-nvidia-gpu-in-tcc-mode.ts';
import wslNvidiaSmiCrashingDriver from '../../checks/wsl/wsl-nvidia-smi-crashing-driver.ts';
import wslPinnedMemoryRefused from '../../checks/wsl/wsl-pinned-memory-refused.ts';
import wslRocdxgDetectionOff from '../../checks/wsl/wsl-rocdxg-detection-off.ts';
import wslRocdxgWithoutAdapter from '../../checks/wsl/wsl-rocdxg-without-adapter.ts';
import wslRocmGpuUnsupported from '../../checks/wsl/wsl-rocm-gpu-unsupported.ts';
import wslRocmReleaseWithoutWsl from '../../checks/wsl/wsl-rocm-release-without-wsl.ts';
import wslRocmWithoutRocdxg from '../../checks/wsl/wsl-rocm-without-rocdxg.ts';
import wslServerInWindows from '../../checks/wsl/wsl-server-in-windows.ts';
import wslSystemdOff from '../../checks/wsl/wsl-systemd-off.ts';
import wslSystemdUserSessionMissing from '../../checks/wsl/wsl-systemd-user-session-missing.ts';
import wslVulkanSoftwareOnly from '../../checks/wsl/wsl-vulkan-software-only.ts';
import wslWindowsTooOldForGpu from '../../checks/wsl/wsl-windows-too-old-for-gpu.ts';
import wsl1Distribution from '../../checks/wsl/wsl1-distribution.ts';
import wslconfigNotUnderstood from '../../checks/wsl/wslconfig-not-understood.ts';
import cacheOfAnotherUser from '../../checks/service/cache-of-another-user.ts';
import condaLibstdcxxOlder from '../../checks/service/conda-libstdcxx-older.ts';
import cublasOfTwoReleases from '../../checks/service/cublas-of-two-releases.ts';
import diskFull from '../../checks/service/disk-full.ts';
import dockerSocketClosed from '../../checks/service/docker-socket-closed.ts';
import dropInWithoutSection from '../../checks/service/drop-in-without-section.ts';
import environmentSettingMalformed from '../../checks/service/environment-setting-malformed.ts';
import gpuMemoryHeldByOthers from '../../checks/service/gpu-memory-held-by-others.ts';
import homeNotSet from '../../checks/service/home-not-set.ts';
import homeNotWritable from '../../checks/service/home-not-writable.ts';
import hostServerClosedToContainers from '../../checks/service/host-server-closed-to-containers.ts';
import hsaOverrideOtherGeneration from '../../checks/service/hsa-override-other-generation.ts';
import inotifyLimitReached from '../../checks/service/inotify-limit-reached.ts';
import jetsonNodesClosed from '../../checks/service/jetson-nodes-closed.ts';
import lmStudioSandboxRefused from '../../checks/service/lm-studio-sandbox-refused.ts';
import loopbackBehindProxy from '../../checks/service/loopback-behind-proxy.ts';
import npuMemlockTooLow from '../../checks/service/npu-memlock-too-low.ts';
import npuNodeClosed from '../../checks/service/npu-node-closed.ts';
import ollamaClientWithoutAddress from '../../checks/service/ollama-client-without-address.ts';
import ollamaFolderOfAnotherUser from '../../checks/service/ollama-folder-of-another-user.ts';
import ollamaLlmLibraryUnknown from '../../checks/service/ollama-llm-library-unknown.ts';
import ollamaLoadTimedOut from '../../checks/service/ollama-load-timed-out.ts';
import ollamaModelDiskFull from '../../checks/service/ollama-model-disk-full.ts';
import ollamaModelsFolderClosed from '../../checks/service/ollama-models-folder-closed.ts';
import ollamaPortTaken from '../../checks/service/ollama-port-taken.ts';
import ollamaRequestOriginRefused from '../../checks/service/ollama-request-origin-refused.ts';
import ollamaServerOlderThanClient from '../../checks/service/ollama-server-older-than-client.ts';
import ollamaSettingsOnlyInShell from '../../checks/service/ollama-settings-only-in-shell.ts';
import ollamaSettingsOnlyInUnit from '../../checks/service/ollama-settings-only-in-unit.ts';
import ollamaTwoServers from '../../checks/service/ollama-two-servers.ts';
import ollamaUnitEditedInPlace from '../../checks/service/ollama-unit-edited-in-place.ts';
import openFilesLimitReached from '../../checks/service/open-files-limit-reached.ts';
import renderGroupMissing from '../../checks/service/render-group-missing.ts';
import serverPortTaken from '../../checks/service/server-port-taken.ts';
import serviceBeforeGpuDriver from '../../checks/service/service-before-gpu-driver.ts';
import serviceDevicesHidden from '../../checks/service/service-devices-hidden.ts';
import serviceExecDeniedBySelinux from '../../checks/service/service-exec-denied-by-selinux.ts';
import serviceGroupsStale from '../../checks/service/service-groups-stale.ts';
import serviceHomeMissing from '../../checks/service/service-home-missing.ts';
import serviceHomeProtected from '../../checks/service/service-home-protected.ts';
import serviceKilledByOomd from '../../checks/service/service-killed-by-oomd.ts';
import serviceMemlockTooLow from '../../checks/service/service-memlock-too-low.ts';
import serviceMemoryLimitHit from '../../checks/service/service-memory-limit-hit.ts';
import serviceNvidiaNodesClosed from '../../checks/service/service-nvidia-nodes-closed.ts';
import serviceSystemCallRefused from '../../checks/service/service-system-call-refused.ts';
import serviceUnitTargetMissing from '../../checks/service/service-unit-target-missing.ts';
import sessionRenderGroupMissing from '../../checks/service/session-render-group-missing.ts';
import socksProxyUnusable from '../../checks/service/socks-proxy-unusable.ts';
import systemdNotRunning from '../../checks/service/systemd-not-running.ts';
import tmpNoexec from '../../checks/service/tmp-noexec.ts';
import userUnitWithoutLingering from '../../checks/service/user-unit-without-lingering.ts';
import userWithoutAccount from '../../checks/service/user-without-account.ts';
import visibleDevicesHideGpu from '../../checks/service/visible-devices-hide-gpu.ts';
import vllmGpuMemoryTaken from '../../checks/service/vllm-gpu-memory-taken.ts';
import appimageWithoutFuse2 from '../../checks/runtime/appimage-without-fuse2.ts';
import atomicLibraryMissing from '../../checks/runtime/atomic-library-missing.ts';
import bitsandbytesPrefetchRefused from '../../checks/runtime/bitsandbytes-prefetch-refused.ts';
import bitsandbytesWithoutGpuLibrary from '../../checks/runtime/bitsandbytes-without-gpu-library.ts';
import buildCompilerMissing from '../../checks/runtime/build-compiler-missing.ts';
import buildCompilerTooOld from '../../checks/runtime/build-compiler-too-old.ts';
import buildKilledForMemory from '../../checks/runtime/build-killed-for-memory.ts';
import condaLinkerWithSystemCompiler from '../../checks/runtime/conda-linker-with-system-compiler.ts';
import ctranslate2WithoutCuda from '../../checks/runtime/ctranslate2-without-cuda.ts';
import cudaCompilerAndHeadersDiffer from '../../checks/runtime/cuda-compiler-and-headers-differ.ts';
import cudaHomeWithAColon from '../../checks/runtime/cuda-home-with-a-colon.ts';
import cudaModuleNewerThanLibcudart from '../../checks/runtime/cuda-module-newer-than-libcudart.ts';
import cudaRuntimeLinkNameMissing from '../../checks/runtime/cuda-runtime-link-name-missing.ts';
import cudaToolkitWithoutFp8Header from '../../checks/runtime/cuda-toolkit-without-fp8-header.ts';
import cudaTorchOnAmdMachine from '../../checks/runtime/cuda-torch-on-amd-machine.ts';
import cudaUsedBeforeFork from '../../checks/runtime/cuda-used-before-fork.ts';
import extensionBuildWithoutNvcc from '../../checks/runtime/extension-build-without-nvcc.ts';
import flashAttnMissing from '../../checks/runtime/flash-attn-missing.ts';
import ggmlCudaCodeMissingForGpu from '../../checks/runtime/ggml-cuda-code-missing-for-gpu.ts';
import ggmlVmmReservationRefused from '../../checks/runtime/ggml-vmm-reservation-refused.ts';
import glibcProgramOnMusl from '../../checks/runtime/glibc-program-on-musl.ts';
import jetsonCudaLibrariesOfServers from '../../checks/runtime/jetson-cuda-libraries-of-servers.ts';
import koboldcppLayersWithoutVram from '../../checks/runtime/koboldcpp-layers-without-vram.ts';
import koboldcppVulkanAmdSlow from '../../checks/runtime/koboldcpp-vulkan-amd-slow.ts';
import llamaCppPythonWithoutLibrary from '../../checks/runtime/llama-cpp-python-without-library.ts';
import llamacppBackendsNotFound from '../../checks/runtime/llamacpp-backends-not-found.ts';
import llamacppDirectIoByDefault from '../../checks/runtime/llamacpp-direct-io-by-default.ts';
import llamacppGfx1152DefinitionMissing from '../../checks/runtime/llamacpp-gfx1152-definition-missing.ts';
import llamacppHipHostAccessGarbage from '../../checks/runtime/llamacpp-hip-host-access-garbage.ts';
import llamacppOwnLibraryMissing from '../../checks/runtime/llamacpp-own-library-missing.ts';
import llamacppThreadsHalvedWithoutSmt from '../../checks/runtime/llamacpp-threads-halved-without-smt.ts';
import llamacppVulkanNOutputsMaxRx6600 from '../../checks/runtime/llamacpp-vulkan-n-outputs-max-rx6600.ts';
import llamacppVulkanRdna4SubmissionBatching from '../../checks/runtime/llamacpp-vulkan-rdna4-submission-batching.ts';
import llamacppWithoutGpuBackend from '../../checks/runtime/llamacpp-without-gpu-backend.ts';
import lmStudioCudaEngineWithoutGpuCode from '../../checks/runtime/lm-studio-cuda-engine-without-gpu-code.ts';
import ninjaMissing from '../../checks/runtime/ninja-missing.ts';
import nixlIoUringRefused from '../../checks/runtime/nixl-io-uring-refused.ts';
import nixosGenericBinary from '../../checks/runtime/nixos-generic-binary.ts';
import numaLibraryMissing from '../../checks/runtime/numa-library-missing.ts';
import numpy2WithOlderExtension from '../../checks/runtime/numpy-2-with-older-extension.ts';
import nvccOlderThanKernelsNeed from '../../checks/runtime/nvcc-older-than-kernels-need.ts';
import ollamaAmdBackendMissing from '../../checks/runtime/ollama-amd-backend-missing.ts';
import ollamaAmxMiscompiled from '../../checks/runtime/ollama-amx-miscompiled.ts';
import ollamaBlackwellDatacenterKernelsMissing from '../../checks/runtime/ollama-blackwell-datacenter-kernels-missing.ts';
import ollamaCarveoutCountedAsFreeRam from '../../checks/runtime/ollama-carveout-counted-as-free-ram.ts';
import ollamaClientLeftWhileLoading from '../../checks/runtime/ollama-client-left-while-loading.ts';
import ollamaCpuLibrariesNotLoaded from '../../checks/runtime/ollama-cpu-libraries-not-loaded.ts';
import ollamaCuda13RunnerOnPascal from '../../checks/runtime/ollama-cuda13-runner-on-pascal.ts';
import ollamaDiscoveryTimeoutManyGpus from '../../checks/runtime/ollama-discovery-timeout-many-gpus.ts';
import ollamaDistributionPackageCpuOnly from '../../checks/runtime/ollama-distribution-package-cpu-only.ts';
import ollamaGpuBackendNotLoaded from '../../checks/runtime/ollama-gpu-backend-not-loaded.ts';
import ollamaIgpuMemoryBelowLimit from '../../checks/runtime/ollama-igpu-memory-below-limit.ts';
import ollamaInstallerNeedsZstd from '../../checks/runtime/ollama-installer-needs-zstd.ts';
import ollamaIntegratedGpuDropped from '../../checks/runtime/ollama-integrated-gpu-dropped.ts';
import ollamaLibrariesIncomplete from '../../checks/runtime/ollama-libraries-incomplete.ts';
import ollamaLibrariesOfTwoReleases from '../../checks/runtime/ollama-libraries-of-two-releases.ts';
import ollamaNvidiaDriverTooOld from '../../checks/runtime/ollama-nvidia-driver-too-old.ts';
import ollamaOlderThanModel from '../../checks/runtime/ollama-older-than-model.ts';
import ollamaOrinLeftOutOnJetpack7 from '../../checks/runtime/ollama-orin-left-out-on-jetpack7.ts';
import ollamaPascalWithoutNativeCode from '../../checks/runtime/ollama-pascal-without-native-code.ts';
import ollamaPsDoubleCount from '../../checks/runtime/ollama-ps-double-count.ts';
import ollamaRegistryCertificateUnknown from '../../checks/runtime/ollama-registry-certificate-unknown.ts';
import ollamaRegistryUnreachable from '../../checks/runtime/ollama-registry-unreachable.ts';
import ollamaRocmTargetMissing from '../../checks/runtime/ollama-rocm-target-missing.ts';
import ollamaRocmTargetsPruned from '../../checks/runtime/ollama-rocm-targets-pruned.ts';
import ollamaVegaRocmRemoved from '../../checks/runtime/ollama-vega-rocm-removed.ts';
import ollamaVisionProjectorOnCpu from '../../checks/runtime/ollama-vision-projector-on-cpu.ts';
import ollamaVulkanOptIn from '../../checks/runtime/ollama-vulkan-opt-in.ts';
import ollamaWithoutGpuRunner from '../../checks/runtime/ollama-without-gpu-runner.ts';
import onnxruntimeWithoutCuda from '../../checks/runtime/onnxruntime-without-cuda.ts';
import openglLibraryMissing from '../../checks/runtime/opengl-library-missing.ts';
import openmpLibraryMissing from '../../checks/runtime/openmp-library-missing.ts';
import prebuiltNeedsNewerGlibc from '../../checks/runtime/prebuilt-needs-newer-glibc.ts';
import programOfOtherArchitecture from '../../checks/runtime/program-of-other-architecture.ts';
import pythonHeadersMissing from '../../checks/runtime/python-headers-missing.ts';
import pythonOutsidePackageRange from '../../checks/runtime/python-outside-package-range.ts';
import rocmBuildPackagesMissing from '../../checks/runtime/rocm-build-packages-missing.ts';
import rocmCompilerWithoutLibstdcxx from '../../checks/runtime/rocm-compiler-without-libstdcxx.ts';
import rustCudaBuildWithoutNvidiaSmi from '../../checks/runtime/rust-cuda-build-without-nvidia-smi.ts';
import sglKernelOfOtherCuda from '../../checks/runtime/sgl-kernel-of-other-cuda.ts';
import sglangComputeCapabilityTooLow from '../../checks/runtime/sglang-compute-capability-too-low.ts';
import sharedLibraryCutShort from '../../checks/runtime/shared-library-cut-short.ts';
import textEmbeddingsImageForOtherGpu from '../../checks/runtime/text-embeddings-image-for-other-gpu.ts';
import torchCpuOnlyWheel from '../../checks/runtime/torch-cpu-only-wheel.ts';
import torchCudaLibraryConflict from '../../checks/runtime/torch-cuda-library-conflict.ts';
import torchExtensionBuiltWithOtherCuda from '../../checks/runtime/torch-extension-built-with-other-cuda.ts';
import torchExtensionOfOtherTorch from '../../checks/runtime/torch-extension-of-other-torch.ts';
import torchGpuCodeMissing from '../../checks/runtime/torch-gpu-code-missing.ts';
import torchOlderThanGpu from '../../checks/runtime/torch-older-than-gpu.ts';
import torchRocmWithoutGpuKernels from '../../checks/runtime/torch-rocm-without-gpu-kernels.ts';
import torchWheelMissingForPython from '../../checks/runtime/torch-wheel-missing-for-python.ts';
import torchWithoutBlackwellKernels from '../../checks/runtime/torch-without-blackwell-kernels.ts';
import torchWithoutPascalKernels from '../../checks/runtime/torch-without-pascal-kernels.ts';
import torchWithoutVoltaKernels from '../../checks/runtime/torch-without-volta-kernels.ts';
import torchWithoutXpu from '../../checks/runtime/torch-without-xpu.ts';
import tritonCCompilerMissing from '../../checks/runtime/triton-c-compiler-missing.ts';
import tritonPtxasNewerThanDriver from '../../checks/runtime/triton-ptxas-newer-than-driver.ts';
import tritonPtxasTooOld from '../../checks/runtime/triton-ptxas-too-old.ts';
import vllmComputeCapabilityTooLow from '../../checks/runtime/vllm-compute-capability-too-low.ts';
import vllmCpuImageNeedsAvx512 from '../../checks/runtime/vllm-cpu-image-needs-avx512.ts';
import vllmCudaMajorMismatch from '../../checks/runtime/vllm-cuda-major-mismatch.ts';
import vllmFlashinferWithoutNvcc from '../../checks/runtime/vllm-flashinfer-without-nvcc.ts';
import vllmRocmArchitectureUnsupported from '../../checks/runtime/vllm-rocm-architecture-unsupported.ts';
import vllmRocmWithoutAmdsmi from '../../checks/runtime/vllm-rocm-without-amdsmi.ts';
import vllmVoltaUnsupported from '../../checks/runtime/vllm-volta-unsupported.ts';
import vllmWithoutCompiledPart from '../../checks/runtime/vllm-without-compiled-part.ts';
import vllmWslUvaUnavailable from '../../checks/runtime/vllm-wsl-uva-unavailable.ts';
import vulkanBuildToolsMissing from '../../checks/runtime/vulkan-build-tools-missing.ts';
import chatTemplateUnreadable from '../../checks/model-config/chat-template-unreadable.ts';
import embeddingInputTooLong from '../../checks/model-config/embedding-input-too-long.ts';
import ggmlGpuMemoryFull from '../../checks/model-config/ggml-gpu-memory-full.ts';
import ggmlRamRefused from '../../checks/model-config/ggml-ram-refused.ts';
import kvCacheQuantisedWithoutFlashAttention from '../../checks/model-config/kv-cache-quantised-without-flash-attention.ts';
import llamaServerContextAboveTrained from '../../checks/model-config/llama-server-context-above-trained.ts';
import llamaServerContextBelowPrompts from '../../checks/model-config/llama-server-context-below-prompts.ts';
import llamaServerContextDivided from '../../checks/model-config/llama-server-context-divided.ts';
import llamaServerOldLoadingFlags from '../../checks/model-config/llama-server-old-loading-flags.ts';
import llamaServerPromptCacheLarge from '../../checks/model-config/llama-server-prompt-cache-large.ts';
import llamacppCacheTypeWithoutGpuAttention from '../../checks/model-config/llamacpp-cache-type-without-gpu-attention.ts';
import lmStudioGuardrailStopsLoad from '../../checks/model-config/lm-studio-guardrail-stops-load.ts';
import modelFileBeforeGguf from '../../checks/model-config/model-file-before-gguf.ts';
import modelFileNotGguf from '../../checks/model-config/model-file-not-gguf.ts';
import modelLargerThanMemory from '../../checks/model-config/model-larger-than-memory.ts';
import modelNewerThanLlamacpp from '../../checks/model-config/model-newer-than-llamacpp.ts';
import modelSplitPartMissing from '../../checks/model-config/model-split-part-missing.ts';
import modelTypeUnknown from '../../checks/model-config/model-type-unknown.ts';
import ollamaContextClampedToTrained from '../../checks/model-config/ollama-context-clamped-to-trained.ts';
import ollamaContextReducedAtLoad from '../../checks/model-config/ollama-context-reduced-at-load.ts';
import ollamaDefaultContextByVram from '../../checks/model-config/ollama-default-context-by-vram.ts';
import ollamaImportArchitectureUnsupported from '../../checks/model-config/ollama-import-architecture-unsupported.ts';
import ollamaModelBlobOutdated from '../../checks/model-config/ollama-model-blob-outdated.ts';
import ollamaModelExceedsFreeRam from '../../checks/model-config/ollama-model-exceeds-free-ram.ts';
import ollamaModelPartlyOnCpu from '../../checks/model-config/ollama-model-partly-on-cpu.ts';
import ollamaModelWithoutTools from '../../checks/model-config/ollama-model-without-tools.ts';
import ollamaNothingFitsTheGpu from '../../checks/model-config/ollama-nothing-fits-the-gpu.ts';
import ollamaParallelMultipliesKvCache from '../../checks/model-config/ollama-parallel-multiplies-kv-cache.ts';
import ollamaPromptCutToContext from '../../checks/model-config/ollama-prompt-cut-to-context.ts';
import sglangNoMemoryForKvCache from '../../checks/model-config/sglang-no-memory-for-kv-cache.ts';
import syclDevicesMixed from '../../checks/model-config/sycl-devices-mixed.ts';
import torchGpuMemoryFull from '../../checks/model-config/torch-gpu-memory-full.ts';
import unifiedMemoryOnCard from '../../checks/model-config/unified-memory-on-card.ts';
import unifiedMemoryVariableZero from '../../checks/model-config/unified-memory-variable-zero.ts';
import vllmBfloat16OnOlderGpu from '../../checks/model-config/vllm-bfloat16-on-older-gpu.ts';
import vllmContextExceedsKvCache from '../../checks/model-config/vllm-context-exceeds-kv-cache.ts';
import vllmNoMemoryForKvCache from '../../checks/model-config/vllm-no-memory-for-kv-cache.ts';
import vllmTensorParallelIndivisible from '../../checks/model-config/vllm-tensor-parallel-indivisible.ts';
import weightsFileIncomplete from '../../checks/model-config/weights-file-incomplete.ts';

export const checks: readonly Check[] = [
  avxClearedByBootOption,
  blackwellEgpuLocksUp,
  cpuWithoutAvx,
  cpuWithoutAvx2,
  ctranslate2Float16Unsupported,
  flashAttentionNeedsAmpere,
  fp8OnGpuWithoutFp8,
  gpuOnFewPcieLanes,
  koboldcppCpuWithoutAvx2,
  lmStudioCpuWithoutAvx2,
  machineOffUnderGpuLoad,
  modelReadEndsInIoError,
  npuXdna1WithoutLlmRuntime,
  nvidiaClocksHeldDown,
  nvidiaGpuBeforeMaxwell,
  nvidiaGpuFallenOffBus,
  nvidiaMemoryErrors,
  nvidiaNvlinkFault,
  nvidiaPowerCableMissing,
  nvmeControllerDead,
  ollamaBlobDigestMismatch,
  ollamaGpuRefusedWithoutAvx,
  pcieAtomicsRejected,
  pytorchWheelNeedsLseAtomics,
  radeonPeerCopiesCorruptOutput,
  radeonTooOldForKfd,
  virtualCpuWithoutAvx2,
  vllmQuantisationNeedsNewerGpu,
  amdResizableBarOff,
  amdgpuDkmsFirmwareLeftover,
  amdgpuFirmwareMissing,
  amdxdnaFirmwareProtocolMismatch,
  amdxdnaFirmwareTooOld,
  intelGucFirmwareMissing,
  intelNpuFirmwareMissing,
  intelSyclResizableBarOff,
  intelXeResizableBarOff,
  mecFirmwareTooOldForAtomics,
  nvidiaBlackwellGspHeartbeatLost,
  nvidiaGpuNeedsReset,
  nvidiaGspFirmwareMissing,
  nvidiaGspHeartbeatZero,
  nvidiaGspStopsAnswering,
  pcieBarUnassigned,
  strixMes083Firmware,
  amdP2pNotBuiltIn,
  amdgpuGttSizeMisspelled,
  amdgpuParameterUnknown,
  amdttmParameterWithoutAmdttm,
  amdxdnaIommuNotTranslating,
  amdxdnaSvaDisabled,
  cgroupMemoryLimitKilledRunner,
  cpuQuotaBelowThreads,
  cpufreqStaticPowersave,
  gb10KernelWithoutSva,
  gb10MmapLoadSlow,
  gb10PageCacheStarvesCuda,
  gttsizeAboveTtmPageLimit,
  hugetlbPoolUnused,
  ioUringDeniedBySelinux,
  ioUringDisabledBySysctl,
  ioUringNotBuiltIn,
  ioUringRingsExceedMemlock,
  jemallocBuiltForSmallerPages,
  llamacppP2pThroughIommu,
  modelRunnerKilledByOom,
  ncclP2pThroughIommu,
  numaBalancingOnCpuInference,
  overcommitStrictRefusesWeights,
  rcclIommuNotPassthrough,
  rdna4WithoutKernelDriver,
  torchSharedTensorsExceedMapCount,
  ttmPageLimitHalfOfRam,
  ttmParameterWithAmdttm,
  zfsArcHidesMemory,
  alchemistI915StableRegression,
  amdGpuWithoutDriver,
  amdgpuDkmsNotBuilt,
  amdgpuDkmsOlderThanOllamaRocm,
  amdgpuDkmsOnRyzenApu,
  amdgpuGpuNotResumed,
  amdgpuHmmRetryStall,
  amdgpuLockupTimeout2s,
  amdgpuMesLosesQueue,
  amdgpuRenderNodeMissing,
  amdgpuResetsVulkanJob,
  amdgpuWaitsForDeadProcess,
  amdxdnaDriverMissing,
  apuRocmCarveoutOnly,
  apuRocmCarveoutUnused,
  battlemageOnOlderKernel,
  cudaRuntimeWithoutFittingDriver,
  gb10SystemMemoryExhausted,
  gfx1103OverrideCrash,
  gfx1151CwsrFixMissing,
  gfx803ComputeRegression,
  gfx803RocmSegfault,
  gpuBoundToVfio,
  i915PreemptsSlowCompute,
  intelGpuHeldByNomodeset,
  intelGpuNeedsForceProbe,
  intelGpuResetsCompute,
  jetsonNvmapAllocationRefused,
  kfdDeviceMissing,
  nouveauHoldsNvidiaGpu,
  novaCoreHoldsNvidiaGpu,
  nvidiaBranchDroppedGpu,
  nvidiaChannelStoppedByWatchdog,
  nvidiaDkmsBuildFailed,
  nvidiaDriverLacksCuctxcreate,
  nvidiaDriverLibraryMismatch,
  nvidiaDriverOlderThanGpu,
  nvidiaDriverRefusesCompressedKernels,
  nvidiaFallbackToNouveau,
  nvidiaKernelHeadersMissing,
  nvidiaModuleBuiltWithOlderGcc,
  nvidiaModuleMissingForKernel,
  nvidiaOpenModuleOnOlderGpu,
  nvidiaOpenModuleWithoutOptIn,
  nvidiaProprietaryModuleOnBlackwell,
  nvidiaSourceNeedsStrncpy,
  nvidiaUvmHmmBreaksCudaStart,
  nvidiaUvmNotLoaded,
  nvidiaUvmStaleAfterSuspend,
  nvidiaVgpuUnlicensed,
  rdnaPageFaultSince618,
  rknpuDeviceUnreachable,
  rknpuDriverTooOldForRkllm,
  rocmMappedUploadStalls,
  rocmQueuesKeepGpuBusy,
  secureBootRejectsAmdgpuDkms,
  secureBootRejectsNvidiaModule,
  torchCudaNewerThanNvidiaDriver,
  ubuntu515KernelBreaksHipMemory,
  xePeerMappingBetweenArcCards,
  xeProbeOutOfBuffers,
  aiterOnUnsupportedGpu,
  amdvlk2gibBufferLimit,
  amdvlkHidesRadv,
  arcB70AllocationCeiling,
  cublasHandleRefused,
  cudaCompilerGarblesIqQuants,
  cudaDeviceUuidTakenForNumber,
  cudaHeadersClashWithGlibc,
  cudaHostCompilerTooNew,
  cudaLibraryMissing,
  cudaPtxNewerThanDriver,
  cudaRefusesThoughNvmlAnswers,
  cudaToolkitDroppedOlderGpu,
  cudaToolkitOlderThanGpu,
  cudnnFilesNotLoaded,
  cufftOlderThanGpu,
  driverLibraryCrashes,
  driverLibraryIncomplete,
  gb10MemoryNotInNvml,
  hipListsNoGpu,
  hipProgramWithoutGpuCode,
  hipblasltKernelsMissing,
  hsaOverrideOnSupportedTarget,
  intelAllocationAbove4gib,
  intelComputeRuntimeCrashesSycl,
  intelComputeRuntimeMisreadsGttSize,
  intelComputeRuntimeOlderThanGpu,
  intelComputeRuntimeUnbindsPrivateMemory,
  intelGmmlibOfOtherRelease,
  intelLegacyGpuWithCurrentRuntime,
  intelNpuFirmwareCompilerMismatch,
  intelNpuOldDriverLibrary,
  koboldcppWithoutVulkaninfo,
  levelZeroGpuDriverMissing,
  libcudaLinkNameMissing,
  libcudaStubLoaded,
  migSliceAloneInProcess,
  nixosLibcudaOutOfPath,
  nvidiaComputeModeExclusive,
  nvidiaFabricManagerMissing,
  nvidiaVulkanContainerWithoutEgl,
  nvmlRefusesLoadedDriver,
  nvrtcOlderThanGpu,
  oneapiLibraryMissing,
  radvHeapCorruptedByVision,
  radvMemoryShortAtSubmit,
  rcclDeadlocksOnRdna4,
  rocblasWithoutKernels,
  rocmLibraryMissing,
  rocmSeesDisplayOnlyGpu,
  vulkanBufferAboveLimit,
  vulkanDriverCrashes,
  vulkanDriverFilesHideGpu,
  vulkanDriverForGpuMissing,
  vulkanDriverHangs,
  vulkanDriverIncomplete,
  vulkanGpuLacks16bitStorage,
  vulkanGpuNotListed,
  vulkanLoaderMissing,
  vulkanManifestBroken,
  cdiFormatNewerThanPodman,
  containerCgroupRefusesNvidia,
  containerEngineWithoutCdi,
  containerGpuGroupMissing,
  containerGroupNotInImage,
  containerHostAddressMissing,
  containerHostDriMissing,
  containerHostKfdMissing,
  containerHostNvidiaDriverMissing,
  containerHostNvidiaNodeMissing,
  containerKfdNotPassed,
  containerNvidiaLibrariesDiffer,
  containerNvidiaNodesMissing,
  containerNvidiaNodesRefused,
  containerNvidiaUvmMissing,
  containerSeccompRefusesClone3,
  containerSeccompRefusesIoUring,
  containerSeccompRefusesNumaCalls,
  containerShmTooSmall,
  containerThreadLimit,
  cudaCompatOnUnsupportedGpu,
  cudaCompatShadowsNewerDriver,
  cudaNumberPastHandedGpus,
  dockerCdiSwitchedOff,
  dockerDesktopWithoutGpu,
  dockerGpusFlagOutsideLegacyMode,
  dockerGpusFlagWithAmdImage,
  dockerNvidiaRuntimeUnregistered,
  dockerNvidiaToolkitMissing,
  imageHoldsNvidiaDriverFiles,
  imageNeedsNewerNvidiaDriver,
  kubernetesWithoutNvidiaRuntime,
  llamacppVulkanImageWithoutDevices,
  lxcNvidiaUvmMissing,
  nvidiaCdiHookFails,
  nvidiaCdiSpecMissing,
  nvidiaCdiSpecStale,
  nvidiaContainerDeviceUnknown,
  nvidiaContainerToolTimesOut,
  nvidiaContainerToolWithoutCgroupV2,
  nvidiaContainerToolWrongLdconfig,
  nvidiaDriverCapabilitiesWithoutCompute,
  nvidiaNoCgroupsWithRootfulDocker,
  nvidiaPersistencedSocketMissing,
  nvidiaProcEntriesGone,
  nvidiaRepositoryListedTwice,
  ollamaImageWithoutRocm,
  rootlessContainerGpuGroupUnmapped,
  rootlessDockerNvidiaCgroups,
  selinuxKeepsGpuFromContainer,
  vllmImageCudaCompatFirst,
  wslContainerAsksForKfd,
  wslContainerFindsNoAdapter,
  wslContainerToolkitLacksNvdxgdmal,
  wslDxgMissing,
  wslGpuBlockedByWindows,
  wslIdleDistributionEnded,
  wslKernelTooOldForCuda,
  wslLibrariesNotInLoaderPath,
  wslLinuxLibcudaInTheWay,
  wslMemoryHalfOfRam,
  wslMirroredNetworkingRefused,
  wslModelsOnWindowsDrive,
  wslNvidiaGpuInTccMode,
  wslNvidiaSmiCrashingDriver,
  wslPinnedMemoryRefused,
  wslRocdxgDetectionOff,
  wslRocdxgWithoutAdapter,
  wslRocmGpuUnsupported,
  wslRocmReleaseWithoutWsl,
  wslRocmWithoutRocdxg,
  wslServerInWindows,
  wslSystemdOff,
  wslSystemdUserSessionMissing,
  wslVulkanSoftwareOnly,
  wslWindowsTooOldForGpu,
  wsl1Distribution,
  wslconfigNotUnderstood,
  cacheOfAnotherUser,
  condaLibstdcxxOlder,
  cublasOfTwoReleases,
  diskFull,
  dockerSocketClosed,
  dropInWithoutSection,
  environmentSettingMalformed,
  gpuMemoryHeldByOthers,
  homeNotSet,
  homeNotWritable,
  hostServerClosedToContainers,
  hsaOverrideOtherGeneration,
  inotifyLimitReached,
  jetsonNodesClosed,
  lmStudioSandboxRefused,
  loopbackBehindProxy,
  npuMemlockTooLow,
  npuNodeClosed,
  ollamaClientWithoutAddress,
  ollamaFolderOfAnotherUser,
  ollamaLlmLibraryUnknown,
  ollamaLoadTimedOut,
  ollamaModelDiskFull,
  ollamaModelsFolderClosed,
  ollamaPortTaken,
  ollamaRequestOriginRefused,
  ollamaServerOlderThanClient,
  ollamaSettingsOnlyInShell,
  ollamaSettingsOnlyInUnit,
  ollamaTwoServers,
  ollamaUnitEditedInPlace,
  openFilesLimitReached,
  renderGroupMissing,
  serverPortTaken,
  serviceBeforeGpuDriver,
  serviceDevicesHidden,
  serviceExecDeniedBySelinux,
  serviceGroupsStale,
  serviceHomeMissing,
  serviceHomeProtected,
  serviceKilledByOomd,
  serviceMemlockTooLow,
  serviceMemoryLimitHit,
  serviceNvidiaNodesClosed,
  serviceSystemCallRefused,
  serviceUnitTargetMissing,
  sessionRenderGroupMissing,
  socksProxyUnusable,
  systemdNotRunning,
  tmpNoexec,
  userUnitWithoutLingering,
  userWithoutAccount,
  visibleDevicesHideGpu,
  vllmGpuMemoryTaken,
  appimageWithoutFuse2,
  atomicLibraryMissing,
  bitsandbytesPrefetchRefused,
  bitsandbytesWithoutGpuLibrary,
  buildCompilerMissing,
  buildCompilerTooOld,
  buildKilledForMemory,
  condaLinkerWithSystemCompiler,
  ctranslate2WithoutCuda,
  cudaCompilerAndHeadersDiffer,
  cudaHomeWithAColon,
  cudaModuleNewerThanLibcudart,
  cudaRuntimeLinkNameMissing,
  cudaToolkitWithoutFp8Header,
  cudaTorchOnAmdMachine,
  cudaUsedBeforeFork,
  extensionBuildWithoutNvcc,
  flashAttnMissing,
  ggmlCudaCodeMissingForGpu,
  ggmlVmmReservationRefused,
  glibcProgramOnMusl,
  jetsonCudaLibrariesOfServers,
  koboldcppLayersWithoutVram,
  koboldcppVulkanAmdSlow,
  llamaCppPythonWithoutLibrary,
  llamacppBackendsNotFound,
  llamacppDirectIoByDefault,
  llamacppGfx1152DefinitionMissing,
  llamacppHipHostAccessGarbage,
  llamacppOwnLibraryMissing,
  llamacppThreadsHalvedWithoutSmt,
  llamacppVulkanNOutputsMaxRx6600,
  llamacppVulkanRdna4SubmissionBatching,
  llamacppWithoutGpuBackend,
  lmStudioCudaEngineWithoutGpuCode,
  ninjaMissing,
  nixlIoUringRefused,
  nixosGenericBinary,
  numaLibraryMissing,
  numpy2WithOlderExtension,
  nvccOlderThanKernelsNeed,
  ollamaAmdBackendMissing,
  ollamaAmxMiscompiled,
  ollamaBlackwellDatacenterKernelsMissing,
  ollamaCarveoutCountedAsFreeRam,
  ollamaClientLeftWhileLoading,
  ollamaCpuLibrariesNotLoaded,
  ollamaCuda13RunnerOnPascal,
  ollamaDiscoveryTimeoutManyGpus,
  ollamaDistributionPackageCpuOnly,
  ollamaGpuBackendNotLoaded,
  ollamaIgpuMemoryBelowLimit,
  ollamaInstallerNeedsZstd,
  ollamaIntegratedGpuDropped,
  ollamaLibrariesIncomplete,
  ollamaLibrariesOfTwoReleases,
  ollamaNvidiaDriverTooOld,
  ollamaOlderThanModel,
  ollamaOrinLeftOutOnJetpack7,
  ollamaPascalWithoutNativeCode,
  ollamaPsDoubleCount,
  ollamaRegistryCertificateUnknown,
  ollamaRegistryUnreachable,
  ollamaRocmTargetMissing,
  ollamaRocmTargetsPruned,
  ollamaVegaRocmRemoved,
  ollamaVisionProjectorOnCpu,
  ollamaVulkanOptIn,
  ollamaWithoutGpuRunner,
  onnxruntimeWithoutCuda,
  openglLibraryMissing,
  openmpLibraryMissing,
  prebuiltNeedsNewerGlibc,
  programOfOtherArchitecture,
  pythonHeadersMissing,
  pythonOutsidePackageRange,
  rocmBuildPackagesMissing,
  rocmCompilerWithoutLibstdcxx,
  rustCudaBuildWithoutNvidiaSmi,
  sglKernelOfOtherCuda,
  sglangComputeCapabilityTooLow,
  sharedLibraryCutShort,
  textEmbeddingsImageForOtherGpu,
  torchCpuOnlyWheel,
  torchCudaLibraryConflict,
  torchExtensionBuiltWithOtherCuda,
  torchExtensionOfOtherTorch,
  torchGpuCodeMissing,
  torchOlderThanGpu,
  torchRocmWithoutGpuKernels,
  torchWheelMissingForPython,
  torchWithoutBlackwellKernels,
  torchWithoutPascalKernels,
  torchWithoutVoltaKernels,
  torchWithoutXpu,
  tritonCCompilerMissing,
  tritonPtxasNewerThanDriver,
  tritonPtxasTooOld,
  vllmComputeCapabilityTooLow,
  vllmCpuImageNeedsAvx512,
  vllmCudaMajorMismatch,
  vllmFlashinferWithoutNvcc,
  vllmRocmArchitectureUnsupported,
  vllmRocmWithoutAmdsmi,
  vllmVoltaUnsupported,
  vllmWithoutCompiledPart,
  vllmWslUvaUnavailable,
  vulkanBuildToolsMissing,
  chatTemplateUnreadable,
  embeddingInputTooLong,
  ggmlGpuMemoryFull,
  ggmlRamRefused,
  kvCacheQuantisedWithoutFlashAttention,
  llamaServerContextAboveTrained,
  llamaServerContextBelowPrompts,
  llamaServerContextDivided,
  llamaServerOldLoadingFlags,
  llamaServerPromptCacheLarge,
  llamacppCacheTypeWithoutGpuAttention,
  lmStudioGuardrailStopsLoad,
  modelFileBeforeGguf,
  modelFileNotGguf,
  modelLargerThanMemory,
  modelNewerThanLlamacpp,
  modelSplitPartMissing,
  modelTypeUnknown,
  ollamaContextClampedToTrained,
  ollamaContextReducedAtLoad,
  ollamaDefaultContextByVram,
  ollamaImportArchitectureUnsupported,
  ollamaModelBlobOutdated,
  ollamaModelExceedsFreeRam,
  ollamaModelPartlyOnCpu,
  ollamaModelWithoutTools,
  ollamaNothingFitsTheGpu,
  ollamaParallelMultipliesKvCache,
  ollamaPromptCutToContext,
  sglangNoMemoryForKvCache,
  syclDevicesMixed,
  torchGpuMemoryFull,
  unifiedMemoryOnCard,
  unifiedMemoryVariableZero,
  vllmBfloat16OnOlderGpu,
  vllmContextExceedsKvCache,
  vllmNoMemoryForKvCache,
  vllmTensorParallelIndivisible,
  weightsFileIncomplete,
];
