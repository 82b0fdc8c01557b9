/**
 * All that a check may use. Unstable until 1.0 for checks from outside.
 */

export { amdGpuForUse, largeAmdGpu } from './check/amd-gpus-for-use.ts';
export type { Check, Evidence, Remedy } from './check/define-check.ts';
export { defineCheck } from './check/define-check.ts';
export { usesCuda, usesRocm } from './check/gpu-programs.ts';
export { ioUringInLastError, ioUringWanted } from './check/io-uring-wanted.ts';
export { type Unit, unitBuiltWith } from './check/unit-built-with.ts';
export * from './facts/groups.generated.ts';
export type { Predicate } from './logic/predicate.ts';
export { all, any, gate, not } from './logic/predicate.ts';
export { holds } from './logic/words.ts';
export * from './reference/messages/containers.ts';
export * from './reference/messages/cuda.ts';
export * from './reference/messages/gpu-resets.ts';
export * from './reference/messages/intel.ts';
export * from './reference/messages/loader.ts';
export * from './reference/messages/memory.ts';
export * from './reference/messages/modules.ts';
export * from './reference/messages/packages.ts';
export * from './reference/messages/processor.ts';
export * from './reference/messages/rocm.ts';
export * from './reference/messages/services.ts';
export * from './reference/messages/several-gpus.ts';
export * from './reference/messages/wsl.ts';
export * from './reference/messages/xids.ts';
