import { all, defineCheck, not, npu, platform, runtimes, services, user } from '#api';

export default defineCheck({
  id: 'npu-node-closed',
  layer: 'service',
  kind: 'fault',
  title: 'This user may not open /dev/accel/accel0, the NPU’s node',
  impact: 'blocked',
  symptom: 'FastFlowLM says “No NPU device found”, or OpenVINO lists no NPU, although the driver is loaded.',
  blamedOn: 'the driver, the kernel version, or a missing plug-in',
  runtimes: ['lemonade'],
  // Who does not use the NPU is none the worse for a closed node; a server that runs as a service has rights of its own.
  when: all(
    not(npu.driver.isAbsent()),
    npu.nodeOpens.is(false),
    // No runtime drives the first generation anyway.
    not(npu.arch.is('xdna1')),
    not(user.uid.is(0)),
    // Lemonade computes on AMD's alone.
    runtimes.some((runtime) => all(runtime.kind.is('lemonade'), npu.vendor.is('amd'))),
    services.none((unit) => unit.serves.is('lemonade')),
  ),
  unless: platform.container.oneOf('docker', 'podman', 'kubernetes'),
  proves: [
    /(?:Failed to open file '|open\(?"?)?\/dev\/accel\/accel\d+'?"?\)?[:,]? {0,2}Permission denied/i,
    // strace
    /open(?:at)?\(.{0,20}"\/dev\/accel\/accel\d+", [^)]{1,60}\) {1,4}= -1 EACCES/,
  ],
  hints: [/\[ERROR\] {1,3}No NPU device found/],
  remedy: [
    {
      do: 'Join the group that owns the node (render on most systems), then log out and in again. For a unit write SupplementaryGroups=render into a drop-in.',
      commands: ['ls -l /dev/accel', 'sudo usermod -aG render "$USER"'],
    },
    {
      do: 'In a container give the number of the group that owns the node on the host.',
      setting: '--device /dev/accel/accel0 --group-add NUMBER   (stat -c %g /dev/accel/accel0)',
    },
    {
      do: 'Where the node is root:root 0600, udev has no rule for it (systemd before 254): add one to /etc/udev/rules.d and load the driver anew.',
      setting: 'SUBSYSTEM=="accel", KERNEL=="accel*", GROUP="render", MODE="0660"',
    },
  ],
  verify: 'ls -l /dev/accel; id -nG',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/FastFlowLM/issues/400',
      date: '2026-03-11',
      establishes: 'the node is there, opening it is refused, and the message speaks of no device',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/linux-npu-driver/issues/74',
      date: '2025-02-19',
      establishes: 'the same for Intel; the maintainer points to the documented groups and rule',
      strength: 'maintainer-confirmed',
    },
  ],
});
