import { defineCheck, npu } from '#api';

const refused = /\bE rkllm: matmul\(\w{2,12}\) run failed\b/;

export default defineCheck({
  id: 'rknpu-driver-too-old-for-rkllm',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Rockchip’s NPU driver (rknpu) is older than 0.9.7, which RKLLM’s runtime asks for',
  impact: 'blocked',
  symptom: 'A model loads with RKLLM on an RK3588 or RK3576, and answers nothing or rubbish while “E rkllm: matmul(w8a8) run failed” repeats.',
  blamedOn: 'the model, or its conversion',
  runtimes: [],
  when: npu.rknpuVersion.below('0.9.7'),
  hints: [refused, /\brknpu driver version is too low, please upgrade to 0\.\d{1,2}\.\d/],
  remedy: [
    {
      do: 'See which driver the kernel has. It is part of the kernel and cannot be updated alone.',
      commands: ['cat /sys/module/rknpu/version'],
    },
    { do: 'Boot a newer image or kernel of the board’s maker, or of Armbian, whose rknpu is 0.9.8.' },
    {
      do: 'Where there is none: build the board’s kernel with the driver that lies in Rockchip’s rknn-llm repository (rknpu-driver). A kernel that does not fit the board may not boot; keep the old one.',
    },
    { do: 'If it is 0.9.6 and the program ends with “failed to malloc npu memory” instead, memory for the model is short, and a newer driver may not help.' },
  ],
  verify: 'cat /sys/module/rknpu/version   # 0.9.8',
  owner: { component: 'machine-vendor', tracker: 'https://github.com/airockchip/rknn-llm/issues' },
  evidence: [
    {
      url: 'https://github.com/airockchip/rknn-llm/issues/187',
      date: '2025-02-24',
      establishes: 'RKLLM 1.1.4 on driver 0.8.2: the runtime warns, then matmul fails; Rockchip: update the driver to 0.9.7 at least',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/airockchip/rknn-llm/issues/413',
      date: '2025-11-25',
      establishes: 'the same error on 0.8.2; Rockchip: too old, take 0.9.8',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/airockchip/rknn-llm/issues/449',
      date: '2026-01-14',
      establishes: 'the same error; Rockchip asks for driver 0.9.8 first',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/airockchip/rknn-llm/issues/290',
      date: '2025-06-16',
      establishes: 'RKLLM 1.2.1b1 on driver 0.8.2 warns in the same words, with the version of both in the next line',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/radxa-build/rock-5b/issues/29',
      date: '2025-02-08',
      establishes: 'the board’s maker: the driver is part of the kernel and cannot be updated alone',
      strength: 'documented',
    },
    {
      url: 'https://github.com/airockchip/rknn-llm/issues/232',
      date: '2025-04-10',
      establishes: 'the warning on 0.9.6 where memory for the model is asked for in vain: another cause',
      strength: 'single-report',
    },
  ],
});
