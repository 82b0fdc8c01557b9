import { all, any, defineCheck, gpus, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'gpu-bound-to-vfio',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'The GPU is bound to vfio-pci, so no runtime on this host can use it',
  impact: 'blocked',
  symptom: 'lspci lists the card; runtimes find no GPU.',
  blamedOn: 'the GPU driver’s installation',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    gpus.some((gpu) => all(gpu.integrated.is(false), gpu.driver.is('vfio-pci'))),
    // A large integrated GPU serves as well as a card.
    not(
      gpus.some((gpu) =>
        all(
          any(
            gpu.integrated.is(false),
            gpu.arch.oneOf('gfx1035', 'gfx1103', 'gfx1150', 'gfx1151', 'gfx1152', 'gfx1153'),
            gpu.generation.oneOf('meteor-lake', 'arrow-lake', 'lunar-lake', 'panther-lake'),
          ),
          gpu.driver.oneOf('amdgpu', 'nvidia', 'xe', 'i915', 'nouveau'),
        ),
      ),
    ),
    // A build for the CPU alone asks for none.
    runtimes.some((runtime) => runtime.backends.hasAny('cuda', 'hip', 'vulkan', 'sycl')),
  ),
  // The line of lspci is no sign of a fault: who gives a card to a virtual machine means it so.
  remedy: [
    { do: 'If the virtual machine shall have the GPU, run the runtime in it. This host then uses the CPU, which is as intended.' },
    {
      do: 'Else take the card’s ids off vfio-pci.ids and out of /etc/modprobe.d (options vfio-pci ids=…), rebuild the initramfs and reboot; the virtual machine loses the card.',
    },
  ],
  verify: 'lspci -nnk | grep -A3 -E "VGA|Display|3D"   # the vendor’s driver is in use',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.kernel.org/driver-api/vfio.html',
      date: '2025',
      establishes: 'a device bound to vfio-pci is taken from the host’s drivers and handed to user space',
      strength: 'documented',
    },
  ],
});
