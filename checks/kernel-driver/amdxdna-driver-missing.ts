import { all, defineCheck, kernel, not, npu, platform, runtimes } from '#api';

export default defineCheck({
  id: 'amdxdna-driver-missing',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'No kernel driver has the NPU: this kernel brings no amdxdna module, and none is installed',
  impact: 'degraded',
  symptom: 'FastFlowLM says “No NPU device found”, there is no /dev/accel/accel0, and Lemonade offers no model for the NPU.',
  blamedOn: 'XRT, the firmware, or the permissions of the node',
  runtimes: ['lemonade'],
  // Who does not use the NPU misses nothing, and most of Lemonade’s users compute on the GPU; a node that is there and refused is another matter.
  when: all(
    platform.system.is('native'),
    platform.container.isAbsent(),
    npu.vendor.is('amd'),
    npu.arch.is('xdna2'),
    npu.driver.isAbsent(),
    // Loaded, it refused the NPU, as it does where the IOMMU is off.
    not(kernel.modules.has('amdxdna')),
    runtimes.some((runtime) => runtime.kind.is('lemonade')),
  ),
  // It also says so where the node may not be opened.
  hints: [/\[ERROR\] {1,3}No NPU device found/],
  remedy: [
    {
      do: 'Ubuntu 24.04 and 25.10: install the driver from the PPA of Lemonade’s team, which builds it for the running kernel, and reboot. With Secure Boot its key has to be enrolled.',
      commands: ['sudo add-apt-repository ppa:lemonade-team/stable', 'sudo apt update', 'sudo apt install libxrt-npu2 amdxdna-dkms'],
      on: 'ubuntu',
    },
    {
      do: 'Elsewhere boot a kernel that has the driver: mainline brings it from 6.14 on where it is built with CONFIG_DRM_ACCEL_AMDXDNA (Proxmox’s 6.17 is not), and FastFlowLM takes it from 7.0 on. For older ones there is amdxdna-dkms.',
    },
    { do: 'Where the module is there and not loaded, see whether a file in /etc/modprobe.d keeps it away.', commands: ['modinfo -n amdxdna'] },
  ],
  verify: 'lspci -nnk -d ::1180; ls -l /dev/accel   # “Kernel driver in use: amdxdna”, accel0',
  owner: { component: 'amdxdna' },
  evidence: [
    {
      url: 'https://github.com/ROCm/FastFlowLM/blob/8b8399c1f259d31bba2c42c2e3038c2b69856b89/docs/docs/install_lin.md',
      date: '2026-07-23',
      establishes: 'amdxdna comes with kernel 7.0 or amdxdna-dkms; the commands for Ubuntu',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/FastFlowLM/blob/8b8399c1f259d31bba2c42c2e3038c2b69856b89/src/src/main.cpp',
      date: '2026-07-23',
      establishes: 'the message where no node of an AMD NPU answers',
      strength: 'documented',
    },
    {
      url: 'https://github.com/jaminmc/pve-kernel/issues/1',
      date: '2026-03-07',
      establishes: 'Proxmox’s kernel has no /dev/accel/accel0; one that is built with the driver has it at once',
      strength: 'several-reports',
    },
  ],
});
