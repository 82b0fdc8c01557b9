import { expect, test } from 'vitest';
import { parseHuggingFaceEnv } from '../../src/parsers/hugging-face-env.ts';

// In the forms of huggingface/transformers 4.51 and 4.56, accelerate 1.0 and diffusers 0.32.
test('what transformers prints', () => {
  expect(
    parseHuggingFaceEnv(
      [
        '- `transformers` version: 4.51.0',
        '- Platform: Linux-5.15.153.1-microsoft-standard-WSL2-x86_64-with-glibc2.35',
        '- Python version: 3.10.12',
        '- Accelerate config:    not found',
        '- PyTorch version (GPU?): 2.4.0+cu121 (True)',
        '- Tensorflow version (GPU?): not installed (NA)',
        '- GPU type: NVIDIA GeForce RTX 4090',
      ].join('\n'),
    ),
  ).toEqual({
    torch: '2.4.0+cu121',
    python: '3.10.12',
    kernel: '5.15.153.1-microsoft-standard-WSL2',
    arch: 'x86_64',
    glibc: '2.35',
    gpus: ['NVIDIA GeForce RTX 4090'],
  });
});

test('its newer words, and those of accelerate and diffusers', () => {
  const of = (...lines: string[]) => parseHuggingFaceEnv(['- Platform: Linux-6.8.0-45-generic-aarch64-with-glibc2.39', ...lines].join('\n'));
  expect(of('- PyTorch version (accelerator?): 2.8.0+cu128 (CUDA)').torch).toBe('2.8.0+cu128');
  expect(of('- PyTorch version (GPU?): not installed (NA)').torch).toBeUndefined();
  expect(of('- Accelerator: NVIDIA GeForce RTX 3090, 24576 MiB').gpus).toEqual(['NVIDIA GeForce RTX 3090']);
  expect(of().arch).toBe('aarch64');
});

test('another system, or no such list', () => {
  expect(() => parseHuggingFaceEnv('- Platform: Windows-10-10.0.19045-SP0\n- Python version: 3.11.5')).toThrow(/no line/);
  expect(() => parseHuggingFaceEnv('- Platform: macOS-14.5-arm64-arm-64bit')).toThrow(/no line/);
});
