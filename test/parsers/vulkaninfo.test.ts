// https://github.com/hogeheer499-commits/strix-halo-guide/blob/3aa373c60dda/data/raw/2026-05-07/max-performance-campaign/system/vulkaninfo-summary.txt,
// https://github.com/hybridgroup/yzma (benchmarks, 2026-09-24: hybrid laptop and Jetson), and our own of Debian 12's llvmpipe
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseVulkanAnswer, parseVulkaninfo } from '../../src/parsers/vulkaninfo.ts';

const sample = (name: string): string => readFileSync(`test/parsers/samples/vulkaninfo/${name}.txt`, 'utf8');

test('the summary of a Strix Halo', () => {
  expect(parseVulkaninfo(sample('strix-halo-summary-1.3.275'))).toEqual({
    loader: '1.3.275',
    devices: [
      {
        name: 'Radeon 8060S Graphics (RADV STRIX_HALO)',
        type: 'integrated',
        vendorId: 0x1002,
        deviceId: 0x1586,
        driverId: 'mesa-radv',
        driverName: 'radv',
        driverInfo: 'Mesa 26.0.6 - kisak-mesa PPA',
        api: '1.4.335',
      },
      expect.objectContaining({ name: 'llvmpipe (LLVM 20.1.8, 256 bits)', type: 'cpu' }),
    ],
  });
});

test('a hybrid laptop: two GPUs and llvmpipe', () => {
  const { devices } = parseVulkaninfo(sample('hybrid-laptop-summary-1.3.275'));
  expect(devices.map(({ name, type, driverId }) => [name, type, driverId])).toEqual([
    ['Intel(R) Graphics (RPL-S)', 'integrated', 'intel-open-source-mesa'],
    ['NVIDIA GeForce RTX 4070 Laptop GPU', 'discrete', 'nvidia-proprietary'],
    ['llvmpipe (LLVM 20.1.2, 256 bits)', 'cpu', 'mesa-llvmpipe'],
  ]);
});

test('a Jetson, whose device number is no PCI id', () => {
  expect(parseVulkaninfo(sample('jetson-orin-summary-1.4.321')).devices[0]).toMatchObject({ deviceId: 0x97ba03d7, driverInfo: '595.78' });
});

test('the full form: memory and abilities', () => {
  const { loader, devices } = parseVulkaninfo(sample('llvmpipe-full-1.3.239'));
  expect(loader).toBe('1.3.239');
  expect(devices).toEqual([
    {
      name: 'llvmpipe (LLVM 15.0.6, 256 bits)',
      type: 'cpu',
      vendorId: 0x10005,
      deviceId: 0,
      driverId: 'mesa-llvmpipe',
      driverName: 'llvmpipe',
      driverInfo: 'Mesa 22.3.6 (LLVM 15.0.6)',
      api: '1.3.230',
      heaps: [{ size: 2_147_483_648, local: true, visible: true }],
      maxAllocation: 2_147_483_648,
      maxBuffer: 4_294_967_295,
      storage16: true,
      float16: true,
      integerDot: true,
      extensions: [
        'VK_KHR_16bit_storage',
        'VK_KHR_shader_float16_int8',
        'VK_KHR_shader_integer_dot_product',
        'VK_EXT_subgroup_size_control',
        'VK_EXT_external_memory_host',
        'VK_KHR_maintenance4',
      ],
      subgroupSize: 8,
      sharedMemory: 32_768,
    },
  ]);
});

test('numbers as vulkaninfo of Vulkan 1.1 wrote them', () => {
  // https://github.com/slackermanz/VkAutomata
  const text =
    'Vulkan Instance Version: 1.2.146\n\nGPU0:\n\tapiVersion         = 4198519 (1.1.119)\n\tdeviceType         = PHYSICAL_DEVICE_TYPE_DISCRETE_GPU\n\tdeviceName         = GeForce GTX 1070\n';
  expect(parseVulkaninfo(text).devices).toEqual([{ name: 'GeForce GTX 1070', type: 'discrete', api: '1.1.119' }]);
});

test('heaps of a card without Resizable BAR', () => {
  const memory = [
    'GPU0:',
    '\tdeviceName         = AMD Radeon RX 6600 (RADV NAVI23)',
    'VkPhysicalDeviceMemoryProperties:',
    'memoryHeaps: count = 3',
    '\tmemoryHeaps[0]:',
    '\t\tsize   = 8321499136 (0x1f0000000) (7.75 GiB)',
    '\t\tflags: count = 1',
    '\t\t\tMEMORY_HEAP_DEVICE_LOCAL_BIT',
    '\tmemoryHeaps[1]:',
    '\t\tsize   = 16777216000 (0x3e8000000) (15.62 GiB)',
    '\t\tflags:',
    '\t\t\tNone',
    '\tmemoryHeaps[2]:',
    '\t\tsize   = 268435456 (0x10000000) (256.00 MiB)',
    '\t\tflags: count = 1',
    '\t\t\tMEMORY_HEAP_DEVICE_LOCAL_BIT',
    'memoryTypes: count = 2',
    '\tmemoryTypes[0]:',
    '\t\theapIndex     = 0',
    '\t\tpropertyFlags = 0x0001: count = 1',
    '\t\t\tMEMORY_PROPERTY_DEVICE_LOCAL_BIT',
    '\tmemoryTypes[1]:',
    '\t\theapIndex     = 2',
    '\t\tpropertyFlags = 0x0007: count = 3',
    '\t\t\tMEMORY_PROPERTY_DEVICE_LOCAL_BIT',
    '\t\t\tMEMORY_PROPERTY_HOST_VISIBLE_BIT',
  ].join('\n');
  expect(parseVulkaninfo(memory).devices[0]?.heaps).toEqual([
    { size: 8_321_499_136, local: true, visible: false },
    { size: 16_777_216_000, local: false, visible: false },
    { size: 268_435_456, local: true, visible: true },
  ]);
});

test('what is no vulkaninfo is refused', () => {
  expect(() => parseVulkaninfo('bash: vulkaninfo: command not found\n')).toThrow('neither a Vulkan version');
  expect(() => parseVulkaninfo('ERROR at ./vulkaninfo/vulkaninfo.h:573:vkCreateInstance failed with ERROR_INCOMPATIBLE_DRIVER\n')).toThrow();
});

test('our own answer', () => {
  const read = parseVulkanAnswer(
    '{"library":"/usr/lib/libvulkan.so.1.3.239","loader":"1.3.239","result":"VK_SUCCESS","devices":[{"name":"llvmpipe","type":"cpu","driverId":13,"apiVersion":"1.3.230"}]}',
  );
  expect(read).toEqual({
    library: '/usr/lib/libvulkan.so.1.3.239',
    loader: '1.3.239',
    result: 'VK_SUCCESS',
    devices: [{ name: 'llvmpipe', type: 'cpu', driverId: 'mesa-llvmpipe', api: '1.3.230' }],
    said: [],
  });
  expect(() => parseVulkanAnswer('{"unloadable":"libvulkan.so.1: file too short"}')).toThrow('file too short');
  expect(() => parseVulkanAnswer('[]')).toThrow();
});
