import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFetchTool } from '../../src/parsers/fetch-tool.ts';
import { parseFree } from '../../src/parsers/free.ts';
import { parseInxi } from '../../src/parsers/inxi.ts';
import { parseLsbRelease } from '../../src/parsers/lsb-release.ts';
import { parseLscpu } from '../../src/parsers/lscpu.ts';
import { parseLsmod } from '../../src/parsers/lsmod.ts';
import { parseUlimit } from '../../src/parsers/ulimit.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/${name}.txt`, import.meta.url), 'utf8');
const [MiB, GiB] = [2 ** 20, 2 ** 30];

describe('lscpu', () => {
  // https://github.com/linuxhw/LsCPU
  test('two EPYC 7742', () => {
    const { flags, ...rest } = parseLscpu(sample('lscpu/epyc-7742'));
    expect(rest).toEqual({ model: 'AMD EPYC 7742 64-Core Processor', vendor: 'amd', hypervisor: false, threads: 128, cores: 128, sockets: 2, numaNodes: 2 });
    expect(flags).toEqual(expect.arrayContaining(['avx2', 'f16c', 'fma']));
    expect(flags).not.toContain('avx512f');
  });

  test('a Xeon with two threads a core', () => {
    expect(parseLscpu(sample('lscpu/xeon-gold-6248'))).toMatchObject({ threads: 40, cores: 20, sockets: 1, numaNodes: 1, vendor: 'intel' });
  });

  // https://github.com/ThomasKaiser/sbc-bench
  test('a Raspberry Pi 5, whose eight NUMA nodes are one', () => {
    const found = parseLscpu(sample('lscpu/raspberry-pi-5'));
    expect(found).toMatchObject({ model: 'Cortex-A76', vendor: 'arm', threads: 4, cores: 4, numaNodes: 1, hypervisor: undefined });
    expect(found.flags).toEqual(expect.arrayContaining(['asimddp', 'atomics']));
  });

  test('GB10 has two kinds of cores, so no count and no model is the machine’s', () => {
    expect(parseLscpu(sample('lscpu/gb10'))).toMatchObject({ model: undefined, cores: undefined, threads: 20, vendor: 'arm' });
  });

  test('other text is refused', () => {
    expect(() => parseLscpu('CPU: 5 users logged in\n')).toThrow('no lines');
  });
});

describe('free', () => {
  // https://github.com/hogeheer499-commits/strix-halo-guide
  test('Strix Halo', () => {
    expect(parseFree(sample('free/strix-halo'))).toEqual({
      total: 124 * GiB,
      free: 13 * GiB,
      available: 110 * GiB,
      swapTotal: 8 * GiB,
      swapFree: Math.round(3.4 * GiB),
      rounded: true,
    });
  });

  test('Raspberry Pi 5', () => {
    expect(parseFree(sample('free/raspberry-pi-5'))).toMatchObject({ total: 15 * GiB, swapTotal: 511 * MiB });
  });

  // https://github.com/openzfs/zfs/issues/14686
  test('in MiB, which -m does not say', () => {
    const table =
      '              total        used        free      shared  buff/cache   available\nMem:           3182        3041         100           0          40           7\nSwap:          8191          49        8142\n';
    expect(parseFree(table)).toMatchObject({ total: 3182 * MiB, available: 7 * MiB, swapTotal: 8191 * MiB });
  });

  test('in KiB', () => {
    const table =
      '               total        used        free      shared  buff/cache   available\nMem:        24684084      465000    23328000        1000      900000    24219000\n';
    expect(parseFree(table)).toMatchObject({ total: 24_684_084 * 1024, rounded: false, swapTotal: undefined });
  });

  test('numbers whose unit cannot be told are refused', () => {
    expect(() => parseFree('       total used free\nMem:      62   3   59\n')).toThrow('no unit');
    expect(() => parseFree('Mem: is fine')).toThrow('no table');
  });
});

