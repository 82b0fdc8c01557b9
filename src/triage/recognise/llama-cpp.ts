import { gpus } from '../../facts/gpus.ts';
import { intel } from '../../facts/intel.ts';
import { llamaServer } from '../../facts/llama-server.ts';
import { models } from '../../facts/models.ts';
import { platform } from '../../facts/platform.ts';
import { vulkanDevices } from '../../facts/vulkan.ts';
import { type LlamaCppDevice, type LlamaCppLog, parseLlamaCppLog } from '../../parsers/llama-cpp-log.ts';
import { isOllamaLogLine } from '../../parsers/ollama-log.ts';
import type { Book, Place } from '../book.ts';
import { claimGpu } from '../gpu-facts.ts';
import { claimRuntime } from './claim-runtime.ts';
import { type Recogniser, span } from './recogniser.ts';

const line =
  /\b(?:ggml_(?:vulkan|cuda_init|init_cublas|backend\w{0,30}|sycl\w{0,20}|hip\w{0,20})|llama_(?:model_loader|context|model_load\w{0,20}|params_fit\w{0,20}|kv_cache\w{0,20}|memory\w{0,30}|prepare\w{0,30})|llm_load_\w{1,20}|load_tensors|load_backend|print_info|system_info|common_\w{1,30}): |\bversion: (?:\d{1,7} \(|\d{1,3}\.\d{1,3}\.\d{1,4}\S{0,20} \(build)|^\s{0,8}build: |built with \w|^\s{0,8}Device \d{1,2}: |^\| [^|]{1,80}\| .{0,120}t\/s|offloaded \d{1,4}\/\d{1,4} layers|no usable GPU found|^\s{0,8}\|\s?\d{1,2}\|\s{0,4}\[(?:level_zero|opencl):|found \d{1,2} SYCL devices|main: build = |^\s{0,8}\d{1,3}\.\d\d\.\d{3}\.\d{3} [A-Z] |^version b?\d{4}/;

/** Vulkan on the processor. */
const software = /llvmpipe|swiftshader|lavapipe/i;

/** Start-up, load, version and bench output of llama.cpp, and of programs that embed it. */
export const llamaCpp: Recogniser = {
  kind: 'llama.cpp',
  mark: /^\s{0,8}\d{1,3}\.\d\d\.\d{3}\.\d{3} [A-Z] |ggml_|llama_|llm_load_|load_tensors|\bversion: \d|^version b?\d{4,5} \([0-9a-f]{6}|\bbuild: [0-9a-f]|main: build|\bt\/s\b|no usable GPU found/m,
  read(output, book, { speaksOf }) {
    const found = span(output, line, 'log');
    if (found === undefined) return false;
    const log = parseLlamaCppLog(output.text);
    const embedded =
      output.lines.some(({ text, speaker }) => speaker === 'ollama' || isOllamaLogLine(text)) || (speaksOf.has('ollama') && !speaksOf.has('llama.cpp'));
    const { place } = found;
    book.recognised(embedded ? 'llama.cpp in Ollama' : log.bench.length > 0 ? 'llama-bench' : 'llama.cpp', found.from, found.to);
    claimDevices(book, place, log);
    // With GGML_VK_VISIBLE_DEVICES it tells only of those that are named there; one in software alone is what checks have their say on.
    if (log.allVulkan && !log.devices.every(({ name }) => software.test(name)) && !output.text.includes('GGML_VK_VISIBLE_DEVICES'))
      book.complete(vulkanDevices);
    if (embedded) return true;
    const build = log.build === undefined ? undefined : String(log.build);
    claimRuntime(book, place, 'llama.cpp', { version: log.release, build, backends: log.asked.length === 0 ? undefined : log.asked });
    book.fact(place, llamaServer.build, build);
    book.fact(place, llamaServer.builtWith, log.builtWith);
    book.fact(place, platform.arch, /\b(x86_64|aarch64)\b/.exec(log.builtWith ?? '')?.[1]);
    book.fact(place, llamaServer.cudaArchs, log.cudaArchs);
    book.fact(place, llamaServer.allCacheTypes, log.allCacheTypes);
    if (log.devices.length > 0) book.fact(place, llamaServer.devicesOf, [...new Set(log.devices.map(({ backend }) => backend))]);
    else if (log.noUsableGpu) book.fact(place, llamaServer.devicesOf, []);
    book.fact(place, llamaServer.noUsableGpu, log.noUsableGpu ? true : log.devices.length > 0 ? false : undefined);
    book.fact(place, llamaServer.layersOffloaded, log.layersOffloaded);
    book.fact(place, llamaServer.layersTotal, log.layersTotal);
    const names = log.devices.filter(({ backend }) => backend === 'vulkan').map(({ name, driver }) => (driver === undefined ? name : `${name} (${driver})`));
    if (names.length > 0) book.fact(place, llamaServer.vulkanNames, names);
    claimModel(book, place, log);
    return true;
  },
};

function claimDevices(book: Book, place: Place, log: LlamaCppLog): void {
  for (const [index, device] of log.devices.entries()) {
    if (software.test(device.name)) {
      claimVulkan(book, place, device, index);
      continue;
    }
    const item = claimGpu(book, place, `ggml-${device.backend}:${index} ${device.name.toLowerCase()}`, device.name);
    if (device.arch !== undefined) {
      item(gpus.item.arch, device.arch);
      item(gpus.item.vendor, device.arch.startsWith('gfx') ? 'amd' : 'nvidia');
      if (device.backend === 'hip') item(gpus.item.kfdArch, device.arch);
      if (!device.arch.startsWith('gfx')) item(gpus.item.computeCapability, device.arch);
    }
    item(gpus.item.integrated, device.integrated);
    if (device.backend === 'vulkan') claimVulkan(book, place, device, index);
    // `1.3.31093` from Level Zero, `24.22.029735` from OpenCL.
    if (device.backend === 'sycl') book.fact(place, intel.computeRuntimeBuild, /^\d{1,2}\.\d{1,3}\.0?(\d{5})\b/.exec(device.driver ?? '')?.[1]);
  }
}

const drivers: readonly (readonly [RegExp, string])[] = [
  [/^radv$/i, 'mesa-radv'],
  [/open-source mesa/i, 'intel-open-source-mesa'],
  [/^amd open-source/i, 'amd-open-source'],
  [/^amd proprietary/i, 'amd-proprietary'],
  [/^nvidia$/i, 'nvidia-proprietary'],
  [/nvk/i, 'mesa-nvk'],
  [/llvmpipe/i, 'mesa-llvmpipe'],
  [/dozen/i, 'mesa-dozen'],
  [/intel corporation|^intel proprietary/i, 'intel-proprietary-windows'],
];

function claimVulkan(book: Book, place: Place, { name, driver, integrated }: LlamaCppDevice, index: number): void {
  const item = book.item(place, vulkanDevices, `vulkan:${index} ${name.toLowerCase()}`, { name });
  item(vulkanDevices.item.name, name);
  item(vulkanDevices.item.driverName, driver);
  item(vulkanDevices.item.driverId, driver === undefined ? undefined : drivers.find(([pattern]) => pattern.test(driver))?.[1]);
  item(vulkanDevices.item.type, /llvmpipe|swiftshader/i.test(name) ? 'cpu' : integrated === undefined ? undefined : integrated ? 'integrated' : 'discrete');
}

function claimModel(book: Book, place: Place, log: LlamaCppLog): void {
  if (log.layersTotal === undefined && log.context === undefined && log.contextTrained === undefined && log.architecture === undefined) return;
  const item = book.item(place, models, 'text:llama.cpp');
  item(models.item.runtime, 'llama.cpp');
  item(models.item.context, log.context);
  item(models.item.contextTrained, log.contextTrained);
  item(models.item.contextRequested, log.contextRequested);
  item(models.item.architecture, log.architecture);
  item(models.item.quantization, log.fileType);
  item(models.item.layersOffloaded, log.layersOffloaded);
  item(models.item.layersTotal, log.layersTotal);
}
