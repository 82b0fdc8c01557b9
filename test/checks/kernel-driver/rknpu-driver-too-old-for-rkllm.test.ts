import check from '../../../checks/kernel-driver/rknpu-driver-too-old-for-rkllm.ts';
import { testCheck } from '../../helpers/test-check.ts';

const matmul = 'E rkllm: matmul(w8a8) run failed';

testCheck(check, {
  found: [
    {
      name: 'an RK3588 with 0.8.2',
      is: 'suspected',
      facts: { 'npu.rknpuVersion': '0.8.2' },
      log: ['W rkllm: Warning: Your rknpu driver version is too low, please upgrade to 0.9.7.', matmul],
      cites: 'https://github.com/airockchip/rknn-llm/issues/187',
    },
    { name: 'the runtime’s version line alone', is: 'exposed', facts: { 'npu.rknpuVersion': '0.9.6' } },
  ],
  clear: [{ name: 'a newer driver', facts: { 'npu.rknpuVersion': '0.9.8' }, log: [matmul] }],
  unknown: [
    { name: 'the driver’s version is not told', log: [matmul] },
    {
      name: 'a healthy start',
      log: ['I rkllm: rkllm-runtime version: 1.2.1, rknpu driver version: 0.9.8, platform: RK3588', 'rkllm init success'],
    },
  ],
});