describe('lsmod', () => {
  // https://github.com/jpnt/linux-kernel-config, https://github.com/kellyjonbrazil/jc
  test('whole lists', () => {
    expect(parseLsmod(sample('lsmod/tiger-lake'))).toMatchObject({ whole: true, modules: expect.arrayContaining(['xe', 'i915']) });
    expect(parseLsmod(sample('lsmod/ubuntu-18.04'))).toMatchObject({ whole: true, modules: expect.arrayContaining(['xt_conntrack']) });
  });

  // https://github.com/ollama/ollama/issues/10691
  test('what grep left', () => {
    expect(parseLsmod(sample('lsmod/grep-amdgpu'))).toEqual({ whole: false, modules: ['amdgpu'] });
  });

  // https://github.com/microsoft/WSL/issues/7231
  test('WSL2 without modules', () => {
    expect(parseLsmod(sample('lsmod/wsl2'))).toEqual({ whole: true, modules: [] });
  });

  test('other text is refused', () => {
    expect(() => parseLsmod('lsmod: command not found\n')).toThrow('no module');
  });
});

describe('lsb_release', () => {
  test('Debian, Ubuntu’s file', () => {
    expect(
      parseLsbRelease(
        'No LSB modules are available.\nDistributor ID:\tDebian\nDescription:\tDebian GNU/Linux 12 (bookworm)\nRelease:\t12\nCodename:\tbookworm\n',
      ),
    ).toEqual({
      id: 'debian',
      name: 'Debian GNU/Linux 12 (bookworm)',
      release: '12',
    });
    expect(parseLsbRelease('DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=20.04\nDISTRIB_CODENAME=focal\nDISTRIB_DESCRIPTION="Ubuntu 20.04.5 LTS"\n')).toEqual({
      id: 'ubuntu',
      name: 'Ubuntu 20.04.5 LTS',
      release: '20.04',
    });
  });

  test('other text is refused', () => {
    expect(() => parseLsbRelease('bash: lsb_release: command not found')).toThrow('no distributor');
  });
});

describe('ulimit -a', () => {
  test('bash', () => {
    const text =
      'core file size              (blocks, -c) 0\nmax locked memory           (kbytes, -l) 8192\nopen files                          (-n) 1024\nmax user processes                  (-u) 96365\nvirtual memory              (kbytes, -v) unlimited\n';
    expect(parseUlimit(text)).toEqual({ lockedMemory: 8 * MiB, openFiles: 1024, processes: 96_365, virtualMemory: null });
  });

  test('zsh', () => {
    expect(
      parseUlimit('-t: cpu time (seconds)              unlimited\n-l: locked-in-memory size (kbytes)  unlimited\n-n: file descriptors                1024\n'),
    ).toMatchObject({
      lockedMemory: null,
      openFiles: 1024,
    });
  });

  test('other text is refused', () => {
    expect(() => parseUlimit('ulimit: usage')).toThrow('no limit');
  });
});

