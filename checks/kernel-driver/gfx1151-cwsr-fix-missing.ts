import { all, any, defineCheck, gpus, holds, kernel, not, ollama, rocm, runtimes, torch } from '#api';

export default defineCheck({
  id: 'gfx1151-cwsr-fix-missing',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'The kernel lacks Strix Halo’s CWSR fix (cwsr_size in KFD), so ROCm faults or hangs',
  impact: 'unstable',
  symptom: 'ROCm faults, hangs or falls back to the CPU at random; Lemonade asks for a newer kernel and hides its ROCm back end.',
  blamedOn: 'the ROCm build, llama.cpp, or heat',
  runtimes: ['lemonade', 'ollama', 'llama.cpp', 'vllm', 'pytorch'],
  // The property is the fix: kernels of distributions carry it under older numbers.
  when: gpus.some((gpu) => all(gpu.arch.is('gfx1151'), not(gpu.kfdArch.isAbsent()), gpu.cwsrSize.isAbsent())),
  // Where the property is not told: newer kernels all have it. Under WSL there is no KFD.
  unless: any(
    kernel.lineage.is('microsoft'),
    // Vulkan does without it.
    all(
      rocm.version.isAbsent(),
      // Ollama brings these libraries along, and may use Vulkan all the same.
      runtimes.none((runtime) => all(runtime.backends.has('hip'), not(runtime.kind.is('ollama')))),
      any(
        runtimes.none((runtime) => runtime.backends.has('hip')),
        ollama.compute.has('vulkan'),
      ),
      torch.none((environment) => environment.variant.has(/^rocm/)),
    ),
    // Ubuntu’s OEM kernels have it under their own numbers.
    holds(
      'it is Ubuntu’s OEM kernel of build 1018 or later',
      [kernel.release],
      (release) => Number(/^6\.\d{1,2}\.0-(\d{4})-oem$/.exec(release)?.[1] ?? 0) >= 1018,
    ),
    holds('the kernel’s number is 6.18.4 or higher, or 6.12.64 or higher in that series', [kernel.release], (release) => {
      const [major = 0, minor = 0, patch = 0] = release.split(/[.-]/).map((part) => Number.parseInt(part, 10));
      return major > 6 || (major === 6 && (minor > 18 || (minor === 18 && patch >= 4) || (minor === 12 && patch >= 64)));
    }),
  ),
  proves: [/missing the gfx1151 CWSR fix/],
  hints: [
    /KFD ABI 1\.20/,
    /GCVM_L2_PROTECTION_FAULT_STATUS:0x00800932/,
    // Not where a test's source quotes the line.
    /(?<!["']amdgpu\b[^"']{0,40})MES failed to respond to msg=(?:REMOVE_QUEUE|SUSPEND)/,
    /filtering device which didn't fully initialize/,
    // That the GPU faulted has too many other causes.
  ],
  explains: ['amdgpu-mes-loses-queue'],
  remedy: [
    {
      do: 'Update the kernel: the fix is in 6.18.4 and later, and in 6.12.64 and later of that long-term series. ROCm has to be 7.2 or later with it: older libraries reckon with the wrong sizes whatever the kernel says.',
    },
    {
      do: 'On Ubuntu 24.04 the OEM kernel has it, too; where it is installed already, update it.',
      commands: ['sudo apt install linux-oem-24.04'],
      on: 'ubuntu',
    },
    {
      do: 'Until then use Vulkan, or switch the feature off and take ROCm 7.2 or later. AMD does not test ROCm so; take the setting away again after the update.',
      setting: 'amdgpu.cwsr_enable=0',
    },
  ],
  verify: 'grep -H cwsr_size /sys/class/kfd/kfd/topology/nodes/*/properties   # a line for the GPU',
  owner: { component: 'linux/amdgpu' },
  evidence: [
    {
      url: 'https://github.com/ROCm/TheRock/issues/2991',
      date: '2026-01-19',
      establishes: 'the cause, the kernel patch, and that Ubuntu’s OEM kernel has it and the generic one had not; ROCm has its half from 7.2 and 7.11 on',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/1264',
      date: '2026-08-09',
      establishes:
        'quotes AMD’s developer of KFD: without CWSR one endless kernel takes a reset of the GPU; switching it off is not recommended and not tested',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://lore.kernel.org/stable/20260106170508.738528089@linuxfoundation.org/',
      date: '2026-01-06',
      establishes: 'the review of 6.12.64 takes the property, and next to it gfx1151’s larger register file, as 6.18.4 of the same days does',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/rocm-systems/pull/2200',
      date: '2025-12-05',
      establishes: 'AMD: the runtime takes the sizes from KFD where it shows them; their presence guarantees the right layout',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lemonade-sdk/lemonade/blob/e385039ed33551de7f54cb73194cd08088772c08/docs/gfx1151_linux.html',
      date: '2026-08-22',
      establishes: 'bound 6.18.4, back ports, and the same test of sysfs in a product',
      strength: 'documented',
    },
  ],
});
