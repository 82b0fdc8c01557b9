// Made by `npm run gen` from src/probes; do not edit.
import type { Probe } from './define-probe.ts';
import amdgpu from './amdgpu.ts';
import distro from './distro.ts';
import gpus from './gpus.ts';
import kernel from './kernel.ts';
import kfd from './kfd.ts';
import npu from './npu.ts';
import rocm from './rocm.ts';

export const probes: readonly Probe[] = [
  amdgpu,
  distro,
  gpus,
  kernel,
  kfd,
  npu,
  rocm,
];
