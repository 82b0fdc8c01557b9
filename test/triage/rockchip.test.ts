import { expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

// Lines of airockchip/rknn-llm#187 and #44.
test('RKLLM names the driver that it met', () => {
  const report = triageOf(`Nothing is answered on my RK3588.

\`\`\`
W rkllm: Warning: Your rknpu driver version is too low, please upgrade to 0.9.7.
I rkllm: rkllm-runtime version: 1.1.4, rknpu driver version: 0.8.2, platform: RK3588
E rkllm: matmul(w8a8) run failed
\`\`\``);
  expect(factOf(report, 'npu.rknpuVersion')).toBe('0.8.2');
  expect(report.findings.map(({ id, verdict }) => [id, verdict])).toEqual([['rknpu-driver-too-old-for-rkllm', 'suspected']]);
});

test('RKLLM 1.0 asks for no such driver', () => {
  const report = triageOf('```\nrkllm init start\nrkllm-runtime version: 1.0.1, rknpu driver version: 0.9.6, platform: RK3588\nrkllm init success\n```');
  expect(factOf(report, 'npu.rknpuVersion')).toBeUndefined();
});
