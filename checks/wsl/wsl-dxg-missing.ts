import { all, any, defineCheck, not, platform, runtimes, wsl } from '#api';

export default defineCheck({
  id: 'wsl-dxg-missing',
  layer: 'wsl',
  kind: 'fault',
  title: 'There is no /dev/dxg in this WSL2, so no runtime reaches the Windows GPU driver',
  impact: 'blocked',
  symptom: 'Every runtime falls back to the CPU, while Windows uses the GPU.',
  blamedOn: 'a missing Linux driver',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    wsl.dxg.is(false),
    // On a machine without a usable GPU its absence is no fault: something must say that one was meant to be there, or was switched off though a program
    // here is made for one. ([gpu] enabled=false keeps the libraries away, not the node.)
    any(
      wsl.libraries.has('libcuda.so.1'),
      // Ollama and LM Studio bring all back ends, whatever the machine has; there gpuSupport may be off on purpose.
      all(
        wsl.gpuSupport.is(false),
        runtimes.some((runtime) => all(not(runtime.kind.oneOf('ollama', 'lm-studio')), runtime.backends.hasAny('cuda', 'hip'))),
      ),
      all(
        wsl.safeMode.is(true),
        runtimes.some((runtime) => runtime.backends.hasAny('cuda', 'hip')),
      ),
    ),
  ),
  hints: [/SAFE MODE ENABLED - many features/],
  explains: ['wsl-libraries-not-in-loader-path', 'wsl-linux-libcuda-in-the-way', 'wsl-vulkan-software-only'],
  remedy: [
    {
      do: 'Take out what switches the GPU off: gpuSupport=false or safeMode=true under [wsl2] in %UserProfile%\\.wslconfig. If gpuSupport is off on purpose, nothing is to be done.',
    },
    { do: 'A kernel of one’s own (kernel= in .wslconfig) needs the dxgkrnl driver; without that line WSL boots Microsoft’s.' },
    { do: 'Then end WSL from PowerShell, which stops all distributions, and start it again.', setting: 'wsl --update; wsl --shutdown' },
  ],
  verify: 'ls -l /dev/dxg',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/wsl-config',
      date: '2026-07-30',
      establishes: 'the settings kernel and safeMode',
      strength: 'documented',
    },
    {
      url: 'https://github.com/microsoft/WSL/blob/3e27a6a50177ce4e32e72f7b957aef5db5768062/src/windows/common/WslCoreConfig.h',
      date: '2026-08-08',
      establishes: 'wsl2.gpuSupport, on by default',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/zhenruyan/WSL-libre-linux-kernel/issues/5',
      date: '2023-11-25',
      establishes: 'a kernel of one’s own loses NVIDIA',
      strength: 'several-reports',
    },
  ],
});
