import { driverLibraries } from '../../facts/driver-libraries.ts';
import { gpus } from '../../facts/gpus.ts';
import { platform } from '../../facts/platform.ts';
import { rocm } from '../../facts/rocm.ts';
import { parseAmdSmi } from '../../parsers/amd-smi.ts';
import { parseAmdgpuFirmwareInfo } from '../../parsers/amdgpu-firmware-info.ts';
import { parseFirmwarePackages } from '../../parsers/firmware-packages.ts';
import { parseRocmSmi } from '../../parsers/rocm-smi.ts';
import { parseRocminfo } from '../../parsers/rocminfo.ts';
import { findGpuDevice } from '../../reference/gpu-devices/find-gpu-device.ts';
import { claimGpu } from '../gpu-facts.ts';
import { type Recogniser, span } from './recogniser.ts';
import { claimKernel } from './system.ts';

function pciOf(address: string | undefined): { pci?: string } {
  if (address === undefined) return {};
  return { pci: /^[0-9a-f]{2}:/.test(address) ? `0000:${address}` : address };
}

export const rocminfo: Recogniser = {
  kind: 'rocminfo',
  mark: /ROCk module|HSA Agents|\/dev\/kfd read-write|^\s{0,8}Agent \d/m,
  read(output, book) {
    const found = span(
      output,
      /ROCk module|\/dev\/kfd read-write|^\s{0,8}(?:Agent \d|Marketing Name|Name:|Uuid|HSA|Runtime Version|BDFID|ISA Info)|HSA_STATUS_ERROR/,
      'tool',
    );
    if (found === undefined) return false;
    const info = parseRocminfo(output.text);
    const { place } = found;
    book.recognised('rocminfo', found.from, found.to);
    if (info.module?.version !== undefined) {
      book.fact(place, rocm.amdgpuVersion, info.module.version);
      book.fact(place, rocm.amdgpuOrigin, 'dkms');
    }
    if (info.kfdError !== undefined) {
      book.fact(place, rocm.kfdOpens, info.kfdError === 'No such file or directory' ? null : false);
      if (info.kfdError === 'No such file or directory') book.fact(place, rocm.kfdDevice, null);
    } else if (info.gpus.length > 0) book.fact(place, rocm.kfdOpens, true);
    // What was cut below the first agents lists no GPU either.
    if (info.gpus.length > 0 || (/HSA Agents/.test(output.text) && /^\*{3} Done \*{3}/m.test(output.text))) {
      const hsa = book.item(place, driverLibraries, 'text:hsa');
      hsa(driverLibraries.item.api, 'hsa');
      hsa(driverLibraries.item.outcome, 'answers');
      hsa(driverLibraries.item.gpuCount, info.gpus.length);
    }
    for (const [index, gpu] of info.gpus.entries()) {
      const known = gpu.name === undefined || /^AMD Radeon(?:\(TM\))? Graphics$/i.test(gpu.name) ? deviceName(gpu.deviceId) : gpu.name;
      const item = claimGpu(book, place, `rocminfo:${index}`, known, {
        ...pciOf(gpu.address),
        ...(gpu.deviceId === undefined ? {} : { pciId: idOf(gpu.deviceId) }),
      });
      item(gpus.item.vendor, 'amd');
      item(gpus.item.arch, gpu.gfx);
      item(gpus.item.kfdArch, gpu.gfx);
      item(gpus.item.pciId, gpu.deviceId === undefined ? undefined : idOf(gpu.deviceId));
      item(gpus.item.integrated, gpu.integrated);
    }
    return true;
  },
};

function idOf(deviceId: number): string {
  return `1002:${deviceId.toString(16).padStart(4, '0')}`;
}

function deviceName(deviceId: number | undefined): string | undefined {
  return deviceId === undefined ? undefined : findGpuDevice(0x1002, deviceId)?.name;
}

