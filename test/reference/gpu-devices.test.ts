import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findGpuByName, findGpuDevice, findNpuDevice, gpuChips } from '../../src/reference/gpu-devices/find-gpu-device.ts';
import { namesOf } from '../../src/reference/gpu-devices/gpu-names.ts';
import { npuRows } from '../../src/reference/gpu-devices/npu.ts';
import { findTegraGpu, tegraChips } from '../../src/reference/gpu-devices/nvidia-tegra.ts';

/** The ids at the end of a line of `lspci -nn`, looked up. */
function fromLspci(line: string): string | undefined {
  const [, vendorId = '', deviceId = '', revision] = /\[([0-9a-f]{4}):([0-9a-f]{4})\](?: \(rev ([0-9a-f]{2})\))?/.exec(line) ?? [];
  const device = findGpuDevice(parseInt(vendorId, 16), parseInt(deviceId, 16), revision === undefined ? undefined : parseInt(revision, 16));
  return device && [device.name, device.chip, device.arch, device.generation, device.integrated ? 'integrated' : 'discrete'].join(', ');
}

describe('ids of lspci lines', () => {
  test.each([
    // AMD, where the revision decides
    [
      '03:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 23 [Radeon RX 6600/6600 XT/6600M] [1002:73ff] (rev c7)',
      'Radeon RX 6600, navi23, gfx1032, rdna2, discrete',
    ],
    [
      '03:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 23 [1002:73ff] (rev c1)',
      'Radeon RX 6600 XT, navi23, gfx1032, rdna2, discrete',
    ],
    [
      '03:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 23 [1002:73ff]',
      'Radeon RX 6600/6600 XT/6600M, navi23, gfx1032, rdna2, discrete',
    ],
    [
      '03:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 31 [1002:744c] (rev c8)',
      'Radeon RX 7900 XTX, navi31, gfx1100, rdna3, discrete',
    ],
    [
      'c5:00.0 Display controller [0380]: Advanced Micro Devices, Inc. [AMD/ATI] Strix Halo [1002:1586] (rev c1)',
      'Radeon 8060S, strix-halo, gfx1151, rdna3.5, integrated',
    ],
    [
      'c4:00.0 Display controller [0380]: Advanced Micro Devices, Inc. [AMD/ATI] Strix [1002:150e] (rev c1)',
      'Radeon 890M, strix, gfx1150, rdna3.5, integrated',
    ],
    [
      'c4:00.0 Display controller [0380]: Advanced Micro Devices, Inc. [AMD/ATI] Krackan [1002:1114] (rev c2)',
      'Radeon 860M, krackan, gfx1152, rdna3.5, integrated',
    ],
    [
      'c4:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Phoenix1 [1002:15bf] (rev c7)',
      'Radeon 780M, phoenix, gfx1103, rdna3, integrated',
    ],
    [
      '0b:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 48 [1002:7550] (rev c0)',
      'Radeon RX 9070 XT, navi48, gfx1201, rdna4, discrete',
    ],
    [
      '0b:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 44 [1002:7590] (rev c0)',
      'Radeon RX 9060 XT, navi44, gfx1200, rdna4, discrete',
    ],
    [
      '0b:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Ellesmere [1002:67df] (rev e7)',
      'Radeon RX 580, polaris10, gfx803, gcn4, discrete',
    ],
    [
      '05:00.0 Processing accelerators [1200]: Advanced Micro Devices, Inc. [AMD/ATI] Aqua Vanjaram [Instinct MI300X] [1002:74a1]',
      'Instinct MI300X, aqua-vanjaram, gfx942, cdna3, discrete',
    ],
    [
      '05:00.0 Processing accelerators [1200]: Advanced Micro Devices, Inc. [AMD/ATI] Instinct MI355X [1002:75a3]',
      'Instinct MI355X, mi350, gfx950, cdna4, discrete',
    ],
    [
      '12:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Cezanne [1002:1638] (rev c8)',
      'Radeon Vega Series / Radeon Vega Mobile Series, renoir, gfx90c, gcn5, integrated',
    ],
    [
      '04:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] VanGogh [1002:163f] (rev ae)',
      'Custom GPU 0405, vangogh, gfx1033, rdna2, integrated',
    ],
    // NVIDIA
    [
      '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce RTX 4090] [10de:2684] (rev a1)',
      'GeForce RTX 4090, ad102, 8.9, ada, discrete',
    ],
    [
      '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GN21-X11 [GeForce RTX 4090 Laptop GPU] [10de:2757] (rev a1)',
      'GeForce RTX 4090 Laptop GPU, ad103, 8.9, ada, discrete',
    ],
    [
      '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GP106 [GeForce GTX 1060 6GB] [10de:1c03] (rev a1)',
      'GeForce GTX 1060 6GB, gp106, 6.1, pascal, discrete',
    ],
    ['01:00.0 3D controller [0302]: NVIDIA Corporation GP102GL [Tesla P40] [10de:1b38] (rev a1)', 'Tesla P40, gp102, 6.1, pascal, discrete'],
    [
      '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GM204 [GeForce GTX 970] [10de:13c2] (rev a1)',
      'GeForce GTX 970, gm204, 5.2, maxwell, discrete',
    ],
    [
      '01:00.0 3D controller [0302]: NVIDIA Corporation GV100GL [Tesla V100 SXM2 16GB] [10de:1db1] (rev a1)',
      'Tesla V100 SXM2 16GB, gv100, 7.0, volta, discrete',
    ],
    [
      '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GB202 [GeForce RTX 5090] [10de:2b85] (rev a1)',
      'GeForce RTX 5090, gb202, 12.0, blackwell, discrete',
    ],
    ['000f:01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GB20B [GB10] [10de:2e12] (rev a1)', 'GB10, gb20b, 12.1, blackwell, integrated'],
    ['1b:00.0 3D controller [0302]: NVIDIA Corporation GH100 [H100 SXM5 80GB] [10de:2330] (rev a1)', 'H100 80GB HBM3, gh100, 9.0, hopper, discrete'],
    ['06:00.0 3D controller [0302]: NVIDIA Corporation GK210GL [Tesla K80] [10de:102d] (rev a1)', 'Tesla K80, gk210, 3.7, kepler, discrete'],
    // no name, but a block of ids that holds one chip
    ['01:00.0 VGA compatible controller [0300]: NVIDIA Corporation Device [10de:26ff] (rev a1)', 'AD102, ad102, 8.9, ada, discrete'],
    // Intel
    ['03:00.0 VGA compatible controller [0300]: Intel Corporation DG2 [Arc A770] [8086:56a0] (rev 08)', 'Arc A770, dg2, xe-hpg, alchemist, discrete'],
    ['03:00.0 VGA compatible controller [0300]: Intel Corporation Battlemage G21 [Arc B580] [8086:e20b]', 'Arc B580, bmg-g21, xe2-hpg, battlemage, discrete'],
    ['03:00.0 VGA compatible controller [0300]: Intel Corporation Device [8086:e223]', 'Arc Pro B70, bmg-g31, xe2-hpg, battlemage, discrete'],
    [
      '00:02.0 VGA compatible controller [0300]: Intel Corporation Meteor Lake-P [Intel Arc Graphics] [8086:7d55] (rev 08)',
      'Arc Graphics, mtl, xe-lpg, meteor-lake, integrated',
    ],
    ['00:02.0 VGA compatible controller [0300]: Intel Corporation Lunar Lake [8086:64a0] (rev 04)', 'Arc 130V/140V, lnl, xe2-lpg, lunar-lake, integrated'],
    ['00:02.0 VGA compatible controller [0300]: Intel Corporation Panther Lake [8086:b080]', 'Arc B390, ptl, xe3-lpg, panther-lake, integrated'],
    [
      '00:02.0 VGA compatible controller [0300]: Intel Corporation Raptor Lake-P [Iris Xe Graphics] [8086:a7a0] (rev 04)',
      'Iris Xe Graphics, rpl-p, xe-lp, raptor-lake, integrated',
    ],
    [
      '00:02.0 VGA compatible controller [0300]: Intel Corporation CoffeeLake-S GT2 [UHD Graphics 630] [8086:3e92]',
      'UHD Graphics 630, cfl, gen9.5, coffee-lake, integrated',
    ],
  ])('%s', (line, expected) => {
    expect(fromLspci(line)).toBe(expected);
  });

  test.each([
    '01:00.1 Audio device [0403]: NVIDIA Corporation GA104 High Definition Audio Controller [10de:228b] (rev a1)',
    '01:00.1 Audio device [0403]: NVIDIA Corporation AD102 High Definition Audio Controller [10de:22ba] (rev a1)',
    '01:00.2 USB controller [0c03]: NVIDIA Corporation TU104 USB 3.1 Host Controller [10de:1ad8] (rev a1)',
    '03:00.1 Audio device [0403]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 21/23 HDMI/DP Audio Controller [1002:ab28]',
    '00:00.0 Host bridge [0600]: Intel Corporation Device [8086:a700] (rev 01)',
    '05:00.0 VGA compatible controller [0300]: ASPEED Technology, Inc. ASPEED Graphics Family [1a03:2000] (rev 41)',
  ])('not a GPU of ours: %s', (line) => {
    expect(fromLspci(line)).toBeUndefined();
  });

  test('NPUs', () => {
    expect(findNpuDevice(0x1022, 0x1502, 0)).toMatchObject({ vendor: 'amd', chip: 'phoenix', arch: 'xdna1' });
    expect(findNpuDevice(0x1022, 0x17f0, 0x11)).toMatchObject({ chip: 'strix-halo', arch: 'xdna2' });
    expect(findNpuDevice(0x1022, 0x17f0, 0x20)).toMatchObject({ chip: 'krackan', arch: 'xdna2' });
    expect(findNpuDevice(0x1022, 0x17f0)).toMatchObject({ chip: undefined, arch: 'xdna2' });
    expect(findNpuDevice(0x8086, 0x643e)).toMatchObject({ vendor: 'intel', chip: 'lnl', arch: 'npu4' });
    expect(findNpuDevice(0x8086, 0x1502)).toBeUndefined();
  });
});

