import { defineCheck, storage } from '#api';

export default defineCheck({
  id: 'nvme-controller-dead',
  layer: 'hardware',
  kind: 'fault',
  title: 'An NVMe controller dropped off the bus (nvme: controller is down)',
  impact: 'unstable',
  symptom: 'Loading a model stalls for half a minute or ends with an input/output error; the file system turns read-only.',
  blamedOn: 'the model file, the runtime, memory',
  runtimes: [],
  when: storage.nvmeStates.has('dead'),
  proves: [/nvme nvme\d{1,3}: controller is down; will reset: CSTS=0xffffffff/, /nvme nvme\d{1,3}: Disabling device after reset failure: -\d{1,3}/],
  hints: [/nvme nvme\d{1,3}: I\/O (?:tag )?\d{1,6} .{0,60}timeout(?!, completion polled)/, /\bI\/O error, dev nvme\d/],
  remedy: [
    {
      do: 'Look for a firmware update of the drive and of the board, reseat the drive, and watch its temperature; a drive that drops under load is often too hot or short of power.',
    },
    {
      do: 'As a test of its power saving, on the kernel command line and after a reboot, what the kernel itself advises; drive and slots then draw more when idle.',
      setting: 'nvme_core.default_ps_max_latency_us=0 pcie_aspm=off pcie_port_pm=off',
    },
  ],
  verify: 'cat /sys/class/nvme/nvme*/state',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/raspberrypi/linux/issues/6661',
      date: '2025',
      establishes: 'the kernel’s lines over a year, what they advise, and a drive that ran hot',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/xcp-ng/xcp/issues/311',
      date: '2019-11-20',
      establishes: 'the same line on another machine and drive',
      strength: 'several-reports',
    },
  ],
});
