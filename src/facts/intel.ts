import { entries, set, version } from '../logic/words.ts';

/** Intel's compute stack as far as files and sysfs show it. Read by probes/intel.ts. */
export const intel = {
  /**
   * Build number of the installed compute runtime, `39122` of 26.27.39122.12: it only grows, and the library's file name
   * carries it (`libze_intel_gpu.so.1.14.39122`). Absent where the library is not installed.
   */
  computeRuntimeBuild: version('intel.computeRuntimeBuild', 'Intel compute runtime build', {
    family: 'build',
    get: 'ls /usr/lib/*/libze_intel_gpu.so.1.* /usr/lib64/libze_intel_gpu.so.1.*',
  }),
  /** The Level Zero loader, `1.21.9`. */
  levelZeroLoader: version('intel.levelZeroLoader', 'Level Zero loader', { family: 'release', get: 'ls /usr/lib/*/libze_loader.so.1.*' }),
  /** File names of Intel's driver libraries: `libze_intel_gpu.so.1`, `libze_intel_gpu_legacy1.so.1`, `libze_intel_vpu.so.1`, `libze_intel_npu.so.1`. */
  libraries: set('intel.libraries', 'Intel driver libraries', { get: 'ls /usr/lib/*/libze_intel_* /usr/lib64/libze_intel_*' }),
  /** Time limits of the engines in milliseconds: `card0/rcs0/preempt_timeout_ms` → `640`, `card1/tile0/gt0/ccs/job_timeout_ms` → `5000`. */
  engineTimeouts: entries('intel.engineTimeouts', 'engine time limits', {
    get: 'grep -H . /sys/class/drm/card*/engine/*/preempt_timeout_ms /sys/class/drm/card*/device/tile*/gt*/engines/*/job_timeout_ms',
  }),
};
