import { compilers } from '../../facts/compilers.ts';
import { cuda } from '../../facts/cuda.ts';
import { driverLibraries } from '../../facts/driver-libraries.ts';
import { gpus } from '../../facts/gpus.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { platform } from '../../facts/platform.ts';
import { rocm } from '../../facts/rocm.ts';
import { wsl } from '../../facts/wsl.ts';
import { parseDkmsStatus } from '../../parsers/dkms-status.ts';
import { parseNvccVersion } from '../../parsers/nvcc-version.ts';
import {
  licenseStates,
  parseNvidiaSmiCsv,
  parseNvidiaSmiFailure,
  parseNvidiaSmiList,
  parseNvidiaSmiQuery,
  parseNvidiaSmiTable,
  parseNvidiaSmiVersion,
  type Smi,
  type SmiGpu,
} from '../../parsers/nvidia-smi.ts';
import { parseNvidiaVersion } from '../../parsers/nvidia-version.ts';
import type { Book, Place } from '../book.ts';
import { claimGpu } from '../gpu-facts.ts';
import { at, type Recogniser, said, span } from './recogniser.ts';

/** All that nvidia-smi prints: its table, -q, -L, queries. */
export const nvidiaSmi: Recogniser = {
  kind: 'nvidia-smi',
  mark: /NVIDIA-SMI\s+(?:version\s*:|\d)|NVSMI LOG|^\s{0,8}GPU \d{1,3}: .{2,80}\(UUID|\b(?:driver_version|compute_cap|memory\.total|pcie\.link\.width\.current)\b.{0,60},|,\s?(?:driver_version|compute_cap|memory\.total|pcie\.link\.width\.current)\b/m,
  read(output, book) {
    const table = span(output, /NVIDIA-SMI\s+\d|^\s{0,8}\|\s{1,4}\d{1,3}\s+\S.{1,60}\|\s+[0-9A-F]{8}:|^\s{0,8}[+|][-=+|]{20}|MiB \//, 'tool');
    if (table !== undefined && /NVIDIA-SMI\s+\d/.test(output.text)) {
      claimSmi(book, table.place, parseNvidiaSmiTable(output.text));
      book.recognised('nvidia-smi', table.from, table.to);
      return true;
    }
    const query = span(output, /NVSMI LOG|^\s{0,60}[A-Z][\w ()/.]{1,60} : /, 'tool');
    if (query !== undefined && /NVSMI LOG/.test(output.text)) {
      const smi = parseNvidiaSmiQuery(output.text);
      claimSmi(book, query.place, smi);
      const states = smi.gpus.flatMap(({ fabricState }) => fabricState ?? []);
      if (states.length > 0) book.fact(query.place, nvidia.fabricStates, states);
      book.recognised('nvidia-smi -q', query.from, query.to);
      return true;
    }
    const list = span(output, /^\s{0,8}GPU \d{1,3}: .{1,80}\(UUID/, 'tool');
    if (list !== undefined) {
      const listed = parseNvidiaSmiList(output.text);
      claimGpus(book, list.place, listed);
      if (listed.length > 0) book.fact(list.place, nvidia.smiError, null);
      book.recognised('nvidia-smi -L', list.from, list.to);
      return true;
    }
    const version = span(output, /^NVIDIA-SMI version\s*:|^(?:CUDA|DRIVER) (?:UMD )?version\s*:/i, 'tool');
    if (version !== undefined && /^NVIDIA-SMI version\s*:/m.test(output.text)) {
      book.fact(version.place, cuda.driverVersion, said(parseNvidiaSmiVersion(output.text).cudaVersion));
      book.recognised('nvidia-smi --version', version.from, version.to);
      return true;
    }
    // The command that was typed stands above its table.
    const csv = span(output, /^(?!.{0,200}--(?:query-gpu|format)=).*,/, 'tool');
    if (csv === undefined) return false;
    claimSmi(book, csv.place, parseNvidiaSmiCsv(csv.lines.map(({ text }) => text).join('\n')));
    book.recognised('nvidia-smi --query-gpu', csv.from, csv.to);
    return true;
  },
};

function claimSmi(book: Book, place: Place, smi: Smi): void {
  // Under WSL this is the driver of Windows, which the rest of the text may tell; see finish.ts.
  book.fact(place, nvidia.moduleVersion, said(smi.driverVersion));
  book.fact(place, cuda.driverVersion, said(smi.cudaVersion));
  // Under WSL a nvidia-smi of Linux speaks to the driver of Windows, whose releases have two numbers and are others.
  const [tool, driver] = [smi.toolVersion, smi.driverVersion];
  if (tool !== undefined && driver !== null && tool !== driver && /^\d{3}\.\d{2}$/.test(driver) && tool.slice(0, 2) === driver.slice(0, 2))
    book.fact(place, platform.system, 'wsl2');
  // That it answers in Windows says nothing of WSL.
  const ofWindows = smi.driverModels !== undefined;
  book.fact(place, wsl.nvidiaDriverModels, smi.driverModels === undefined ? undefined : [...new Set(smi.driverModels)]);
  // A head alone is also what stands before a crash at the first GPU.
  if (smi.driverVersion !== null && smi.gpus.length > 0 && !ofWindows) book.fact(place, nvidia.smiError, null);
  const modes = smi.gpus.flatMap(({ computeMode }) => computeMode ?? []);
  if (modes.length > 0)
    book.fact(
      place,
      nvidia.computeModes,
      modes.filter((mode) => mode !== 'Default'),
    );
  const mig = smi.gpus.flatMap(({ migMode }) => migMode ?? []);
  if (mig.length > 0) book.fact(place, nvidia.migModes, mig);
  claimGpus(book, place, smi.gpus);
  if (smi.gpus.length > 0 && !ofWindows) {
    const item = book.item(place, driverLibraries, 'text:nvml');
    item(driverLibraries.item.api, 'nvml');
    item(driverLibraries.item.outcome, 'answers');
    item(driverLibraries.item.gpuCount, smi.gpus.length);
  }
}

function claimGpus(book: Book, place: Place, found: readonly SmiGpu[]): void {
  for (const gpu of found) {
    const hints = { ...(gpu.pci === null ? {} : { pci: gpu.pci }), ...(gpu.pciId === null ? {} : { pciId: gpu.pciId }) };
    const item = claimGpu(book, place, `nvidia-smi:${gpu.index}`, said(gpu.name), hints);
    item(gpus.item.vendor, 'nvidia');
    item(gpus.item.driver, 'nvidia');
    item(gpus.item.pciId, said(gpu.pciId));
    item(gpus.item.vramTotal, said(gpu.memoryTotal));
    item(gpus.item.computeCapability, said(gpu.computeCapability));
    item(gpus.item.arch, said(gpu.computeCapability));
    item(gpus.item.linkWidth, said(gpu.linkWidth));
    item(gpus.item.linkWidthMax, said(gpu.linkWidthMax));
  }
}

/** The lines of a licence, which people cut out of `nvidia-smi -q`. */
export const nvidiaLicense: Recogniser = {
  kind: 'nvidia-smi licence',
  mark: /^\s{0,24}License Status\s{1,60}: /m,
  read(output, book) {
    const found = span(output, /^\s{0,24}(?:(?:vGPU Software|GRID) Licensed Product|License Status\s{1,60}: )/, 'tool');
    if (found === undefined) return false;
    const printed = found.lines.flatMap(({ text }) => /License Status\s{1,60}: (\S.{0,80})$/.exec(text)?.[1] ?? []);
    book.fact(found.place, nvidia.licenses, licenseStates(printed));
    book.recognised('nvidia-smi licence', found.from, found.to);
    return true;
  },
};

/** What nvidia-smi says when it cannot answer. */
export const nvidiaSmiFailure: Recogniser = {
  kind: 'nvidia-smi failure',
  // A device plugin puts in the same words that it has not found the library at all, or NVML's code by its name.
  mark: /Failed to initialize NVML: (?!ERROR_)[A-Z]|NVIDIA-SMI has failed|No devices were found|Unable to determine the device handle|NVIDIA-SMI couldn't find/,
  read(output, book) {
    const found = span(
      output,
      /Failed to initialize NVML: (?!ERROR_)[A-Z]|NVIDIA-SMI has failed|^\s*No devices were found|Unable to determine the device handle|NVIDIA-SMI couldn't find|NVML library version/,
      'tool',
    );
    if (found === undefined) return false;
    const failure = parseNvidiaSmiFailure(output.text);
    book.fact(found.place, nvidia.smiError, failure.message);
    book.fact(found.place, nvidia.libraryVersion, said(failure.library));
    // NVML words it so where the module is not loaded; within a container the nodes may be missing instead.
    if (failure.kind === 'no-driver' && !inContainer(output.text)) book.fact(found.place, nvidia.loaded, false);
    book.recognised('nvidia-smi failure', found.from, found.to);
    return true;
  },
};

function inContainer(text: string): boolean {
  return /\b(?:docker|podman|container|kubectl|lxc)\b|^\s{0,8}root@[0-9a-f]{12}:/im.test(text);
}

/** `  The kernel was built by: x86_64-linux-gnu-gcc-12 (Ubuntu 12.3.0-1ubuntu1~22.04) 12.3.0`, and below it what the module is built with. */
const kernelBuiltBy = /^\s{0,8}The kernel was built by: {1,20}\S{0,30}gcc\S{0,10} \(.{1,60}\) (\d{1,2}\.\d{1,2}\.\d{1,2})/;
const moduleBuiltWith = /^\s{0,8}You are using: {1,20}\S{0,30}cc\S{0,10} \(.{1,60}\) (\d{1,2}\.\d{1,2}\.\d{1,2})/;
const moduleBuild = /(?:DKMS make\.log for nvidia(?:-[a-z]{3,8})?-|\/var\/lib\/dkms\/nvidia(?:-[a-z]{3,8})?\/)(\d{3}\.\d{1,3}(?:\.\d{1,3})?)(?= |\/build)/;

const cmakeCuda = /(?:CUDA compiler identification is NVIDIA |Found CUDAToolkit: .{1,200}\(found (?:suitable )?version "?)(\d{1,2}\.\d{1,2}\.\d{1,4})/;

/** /proc/driver/nvidia/version, nvcc, CMake's look at it, dkms status, the driver's installer. */
export const nvidiaVersions: Recogniser = {
  kind: 'nvidia versions',
  mark: /NVIDIA UNIX|Cuda compilation tools|CUDA compiler identification|Found CUDAToolkit|: (?:added|built|installed|broken)\b|NVIDIA-Linux-|gcc version|The kernel was built by|NVIDIA Container (?:Toolkit|Runtime)/,
  read(output, book) {
    let read = false;
    const module_ = span(output, /NVIDIA UNIX (?:Open Kernel Module for \S{1,20}|\S{1,20} Kernel Module)/, 'kernel');
    if (module_ !== undefined && /NVRM version:|NVIDIA UNIX/.test(output.text)) {
      try {
        const { version, flavour } = parseNvidiaVersion(module_.lines.map(({ message }) => message).join('\n'));
        book.fact(module_.place, nvidia.moduleVersion, version);
        book.fact(module_.place, nvidia.flavour, flavour);
        book.fact(module_.place, nvidia.loaded, true);
        book.recognised('nvidia module version', module_.from, module_.to);
        read = true;
      } catch {
        // The kernel log words it differently, see kernel-drivers.ts.
      }
    }
    const nvcc = span(output, /Cuda compilation tools, release/, 'tool');
    if (nvcc !== undefined) {
      const { release, compiler } = parseNvccVersion(output.text);
      book.fact(nvcc.place, cuda.toolkit, release);
      book.fact(nvcc.place, cuda.nvcc, compiler);
      book.recognised('nvcc', nvcc.from, nvcc.to);
      read = true;
    }
    // CMake asks nvcc for its version, and so does its module for the toolkit.
    const cmake = output.lines.find(({ message }) => cmakeCuda.test(message));
    if (nvcc === undefined && cmake !== undefined) {
      const compiler = cmakeCuda.exec(cmake.message)?.[1] as string;
      const place = at(cmake, 'tool');
      book.fact(place, cuda.toolkit, compiler.split('.').slice(0, 2).join('.'));
      book.fact(place, cuda.nvcc, compiler);
      book.recognised('CMake', cmake.number, cmake.number);
      read = true;
    }
    const gcc = span(output, /^\s{0,8}gcc(?:-\d{1,2})? \(.{1,60}\) \d{1,2}\.\d{1,2}|^gcc version \d/, 'tool');
    const release = gcc === undefined ? undefined : /\) (\d{1,2}\.\d{1,2}\.\d{1,2})|gcc version (\d{1,2}\.\d{1,2}\.\d{1,2})/.exec(gcc.lines[0]?.text ?? '');
    if (gcc !== undefined && release) book.fact(gcc.place, compilers.gcc, [(release[1] ?? release[2]) as string]);
    // NVIDIA's conftest.sh, in the log of the module's build.
    const builtBy = output.lines.find(({ message }) => kernelBuiltBy.test(message));
    const buildWith = output.lines.find(({ message }) => moduleBuiltWith.test(message));
    if (builtBy !== undefined) {
      const place = at(builtBy, 'log');
      book.fact(place, compilers.kernelCompiler, 'gcc');
      book.fact(place, compilers.kernelCompilerVersion, kernelBuiltBy.exec(builtBy.message)?.[1]);
      const own = buildWith === undefined ? undefined : moduleBuiltWith.exec(buildWith.message)?.[1];
      book.fact(place, compilers.gcc, own === undefined ? undefined : [own]);
      const version = output.lines.flatMap(({ message }) => moduleBuild.exec(message)?.[1] ?? [])[0];
      book.fact(place, nvidia.dkmsVersions, version === undefined ? undefined : [version]);
      book.recognised('nvidia module build', builtBy.number, builtBy.number);
      read = true;
    }
    const dkms = span(output, /^\s{0,8}[A-Za-z0-9_-]{2,40}(?:\/|, )[\w.:+~-]{1,80}(?:, \S{1,100}, \w{1,12})?: (?:added|built|installed|broken)\b/, 'tool');
    if (dkms !== undefined) {
      const builds = parseDkmsStatus(dkms.lines.map(({ text }) => text).join('\n'));
      const versions = (module: string): string[] => builds.filter((build) => build.module === module).map(({ version }) => version);
      if (versions('nvidia').length > 0) book.fact(dkms.place, nvidia.dkmsVersions, versions('nvidia'));
      if (versions('amdgpu').length > 0) book.fact(dkms.place, rocm.dkmsSources, versions('amdgpu'));
      book.recognised('dkms status', dkms.from, dkms.to);
      read = true;
    }
    return read;
  },
};