describe('the tables', () => {
  test.each(['amd', 'nvidia', 'intel'] as const)('%s: well formed, and no id twice', (vendor) => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const chip of gpuChips[vendor]) {
      for (const [name, ids] of Object.entries(chip.names)) {
        // Parts of a processor are on no bus.
        expect(ids === '', `${chip.chip} ${name}`).toBe(tegraChips.includes(chip));
        for (const id of ids.split(' ').filter(Boolean)) {
          expect(id, `${chip.chip} ${name}`).toMatch(/^[0-9a-f]{4}(?::[0-9a-f]{2}(?:,[0-9a-f]{2})*)?$/);
          const [deviceId, revisions = 'any'] = id.split(':');
          for (const revision of revisions.split(',')) {
            const key = `${deviceId}:${revision}`;
            if (seen.has(key)) twice.push(`${key} is ${seen.get(key)} and ${name}`);
            seen.set(key, name);
          }
        }
      }
    }
    expect(twice).toEqual([]);
    // A device with names by revision has one for the others too.
    expect([...seen.keys()].filter((key) => !seen.has(`${key.slice(0, 4)}:any`))).toEqual([]);
  });

  test('chips are listed once, and their architectures have the form of their vendor', () => {
    const all = Object.entries(gpuChips).flatMap(([vendor, chips]) => chips.map((chip) => ({ vendor, ...chip })));
    expect(new Set(all.map(({ chip }) => chip)).size).toBe(all.length);
    const form: Record<string, RegExp> = { amd: /^gfx[0-9]{1,2}[0-9a-f]{2}$/, nvidia: /^\d{1,2}\.\d$/, intel: /^(?:gen\d+(?:\.5)?|xe[a-z0-9-]+)$/ };
    for (const { vendor, arch } of all) expect(arch).toMatch(form[vendor] ?? /never/);
  });

  test('ranges hold no id of another chip', () => {
    for (const chip of gpuChips.nvidia) {
      for (const other of gpuChips.nvidia.filter((each) => each !== chip)) {
        for (const id of Object.values(other.names).join(' ').split(' ').filter(Boolean)) {
          for (const range of chip.ranges ?? []) {
            const [first = '', last = ''] = range.split('-');
            expect(first <= id && id <= last, `${id} of ${other.chip} in ${range} of ${chip.chip}`).toBe(false);
          }
        }
      }
    }
  });

  test('no NPU twice', () => {
    const keys = npuRows.map((row) => `${row.vendor} ${row.deviceId} ${row.revision}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

/** What is found, as `name (chip arch)`. */
function named(text: string): string[] {
  return findGpuByName(text).map(({ device }) => `${device.name} (${device.chip} ${device.arch})`);
}

describe('names in text', () => {
  test.each([
    ['my RX 6600 crashes', 'Radeon RX 6600 (navi23 gfx1032)'],
    ['RX 6600 XT', 'Radeon RX 6600 XT (navi23 gfx1032)'],
    ['RX6600XT', 'Radeon RX 6600 XT (navi23 gfx1032)'],
    ['rx-6600', 'Radeon RX 6600 (navi23 gfx1032)'],
    ['7900XTX here', 'Radeon RX 7900 XTX (navi31 gfx1100)'],
    ['AMD Radeon (TM) RX 7900 XTX', 'Radeon RX 7900 XTX (navi31 gfx1100)'],
    ['AMD Radeon(TM) 8060S Graphics (RADV GFX1151)', 'Radeon 8060S (strix-halo gfx1151)'],
    ['AMD RYZEN AI MAX+ 395 w/ Radeon 8060S', 'Radeon 8060S (strix-halo gfx1151)', 'Radeon 8060S (strix-halo gfx1151)'],
    ['an AMD 395 AI MAX+', 'Radeon 8060S (strix-halo gfx1151)'],
    ['AI MAX 395', 'Radeon 8060S (strix-halo gfx1151)'],
    ['my GMKTec evo-x2', 'Radeon 8060S (strix-halo gfx1151)'],
    ['Jetson Nano Orin Developer Kit 8GB', 'Jetson Orin Nano (ga10b 8.7)'],
    ['Jetson Nano 4GB', 'Jetson Nano (gm20b 5.3)'],
    ['Ryzen 5700G', 'Radeon Vega 8 (renoir gfx90c)'],
    ['Ryzen 3 3200G', 'Radeon Vega 8 (raven gfx902)'],
    ['AMD Radeon Vega 8 Graphics (RADV RAVEN)', 'Radeon Vega 8 (raven gfx902)'],
    ['on Strix Halo', 'Radeon 8050S / 8060S (strix-halo gfx1151)'],
    ['the 780M iGPU', 'Radeon 780M (phoenix gfx1103)'],
    ['MI300X', 'Instinct MI300X (aqua-vanjaram gfx942)'],
    ['AMD Instinct MI50', 'Instinct MI50 (vega20 gfx906)'],
    ['Vega 64', 'Radeon RX Vega 64 (vega10 gfx900)'],
    ['RX 580', 'Radeon RX 580 (polaris10 gfx803)'],
    ['RX 9070 XT', 'Radeon RX 9070 XT (navi48 gfx1201)'],
    ['Radeon AI PRO R9700', 'Radeon AI PRO R9700 (navi48 gfx1201)'],
    ['Radeon Pro W7900', 'Radeon Pro W7900 (navi31 gfx1100)'],
    ['RTX 4090', 'GeForce RTX 4090 (ad102 8.9)'],
    ['two RTX 4090s', 'GeForce RTX 4090 (ad102 8.9)'],
    ['NVIDIA GeForce RTX 4070 Ti SUPER', 'GeForce RTX 4070 Ti SUPER (ad103 8.9)'],
    ['4070ti super', 'GeForce RTX 4070 Ti SUPER (ad103 8.9)'],
    ['NVIDIA GeForce RTX 4090 Laptop GPU', 'GeForce RTX 4090 Laptop GPU (ad103 8.9)'],
    ['GTX1060 6GB', 'GeForce GTX 1060 6GB (gp106 6.1)'],
    ['GTX 1080 Ti', 'GeForce GTX 1080 Ti (gp102 6.1)'],
    ['GeForce GTX 780M', 'GeForce GTX 780M (gk104 3.0)'],
    ['NVIDIA H100 80GB HBM3, 550.54', 'H100 80GB HBM3 (gh100 9.0)'],
    ['8xH100', 'H100 (gh100 9.0)'],
    ['NVIDIA A100-SXM4-80GB', 'A100-SXM4-80GB (ga100 8.0)'],
    ['TITAN X Pascal', 'TITAN X Pascal (gp102 6.1)'],
    ['GTX TITAN X', 'GeForce GTX TITAN X (gm200 5.2)'],
    ['10x B200', 'B200 (gb100 10.0)'],
    ['Tesla P40', 'Tesla P40 (gp102 6.1)'],
    ['a P40 from eBay', 'Tesla P40 (gp102 6.1)'],
    ['Tesla T4', 'Tesla T4 (tu104 7.5)'],
    ['NVIDIA L4', 'L4 (ad104 8.9)'],
    ['my 3090', 'GeForce RTX 3090 (ga102 8.6)'],
    ['Hardware: GPU: 3090', 'GeForce RTX 3090 (ga102 8.6)'],
    // https://github.com/hojae-io/ModelBasedFootstepPlanning-IROS2024/issues/2
    ['My GPU is 4090,nvidia driver is 525.60.11', 'GeForce RTX 4090 (ad102 8.9)'],
    ['**GPU:** 4090, driver 550', 'GeForce RTX 4090 (ad102 8.9)'],
    ['4 x 3090', 'GeForce RTX 3090 (ga102 8.6)'],
    ['a 3060 12GB', 'GeForce RTX 3060 (ga106 8.6)'],
    ['two 4090s', 'GeForce RTX 4090 (ad102 8.9)'],
    ['on a T4', 'Tesla T4 (tu104 7.5)'],
    ['L4 GPUs', 'L4 (ad104 8.9)'],
    ['Quadro P5000', 'Quadro P5000 (gp104 6.1)'],
    ['RTX A6000', 'RTX A6000 (ga102 8.6)'],
    ['RTX 6000 Ada', 'RTX 6000 Ada Generation (ad102 8.9)'],
    ['NVIDIA RTX PRO 6000 Blackwell Workstation Edition', 'RTX PRO 6000 Blackwell Workstation Edition (gb202 12.0)'],
    ['NVIDIA GB10', 'GB10 (gb20b 12.1)'],
    ['DGX Spark', 'GB10 (gb20b 12.1)'],
    ['Intel(R) Arc(TM) A770 Graphics', 'Arc A770 (dg2 xe-hpg)'],
    ['Arc Pro B70', 'Arc Pro B70 (bmg-g31 xe2-hpg)'],
    ['Arc B580', 'Arc B580 (bmg-g21 xe2-hpg)'],
    ['Battlemage G21 [Intel Graphics]', 'Battlemage G21 (bmg-g21 xe2-hpg)'],
    ['Intel Arc 140V', 'Arc 140V (lnl xe2-lpg)'],
    ['GeForce RTX 3060, RX 7600', 'GeForce RTX 3060 (ga106 8.6)', 'Radeon RX 7600 (navi33 gfx1102)'],
  ])('%s', (text, ...expected) => {
    expect(named(text)).toEqual(expected);
  });

  test.each([
    '6600',
    'the 4090 tokens',
    'port 3060',
    'a 3060 MiB buffer',
    'after 3090 steps',
    '3 monitors at 1920x1080, 3840 x 1080',
    'an L4 cache line',
    'a 780M parameter model, 780M free',
    'RX 66000',
    'XRX 6600',
    'RX 6600XTREME',
    'the RTX 4000 series',
    '[8086:a100] at 0xa100',
    'p40 latency, t4, l4, a10',
    'listening on 127.0.0.1:7900 XT',
    'RTX\n4090',
    'ARC A771',
    'gfx1032 sm_89 Q4_K_M Q8_0 F16 8B 70B',
    'detected ip block number 2 <vega10_ih>',
    'UHD Graphics',
    'qwen3-30b-a3b, gemma-3-27b, phi-4, llama-3.1-405b, gpt-oss-120b',
  ])('no GPU in: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  test('the place of a name', () => {
    const text = 'Device 0: AMD Radeon RX 6600 XT, gfx1032';
    const [match] = findGpuByName(text);
    expect(text.slice(match?.index, (match?.index ?? 0) + (match?.length ?? 0))).toBe('Radeon RX 6600 XT');
  });

  test('a name of two chips names both', () => {
    const archs = (name: string) => findGpuByName(name).flatMap(({ device, others }) => [device, ...others].map(({ arch }) => arch));
    expect(archs('Radeon 840M')).toEqual(['gfx1152', 'gfx1153']);
    // People count the compute units of both; drivers call the second one "Radeon Graphics".
    expect(archs('Vega 8')).toEqual(['gfx902', 'gfx90c']);
  });

  test('every alias is found, all of it', () => {
    for (const chip of Object.values(gpuChips).flat()) {
      for (const alias of Object.keys(chip.aliases ?? {})) {
        const matches = findGpuByName(alias.replace(/[()]/g, ''));
        expect([alias, matches.length, matches.some(({ device, others }) => [device, ...others].some((each) => each.chip === chip.chip))]).toEqual([
          alias,
          1,
          true,
        ]);
      }
    }
  });

  const names = Object.values(gpuChips)
    .flat()
    .flatMap(namesOf)
    .map(([written]) => written);
  const words = fc.oneof(fc.string(), fc.constantFrom(...names), fc.constantFrom('RX', ' ', '-', 'x', 's', '6600', 'XT', '(TM)', 'RTX', '\n', ':', 'É'));

  test('any text ends, and what is found lies in it, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const { index, length } of findGpuByName(text)) {
          expect(index).toBeGreaterThanOrEqual(end);
          expect(length).toBeGreaterThan(0);
          end = index + length;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('long texts take time in proportion', () => {
    for (const piece of ['RX ', 'radeon pro w6800x ', 'a', '(tm)', '1x', '- - ', 'rtx6000ada']) {
      findGpuByName(piece.repeat(100_000));
    }
  }, 10_000);
});

test('a board’s GPU by its device tree', () => {
  // As jetson-stats prints it: https://github.com/rbonghi/jetson_stats/issues/864
  expect(findTegraGpu('nvidia,p3737-0000+p3701-0000\0nvidia,p3701-0000\0nvidia,tegra234\0')).toMatchObject({ name: 'Orin', chip: { arch: '8.7' } });
  expect(findTegraGpu('nvidia,jetson-nano\0nvidia,tegra210\0')).toMatchObject({ chip: { arch: '5.3' } });
  expect(findTegraGpu('raspberrypi,5-model-b\0brcm,bcm2712\0')).toBeUndefined();
  // The one after them is on PCI.
  expect(findTegraGpu('nvidia,p3971-0089+p3834-0008\0nvidia,tegra264\0')).toBeUndefined();
});
