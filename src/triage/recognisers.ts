import { lettersOf, mayHold } from '../report/letter-runs.ts';
import { requiredTexts } from '../report/required-text.ts';
import { firmware, kfdProperties, rocminfo, rocmTarget, smiOfAmd } from './recognise/amd.ts';
import { answers } from './recognise/answers.ts';
import { checkEnv } from './recognise/check-env.ts';
import { collectiveTests } from './recognise/collectives.ts';
import { composeAndQuadlet, dockerDesktopUnit, dockerInfo, dockerOptions, dockerRun } from './recognise/container.ts';
import { crash, killedCompiler, killedForMemory } from './recognise/crashes.ts';
import { deviceListing, missingNode } from './recognise/device-nodes.ts';
import { driverErrors } from './recognise/driver-errors.ts';
import { diskFree, folderListing } from './recognise/files.ts';
import { huggingFaceEnv } from './recognise/hugging-face-env.ts';
import { computeRuntimePackages, openClAndSycl } from './recognise/intel.ts';
import { inventory } from './recognise/inventory.ts';
import { jetson } from './recognise/jetson.ts';
import { amdgpuLog, lsmod, npuLog, otherGpuLogs, refusedModule } from './recognise/kernel-drivers.ts';
import { llamaCpp } from './recognise/llama-cpp.ts';
import { loaderFailure } from './recognise/loader.ts';
import { ollamaMemory, zfsCache } from './recognise/memory-told.ts';
import { modinfo } from './recognise/modinfo.ts';
import { nvidiaLicense, nvidiaSmi, nvidiaSmiFailure, nvidiaVersions } from './recognise/nvidia.ts';
import { nvidiaClocks } from './recognise/nvidia-clocks.ts';
import { ollamaLoadTimeout, ollamaLog, ollamaVersions } from './recognise/ollama.ts';
import { ollamaLoadError, ollamaUnreachable } from './recognise/ollama-load-error.ts';
import { ollamaPs } from './recognise/ollama-ps.ts';
import { lspci } from './recognise/pci.ts';
import { pciLog } from './recognise/pci-log.ts';
import { pipShow } from './recognise/pip-show.ts';
import { processListing } from './recognise/processes.ts';
import { amxBuffer, compiledFor, cpuVariant, processorName } from './recognise/processor.ts';
import { collectEnv, pythonRuntimes, torchErrorAlone, torchWithoutDriver, traceback } from './recognise/python.ts';
import { availabilityPrinted, pythonShell } from './recognise/python-shell.ts';
import type { Output, Recogniser } from './recognise/recogniser.ts';
import { rkllm } from './recognise/rockchip.ts';
import { identity, journal, serverEnds, systemctlShow, systemctlStatus, unitFile } from './recognise/service.ts';
import { llamaServerCommand, tensorParallel } from './recognise/serving.ts';
import { sharedMemoryFull } from './recognise/shared-memory.ts';
import { kernelCommandLine, osRelease, uname, unknownParameter, virtualization } from './recognise/system.ts';
import { comfyStart, unslothBanner } from './recognise/torch-banners.ts';
import { variables } from './recognise/variables.ts';
import { imageNames, wheelNames } from './recognise/versions-of-names.ts';
import { vulkaninfo } from './recognise/vulkan.ts';
import { linuxDriverPackages, rocmUnderWsl, wslLibraries, wslRefusals, wslSettings, wslVersion } from './recognise/wsl.ts';

/** Every kind of output that a paste is searched for; a piece may be several of them. */
const recognisers: readonly Recogniser[] = [
  uname,
  answers,
  kernelCommandLine,
  unknownParameter,
  osRelease,
  jetson,
  virtualization,
  inventory,
  lspci,
  pciLog,
  lsmod,
  amdgpuLog,
  otherGpuLogs,
  npuLog,
  rkllm,
  refusedModule,
  modinfo,
  nvidiaSmi,
  nvidiaSmiFailure,
  nvidiaLicense,
  nvidiaClocks,
  nvidiaVersions,
  rocminfo,
  kfdProperties,
  smiOfAmd,
  firmware,
  rocmTarget,
  openClAndSycl,
  computeRuntimePackages,
  vulkaninfo,
  ollamaLog,
  ollamaMemory,
  zfsCache,
  ollamaVersions,
  ollamaLoadTimeout,
  ollamaLoadError,
  ollamaUnreachable,
  ollamaPs,
  llamaCpp,
  collectEnv,
  checkEnv,
  huggingFaceEnv,
  unslothBanner,
  comfyStart,
  pipShow,
  pythonRuntimes,
  pythonShell,
  availabilityPrinted,
  traceback,
  torchErrorAlone,
  torchWithoutDriver,
  loaderFailure,
  crash,
  killedCompiler,
  killedForMemory,
  compiledFor,
  amxBuffer,
  cpuVariant,
  processorName,
  driverErrors,
  collectiveTests,
  dockerRun,
  dockerOptions,
  composeAndQuadlet,
  dockerInfo,
  dockerDesktopUnit,
  imageNames,
  wheelNames,
  unitFile,
  systemctlShow,
  systemctlStatus,
  journal,
  serverEnds,
  tensorParallel,
  llamaServerCommand,
  processListing,
  deviceListing,
  missingNode,
  identity,
  folderListing,
  diskFree,
  variables,
  wslVersion,
  wslSettings,
  wslLibraries,
  rocmUnderWsl,
  wslRefusals,
  sharedMemoryFull,
  linuxDriverPackages,
];

/** What each mark must hold, worked out once. */
let required: readonly (readonly string[])[] | undefined;

/** Those whose mark is in the output. Of most not even the letters are, and each mark would read it to the end. */
export function recognisersOf({ lines, text }: Output): readonly Recogniser[] {
  required ??= recognisers.map(({ mark }) => requiredTexts(mark));
  const letters = lettersOf(lines.map((line) => line.text.toLowerCase()).join('\n'));
  return recognisers.filter(
    ({ kind, mark }, at) =>
      required?.[at]?.some((piece) => mayHold(letters, piece)) &&
      // A journal is known by the prefixes of its lines.
      (mark.test(text) || (kind === 'journal' && lines.some((line) => mark.test(line.text)))),
  );
}
