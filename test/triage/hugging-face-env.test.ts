import { expect, test } from 'vitest';
import { factOf, itemsOf, kindsOf, triageOf } from './read.ts';

// The list stands in issues as it is, in no fence: https://github.com/ShivamShrirao/diffusers/issues/18
test('transformers’ list tells the kernel, WSL, PyTorch and the GPU', () => {
  const report = triageOf(`# It is slow

### System Info

- \`transformers\` version: 4.51.0
- Platform: Linux-5.15.153.1-microsoft-standard-WSL2-x86_64-with-glibc2.35
- Python version: 3.10.12
- Accelerate config:    not found
- PyTorch version (GPU?): 2.4.0+cu121 (True)
- GPU type: NVIDIA GeForce RTX 4090
`);
  expect(kindsOf(report)).toContain('Hugging Face env');
  expect(factOf(report, 'platform.system')).toBe('wsl2');
  expect(factOf(report, 'kernel.release')).toBe('5.15.153.1-microsoft-standard-WSL2');
  expect(itemsOf(report, 'torch')).toMatchObject([{ version: '2.4.0+cu121', variant: 'cu121', python: '3.10.12' }]);
  expect(itemsOf(report, 'gpus')).toMatchObject([{ name: 'GeForce RTX 4090', vendor: 'nvidia' }]);
});

test('a list of wishes is none', () => {
  expect(kindsOf(triageOf('What I have:\n\n- Platform: Linux\n- GPU type: any\n'))).toEqual([]);
});
