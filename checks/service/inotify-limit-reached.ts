import { any, defineCheck, runtimes } from '#api';

/** Python's watchdog, Node, the notify of Rust, and Chromium, which gives the number after words in the language of the session. */
const reached = [
  /\[Errno 24\] inotify instance limit reached/,
  /\[Errno 28\] inotify watch limit reached/,
  /\bENOSPC: System limit for number of file watchers reached\b/,
  /\bOS file watch limit reached\b/,
  /\binotify_init1?(?:\(\))? failed: [^\n]{1,80} \(24\)/,
] as const;

export default defineCheck({
  id: 'inotify-limit-reached',
  layer: 'service',
  kind: 'fault',
  title: 'An inotify limit of this user is reached: programs cannot watch files and folders',
  impact: 'unstable',
  symptom: 'A desktop program or a web interface ends at its start with “inotify … limit reached” or “too many open files”, although few files are open.',
  blamedOn: 'a full disk, the limit of open files, or the program',
  runtimes: ['lm-studio', 'pytorch', 'ollama', 'llama.cpp', 'vllm', 'sglang'],
  when: runtimes.some((runtime) => any(...reached.map((message) => runtime.startError.has(message)))),
  proves: [...reached],
  // A process that has as many files open as it may gets the same number.
  hints: [/\bEMFILE: too many open files, watch '/, /\b(?:inotify|file watcher)\b.{0,160}\bToo many open files\b/i],
  remedy: [
    {
      do: 'Raise the limit that the error means, for containers on the host: 24 (EMFILE) is that of instances, of which a user mostly has 128; 28 (ENOSPC) is that of watches, each of which takes up to a kilobyte of the kernel’s memory. See what it is first, and write at least twice that: several distributions set more than the kernel does. A file in /etc/sysctl.d keeps it, sudo sysctl --system puts it in force.',
      setting: 'fs.inotify.max_user_instances=2048   or   fs.inotify.max_user_watches=1048576',
      commands: ['sysctl fs.inotify'],
    },
    {
      do: 'Or see which programs of the user hold so many (editors, synchronisers, containers of the same user), and end one.',
      commands: ['find /proc/[0-9]*/fd -lname anon_inode:inotify 2>/dev/null | cut -d/ -f3 | sort | uniq -c | sort -n | tail'],
    },
    {
      do: 'If 24 comes although far fewer instances are held than the limit allows, it is the limit of open files of that one process: raise that (LimitNOFILE= of a unit, ulimit -n).',
    },
    { do: 'Where nobody may change it, Streamlit does without; it then does not notice changed source files.', setting: '--server.fileWatcherType=none' },
  ],
  verify: 'sysctl fs.inotify.max_user_instances fs.inotify.max_user_watches',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/streamlit/streamlit/issues/4613',
      date: '2022-04-18',
      establishes: '“inotify instance limit reached”: Streamlit’s maintainer calls it Linux’s limit, to be raised',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/streamlit/streamlit/issues/2257',
      date: '2021-06-24',
      establishes: 'number 28: more instances did not help, more watches did; for others switching the watcher off',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/chatchat-space/Langchain-Chatchat/issues/1807',
      date: '2023-10-20',
      establishes: 'a web interface for local models: more watches, or without root the setting of Streamlit',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/383',
      date: '2025-02-01',
      establishes: 'LM Studio does not start: “inotify_init failed: Too many open files (24)”; issue 477 has it in another language',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/watchexec/watchexec/issues/251',
      date: '2022-01-28',
      establishes: 'a watcher that could not be made (24) was cured by more open files: inotify_init gives one number for both limits',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/microsoft/vscode/issues/2223',
      date: '2016-06-23',
      establishes: 'Node’s “watch EMFILE” was the limit of instances; 1024 of them cured it',
      strength: 'single-report',
    },
  ],
});
