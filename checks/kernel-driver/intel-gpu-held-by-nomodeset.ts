import { all, any, defineCheck, gpus, intel, kernel, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'intel-gpu-held-by-nomodeset',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'nomodeset on the kernel command line keeps the driver away from the Intel GPU',
  impact: 'blocked',
  symptom: 'clinfo and sycl-ls list no GPU, there is no /dev/dri, and the display runs on a plain framebuffer.',
  blamedOn: 'Intel’s compute runtime, or its packages',
  runtimes: ['llama.cpp', 'pytorch', 'ollama'],
  when: all(
    platform.system.is('native'),
    kernel.cmdline.has(/(?:^|\s)nomodeset(?:\s|$)/),
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.isAbsent())),
    // The graphics of a server's processor are often left so, and nobody misses them.
    any(
      gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.integrated.is(false))),
      not(intel.computeRuntimeBuild.isAbsent()),
      runtimes.some((runtime) => runtime.backends.has('sycl')),
    ),
  ),
  unless: any(
    // Nothing was kept from it.
    gpus.some((gpu) => gpu.driver.oneOf('i915', 'xe')),
    // NVIDIA’s driver works all the same, and its card is what computes.
    all(
      gpus.some((gpu) => gpu.driver.is('nvidia')),
      gpus.none((gpu) => all(gpu.vendor.is('intel'), gpu.integrated.is(false))),
    ),
  ),
  // What somebody shows who misses it.
  hints: [/No i915 binding for Intel HDMI\/DP codec/, /\bdriver: loaded: vesa\b/],
  remedy: [
    {
      do: 'Take nomodeset off the kernel command line (GRUB_CMDLINE_LINUX in /etc/default/grub, then update-grub; with grubby on Fedora) and reboot. Installers often leave it there after a start in basic graphics mode.',
      commands: ['sudo grubby --update-kernel=ALL --remove-args=nomodeset'],
      on: 'fedora',
    },
  ],
  verify: 'cat /proc/cmdline; ls /dev/dri; clinfo -l',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.kernel.org/admin-guide/kernel-parameters.html',
      date: '2025',
      establishes: 'nomodeset keeps DRM drivers from taking the GPU',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/418',
      date: '2021',
      establishes: 'a NUC on which clinfo lists nothing: nomodeset, says a maintainer; inxi shows no driver, and there is no /dev/dri',
      strength: 'maintainer-confirmed',
    },
  ],
});
