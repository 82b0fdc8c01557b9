import { all, defineCheck, gpus, kernel, rocm } from '#api';

export default defineCheck({
  id: 'secure-boot-rejects-amdgpu-dkms',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Secure Boot rejects the amdgpu-dkms module, which is signed with no enrolled key',
  impact: 'blocked',
  symptom: 'Since the reboot after installing ROCm amdgpu is not loaded: no /dev/kfd, no render node, a display at low resolution.',
  blamedOn: 'the ROCm release',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.driver.isAbsent())),
    rocm.dkmsBuilt.is(true),
    rocm.amdgpuOrigin.isAbsent(),
    kernel.secureBoot.is(true),
  ),
  // Such a kernel lets no driver of graphics load, whoever signed it.
  unless: kernel.cmdline.has(/\bnomodeset\b|\bmodprobe\.blacklist=\S{0,60}\bamdgpu\b/),
  proves: [/could not insert '?amdgpu'?: Key was rejected by service/],
  explains: ['amd-gpu-without-driver', 'kfd-device-missing'],
  remedy: [
    {
      do: 'Enrol the key that DKMS signs with (on Debian /var/lib/dkms/mok.pub), then reboot and confirm in the blue MOK screen with the password that you gave.',
      commands: ['sudo mokutil --import /var/lib/shim-signed/mok/MOK.der'],
      on: 'ubuntu',
    },
    {
      do: 'Or remove amdgpu-dkms and use the kernel’s own, signed amdgpu. Switching Secure Boot off in the firmware setup helps as well, and gives up its protection.',
    },
  ],
  verify: 'lsmod | grep ^amdgpu',
  owner: { component: 'amdgpu-dkms' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4328',
      date: '2025-02-02',
      establishes: 'ROCm 6.3.2 on kernel 6.11: Secure Boot kept amdgpu from loading',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6193',
      date: '2026-06-07',
      establishes: 'how DKMS signs on Ubuntu, and where the key lies',
      strength: 'documented',
    },
  ],
});