export const smiOfAmd: Recogniser = {
  kind: 'rocm-smi',
  mark: /ROCm System Management|ROCM?-SMI|GPU\[\d|AMDSMI|AMD-SMI|MARKET_NAME/i,
  read(output, book) {
    const amd = /AMDSMI|AMD-SMI|MARKET_NAME/.test(output.text);
    const found = span(
      output,
      /ROCm System Management|ROCm-SMI|^\s{0,8}GPU\[\d|AMDSMI|AMD-SMI|MARKET_NAME|^\s{0,8}\d{1,2}\s{2,8}\[?\d|^GPU: \d|BDF:|TARGET_GRAPHICS_VERSION/,
      'tool',
    );
    if (found === undefined) return false;
    const { place } = found;
    if (amd) {
      const smi = parseAmdSmi(output.text);
      book.fact(place, rocm.version, smi.rocmVersion);
      if (smi.driverVersion !== undefined && /^\d\.\d{1,2}\.\d{1,2}$/.test(smi.driverVersion) && !/Linux/.test(smi.driverVersion))
        book.fact(place, rocm.amdgpuVersion, smi.driverVersion);
      for (const gpu of smi.gpus) {
        const item = claimGpu(book, place, `amd-smi:${gpu.index}`, gpu.name, pciOf(gpu.address));
        item(gpus.item.vendor, 'amd');
        item(gpus.item.arch, gpu.gfx);
        item(gpus.item.vramTotal, gpu.vramTotal);
      }
    } else {
      for (const gpu of parseRocmSmi(output.text)) {
        const name = gpu.name ?? deviceName(gpu.deviceId);
        const item = claimGpu(book, place, `rocm-smi:${gpu.index}`, name, {
          ...pciOf(gpu.address),
          ...(gpu.deviceId === undefined ? {} : { pciId: idOf(gpu.deviceId) }),
        });
        item(gpus.item.vendor, 'amd');
        item(gpus.item.arch, gpu.gfx);
        item(gpus.item.vbios, gpu.vbios);
        item(gpus.item.vramTotal, gpu.vramTotal);
        item(gpus.item.busyAtIdle, gpu.busyAtIdle);
      }
    }
    book.recognised(amd ? 'amd-smi' : 'rocm-smi', found.from, found.to);
    return true;
  },
};

/** rocBLAS and hipBLASLt name the target that they have no kernels for; runtimes name it when they start. */
export const rocmTarget: Recogniser = {
  kind: 'rocm library error',
  mark: /Tensile(?:Library|Host)?|hipErrorNoBinaryForGpu|invalid device function/,
  read(output, book) {
    const found = span(output, /for GPU arch : gfx|TensileLibrary_lazy_gfx\w{3,5}\.dat: No such|hipErrorNoBinaryForGpu|rocBLAS error|rocblaslt error/, 'log');
    if (found === undefined) return false;
    const target = /for GPU arch : (gfx\w{3,5})|lazy_(gfx\w{3,5})\.dat: No such/.exec(output.text);
    const arch = target?.[1] ?? target?.[2];
    if (arch !== undefined) {
      const item = claimGpu(book, found.place, `rocm-target:${arch}`, undefined);
      item(gpus.item.vendor, 'amd');
      item(gpus.item.arch, arch);
      item(gpus.item.kfdArch, arch);
    }
    book.recognised('rocm library error', found.from, found.to);
    return true;
  },
};

// What `grep -H cwsr_size` prints of the properties of KFD's nodes; the processor's has none.
const cwsrSize = /(?:^|\/properties:)\s{0,4}cwsr_size ([1-9]\d{0,11})\s{0,4}$/;

/** A node's properties in KFD. */
export const kfdProperties: Recogniser = {
  kind: 'KFD properties',
  mark: /\bcwsr_size [1-9]/,
  read(output, book) {
    const found = span(output, cwsrSize, 'tool');
    if (found === undefined) return false;
    const size = cwsrSize.exec(found.lines[0]?.message ?? '')?.[1];
    if (size !== undefined) book.item(found.place, gpus, 'every:kfd')(gpus.item.cwsrSize, Number(size));
    book.recognised('KFD properties', found.from, found.to);
    return true;
  },
};

/** debugfs's list of firmware versions, and packages that hold firmware. */
export const firmware: Recogniser = {
  kind: 'firmware versions',
  mark: /DKMS make\.log|feature version: |linux-firmware|firmware-amd-graphics|amd-gpu-firmware|kernel-firmware|amdgpu-dkms|amdxdna-dkms|firmware-misc/,
  read(output, book) {
    let read = false;
    const info = span(output, /feature version: .{1,40}(?:fw|firmware) version: 0x/i, 'kernel');
    if (info !== undefined) {
      const item = claimGpu(book, info.place, 'amdgpu-firmware:0', undefined);
      item(gpus.item.vendor, 'amd');
      item(gpus.item.firmware, parseAmdgpuFirmwareInfo(output.text));
      book.fact(info.place, platform.system, 'native');
      book.recognised('amdgpu_firmware_info', info.from, info.to);
      read = true;
    }
    const packages = span(
      output,
      /(?:linux-firmware|firmware-amd-graphics|amd-gpu-firmware|kernel-firmware|amdgpu-dkms|amdxdna-dkms|firmware-misc)[\w-]{0,20}[ :=-]{1,60}\S{0,6}\d/,
      'tool',
    );
    if (packages !== undefined) {
      const parsed = parseFirmwarePackages(packages.lines.map(({ message }) => message.trim()).join('\n'));
      if (Object.keys(parsed).length > 0) {
        book.entries(packages.place, rocm.firmwarePackages, parsed);
        book.recognised('packages', packages.from, packages.to);
        read = true;
      }
    }
    // `Setting up amdgpu-dkms (1:6.12.12.60401-2164967.24.04) ...`, `DKMS make.log for amdgpu-3.8-30 for kernel 5.9.2-arch1-1 (x86_64)`
    const dkms = span(
      output,
      /amdgpu-dkms \((?:\d:)?\d|\bamdgpu-\d{1,2}\.\d[\d.]{0,16}-\d{1,8}.{0,24}(?:DKMS|for kernel)|^Deleting module version: \d|DKMS make\.log for amdgpu-/,
      'tool',
    );
    const version = dkms === undefined ? undefined : /\bamdgpu-(\d{1,2}\.\d[\d.]{0,16}-\d{1,8}[\w.~]{0,12})/.exec(output.text)?.[1];
    if (dkms !== undefined && version !== undefined) {
      book.fact(dkms.place, rocm.dkmsSources, [version.replace(/\.$/, '')]);
      const release = /\bfor kernel (\d\S{3,60}) \(|^Building for (\d\S{3,60})$/m.exec(output.text);
      if (release !== null) claimKernel(book, dkms.place, (release[1] ?? release[2]) as string);
      if (/Bad return status for module build on kernel/.test(output.text)) book.fact(dkms.place, rocm.dkmsBuilt, false);
      book.recognised('amdgpu-dkms installation', dkms.from, dkms.to);
      read = true;
    }
    return read;
  },
};
