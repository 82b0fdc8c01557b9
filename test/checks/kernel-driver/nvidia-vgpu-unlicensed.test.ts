import { describe, expect, test } from 'vitest';
import check from '../../../checks/kernel-driver/nvidia-vgpu-unlicensed.ts';
import { testCheck } from '../../helpers/test-check.ts';
import { triageOf } from '../../triage/read.ts';

const restricted = { 'nvidia.licenses': ['Unlicensed (Restricted)'], gpus: [{ vendor: 'nvidia', name: 'NVIDIA A10-24Q' }] } as const;

testCheck(check, {
  found: [
    { name: 'the grace is over', is: 'present', facts: restricted, cites: 'https://github.com/Azure/AKS/issues/4880' },
    {
      name: 'an older driver, which knows no grace',
      is: 'present',
      facts: { 'nvidia.licenses': ['Unlicensed'], gpus: [{ vendor: 'nvidia', name: 'GRID V100D-32C' }] },
      cites: 'https://github.com/NVIDIA/gpu-operator/issues/220',
    },
  ],
  clear: [
    { name: 'a licence', facts: { ...restricted, 'nvidia.licenses': ['Licensed'] } },
    { name: 'the grace after boot', facts: { ...restricted, 'nvidia.licenses': ['Unlicensed (Unrestricted)'] } },
    { name: 'a whole card that is passed through', facts: { ...restricted, gpus: [{ vendor: 'nvidia', name: 'NVIDIA A100-SXM4-40GB' }] } },
  ],
  unknown: [{ name: 'no long report', facts: { gpus: [{ vendor: 'nvidia', name: 'NVIDIA A10-24Q' }] } }],
});

describe('in a text', () => {
  const table = `\`\`\`
+-----------------------------------------------------------------------------+
| NVIDIA-SMI 525.60.13    Driver Version: 525.60.13    CUDA Version: 12.0     |
|-------------------------------+----------------------+----------------------+
| GPU  Name        Persistence-M| Bus-Id        Disp.A | Volatile Uncorr. ECC |
| Fan  Temp  Perf  Pwr:Usage/Cap|         Memory-Usage | GPU-Util  Compute M. |
|===============================+======================+======================|
|   0  GRID V100D-32C      On   | 00000000:02:00.0 Off |                    0 |
| N/A   N/A    P0    N/A /  N/A |      0MiB / 32768MiB |      0%      Default |
+-------------------------------+----------------------+----------------------+
\`\`\``;
  const found = (status: string): unknown =>
    triageOf(`vLLM gets slow after a while in the VM.\n\n${table}\n\n\`\`\`\n$ nvidia-smi -q | grep -A2 Licensed\n    vGPU Software Licensed Product
        Product Name                      : NVIDIA Virtual Compute Server\n        License Status                    : ${status}\n\`\`\`\n`).findings.find(
      ({ id }) => id === check.id,
    )?.verdict;

  test('the lines of the licence beside the table', () => {
    expect(found('Unlicensed (Restricted)')).toBe('present');
  });

  test('a licence', () => {
    expect(found('Licensed (Expiry: 2026-3-22 4:43:14 GMT)')).toBeUndefined();
  });
});
