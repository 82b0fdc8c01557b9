import { firmware, rocminfo, rocmTarget, smiOfAmd } from './recognise/amd.ts';
import { collectiveTests } from './recognise/collectives.ts';
import { composeAndQuadlet, dockerInfo, dockerOptions, dockerRun } from './recognise/container.ts';
import { driverErrors } from './recognise/driver-errors.ts';
import { diskFree, folderListing } from './recognise/files.ts';
import { computeRuntimePackages, openClAndSycl } from './recognise/intel.ts';
import { inventory } from './recognise/inventory.ts';
import { amdgpuLog, lsmod, npuLog, otherGpuLogs } from './recognise/kernel-drivers.ts';
import { llamaCpp } from './recognise/llama-cpp.ts';
import { loaderFailure } from './recognise/loader.ts';
import { modinfo } from './recognise/modinfo.ts';
import { nvidiaSmi, nvidiaSmiFailure, nvidiaVersions } from './recognise/nvidia.ts';
import { ollamaLog } from './recognise/ollama.ts';
import { lspci } from './recognise/pci.ts';
import { collectEnv, pythonRuntimes, traceback } from './recognise/python.ts';
import type { Recogniser } from './recognise/recogniser.ts';
import { deviceListing, identity, journal, missingNode, serverEnds, systemctlShow, systemctlStatus, unitFile, variables } from './recognise/service.ts';
import { tensorParallel } from './recognise/serving.ts';
import { kernelCommandLine, osRelease, uname, unknownParameter, virtualization } from './recognise/system.ts';
import { imageNames, wheelNames } from './recognise/versions-of-names.ts';
import { vulkaninfo } from './recognise/vulkan.ts';
import { wslLibraries, wslSettings, wslVersion } from './recognise/wsl.ts';

/** Every kind of output that a paste is searched for; a piece may be several of them. */
export const recognisers: readonly Recogniser[] = [
  uname,
  kernelCommandLine,
  unknownParameter,
  osRelease,
  virtualization,
  inventory,
  lspci,
  lsmod,
  amdgpuLog,
  otherGpuLogs,
  npuLog,
  modinfo,
  nvidiaSmi,
  nvidiaSmiFailure,
  nvidiaVersions,
  rocminfo,
  smiOfAmd,
  firmware,
  rocmTarget,
  openClAndSycl,
  computeRuntimePackages,
  vulkaninfo,
  ollamaLog,
  llamaCpp,
  collectEnv,
  pythonRuntimes,
  traceback,
  loaderFailure,
  driverErrors,
  collectiveTests,
  dockerRun,
  dockerOptions,
  composeAndQuadlet,
  dockerInfo,
  imageNames,
  wheelNames,
  unitFile,
  systemctlShow,
  systemctlStatus,
  journal,
  serverEnds,
  tensorParallel,
  deviceListing,
  missingNode,
  identity,
  folderListing,
  diskFree,
  variables,
  wslVersion,
  wslSettings,
  wslLibraries,
];
