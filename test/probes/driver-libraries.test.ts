import { describe, expect, test } from 'vitest';
import probe from '../../src/probes/driver-libraries.ts';
import { gather, shownList } from '../helpers/gather.ts';
import { expectOnlyLost } from './only-lost.ts';

const sonames = [
  'libnvidia-ml.so.1',
  'libcuda.so.1',
  'libamdhip64.so.7',
  'libamdhip64.so.6',
  'libamdhip64.so.5',
  'libhsa-runtime64.so.1',
  'libze_loader.so.1',
  'libOpenCL.so.1',
];
const copy = (soname: string, file: string, by = 'cache') => `{"path":"/usr/lib/x86_64-linux-gnu/${soname}","file":"${file}","by":"${by}","elf":"64-bit"}`;
const libraries = (found: Readonly<Record<string, string>>): string[] =>
  sonames.flatMap((soname) =>
    found[soname] === undefined ? [`-- absent native find-library ${soname}`] : [`-- ok native find-library ${soname}`, `[${found[soname]}]`],
  );
const plain = [
  '-- absent list /opt',
  '-- absent list /usr/local/lib/ollama',
  '-- absent list /usr/lib/ollama',
  '-- absent list /etc/OpenCL/vendors',
  ...['CUDA_VISIBLE_DEVICES', 'HIP_VISIBLE_DEVICES', 'ROCR_VISIBLE_DEVICES', 'GPU_DEVICE_ORDINAL', 'ZE_AFFINITY_MASK'].map((name) => `-- absent env ${name}`),
];
const noGpu = ['-- ok list /sys/class/drm', 'version', '-- absent list /proc/driver/nvidia/gpus', '-- absent file /proc/driver/nvidia/version'];
const nvidia = (status: string): string[] => [
  '-- ok list /sys/class/drm',
  'version',
  '-- ok list /proc/driver/nvidia/gpus',
  '0000:01:00.0',
  '-- ok file /sys/bus/pci/devices/0000:01:00.0/power/runtime_status',
  status,
  '-- ok file /proc/driver/nvidia/version',
  'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05',
  '-- ok stat /dev/nvidiactl',
  'kind=char mode=0666 uid=0 gid=0 user=root group=root size=0 rdev=195:255',
];
const both = {
  'libnvidia-ml.so.1': copy('libnvidia-ml.so.1', '/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.580.95.05'),
  'libcuda.so.1': copy('libcuda.so.1', '/usr/lib/x86_64-linux-gnu/libcuda.so.580.95.05'),
};
const nvml = [
  '-- ok native nvml',
  '{"library":"/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.580.95.05","result":{"code":0,"name":"NVML_SUCCESS"},"version":"580.95.05","cuda":13000,"devices":[{"name":"NVIDIA GeForce RTX 4090","pci":"0000:01:00.0","pciId":"10de:2684","memory":25757220864,"capability":"8.9"}]}',
];
const see = async (...lines: readonly string[]) => (await gather(lines.join('\n'), probe)).facts;

