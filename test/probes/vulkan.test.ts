import { describe, expect, test } from 'vitest';
import probe from '../../src/probes/vulkan.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';
import { expectOnlyLost } from './only-lost.ts';

const environment = [
  '-- absent env VK_DRIVER_FILES',
  '-- absent env VK_ICD_FILENAMES',
  '-- absent env VK_ADD_DRIVER_FILES',
  '-- absent env XDG_DATA_DIRS',
  '-- absent stat /usr/bin/vulkaninfo',
  '-- absent stat /usr/local/bin/vulkaninfo',
  '-- absent stat /run/current-system/sw/bin/vulkaninfo',
  '-- absent env AMD_VULKAN_ICD',
  '-- absent env DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1',
  '-- absent env VK_LOADER_LAYERS_DISABLE',
  '-- ok (no newline) env HOME',
  '/home/me',
  ...['/home/me/.config', '/etc/xdg', '/etc', '/home/me/.local/share', '/usr/local/share', '/run/opengl-driver/share'].flatMap((folder) => [
    `-- absent list ${folder}/vulkan/icd.d`,
    `-- absent list ${folder}/vulkan/implicit_layer.d`,
  ]),
  '-- ok list /usr/share/vulkan/implicit_layer.d',
  'VkLayer_MESA_device_select.json',
  '-- ok file /usr/share/vulkan/implicit_layer.d/VkLayer_MESA_device_select.json',
  '{"file_format_version":"1.0.0","layer":{"name":"VK_LAYER_MESA_device_select"}}',
  '-- ok native find-library libvulkan.so.1',
  '[{"path":"/lib/x86_64-linux-gnu/libvulkan.so.1","file":"/usr/lib/x86_64-linux-gnu/libvulkan.so.1.3.275","by":"cache","elf":"64-bit"}]',
];
const power = (vendor: string, status: string): string[] => [
  '-- ok list /sys/class/drm',
  'card0',
  'card0-DP-1',
  'renderD128',
  'version',
  ...['card0', 'renderD128'].flatMap((card) => [
    `-- ok file /sys/class/drm/${card}/device/vendor`,
    vendor,
    `-- ok file /sys/class/drm/${card}/device/power/runtime_status`,
    status,
  ]),
  '-- absent list /proc/driver/nvidia/gpus',
];
const manifest = (name: string, library: string, found = true): string[] => [
  `-- ok file /usr/share/vulkan/icd.d/${name}`,
  `{"ICD":{"api_version":"1.4.318","library_path":"${library}"}}`,
  ...(found
    ? [`-- ok native find-library ${library}`, `[{"path":"${library}","file":"${library}","by":"named","elf":"64-bit"}]`]
    : [`-- absent native find-library ${library}`]),
];
const two = [
  '-- ok list /usr/share/vulkan/icd.d',
  'lvp_icd.x86_64.json',
  'radeon_icd.x86_64.json',
  ...manifest('lvp_icd.x86_64.json', '/usr/lib/libvulkan_lvp.so'),
  ...manifest('radeon_icd.x86_64.json', '/usr/lib/libvulkan_radeon.so'),
];
const lvp =
  '{"name":"llvmpipe (LLVM 20.1.2, 256 bits)","type":"cpu","vendorId":65541,"deviceId":0,"apiVersion":"1.4.318","driverId":13,"driverName":"llvmpipe","driverInfo":"Mesa 25.2.8 (LLVM 20.1.2)"}';
const rx =
  '{"name":"AMD Radeon RX 6600 (RADV NAVI23)","type":"discrete","vendorId":4098,"deviceId":29695,"apiVersion":"1.4.318","driverId":3,"driverName":"radv","driverInfo":"Mesa 25.2.8","heaps":[{"size":8321499136,"local":true,"visible":false},{"size":16777216000,"local":false,"visible":false},{"size":268435456,"local":true,"visible":true}],"subgroupSize":64,"maxAllocation":4294967292,"maxBuffer":4294967292,"pci":"0000:03:00.0","storage16":true,"float16":true,"integerDot":true,"extensions":["VK_KHR_16bit_storage"],"sharedMemory":65536}';
const answer = (query: string, devices: readonly string[], more = ''): string[] => [
  `-- ok native ${query}`,
  `{"library":"/usr/lib/x86_64-linux-gnu/libvulkan.so.1.3.275","loader":"1.3.275","result":"VK_SUCCESS","devices":[${devices.join(',')}]${more}}`,
];
const see = async (...lines: readonly string[]) => (await gather(lines.join('\n'), probe)).facts;

