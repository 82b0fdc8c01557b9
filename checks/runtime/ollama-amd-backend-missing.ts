import { all, any, defineCheck, gpus, models, not, ollama, platform, runtimes, told } from '#api';

// Of itself “computes on the CPU” has many causes: it counts here only with the lacking files in sight.
const lacking = runtimes.some((runtime) =>
  all(runtime.kind.is('ollama'), runtime.libraries.hasMatch(/^libggml-(?:base|cpu)/), not(runtime.backends.hasAny('hip', 'vulkan'))),
);

export default defineCheck({
  id: 'ollama-amd-backend-missing',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama is installed without its ROCm and Vulkan files, so it cannot use this Radeon',
  impact: 'degraded',
  symptom: 'The AMD GPU is there and permitted, Ollama runs on the CPU and never mentions ROCm.',
  blamedOn: 'an unsupported GPU, or the driver',
  runtimes: ['ollama'],
  when: all(
    platform.system.is('native'),
    // Integrated graphics beside nothing else are often left to the CPU on purpose.
    // A card that is kept for a virtual machine is not the host's to use.
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false), not(gpu.driver.is('vfio-pci')))),
    gpus.none((gpu) => gpu.vendor.is('nvidia')),
    lacking,
  ),
  // Whatever serves here uses a GPU: another build, or one in a container beside a package that is its client.
  unless: ollama.compute.hasAny('cuda', 'rocm', 'vulkan'),
  // The program can also be there as the client of a server elsewhere.
  bites: all(
    lacking,
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
      told.complaints.has('not-on-gpu'),
    ),
  ),
  // 0.1.29 to 0.12.3, for a Radeon that is neither too old nor hidden; whether ROCm serves its target is asked after that.
  proves: [/amdgpu detected, but no compatible rocm library found/, /unable to verify rocm library: no suitable rocm found, falling back to CPU/],
  hints: [
    /Unable to detect NVIDIA\/AMD GPU\. Install lspci or lshw/,
    /No NVIDIA\/AMD GPU detected\. Ollama will run in CPU-only mode/,
    />>> NVIDIA GPU installed\./,
  ],
  explains: ['ollama-distribution-package-cpu-only'],
  remedy: [
    {
      do: 'Installed by the script: install pciutils and run the script again; it removes and replaces lib/ollama. Where nvidia-smi is on the path of a machine without an NVIDIA GPU the script stops before the AMD part: unpack ollama-linux-amd64-rocm of the same version beside the rest.',
    },
    { do: 'On Arch add the part for this GPU: ollama-rocm, or ollama-vulkan.', on: 'arch' },
    {
      do: 'On NixOS, where the script is of no use: choose the back end of the package (vulkan in place of rocm for a GPU that ROCm leaves out), and rebuild.',
      setting: 'services.ollama.acceleration = "rocm";',
      on: 'nixos',
    },
    { do: 'The Flatpak of Alpaca has them in an extension of its own: com.jeffser.Alpaca.Plugins.AMD.' },
    {
      do: 'In a container: the image whose tag ends with rocm; the plain one has no ROCm. The ROCm of the machine is not looked at there. Whether ROCm serves this GPU’s target the log tells once the files are there.',
    },
  ],
  verify: 'ls /usr/local/lib/ollama /usr/lib/ollama   # holds rocm… or vulkan',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/Jeffser/Alpaca/issues/139',
      date: '2024-09-02',
      establishes: 'the line in Alpaca’s Flatpak, whose author then made an extension with these files',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14927',
      date: '2026-04-25',
      establishes: 'no rocm folder in the amd64 install; an Arch user cured it with ollama-vulkan',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10883',
      date: '2025-05-28',
      establishes: 'AMD machine with nvidia-smi: the script said “NVIDIA GPU installed.” and left ROCm out',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/scripts/install.sh',
      date: '2026-08-19',
      establishes: 'order of the checks, early ends, and the separate ROCm archive',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.9.0/discover/amd_linux.go',
      date: '2025-05-28',
      establishes: '“no compatible rocm library found”: neither beside Ollama nor on the machine are libraries that it can use',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/463430',
      date: '2025-11-23',
      establishes: 'merged: NixOS’ option for the back end, now with vulkan; without it the package has the CPU’s alone',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/3150',
      date: '2024-03-14',
      establishes: 'the same of the plain image on Kubernetes, with an RX 7900 XTX',
      strength: 'single-report',
    },
  ],
});