describe('driver-libraries', () => {
  test('NVIDIA with its module: NVML answers, CUDA is not asked before nvidia_uvm is there', async () => {
    const lines = [...plain, ...nvidia('active'), ...libraries(both), '-- absent stat /dev/nvidia-uvm', ...nvml];
    const facts = await see(...lines);
    expect(shownList(facts, 'driverLibraries')).toMatchObject([
      { api: 'cuda', outcome: { gap: 'skipped' }, error: { gap: 'skipped' } },
      {
        api: 'nvml',
        origin: 'loader',
        path: '/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.580.95.05',
        outcome: 'answers',
        error: null,
        version: '580.95.05',
        gpuCount: 1,
        gpuNames: ['NVIDIA GeForce RTX 4090'],
        narrowed: false,
      },
    ]);
    expect(shownList(facts, 'gpus')).toMatchObject([{ key: 'pci:0000:01:00.0', computeCapability: '8.9', vramTotal: 25_757_220_864 }]);
    await expectOnlyLost(lines, probe);
  });

  test('a sleeping GPU is not asked', async () => {
    const facts = await see(...plain, ...nvidia('suspended'), ...libraries(both), '-- absent stat /dev/nvidia-uvm');
    expect(shownList(facts, 'driverLibraries')).toMatchObject([
      { api: 'cuda', outcome: { gap: 'suspended' } },
      { api: 'nvml', outcome: { gap: 'suspended' } },
    ]);
  });

  test('libraries without a module or device: their own errors by name', async () => {
    const lines = [
      ...plain,
      ...noGpu,
      '-- absent stat /dev/nvidiactl',
      '-- absent stat /dev/nvidia-uvm',
      ...libraries({
        ...both,
        'libcuda.so.1': copy('libcuda.so.1', '/usr/local/cuda/lib64/stubs/libcuda.so', 'LD_LIBRARY_PATH'),
        'libamdhip64.so.5': copy('libamdhip64.so.5', '/usr/lib/x86_64-linux-gnu/libamdhip64.so.5.2.21153'),
        'libOpenCL.so.1': copy('libOpenCL.so.1', '/usr/lib/libOpenCL.so.1.0.0'),
      }),
      '-- ok native nvml',
      '{"library":"/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.580.95.05","result":{"code":9,"name":"NVML_ERROR_DRIVER_NOT_LOADED"}}',
      '-- ok native cuda',
      '{"library":"/usr/local/cuda/lib64/stubs/libcuda.so","result":{"code":34,"name":"CUDA_ERROR_STUB_LIBRARY"}}',
      '-- ok native hip libamdhip64.so.5',
      '{"library":"/usr/lib/x86_64-linux-gnu/libamdhip64.so.5.2.21153","result":{"code":100,"name":"hipErrorNoDevice"},"version":"5.2.21153"}',
    ];
    expect(shownList(await see(...lines), 'driverLibraries')).toMatchObject([
      { api: 'cuda', outcome: 'refuses', error: 'CUDA_ERROR_STUB_LIBRARY', path: '/usr/local/cuda/lib64/stubs/libcuda.so' },
      { api: 'hip', outcome: 'refuses', error: 'hipErrorNoDevice', version: '5.2.21153' },
      { api: 'nvml', outcome: 'refuses', error: 'NVML_ERROR_DRIVER_NOT_LOADED', gpuCount: 0 },
      { api: 'opencl', outcome: { gap: 'skipped' } },
    ]);
    await expectOnlyLost(lines, probe);
  });

  test('ROCm from the distribution, in /opt and beside Ollama; one crashes, one does not load', async () => {
    const lines = [
      ...plain.slice(3),
      ...noGpu,
      '-- ok list /opt',
      'google',
      'rocm',
      'rocm-7.2.0',
      '-- ok list /usr/local/lib/ollama',
      'cuda_v13',
      'rocm_v7_2',
      '-- absent list /usr/lib/ollama',
      ...libraries({ 'libamdhip64.so.6': copy('libamdhip64.so.6', '/usr/lib/x86_64-linux-gnu/libamdhip64.so.6.4.0') }),
      ...['/opt/rocm/lib', '/opt/rocm-7.2.0/lib', '/usr/local/lib/ollama/rocm_v7_2'].flatMap((folder) => [
        ...['libamdhip64.so.6', 'libamdhip64.so.5', 'libhsa-runtime64.so.1'].map((name) => `-- absent native find-library ${folder}/${name}`),
        `-- ok native find-library ${folder}/libamdhip64.so.7`,
        `[{"path":"${folder}/libamdhip64.so.7","file":"${folder.replace('/opt/rocm/', '/opt/rocm-7.2.0/')}/libamdhip64.so.7.2","by":"named","elf":"64-bit"}]`,
      ]),
      '-- ok native hip libamdhip64.so.6',
      '{"unloadable":"libnuma.so.1: cannot open shared object file: No such file or directory"}',
      '-- crashed (no newline) native hip /opt/rocm/lib/libamdhip64.so.7',
      'SIGSEGV',
      '-- timeout (no newline) native hip /usr/local/lib/ollama/rocm_v7_2/libamdhip64.so.7',
      'asleep after 1.6 s',
    ];
    expect(shownList(await see(...lines), 'driverLibraries')).toMatchObject([
      { origin: 'rocm-tree', path: '/opt/rocm-7.2.0/lib/libamdhip64.so.7.2', outcome: 'crashes', said: 'SIGSEGV' },
      { origin: 'loader', outcome: 'unloadable', said: 'libnuma.so.1: cannot open shared object file: No such file or directory' },
      { origin: 'ollama', outcome: 'hangs' },
    ]);
  });

  test('WSL2: PCI shows no GPU, so what NVML says is all that is known', async () => {
    const facts = await see(
      ...plain,
      ...noGpu,
      '-- absent stat /dev/nvidiactl',
      '-- absent stat /dev/nvidia-uvm',
      ...libraries({ 'libnvidia-ml.so.1': both['libnvidia-ml.so.1'] }),
      ...nvml,
    );
    expect(shownList(facts, 'gpus')).toMatchObject([{ name: 'NVIDIA GeForce RTX 4090', vendor: 'nvidia' }]);
  });

  test('none of them, and nothing recorded', async () => {
    expect(shownList(await see(...plain, ...noGpu, ...libraries({})), 'driverLibraries')).toEqual([]);
    expect(shownList(await see('-- absent list /opt'), 'driverLibraries')).toEqual({ gap: 'not-recorded' });
  });
});
