import { gpus } from '../../facts/gpus.ts';
import { kernel } from '../../facts/kernel.ts';
import { logs } from '../../facts/logs.ts';
import { npu } from '../../facts/npu.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { platform } from '../../facts/platform.ts';
import { rocm } from '../../facts/rocm.ts';
import { parseAmdgpuLog } from '../../parsers/amdgpu-log.ts';
import { findGpuFaults } from '../../parsers/gpu-faults.ts';
import { parseLsmod } from '../../parsers/lsmod.ts';
import { findGpuDevice } from '../../reference/gpu-devices/find-gpu-device.ts';
import type { Book, Place } from '../book.ts';
import { claimGpu } from '../gpu-facts.ts';
import { type Output, type Recogniser, span } from './recogniser.ts';

/** amdgpu's lines of the kernel log. */
export const amdgpuLog: Recogniser = {
  kind: 'amdgpu log',
  mark: /\bamdgpu\b|kfd kfd:/,
  read(output, book) {
    const found = span(
      output,
      /^\s{0,8}(?:amdgpu(?: [0-9a-f]{4}:|:)|\[drm\]|kfd kfd:)|\bamdgpu [0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d: |\bkernel: amdgpu|\[drm\] (?:amdgpu|Detected VRAM)|amdgpu: unknown parameter|\bWorkqueue: events\w{0,12} amdgpu_\w{3,40} \[amdgpu\]|_sched_entity_push_job \[/,
      'kernel',
    );
    if (found === undefined) return false;
    const log = parseAmdgpuLog(output.text);
    const { place } = found;
    book.recognised('amdgpu log', found.from, found.to);
    book.fact(place, platform.system, 'native');
    book.fact(place, rocm.amdgpuVersion, log.driverVersion);
    if (log.driverVersion !== undefined) book.fact(place, rocm.amdgpuOrigin, 'dkms');
    book.entries(place, logs.gpuFaults, faultsIn(output.lines));
    for (const [index, gpu] of log.gpus.entries()) {
      const [vendorId = 0, deviceId = 0] = (gpu.pciId ?? '').split(':').map((id) => Number.parseInt(id, 16));
      const device = gpu.pciId === undefined ? undefined : findGpuDevice(vendorId, deviceId, gpu.revision);
      const subject = gpu.address === undefined ? `amdgpu-log:${index}` : `pci:${gpu.address}`;
      const item = claimGpu(book, place, subject, device?.name, gpu.pciId === undefined ? {} : { pciId: gpu.pciId });
      item(gpus.item.vendor, 'amd');
      claimDriver(book, place, subject, gpu.refused ? null : 'amdgpu');
      item(gpus.item.pciId, gpu.pciId);
      item(gpus.item.subsystem, gpu.subsystem);
      item(gpus.item.vramTotal, gpu.vramTotal);
      item(gpus.item.vramVisible, gpu.vramVisible);
      if (gpu.vramTotal !== undefined && gpu.vramVisible !== undefined) item(gpus.item.rebar, gpu.vramVisible >= gpu.vramTotal);
      item(gpus.item.gttTotal, gpu.gttTotal);
      if (gpu.kfd === 'skipped') item(gpus.item.kfdArch, null);
    }
    return true;
  },
};

/** Lines of i915, xe and NVIDIA's driver: they tell that such a GPU is there and who drives it. */
export const otherGpuLogs: Recogniser = {
  kind: 'gpu driver log',
  mark: /\b(?:i915|xe|nvidia|nouveau) [0-9a-f]{4}:[0-9a-f]{2}:|NVRM: /,
  read(output, book) {
    const found = span(output, /\b(?:i915|xe|nvidia|nouveau) [0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d: |NVRM: /, 'kernel');
    if (found === undefined) return false;
    const { place } = found;
    const refused = refusedDevices(output.lines);
    for (const { text } of found.lines) {
      const [, driver, address] = /\b(i915|xe|nvidia|nouveau) ([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d): /.exec(text) ?? [];
      if (driver !== undefined && address !== undefined) {
        const item = claimGpu(book, place, `pci:${address}`, undefined);
        const intel = driver === 'i915' || driver === 'xe';
        item(gpus.item.vendor, intel ? 'intel' : 'nvidia');
        // The graphics of Intel's processors are device 2 of the first bus, and cards never are.
        if (intel) item(gpus.item.integrated, address === '0000:00:02.0');
        claimDriver(book, place, `pci:${address}`, refused.has(address) ? null : driver);
      }
      const loaded = /NVRM: loading NVIDIA UNIX (Open |\S{1,20} )Kernel Module (?:for \S{1,20})?\s{1,4}(\d{3}\.\d{1,3}(?:\.\d{1,3})?)/.exec(text);
      if (loaded !== null) {
        book.fact(place, nvidia.moduleVersion, loaded[2]);
        book.fact(place, nvidia.flavour, loaded[1] === 'Open ' ? 'open' : 'proprietary');
        book.fact(place, nvidia.loaded, true);
      }
    }
    book.entries(place, logs.gpuFaults, faultsIn(output.lines));
    book.fact(place, platform.system, 'native');
    book.recognised('gpu driver log', found.from, found.to);
    return true;
  },
};

/** An excerpt without them is no log without them: what is not found is not claimed. */
function faultsIn(lines: Output['lines']): Record<string, string> {
  return findGpuFaults(lines.map(({ message }) => message));
}

/** A start that failed may have been mended since: what lspci and the like show of the bound driver counts for more. */
function claimDriver(book: Book, place: Place, subject: string, driver: string | null): void {
  book.item(driver === null ? { ...place, standing: 'log' } : place, gpus, subject)(gpus.item.driver, driver);
}

/** Devices of which the driver let go: the last that it says of them is that their probe failed. */
function refusedDevices(lines: Output['lines']): ReadonlySet<string> {
  const refused = new Set<string>();
  for (const { text } of lines) {
    const address = /\b(?:i915|xe|nvidia|nouveau)(?: |: probe of )([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d)/.exec(text)?.[1];
    if (address === undefined) continue;
    if (/\bprobe (?:of \S{7,12}|with driver \w{2,12}) failed with error -\d/.test(text)) refused.add(address);
    else refused.delete(address);
  }
  return refused;
}

/** modprobe and insmod, which read the module's file before the kernel refuses it: it is there, for the kernel that runs. */
export const refusedModule: Recogniser = {
  kind: 'refused module',
  mark: /could not insert |Error inserting /,
  read(output, book) {
    const found = span(output, refusedNvidia, 'tool');
    if (found === undefined) return false;
    book.fact(found.place, nvidia.moduleForKernel, true);
    book.recognised('refused module', found.from, found.to);
    return true;
  },
};

/** Other refusals, as of an unknown symbol, tell less. */
export const refusedNvidia =
  /(?:could not insert '?nvidia'?|Error inserting nvidia \S{1,200}): (?:No such device|Key was rejected by service|Operation not permitted|Required key not available)/;

/** After one of these the driver was not ready any more. */
const npuFailures = ['failed with error', 'Hardware init failed', 'Failed to request firmware'];

/** amdxdna and intel_vpu. */
export const npuLog: Recogniser = {
  kind: 'npu log',
  mark: /amdxdna|intel_vpu|\bivpu\b/,
  read(output, book) {
    const found = span(output, /\b(?:amdxdna|intel_vpu)(?: [0-9a-f]{4}:|:)|amdxdna_accel_driver|\[drm\].{0,40}\bivpu/, 'kernel');
    if (found === undefined) return false;
    const { place } = found;
    // "amdxdna_accel_driver" and the firmware's folder may stand alone.
    const amd = /\bamdxdna(?![a-z])|\bamdnpu\//.test(output.text);
    const firmware = /amdnpu\/(1502|17f0)_(\w\w)\//.exec(output.text);
    book.fact(place, npu.vendor, amd ? 'amd' : 'intel');
    const started = output.text.lastIndexOf('[drm] Initialized ');
    const failed = Math.max(...npuFailures.map((words) => output.text.lastIndexOf(words)));
    const minor =
      started > failed
        ? /^\S+ \w+ (?:intel_vpu|amdxdna_accel_driver) [^\n]{1,80} on minor (\d{1,3})\b/.exec(output.text.slice(started, started + 200))?.[1]
        : undefined;
    const gaveUp =
      minor === undefined &&
      /probe with driver (?:amdxdna|intel_vpu) failed with error|probe of \S{1,20} failed with error|Hardware init failed|(?:amdxdna_probe|ivpu_probe).{0,40}failed/.test(
        output.text,
      );
    // What failed at the boot may have been loaded anew since.
    book.fact(place, npu.node, minor === undefined ? undefined : `/dev/accel/accel${minor}`);
    // As with GPUs: what another piece shows of a driver that is bound counts for more.
    book.fact(gaveUp ? { ...place, standing: 'log' } : place, npu.driver, gaveUp ? null : amd ? 'amdxdna' : 'intel_vpu');
    book.entries(place, logs.gpuFaults, faultsIn(output.lines));
    book.fact(place, npu.pciId, firmware === null ? undefined : `1022:${firmware[1]}`);
    book.fact(place, npu.arch, firmware === null ? undefined : firmware[1] === '1502' ? 'xdna1' : 'xdna2');
    book.fact(place, npu.driverOrigin, /amdxdna: (?:loading out-of-tree module|module verification failed)/.test(output.text) ? 'dkms' : undefined);
    const platformFirmware = /intel\/vpu\/(vpu_\d\dxx\w{0,10}\.bin)/.exec(output.text)?.[1];
    book.fact(
      place,
      npu.arch,
      platformFirmware === undefined
        ? undefined
        : /37xx/.test(platformFirmware)
          ? 'npu3'
          : /40xx/.test(platformFirmware)
            ? 'npu4'
            : /50xx/.test(platformFirmware)
              ? 'npu5'
              : undefined,
    );
    book.fact(place, platform.system, 'native');
    book.recognised('npu log', found.from, found.to);
    return true;
  },
};

/** lsmod: a list of names is complete only with its header. */
export const lsmod: Recogniser = {
  kind: 'lsmod',
  mark: /^\s{0,8}(?:[a-zA-Z0-9_]{2,40} {1,30}\d{3,9} {1,4}-?\d|Module\s{2,30}Size)/m,
  read(output, book) {
    const found = span(output, /^\s{0,8}(?:[a-zA-Z0-9_]{2,40} {1,30}\d{3,9} {1,4}-?\d{1,6}(?: [a-z0-9_,[\]]{1,400})?\s*$|Module\s{2,30}Size)/, 'tool');
    if (found === undefined) return false;
    const { modules, whole } = parseLsmod(found.lines.map(({ text }) => text).join('\n'));
    // A part that was cut out of the list has its heading as well.
    if (whole && (modules.length > 20 || modules.length === 0)) book.fact(found.place, kernel.modules, modules);
    // grep leaves this row, and who uses the module.
    const own = found.lines.flatMap(
      ({ text }) => /^\s{0,8}(amdttm|amd_ttm)\s{1,60}\d{3,12}\s{1,20}\d{1,6}\s{1,8}(?:\S{1,200},)?amdgpu(?:,|\s|$)/.exec(text.slice(0, 400))?.[1] ?? [],
    );
    if (own[0] === 'amdttm' || own[0] === 'amd_ttm') book.fact(found.place, kernel.ownTtm, own[0]);
    if (modules.includes('nvidia')) book.fact(found.place, nvidia.loaded, true);
    if (modules.includes('nvidia_uvm')) book.fact(found.place, nvidia.uvmLoaded, true);
    book.recognised('lsmod', found.from, found.to);
    return true;
  },
};
