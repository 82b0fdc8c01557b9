// Made by `npm run gen` from src/probes; do not edit.
import type { Probe } from './define-probe.ts';
import amdgpu from './amdgpu.ts';
import compilers from './compilers.ts';
import container from './container.ts';
import cpu from './cpu.ts';
import cuda from './cuda.ts';
import distro from './distro.ts';
import driverLibraries from './driver-libraries.ts';
import engines from './engines.ts';
import environment from './environment.ts';
import gpus from './gpus.ts';
import intel from './intel.ts';
import inventory from './inventory.ts';
import ioUring from './io-uring.ts';
import journal from './journal.ts';
import kernelLog from './kernel-log.ts';
import kernel from './kernel.ts';
import kfd from './kfd.ts';
import liveServers from './live-servers.ts';
import memory from './memory.ts';
import models from './models.ts';
import npu from './npu.ts';
import nvidiaBuild from './nvidia-build.ts';
import nvidiaSmi from './nvidia-smi.ts';
import nvidia from './nvidia.ts';
import ollamaLog from './ollama-log.ts';
import platform from './platform.ts';
import pythonEnvironments from './python-environments.ts';
import rocm from './rocm.ts';
import runtimes from './runtimes.ts';
import servers from './servers.ts';
import services from './services.ts';
import storage from './storage.ts';
import systemd from './systemd.ts';
import user from './user.ts';
import vulkan from './vulkan.ts';
import wsl from './wsl.ts';

export const probes: readonly Probe[] = [
  amdgpu,
  compilers,
  container,
  cpu,
  cuda,
  distro,
  driverLibraries,
  engines,
  environment,
  gpus,
  intel,
  inventory,
  ioUring,
  journal,
  kernelLog,
  kernel,
  kfd,
  liveServers,
  memory,
  models,
  npu,
  nvidiaBuild,
  nvidiaSmi,
  nvidia,
  ollamaLog,
  platform,
  pythonEnvironments,
  rocm,
  runtimes,
  servers,
  services,
  storage,
  systemd,
  user,
  vulkan,
  wsl,
];