describe('inxi', () => {
  // https://github.com/smxi/inxi/issues/192
  test('an older release: values run over lines', () => {
    expect(parseInxi(sample('inxi/kaos-rx480'))).toEqual({
      kernel: '5.2.13-1',
      arch: 'x86_64',
      distro: 'KaOS 2019',
      cpu: 'Intel Core i5-3570K',
      memoryTotal: undefined,
      gpus: [
        { name: 'Intel Xeon E3-1200 v2/3rd Gen Core processor Graphics', driver: 'i915', pci: '0000:00:02.0', pciId: undefined },
        {
          name: 'Advanced Micro Devices [AMD/ATI] Ellesmere [Radeon RX 470/480/570/570X/580/580X/590]',
          driver: 'amdgpu',
          pci: '0000:01:00.0',
          pciId: undefined,
        },
      ],
    });
  });

  // https://bugzilla.kernel.org/show_bug.cgi?id=218823
  test('the graphics section of a newer one, and no sound card', () => {
    expect(parseInxi(sample('inxi/navi31-raphael')).gpus).toEqual([
      { name: 'AMD Navi 31 [Radeon RX 7900 XT/7900 XTX/7900M]', driver: 'amdgpu', pci: '0000:03:00.0', pciId: undefined },
      { name: 'AMD Raphael', driver: 'amdgpu', pci: '0000:12:00.0', pciId: undefined },
    ]);
  });

  // https://github.com/smxi/inxi/issues/258
  test('memory of -b, and no kernel of another system', () => {
    expect(parseInxi(sample('inxi/freebsd'))).toMatchObject({ kernel: undefined, memoryTotal: Math.round(15.88 * GiB) });
  });

  test('a chip id', () => {
    const text =
      'Graphics:\n  Device-1: AMD Navi 23 [Radeon RX 6600/6600 XT/6600M] vendor: Sapphire driver: amdgpu\n    v: kernel bus-ID: 2d:00.0 chip-ID: 1002:73ff class-ID: 0300\n';
    expect(parseInxi(text).gpus).toEqual([{ name: 'AMD Navi 23 [Radeon RX 6600/6600 XT/6600M]', driver: 'amdgpu', pci: '0000:2d:00.0', pciId: '1002:73ff' }]);
  });

  // https://github.com/omacom/omarchy/issues/4465
  test('a GPU without a driver', () => {
    const text =
      'Graphics:\n  Device-1: NVIDIA GP108 [GeForce GT 1030] vendor: Micro-Star MSI driver: N/A\n    alternate: nouveau, nvidia_drm, nvidia bus-ID: 07:00.0 chip-ID: 10de:1d01\n';
    expect(parseInxi(text).gpus).toEqual([{ name: 'NVIDIA GP108 [GeForce GT 1030]', driver: null, pci: '0000:07:00.0', pciId: '10de:1d01' }]);
  });

  test('other text is refused', () => {
    expect(() => parseInxi('bash: inxi: command not found')).toThrow('no section');
  });
});

describe('neofetch and fastfetch', () => {
  test('fastfetch beside its picture', () => {
    const text = [
      "             .',;::::;,'.                 me@box",
      "         .';:cccccccccccc:;,.             ------",
      '      .;cccccccccccccccccccccc;.          OS: Fedora Linux 43 (KDE Plasma Desktop Edition) x86_64',
      '    .:cccccccccccccccccccccccccc:.        Kernel: Linux 6.17.1-300.fc43.x86_64',
      '  .;ccccccccccccc;.:dddl:.;ccccccc;.      CPU: AMD RYZEN AI MAX+ 395 w/ Radeon 8060S (32) @ 5.19 GHz',
      ' .:ccccccccccccc;OWMKOOXMWd;ccccccc:.     GPU: AMD Radeon 8060S Graphics [Integrated]',
      '.:ccccccccccccc;KMMc;cc;xMMc;ccccccc:.    Memory: 12.05 GiB / 124.94 GiB (10%)',
    ].join('\n');
    expect(parseFetchTool(text)).toEqual({
      distro: 'Fedora Linux 43 (KDE Plasma Desktop Edition)',
      kernel: '6.17.1-300.fc43.x86_64',
      cpu: 'AMD RYZEN AI MAX+ 395 w/ Radeon 8060S',
      gpus: ['AMD Radeon 8060S Graphics'],
      memoryTotal: Math.round(124.94 * GiB),
    });
  });

  test('neofetch with two cards', () => {
    const text =
      'OS: Ubuntu 22.04.4 LTS x86_64\nKernel: 6.5.0-35-generic\nCPU: AMD Ryzen 9 5950X (32) @ 3.400GHz\nGPU: NVIDIA GeForce RTX 3090\nGPU: AMD ATI Radeon RX 5600 OEM/5600 XT / 5700/5700 XT\nMemory: 5012MiB / 64218MiB\n';
    expect(parseFetchTool(text)).toMatchObject({
      kernel: '6.5.0-35-generic',
      gpus: ['NVIDIA GeForce RTX 3090', 'AMD ATI Radeon RX 5600 OEM/5600 XT / 5700/5700 XT'],
      memoryTotal: 64_218 * MiB,
    });
  });

  test('other text is refused', () => {
    expect(() => parseFetchTool('GPU: NVIDIA GeForce RTX 3090\n')).toThrow('no lines');
  });
});