describe('vulkan', () => {
  test('a card without Resizable BAR', async () => {
    const facts = await see(...environment, ...power('0x1002', 'active'), ...two, ...answer('vulkan', [rx, lvp]));
    expect(shown(facts, 'vulkan.loader')).toBe('1.3.275');
    expect(shown(facts, 'vulkan.loaderPath')).toBe('/usr/lib/x86_64-linux-gnu/libvulkan.so.1.3.275');
    expect(shown(facts, 'vulkan.instance')).toBe('VK_SUCCESS');
    expect(shown(facts, 'vulkan.layers')).toEqual(['VK_LAYER_MESA_device_select']);
    expect(shown(facts, 'vulkan.driverFiles')).toBeNull();
    expect(shown(facts, 'vulkan.tool')).toBe(false);
    expect(facts.lists.vulkanDevices).toMatchObject({ complete: true });
    expect(shownList(facts, 'vulkanDevices')).toMatchObject([
      {
        key: 'vulkan:0',
        type: 'discrete',
        pciId: '1002:73ff',
        driverId: 'mesa-radv',
        mesa: '25.2.8',
        deviceLocal: 8_589_934_592,
        deviceLocalVisible: 268_435_456,
      },
      { key: 'vulkan:1', type: 'cpu', pciId: null, driverId: 'mesa-llvmpipe', storage16: { gap: 'unsupported' } },
    ]);
    // llvmpipe is no GPU.
    expect(shownList(facts, 'gpus')).toEqual([{ key: 'pci:0000:03:00.0', pciId: '1002:73ff', vramTotal: 8_589_934_592, vramVisible: 268_435_456 }]);
    expect(shownList(facts, 'vulkanManifests')).toMatchObject([
      { name: 'lvp_icd.x86_64.json', driver: 'mesa-llvmpipe', file: 'ok', outcome: 'answers', said: null },
      { name: 'radeon_icd.x86_64.json', driver: 'mesa-radv', file: 'ok', outcome: 'answers', said: null },
    ]);
  });

  test('one driver crashes: the others are heard, and it is named', async () => {
    const facts = await see(
      ...environment,
      ...power('0x1002', 'active'),
      ...two,
      '-- crashed (no newline) native vulkan',
      'SIGSEGV',
      ...answer('vulkan /usr/share/vulkan/icd.d/lvp_icd.x86_64.json', [lvp]),
      '-- crashed native vulkan /usr/share/vulkan/icd.d/radeon_icd.x86_64.json',
      'SIGSEGV',
    );
    expect(shown(facts, 'vulkan.instance')).toEqual({ gap: 'crashed' });
    expect(facts.lists.vulkanDevices).toMatchObject({ complete: false });
    expect(shownList(facts, 'vulkanDevices')).toMatchObject([{ type: 'cpu' }]);
    expect(shownList(facts, 'vulkanManifests')).toMatchObject([
      { outcome: 'answers' },
      { name: 'radeon_icd.x86_64.json', outcome: 'crashes', said: expect.stringContaining('SIGSEGV') },
    ]);
  });

  test('one hangs; a slow one is only a gap', async () => {
    const facts = await see(
      ...environment,
      ...power('0x1002', 'active'),
      ...two,
      '-- timeout native vulkan',
      'asleep after 1.6 s',
      '-- timeout native vulkan /usr/share/vulkan/icd.d/lvp_icd.x86_64.json',
      'busy after 0.9 s',
      '-- timeout native vulkan /usr/share/vulkan/icd.d/radeon_icd.x86_64.json',
      'asleep after 0.9 s',
    );
    expect(shownList(facts, 'vulkanManifests')).toMatchObject([{ outcome: { gap: 'timeout' } }, { outcome: 'hangs' }]);
    expect(shownList(facts, 'vulkanDevices')).toEqual({ gap: 'timeout' });
  });

  test('a sleeping GPU: its driver is left out, the others are asked', async () => {
    const facts = await see(...environment, ...power('0x1002', 'suspended'), ...two, ...answer('vulkan /usr/share/vulkan/icd.d/lvp_icd.x86_64.json', [lvp]));
    expect(shown(facts, 'vulkan.skipped')).toEqual(['/usr/share/vulkan/icd.d/radeon_icd.x86_64.json']);
    expect(facts.lists.vulkanDevices).toMatchObject({ complete: false });
    expect(shownList(facts, 'vulkanManifests')).toMatchObject([{ outcome: 'answers' }, { outcome: { gap: 'suspended' } }]);
  });

  test('a library that the driver needs is missing', async () => {
    const said =
      ',"said":["libLLVM.so.19.1: cannot open shared object file: No such file or directory","loader_icd_scan: Failed loading library associated with ICD JSON /usr/lib/libvulkan_radeon.so. Ignoring this JSON"]';
    const facts = await see(...environment, ...power('0x1002', 'active'), ...two, ...answer('vulkan', [lvp], said));
    expect(shownList(facts, 'vulkanManifests')).toMatchObject([
      { outcome: 'answers', said: null },
      { outcome: 'refuses', said: expect.stringMatching(/^libLLVM\.so\.19\.1: cannot open .*Ignoring this JSON$/) },
    ]);
  });

  test('a manifest without its library, and one that is no JSON', async () => {
    const facts = await see(
      ...environment,
      ...power('0x1002', 'active'),
      '-- ok list /usr/share/vulkan/icd.d',
      'broken.json',
      'radeon_icd.x86_64.json',
      '-- ok file /usr/share/vulkan/icd.d/broken.json',
      '<html>',
      ...manifest('radeon_icd.x86_64.json', '/usr/lib/libvulkan_radeon.so', false),
      '-- ok native vulkan',
      '{"library":"/usr/lib/libvulkan.so.1.3.275","loader":"1.3.275","result":"VK_ERROR_INCOMPATIBLE_DRIVER","devices":[]}',
    );
    expect(shown(facts, 'vulkan.instance')).toBe('VK_ERROR_INCOMPATIBLE_DRIVER');
    expect(shownList(facts, 'vulkanManifests')).toMatchObject([
      { name: 'broken.json', file: 'unreadable' },
      { name: 'radeon_icd.x86_64.json', file: 'library-missing', libraryFile: null, outcome: { gap: 'skipped' } },
    ]);
    expect(shownList(facts, 'vulkanDevices')).toEqual([]);
  });

  test('no loader', async () => {
    const facts = await see(
      ...environment.slice(0, -2),
      '-- absent native find-library libvulkan.so.1',
      ...power('0x1002', 'active'),
      '-- absent list /usr/share/vulkan/icd.d',
    );
    expect(shown(facts, 'vulkan.loader')).toBeNull();
    expect(shownList(facts, 'vulkanDevices')).toEqual([]);
  });

  test('no place for the native part: vulkaninfo serves', async () => {
    const facts = await see(
      ...environment,
      ...power('0x1002', 'active'),
      ...two,
      '-- unsupported native vulkan',
      'the native part does not load on linux riscv64',
      '-- exit 0 command vulkaninfo --summary',
      'Vulkan Instance Version: 1.3.275',
      'GPU0:',
      '\tvendorID           = 0x1002',
      '\tdeviceID           = 0x73ff',
      '\tdeviceType         = PHYSICAL_DEVICE_TYPE_DISCRETE_GPU',
      '\tdeviceName         = AMD Radeon RX 6600 (RADV NAVI23)',
      '\tdriverID           = DRIVER_ID_MESA_RADV',
    );
    expect(shownList(facts, 'vulkanDevices')).toMatchObject([{ type: 'discrete', driverId: 'mesa-radv', maxAllocation: { gap: 'unsupported' } }]);
    expect(shown(facts, 'vulkan.loader')).toBe('1.3.275');
  });

  test('what is not read is only lost, and changes nothing else', async () => {
    const lines = [...environment, ...power('0x1002', 'active'), ...two, ...answer('vulkan', [rx, lvp])];
    await expectOnlyLost(lines, probe);
    await expectOnlyLost(
      [...environment, ...power('0x1002', 'suspended'), ...two, ...answer('vulkan /usr/share/vulkan/icd.d/lvp_icd.x86_64.json', [lvp])],
      probe,
    );
    const alone = [
      ...answer('vulkan /usr/share/vulkan/icd.d/lvp_icd.x86_64.json', [lvp]),
      '-- crashed native vulkan /usr/share/vulkan/icd.d/radeon_icd.x86_64.json',
      'SIGSEGV',
    ];
    await expectOnlyLost([...environment, ...power('0x1002', 'active'), ...two, '-- crashed native vulkan', 'SIGSEGV', ...alone], probe);
  });

  test('nothing recorded: gaps, nothing guessed', async () => {
    const facts = await see('-- ok env HOME', '/home/me');
    expect(shown(facts, 'vulkan.loader')).toEqual({ gap: 'not-recorded' });
    expect(shown(facts, 'vulkan.driverFiles')).toEqual({ gap: 'not-recorded' });
    expect(shownList(facts, 'vulkanManifests')).toEqual({ gap: 'not-recorded' });
    expect(shownList(facts, 'vulkanDevices')).toEqual({ gap: 'not-recorded' });
  });
});
