import { driverLibraries } from '../../facts/driver-libraries.ts';
import { gpus } from '../../facts/gpus.ts';
import { intel } from '../../facts/intel.ts';
import { parseClinfo } from '../../parsers/clinfo.ts';
import { parseSyclLs } from '../../parsers/sycl-ls.ts';
import { claimGpu } from '../gpu-facts.ts';
import { type Recogniser, span } from './recogniser.ts';

/** clinfo and sycl-ls. */
export const openClAndSycl: Recogniser = {
  kind: 'clinfo',
  mark: /Number of platforms|^\s{0,8}"platforms": \[|Platform Name|Platform #\d|\[(?:ext_oneapi_)?(?:level_zero|opencl|cuda|hip):/m,
  read(output, book) {
    const sycl = span(output, /^\s{0,8}\[(?:ext_(?:oneapi|intel)_)?(?:level_zero|opencl|cuda|hip|native_cpu):\w/, 'tool');
    if (sycl !== undefined) {
      for (const [index, device] of parseSyclLs(output.text).entries()) {
        if (device.kind !== 'gpu') continue;
        claimGpu(book, sycl.place, `sycl-${device.backend}:${index}`, device.name);
        book.fact(sycl.place, intel.computeRuntimeBuild, device.computeRuntimeBuild ?? undefined);
      }
      const answered = parseSyclLs(output.text).filter(({ kind, backend }) => kind === 'gpu' && backend === 'level_zero').length;
      if (answered > 0) {
        const library = book.item(sycl.place, driverLibraries, 'text:level-zero');
        library(driverLibraries.item.api, 'level-zero');
        library(driverLibraries.item.outcome, 'answers');
        library(driverLibraries.item.gpuCount, answered);
      }
      book.recognised('sycl-ls', sycl.from, sycl.to);
      return true;
    }
    const json = /^\s{0,8}"platforms": \[/m.test(output.text);
    const found = span(
      output,
      /^\s{0,8}(?:"platforms"|"CL_|Number of (?:platforms|devices)|Platform (?:Name|#)|Device (?:Name|Version)|Driver Version)/,
      'tool',
    );
    if (found === undefined) return false;
    const { platforms, devices } = parseClinfo(json ? output.text.slice(output.text.indexOf('{')) : output.text);
    if (platforms === 0) {
      const library = book.item(found.place, driverLibraries, 'text:opencl');
      library(driverLibraries.item.api, 'opencl');
      library(driverLibraries.item.outcome, 'refuses');
      library(driverLibraries.item.error, 'CL_PLATFORM_NOT_FOUND_KHR');
      library(driverLibraries.item.gpuCount, 0);
    }
    for (const [index, device] of devices.entries()) {
      if (device.kind === 'cpu' || device.kind === 'other' || /\bcpu\b|xeon|pocl|core\(tm\)/i.test(device.name)) continue;
      const item = claimGpu(book, found.place, `clinfo:${index}`, device.name, device.pci === null ? {} : { pci: device.pci });
      if (/intel/i.test(device.platform ?? '')) {
        item(gpus.item.vendor, 'intel');
        book.fact(found.place, intel.computeRuntimeBuild, /^\d{2}\.\d{1,2}\.(\d{5})/.exec(device.driverVersion ?? '')?.[1]);
      }
    }
    book.recognised('clinfo', found.from, found.to);
    return true;
  },
};

/** The compute runtime's version in names and lines of packages: `intel-opencl-icd 26.27.39122.12-1~26.04`; and the loader's, `libze1  1.32.0-1~24.04~ppa1`. */
export const computeRuntimePackages: Recogniser = {
  kind: 'intel packages',
  mark: /libze-intel-gpu1|intel-opencl-icd|intel-compute-runtime|intel-level-zero-gpu|libze1\b/,
  read(output, book) {
    const found = span(output, /(?:libze-intel-gpu1|intel-opencl-icd|intel-compute-runtime|intel-level-zero-gpu)[^\d\n]{1,20}\d{2}\.\d{1,2}\.\d{5}/, 'tool');
    // Only what dpkg lists as installed: apt names the version that it would take as well.
    const loader = span(output, /^\s{0,8}[hi]i\s{1,8}libze1(?::amd64)?\s{1,60}1\.\d{1,3}\.\d/, 'tool');
    if (loader !== undefined) {
      book.fact(loader.place, intel.levelZeroLoader, /libze1(?::amd64)?\s{1,60}(1\.\d{1,3}\.\d{1,3})/.exec(loader.lines.at(-1)?.text ?? '')?.[1]);
      book.recognised('intel packages', loader.from, loader.to);
    }
    if (found === undefined) return loader !== undefined;
    const build = /(?:libze-intel-gpu1|intel-opencl-icd|intel-compute-runtime|intel-level-zero-gpu)[^\d\n]{1,20}\d{2}\.\d{1,2}\.(\d{5})/.exec(
      found.lines.at(-1)?.text ?? '',
    )?.[1];
    book.fact(found.place, intel.computeRuntimeBuild, build);
    book.recognised('intel packages', found.from, found.to);
    return true;
  },
};
