import { defineCheck, logs, nvidiaHeartbeatZero } from '#api';

export default defineCheck({
  id: 'nvidia-gsp-heartbeat-zero',
  layer: 'firmware',
  kind: 'fault',
  title: 'GSP’s heartbeat reads 0, mostly after the GPU or the machine slept: the driver times out',
  impact: 'degraded',
  symptom: 'Errors in the log at every wake-up of a laptop’s GPU, which goes on working; or a GPU that does not come back after suspend.',
  blamedOn: 'heat, the runtime',
  runtimes: [],
  when: logs.gpuFaults.has('nvidia-heartbeat-zero'),
  proves: [...nvidiaHeartbeatZero],
  explains: ['nvidia-blackwell-gsp-heartbeat-lost'],
  remedy: [
    {
      do: 'No release is known to be free of it, and no option that cures it. Try the newest of your branch, and the branch before; report it with nvidia-bug-report.sh.',
    },
    {
      do: 'On laptops whose GPU goes on working, the lines can stay. Where nvidia-smi does not answer after them (“GSP boot failed at resume”), reboot, and keep a machine that serves from sleeping.',
    },
  ],
  verify: 'sudo dmesg | grep "heartbeat 0"   # stays empty',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1064',
      date: '2026-05-10',
      establishes: 'heartbeat 0 from boot with S0ix on an RTX PRO 1000 and an RTX A500 laptop, 595.45.04 and 595.58.03; the GPU works otherwise',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1125',
      date: '2026-05-04',
      establishes: 'the same line after suspend, on an RTX 3090 among others, and with 610.43.03 on a laptop whose GPU is lost then',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/src/kernel/gpu/gsp/kernel_gsp.c',
      date: '2026-03-05',
      establishes: 'the heartbeat is the GPU’s time in milliseconds as GSP last wrote it',
      strength: 'maintainer-confirmed',
    },
  ],
});
