import check from '../../../checks/kernel-driver/rknpu-device-unreachable.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'E RKNN: [21:14:26.243] failed to open rknpu module, need to insmod rknpu dirver!';

testCheck(check, {
  found: [
    {
      name: 'librknnrt',
      is: 'confirmed',
      log: ['W rknn-toolkit-lite2 version: 2.3.0', line, 'E RKNN: [21:14:26.243] failed to open rknn device!'],
      cites: 'https://github.com/airockchip/rknn-toolkit2/issues/399',
    },
    { name: 'its second line alone', is: 'confirmed', log: ['E RKNN: [01:39:03.190] failed to open rknn device!'] },
    { name: 'in a program’s last error', is: 'present', facts: { runtimes: [{ startError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { runtimes: [{ startError: 'no CUDA-capable device is detected' }], torch: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ startError: { gap: 'unsupported' } }] } },
    {
      name: 'the siblings: a model of another release, memory, and a job that the driver refuses',
      log: [
        'E RKNN: [17:14:05.664] invalid rknn llm model magic',
        'E RKNN: [04:40:30.107] failed to malloc npu memory, size: 3087138816, flags: 0x2',
        'E RKNN: [05:03:32.244] failed to submit!, op id: 1, op name: Conv, flags: 0x5',
      ],
    },
    {
      name: 'a kernel that starts the NPU',
      log: [
        '[   10.615631] [drm] Initialized rknpu 0.9.8 for fdab0000.npu on minor 1',
        'I rkllm: rkllm-runtime version: 1.1.2, rknpu driver version: 0.9.7, platform: RK3588',
      ],
    },
  ],
});
