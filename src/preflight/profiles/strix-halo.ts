import { defineProfile, rocmNodes } from './profile.ts';

const page = 'https://github.com/lemonade-sdk/lemonade/blob/e385039ed33551de7f54cb73194cd08088772c08/docs/gfx1151_linux.html';

export default defineProfile({
  name: 'strix-halo',
  about: 'A Strix Halo machine (Ryzen AI Max, Radeon 8060S, gfx1151) for ROCm and Vulkan',
  document: () => ({
    preflight: 1,
    name: 'strix-halo',
    must: [
      { id: 'gpu', gpu: { vendor: 'amd', arch: 'gfx1151' }, source: page },
      {
        id: 'cwsr-fix',
        fact: { id: 'gpus[].cwsrSize', atLeast: 1 },
        because: 'KFD shows this size only in kernels with the fix for compute queues of gfx1151: 6.18.4 and later, and back ports.',
        remedy: {
          do: 'Update the kernel to 6.18.4 or later; on Ubuntu 24.04 the OEM kernel has the fix.',
          commands: ['grep -H cwsr_size /sys/class/kfd/kfd/topology/nodes/*/properties'],
        },
        source: page,
      },
      { id: 'devices', devices: rocmNodes, source: page },
      { id: 'vulkan-usable', usable: 'vulkan', source: page },
    ],
    should: [{ check: 'strix-mes-083-firmware' }, { check: 'amdgpu-dkms-on-ryzen-apu' }, { check: 'gfx1151-cwsr-fix-missing' }],
  }),
});
