import check from '../../../checks/kernel-driver/alchemist-i915-stable-regression.ts';
import { testCheck } from '../../helpers/test-check.ts';

const arc = (version: string) => ({
  gpus: [{ vendor: 'intel', generation: 'alchemist', integrated: false, driver: 'i915' }],
  'kernel.release': `${version}-custom`,
  'kernel.version': version,
  'kernel.lineage': 'upstream',
});

testCheck(check, {
  found: [
    { name: '6.8.5', is: 'exposed', facts: arc('6.8.5'), cites: 'https://github.com/jellyfin/jellyfin/issues/11626' },
    {
      name: 'SYCL that hangs, with the kernel’s name',
      is: 'suspected',
      facts: { ...arc('6.8.7'), gpus: { incomplete: [{ vendor: 'intel', generation: 'alchemist', integrated: false }] } },
      log: ['# SYCL: hang after ggml_backend_sycl_host_buffer_type'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/6943',
    },
    {
      name: 'the kernel’s only line',
      is: 'suspected',
      facts: arc('6.6.27'),
      log: ['Fence expiration time out i915-0000:03:00.0:server[5816]:14c!'],
      cites: 'https://github.com/oneapi-src/level-zero/issues/147',
    },
    { name: '6.6.30', is: 'exposed', facts: arc('6.6.30') },
    {
      name: 'Ubuntu’s build, whose number upstream lies outside',
      is: 'exposed',
      facts: { ...arc('6.8.12'), 'kernel.lineage': 'ubuntu', 'kernel.release': '6.8.0-40-generic' },
      cites: 'https://github.com/jellyfin/jellyfin.org/pull/1094',
    },
  ],
  clear: [
    { name: '6.8.4', facts: arc('6.8.4') },
    { name: '6.8.10', facts: arc('6.8.10') },
    { name: '6.9.1', facts: arc('6.9.1') },
    { name: 'Ubuntu’s build with the fix', facts: { ...arc('6.8.12'), 'kernel.lineage': 'ubuntu', 'kernel.release': '6.8.0-45-generic' } },
    { name: 'on xe', facts: { ...arc('6.8.5'), gpus: [{ vendor: 'intel', generation: 'alchemist', integrated: false, driver: 'xe' }] } },
    {
      name: 'the graphics of a processor',
      facts: { ...arc('6.8.5'), gpus: [{ vendor: 'intel', integrated: true, driver: 'i915' }] },
      log: ['i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb, in llama-server [1808332]'],
    },
  ],
  unknown: [
    { name: 'what hangs no more, and an installer', log: ['SYCL does not hang any more with 6.9', 'The oneAPI installer hangs at 50%'] },
    {
      name: 'a hang, and no word of the kernel',
      facts: { gpus: [{ vendor: 'intel', generation: 'alchemist', integrated: false, driver: 'i915' }] },
      log: ['Fence expiration time out i915-0000:03:00.0:llama-cli[4711]:14c!', 'llama.cpp with SYCL hangs'],
    },

    {
      name: 'a question, and something else that is stuck',
      facts: { ...arc('6.8.7'), gpus: { incomplete: [{ vendor: 'intel', generation: 'alchemist', integrated: false }] } },
      log: ['does OpenCL still hang with this kernel?', 'llama.cpp with Vulkan is fast; the web page gets stuck on uploading'],
    },
    { name: 'a vendor’s base number says nothing of the fix', facts: { ...arc('6.8.8'), 'kernel.lineage': 'proxmox', 'kernel.release': '6.8.8-2-pve' } },
  ],
});
