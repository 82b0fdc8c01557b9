import { flag, number, set, text, version } from '../logic/words.ts';

/** A run of llama.cpp (server, bench or CLI) as its start-up text shows it; read by triage and from a server's answers. */
export const llamaServer = {
  /** Build number: `version: 9484 (63e66fdd2)`, `version: 0.7.0 (build 11669, commit …)`, `build: 9187`, or `/props`. */
  build: version('llamaServer.build', 'llama.cpp build', { family: 'build', get: 'llama-server --version' }),
  /** Back ends that found a device at start-up: `cuda`, `hip`, `vulkan`, `sycl`; empty where the text says that no device was found. */
  devicesOf: set<'cuda' | 'hip' | 'vulkan' | 'sycl' | 'metal' | 'opencl'>('llamaServer.devicesOf', 'back ends with a device', {
    get: 'llama-server --list-devices',
  }),
  /** Names that Vulkan gave the devices, with the driver: `AMD Radeon RX 6600 (RADV NAVI23) (radv)`. */
  vulkanNames: set('llamaServer.vulkanNames', 'Vulkan devices of llama.cpp', { get: 'llama-server --list-devices' }),
  /** It said that there is no usable GPU, or that it was compiled without GPU support. */
  noUsableGpu: flag('llamaServer.noUsableGpu', 'llama.cpp found no usable GPU', { get: 'llama-server --list-devices' }),
  /** Compiled CUDA architectures, from `system_info: CUDA : ARCHS = 500,610,…`, as numbers without dot (`61`, `120`). */
  cudaArchs: set('llamaServer.cudaArchs', 'compiled CUDA architectures'),
  /** Its CUDA code has flash attention for all types of the KV cache: `FA_ALL_QUANTS = 1` behind the architectures, or absent there. */
  allCacheTypes: flag('llamaServer.allCacheTypes', 'CUDA code for all KV cache types', { get: 'llama-server --version 2>&1; the line system_info of its log' }),
  /** Compiler and platform, as `built with GNU 11.4.0 for Linux x86_64` says. */
  builtWith: text('llamaServer.builtWith', 'compiler', { get: 'llama-server --version' }),
  /** Layers on the GPU and all layers, of the last `offloaded N/M layers to GPU`. */
  layersOffloaded: number('llamaServer.layersOffloaded', 'layers on the GPU', { unit: 'count' }),
  layersTotal: number('llamaServer.layersTotal', 'layers', { unit: 'count' }),
};
