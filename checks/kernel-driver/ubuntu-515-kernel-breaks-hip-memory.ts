import { all, defineCheck, gate, gpus, kernel, not, ollama, rocm, runtimes } from '#api';

export default defineCheck({
  id: 'ubuntu-515-kernel-breaks-hip-memory',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Ubuntu’s 5.15.0-133 and -134: ROCm’s question for free GPU memory fails on them',
  impact: 'blocked',
  symptom: 'Since a kernel update Ollama or llama.cpp ends with “ROCm error: invalid argument” in hipMemGetInfo.',
  blamedOn: 'the release of Ollama, or ROCm',
  runtimes: ['ollama', 'llama.cpp'],
  when: all(
    // The line has other causes: only the kernel sets this one apart.
    gate(gpus.some((gpu) => gpu.vendor.is('amd'))),
    kernel.release.has(/^5\.15\.0-13[34]-/),
    // AMD's own package replaces the kernel's driver.
    gate(not(rocm.amdgpuOrigin.is('dkms'))),
    gate(runtimes.some((runtime) => runtime.backends.has('hip'))),
  ),
  // It could not without that answer; on an NVIDIA card nobody asks for it.
  unless: ollama.compute.hasAny('rocm', 'cuda'),
  hints: [/\bhipMemGetInfo\(\w{1,12}, ?\w{1,12}\)/],
  remedy: [
    { do: 'Boot the kernel before it (5.15.0-131 works): in GRUB under the advanced options. Keep that one installed until a newer one was tried.' },
    {
      do: 'Or take the kernel of Ubuntu 22.04’s hardware enablement, of another series.',
      commands: ['sudo apt install linux-generic-hwe-22.04'],
      on: 'ubuntu',
    },
  ],
  verify: 'uname -r; journalctl -u ollama -n 100 | grep -E "hipMemGetInfo|inference compute"',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/9302',
      date: '2025-02',
      establishes: 'Mint 21.3: “invalid argument” in hipMemGetInfo with -133 (upstream 5.15.173) and -134, none with -131 (5.15.168)',
      strength: 'single-report',
    },
  ],
});
