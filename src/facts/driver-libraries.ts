import { flag, list, number, set, text, version } from '../logic/words.ts';

export type DriverApi = 'nvml' | 'cuda' | 'hip' | 'hsa' | 'level-zero' | 'opencl';

/**
 * One library of a GPU driver or compute stack, asked itself in a child process that may crash. Read by probes/driver-libraries.ts.
 * Of each API the copy that the dynamic loader takes is asked; ROCm's also where it lies in a tree of its own.
 */
export const driverLibrary = {
  api: text<DriverApi>('driverLibraries[].api', 'driver API', {
    choices: ['nvml', 'cuda', 'hip', 'hsa', 'level-zero', 'opencl'],
  }),
  /** The file that was really loaded, with links followed. */
  path: text('driverLibraries[].path', 'driver library', {
    get: 'ldconfig -p | grep -E "libcuda|libnvidia-ml|libamdhip64|libhsa-runtime64|libze_loader|libOpenCL"',
  }),
  /** Whose copy: the one that the dynamic loader takes, a ROCm tree's, one bundled with Ollama, or one that lies where the loader does not look. */
  origin: text<'loader' | 'rocm-tree' | 'ollama' | 'out-of-path'>('driverLibraries[].origin', 'origin of the library', {
    choices: ['loader', 'rocm-tree', 'ollama', 'out-of-path'],
  }),
  /** Other copies of the same name that the loader would find later. */
  shadowed: set('driverLibraries[].shadowed', 'shadowed copies', { get: 'ldconfig -p' }),
  /**
   * What became of the question: `answers`, `refuses` (an error code of its own), `unloadable` (the dynamic loader refused it), `crashes`,
   * `hangs` (no answer in its time, and the process asleep).
   */
  outcome: text<'answers' | 'refuses' | 'unloadable' | 'crashes' | 'hangs'>('driverLibraries[].outcome', 'answer of the library', {
    choices: ['answers', 'refuses', 'unloadable', 'crashes', 'hangs'],
  }),
  /** The library's own name for its error: `CUDA_ERROR_NO_DEVICE`, `NVML_ERROR_LIB_RM_VERSION_MISMATCH`; absent where it succeeded. Of NVML also that of a GPU that it lost. */
  error: text('driverLibraries[].error', 'error of the library'),
  /** The dynamic loader's words, or the last words of a crash; absent where there were none. */
  said: text('driverLibraries[].said', 'last words of the library'),
  /** NVML: the driver, `580.95.05`. CUDA: the newest CUDA that the driver runs, `13.0`. HIP, HSA, Level Zero, OpenCL: the library's own. */
  version: version('driverLibraries[].version', 'library version', { family: 'release' }),
  /** How many GPUs it lists. */
  gpuCount: number('driverLibraries[].gpuCount', 'GPUs in the library', { unit: 'count' }),
  /** What it calls them; for HSA the gfx targets. */
  gpuNames: set('driverLibraries[].gpuNames', 'GPU names in the library'),
  /** Variables such as CUDA_VISIBLE_DEVICES hide devices from it in this session. */
  narrowed: flag('driverLibraries[].narrowed', 'devices hidden by the environment', {
    get: 'env | grep -E "VISIBLE_DEVICES|GPU_DEVICE_ORDINAL|ZE_AFFINITY_MASK|ONEAPI_DEVICE_SELECTOR"',
  }),
};

/** Driver libraries that are on this machine. A machine without one has none. */
export const driverLibraries = list('driverLibraries', 'driver library', driverLibrary);
