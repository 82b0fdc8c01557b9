import { all, compilers, defineCheck, gpus, holds, not, nvidia, platform } from '#api';

/** Majors of GCC that brought an option which kernels are built with where it is there: -ftrivial-auto-var-init, and -fmin-function-alignment. */
const firstToKnow = [12, 14] as const;

export default defineCheck({
  id: 'nvidia-module-built-with-older-gcc',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'The kernel was built with a newer GCC than DKMS uses for the nvidia module',
  impact: 'blocked',
  symptom: 'The module’s build stops with “unrecognized command-line option”, right after a kernel update.',
  blamedOn: 'a driver too old for the kernel',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    nvidia.moduleForKernel.is(false),
    not(nvidia.dkmsVersions.isEmpty()),
    compilers.kernelCompiler.is('gcc'),
    holds('no installed GCC knows the options that the kernel was built with', [compilers.kernelCompilerVersion, compilers.gcc], (wanted, installed) =>
      firstToKnow.some(
        (release) => Number.parseInt(wanted, 10) >= release && installed.length > 0 && installed.every((other) => Number.parseInt(other, 10) < release),
      ),
    ),
  ),
  // A virtual machine has the card.
  unless: gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.is('vfio-pci'))),
  // "The compiler differs from the one used to build the kernel" alone is harmless.
  // Every other module of DKMS ends in the same line.
  hints: [/(?:gcc|cc)(?:-\d{1,2})?: error: unrecognized command[- ]line option .{1,3}(?:-ftrivial-auto-var-init=zero|-fmin-function-alignment=\d{1,3})/],
  explains: ['nvidia-dkms-build-failed', 'nouveau-holds-nvidia-gpu'],
  remedy: [
    { do: 'Install the major release of GCC that /proc/version names, then let DKMS build again (sudo dkms autoinstall).' },
    {
      do: 'On Ubuntu 22.04 with its newer kernels that is gcc-12.',
      commands: ['sudo apt install gcc-12', 'sudo dkms autoinstall'],
      on: 'ubuntu',
    },
    { do: 'If cc still points to the older one, name the compiler for the build: CC=/usr/bin/gcc-12. Setting IGNORE_CC_MISMATCH only hides the comparison.' },
  ],
  verify: 'cat /proc/version; gcc --version; dkms status | grep nvidia',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/pop-os/pop/issues/3117',
      date: '2023-08-24',
      establishes: 'nvidia 535.98 on 6.4.6: kernel built by GCC 12, DKMS uses 11.4 and stops at -ftrivial-auto-var-init=zero',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/aws-samples/amazon-eks-machine-learning-with-terraform-and-kubeflow/issues/107',
      date: '2025-06-05',
      establishes: 'the same with 560.35.05 on Ubuntu 22.04',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/README.md',
      date: '2026-03-05',
      establishes: 'the interface layers must be built with the toolchain that built the kernel',
      strength: 'documented',
    },
  ],
});
