// Errors of a GPU by their number (Xid), as NVIDIA's driver prints them (open-gpu-kernel-modules, src/nvidia/src/kernel/gpu/rc/kernel_rc.c: with MIG the
// instance stands behind the address, and 45, the removal of channels, names its cause), and as the device plugin of Kubernetes hands them on
// (k8s-device-plugin, internal/rm/health.go).

import { computingPrograms } from '../computing-programs.ts';

/** 8: the watchdog stops the work of a program that computes, after seconds without progress. Games that hang leave the same. */
export const xidComputeStopped: readonly RegExp[] = [
  new RegExp(`\\bXid \\(PCI:[0-9a-fA-F:.]{4,20}\\): 8, pid='?\\d{1,8}'?, name=(?:${computingPrograms})`, 'i'),
];

/** 79: the GPU answers no longer on PCIe. */
export const xidOffTheBus: readonly RegExp[] = [
  /\bXid \(PCI:[0-9a-fA-F:.]{4,20}(?: GPU-I:\d{1,3})?(?: GPU-CI:\d{1,3})?\): 79,/,
  /\bcaused by previous Xid 79\b/,
  /\bXidCriticalError: Xid=79 on Device=/,
];

/** NVML's error 15, "the GPU has fallen off the bus or has otherwise become inaccessible" (nvml.h), in nvidia-smi's words, Python's, and Slurm's. */
export const nvmlGpuLost: readonly RegExp[] = [
  /\bGPU is lost\. {1,2}Reboot the system to recover this GPU/,
  /\bNVMLError_GpuIsLost: GPU is lost\b/,
  /\bNVML: Failed to [\w ]{1,30}\(15\): GPU is lost/,
];

/** Uncorrectable errors of the GPU's memory; 63 only records that a row is to be remapped, and 92 counts corrected errors. */
export const xidMemoryErrors: readonly RegExp[] = [
  /\bXid \(PCI:[0-9a-fA-F:.]{4,20}(?: GPU-I:\d{1,3})?(?: GPU-CI:\d{1,3})?\): (?:48|64|94|95|140|171|172),/,
  /\bcaused by previous Xid (?:48|64|94|95|140|171|172)\b/,
  /\bXidCriticalError: Xid=(?:48|64|94|95|140|171|172) on Device=/,
];

/** NVLink: 74; the codes from 144 on stand for errors of every weight, and only "Fatal", or channels that were removed for it, tell which. */
export const xidNvlinkErrors: readonly RegExp[] = [
  /\bXid \(PCI:[0-9a-fA-F:.]{4,20}(?: GPU-I:\d{1,3})?(?: GPU-CI:\d{1,3})?\): 74,/,
  /\bXid \(PCI:[0-9a-fA-F:.]{4,20}(?: GPU-I:\d{1,3})?(?: GPU-CI:\d{1,3})?\): (?:14[4-9]|150), \w{2,30} Fatal\b/,
  /\bcaused by previous Xid (?:74|14[4-9]|150)\b/,
  /\bXidCriticalError: Xid=74 on Device=/,
];
