import { all, defineCheck, nvidia, platform, runtimes, xidComputeStopped } from '#api';

export default defineCheck({
  id: 'nvidia-channel-stopped-by-watchdog',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'NVIDIA’s watchdog stopped GPU work that made no progress for seconds (Xid 8)',
  impact: 'unstable',
  symptom: 'In the middle of a generation the server ends in “the launch timed out and was terminated”; started anew it works, until the next time.',
  blamedOn: 'the model, its quantization, the power supply, a defective card',
  runtimes: ['llama.cpp', 'ollama', 'lm-studio', 'koboldcpp'],
  when: all(
    // Under Windows another watchdog does it.
    platform.system.is('native'),
    nvidia.xids.has('8'),
    // A game that hung leaves the same code, which then does not count here where the line names it.
    runtimes.some((runtime) => runtime.kind.oneOf('llama.cpp', 'ollama', 'lm-studio', 'koboldcpp', 'lemonade', 'vllm', 'sglang', 'pytorch')),
  ),
  // There the stop is what follows: the card is gone, or its firmware crashed.
  unless: nvidia.xids.hasAny('62', '79', '109', '119', '120'),
  proves: [...xidComputeStopped],
  hints: [/\bkrcWatchdog\w{0,8}: RC watchdog: GPU is probably locked!/, /\bthe launch timed out and was terminated\b/, /\bcudaErrorLaunchTimeout\b/],
  said: [
    // As people put it who have read the log.
    /\bXid[ :=]{1,2}8\b(?![.\d])[^\n]{0,60}\b(?:watchdog|time-?outs?|hangs?|hung|stall(?:s|ed)?|crash(?:es|ed)?)\b(?!.{0,40}\b(?:fixed|solved|gone|cured)\b)/i,
    /(?<!\b(?:fix(?:es|ed)?|no|without|if)\b.{0,20})\b(?:watchdog|time-?outs?|hangs?|hung|stall(?:s|ed)?|crash(?:es|ed)?)\b[^\n]{0,40}\bXid[ :=]{1,2}8\b(?![.\d])/i,
  ],
  remedy: [
    {
      do: 'llama.cpp, and what is built on it, on a Blackwell card: run it without CUDA graphs, in the environment of the process that serves the model. Generation gets a little slower. Two reporters on Linux call it their cure; one on Windows was not helped.',
      setting: 'GGML_CUDA_DISABLE_GRAPHS=1',
    },
    {
      do: 'Where single kernels simply take long: the limit is meant for cards that drive a display. Plug the monitor into another GPU, or stop the display manager, which ends the graphical session.',
      commands: ['sudo systemctl stop display-manager'],
    },
  ],
  verify: "journalctl -k -g 'Xid.*: 8,'   # no new line under load",
  owner: { component: 'nvidia', tracker: 'https://github.com/ggml-org/llama.cpp/issues/27330' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27330',
      date: '2026-08-28',
      establishes:
        'RTX 5090 and its laptop model on Linux, several people: the watchdog’s line with Xid 8; two of them name running without CUDA graphs as what helps',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27102',
      date: '2026-08-17',
      establishes: 'the maintainer sees the same on an RTX 5090 at random times under load; with displays on the card and without',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/interface/nvrm_registry.h',
      date: '2026-03-05',
      establishes: 'the watchdog is on by default and waits for 7 seconds',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ComputationalRadiationPhysics/picongpu/issues/2704',
      date: '2018-10-12',
      establishes: 'a launch that timed out on the card of the desktop, cured by stopping the display manager',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Anbeeld/beellama.cpp/issues/65',
      date: '2026-06-13',
      establishes: 'the same lines for the second GPU of a split model, which hangs on one PCIe lane',
      strength: 'single-report',
    },
  ],
});
