import { defineCheck, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-gsp-stops-answering',
  layer: 'firmware',
  kind: 'fault',
  title: 'The GPU’s GSP firmware stopped answering the NVIDIA driver (Xid 119 or 120)',
  impact: 'unstable',
  symptom: 'Inference hangs, nvidia-smi hangs or shows ERR!, processes cannot be killed; only a reboot helps.',
  blamedOn: 'a deadlock in vLLM or llama.cpp, NCCL, the model',
  runtimes: [],
  when: nvidia.xids.hasAny('119', '120'),
  proves: [
    /Xid \(PCI:[0-9a-fA-F:.]{4,20}(?: GPU-I:\d{1,3})?(?: GPU-CI:\d{1,3})?\): (?:119|120),/,
    /Timeout (?:after \d{1,5}s of )?waiting for RPC (?:response )?from (?:GPU\d{1,3} )?GSP/,
  ],
  explains: ['driver-library-crashes', 'nvidia-blackwell-gsp-heartbeat-lost', 'nvidia-gpu-fallen-off-bus', 'nvidia-container-tool-times-out'],
  remedy: [
    { do: 'Reboot; where nvidia-smi still answers and nothing uses the GPU, `sudo nvidia-smi --gpu-reset` can be enough on data-centre cards.' },
    { do: 'Update to the newest release of a supported branch. Reports differ on which one helps.' },
    {
      do: 'On Turing, Ampere and Ada the proprietary module can run without GSP: the line goes into a file of /etc/modprobe.d, then rebuild the initramfs and reboot. The open module ignores the option, and Blackwell cannot do without.',
      setting: 'options nvidia NVreg_EnableGpuFirmware=0',
    },
    { do: 'Save nvidia-bug-report.sh’s output before the reboot and report it.' },
  ],
  verify: 'sudo dmesg | grep -E "Xid|RPC"',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/common/sdk/nvidia/inc/nverror.h',
      date: '2026-03-05',
      establishes: '119 is GSP_RPC_TIMEOUT, 120 is GSP_ERROR',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/446',
      date: '2026-04-22',
      establishes: 'a long thread, still met in 2026',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1045',
      date: '2026-06-02',
      establishes: '595.71.05 ended it for one user and not for another',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/543',
      date: '2023-08-11',
      establishes: 'NVreg_EnableGpuFirmware=0 has no effect on the open module',
      strength: 'several-reports',
    },
  ],
});
