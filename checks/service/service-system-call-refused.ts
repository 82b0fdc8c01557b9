import { all, defineCheck, services } from '#api';

export default defineCheck({
  id: 'service-system-call-refused',
  layer: 'service',
  kind: 'fault',
  title: 'SystemCallFilter= of the unit ends the server at a system call it needs (status=31/SYS)',
  impact: 'blocked',
  symptom: 'The server runs in a terminal; as a service it is killed at once or at the first model, with “code=killed, status=31/SYS”.',
  blamedOn: 'a crash of the server, or the GPU driver',
  runtimes: [],
  // SIGSYS is what a filter sends; a filter with SystemCallErrorNumber= refuses without a signal.
  when: services.some((unit) => all(unit.result.oneOf('signal', 'core-dump'), unit.exitStatus.is(31))),
  proves: [
    /\b(?:ollama|llama|vllm|lemon|kobold|local-?ai|lm-?studio|sglang)[\w.@-]{0,60}\.service: Main process exited, code=(?:killed|dumped), status=31\/SYS/,
    /^(?!.{0,900}(?:\bsnap\.|"\/snap\/|docker|containerd)).{0,400}(?:SECCOMP|type=1326) (?:(?:msg=)?audit\([\d.:]{1,40}\): ?)?auid=.{0,200}comm="(?:ollama|llama-|vllm|VLLM|lemonade|koboldcpp|local-ai|lms|sglang)[^"]{0,20}".{0,200} sig=31 /,
  ],
  hints: [/Main PID: \d{1,9} \(code=(?:killed|dumped), signal=SYS\)/, /Main process exited, code=(?:killed|dumped), status=31\/SYS/],
  remedy: [
    {
      do: 'Find the call by its number in the kernel’s line, which auditd keeps in its own log (sudo ausearch -m SECCOMP); ausyscall NUMBER of the audit package names it. Allow it, or the group that holds it (systemd-analyze syscall-filter lists them), in a drop-in: systemctl edit.',
      setting: 'SystemCallFilter=NAME',
      commands: ['sudo journalctl -b | grep -E "SECCOMP|type=1326"', 'systemctl show ollama -p SystemCallFilter -p SystemCallErrorNumber'],
    },
    { do: 'Or take the filter out of the unit; the server may then make any system call. Reload and restart after either.' },
  ],
  verify: 'systemctl status ollama --no-pager',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/systemd/systemd/issues/9939',
      date: '2018-09-29',
      establishes: 'the kernel’s line for a call that a filter refused, with sig=31 and the number of the call',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/rfjakob/earlyoom/issues/328',
      date: '2024-10-29',
      establishes: 'systemd’s words, for a service whose filter lacks one call; without the filter it runs',
      strength: 'several-reports',
    },
  ],
});
