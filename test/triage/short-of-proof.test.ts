import { expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const verdictsOf = (text: string) => triageOf(text).findings.map(({ id, verdict }) => `${id} ${verdict}`);

test('a head of nvidia-smi before its crash is no answer of it', () => {
  const head = [
    '| NVIDIA-SMI 555.58.02              Driver Version: 555.85         CUDA Version: 12.5     |',
    '|-----------------------------------------+------------------------+----------------------+',
  ].join('\n');
  const text = `Linux box 5.15.153.1-microsoft-standard-WSL2\n\n\`\`\`\n${head}\n[1]    494 segmentation fault  nvidia-smi\n\`\`\``;
  expect(verdictsOf(text)).toContain('wsl-nvidia-smi-crashing-driver suspected');
});

test('a driver that was loaded anew has its node, whatever failed before', () => {
  const failed = '[    6.2] intel_vpu 0000:00:0b.0: [drm] *ERROR* ivpu_fw_request(): Failed to request firmware: -2';
  const started = '[  312.1] [drm] Initialized intel_vpu 1.0.0 20230117 for 0000:00:0b.0 on minor 0';
  expect(factOf(triageOf(`\`\`\`\n${failed}\n${started}\n\`\`\``), 'npu.node')).toBe('/dev/accel/accel0');
  expect(verdictsOf(`\`\`\`\n${failed}\n${started}\n\`\`\``)).toEqual([]);
  expect(verdictsOf(`\`\`\`\n${started}\n${failed}\n\`\`\``)).toEqual(['intel-npu-firmware-missing confirmed']);
});

test('a segment of NCCL that could not be made is for want of room only where no CUDA call failed before', () => {
  const line = 'NCCL WARN Error while creating shared memory segment /dev/shm/nccl-NzwJ7O (size 9637888)';
  const run = '```\ndocker run --gpus all --rm -it trainer bash\n```\n\n';
  expect(verdictsOf(`${run}\`\`\`\n${line}\n\`\`\``)).toContain('container-shm-too-small suspected');
  expect(verdictsOf(`${run}\`\`\`\nNCCL WARN Cuda failure 'invalid argument'\n${line}\n\`\`\``)).not.toContain('container-shm-too-small suspected');
});
