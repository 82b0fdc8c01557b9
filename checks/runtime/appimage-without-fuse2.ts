import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'appimage-without-fuse2',
  layer: 'runtime',
  kind: 'fault',
  title: 'The AppImage needs FUSE 2 (libfuse.so.2, fusermount), which newer distributions leave out',
  impact: 'blocked',
  symptom: 'LM Studio’s AppImage does not start: “dlopen(): error loading libfuse.so.2”, “AppImages require FUSE to run”; with a double click nothing happens.',
  blamedOn: 'the graphics driver, or a broken download',
  runtimes: ['lm-studio'],
  when: runtimes.some((runtime) => all(runtime.kind.is('lm-studio'), runtime.startError.has(/error loading libfuse\.so\.2|AppImages require FUSE to run/))),
  // sshfs and others miss fusermount, too. “Cannot mount AppImage” says nothing by itself: it also ends a start without /dev/fuse, in a sandbox, and with an incomplete download.
  proves: [/error loading libfuse\.so\.2/, /\bApp\w{0,2}Images require FUSE to run/],
  hints: [/fuse: failed to exec fusermount: No such file or directory/],
  remedy: [
    {
      do: 'Install the old library beside the new one; it is called libfuse2t64 on Ubuntu 24.04, Debian 13 and later, libfuse2 before. Not the package fuse, which removes fuse3 and parts of the desktop with it.',
      commands: ['sudo apt-get install libfuse2t64'],
      on: 'debian',
    },
    {
      do: 'On Fedora and its relatives, library and fusermount (the atomic ones leave both out: unpack it there):',
      commands: ['sudo dnf install fuse fuse-libs'],
      on: 'fedora',
    },
    { do: 'On Arch and its relatives:', commands: ['sudo pacman -S --needed fuse2'], on: 'arch' },
    {
      do: 'Where only fusermount is missing: on Debian and Ubuntu the package fuse3 has it under both names.',
      commands: ['command -v fusermount fusermount3'],
    },
    {
      do: 'Where it is not to be had, and in containers: unpack the AppImage once with --appimage-extract and start squashfs-root/AppRun. Where the sandbox is refused (Ubuntu 24.04), chrome-sandbox in there has to belong to root with mode 4755. LM Studio’s .deb needs no FUSE, but those of 0.3.21 to 0.4.6 end with “execvp: /opt/LM”.',
    },
  ],
  verify: 'ldconfig -p | grep libfuse.so.2; command -v fusermount',
  owner: { component: 'lm-studio' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1894',
      date: '2026-05-06',
      establishes: 'LM Studio 0.4.12 on Fedora 44 and Ubuntu 26.04, without fusermount or libfuse.so.2; extracted it works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/docs/issues/247',
      date: '2026-08-21',
      establishes: 'a double click that does nothing; the library cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/kubeshop/monokle/issues/4263',
      date: '2025-04-06',
      establishes: 'an AppImage on Fedora that lacks fusermount alone; the package fuse cured it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1533',
      date: '2026-02-18',
      establishes: 'the .deb of 0.4.2 looks for its sandbox helper in /opt/LM',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/Windows200000/TwitchDropsMiner-updated/issues/42',
      date: '2024-05-21',
      establishes: 'the package fuse would have removed fuse3 and the desktop; libfuse2 was the right one',
      strength: 'single-report',
    },
  ],
});
