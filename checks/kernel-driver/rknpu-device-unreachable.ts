import { any, defineCheck, runtimes, torch } from '#api';

/** librknnrt's words, its spelling included. The second line follows the first. */
const module = /\bfailed to open rknpu module, ?need to insmod rknpu d(?:ir|ri)ver\b/;
const device = /(?:\bE RKNN: ?(?:\[[\d:.]{6,16}\])? ?|^\] |["“”'` ]\] ?)failed to open rknn device\b/;

export default defineCheck({
  id: 'rknpu-device-unreachable',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'The RKNN runtime cannot open Rockchip’s NPU: no rknpu driver, or its node is closed',
  impact: 'blocked',
  symptom: 'RKNN or RKLLM programs on an RK3588, RK3576 or RK3568 end with “failed to open rknpu module, need to insmod rknpu dirver!”.',
  blamedOn: 'the model, or the release of the toolkit',
  runtimes: [],
  // Boards whose kernel has no such driver are sound as long as nobody asks for the NPU.
  when: any(
    runtimes.some((runtime) => any(runtime.startError.has(module), runtime.startError.has(device))),
    torch.some((environment) => any(environment.lastError.has(module), environment.lastError.has(device))),
  ),
  proves: [module, device],
  remedy: [
    {
      do: 'See whether the kernel’s driver found the NPU. In many kernels it is built in, so that there is nothing to insmod.',
      commands: ['sudo dmesg | grep -i rknpu', 'ls -l /dev/rknpu /dev/dri/by-path; id'],
    },
    {
      do: 'It did: start the program once with sudo. If that works, the node is closed to you: join the group that owns it, or give it to one by a udev rule. A container needs the node handed in.',
    },
    {
      do: 'It did not: the driver is part of Rockchip’s kernel, not of the mainline’s. Boot the image or kernel of the board’s maker, with the NPU switched on in its device tree.',
    },
    {
      do: 'If it came with an update of the kernel, boot the one before it and report the lines of dmesg to who built it.',
    },
  ],
  verify: 'ls -l /dev/rknpu /dev/dri/by-path; id -nG   # a node of the NPU, open to a group of yours',
  owner: { component: 'machine-vendor', tracker: 'https://github.com/airockchip/rknn-toolkit2/issues' },
  evidence: [
    {
      url: 'https://github.com/rockchip-linux/rknpu2/issues/17',
      date: '2022-05-06',
      establishes: 'Rockchip: most likely the kernel’s driver is not loaded; look for rknpu in dmesg',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/rockchip-linux/rknn-toolkit2/issues/49',
      date: '2022-07-13',
      establishes: 'an RK3568: with sudo it works; the node’s rights are the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/airockchip/rknn-toolkit2/blob/07dbe1b1eec52becdcc70a89bea835e1665f78d5/README.md',
      date: '2024',
      establishes: 'the driver is part of Rockchip’s kernel',
      strength: 'documented',
    },
    {
      url: 'https://github.com/airockchip/rknn-toolkit2/issues/68',
      date: '2024-06-21',
      establishes: 'an RK3588 whose kernel has the driver built in',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/airockchip/rknn-toolkit2/issues/399',
      date: '2025-07-20',
      establishes: 'a Rock 5C on which it had worked before',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ophub/amlogic-s9xxx-armbian/issues/3123',
      date: '2025-09-06',
      establishes: 'an RK3566: the driver answers in debugfs, and the runtime is refused',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ophub/amlogic-s9xxx-armbian/issues/3496',
      date: '2026-05-04',
      establishes: 'RKNN fails with kernel 6.1.141 and works with 6.1.118, tried twice each',
      strength: 'single-report',
    },
  ],
});
