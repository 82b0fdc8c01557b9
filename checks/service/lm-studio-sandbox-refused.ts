import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'lm-studio-sandbox-refused',
  layer: 'service',
  kind: 'fault',
  title: 'A limit on user namespaces (as in Ubuntu 24.04) stops LM Studio’s AppImage',
  impact: 'blocked',
  symptom: 'The AppImage ends at once with “The SUID sandbox helper binary was found, but is not configured correctly”.',
  blamedOn: 'LM Studio, or the GPU driver',
  runtimes: ['lm-studio'],
  when: runtimes.some((runtime) =>
    all(runtime.kind.is('lm-studio'), runtime.startError.has(/\.mount_lm[-_]?stu\w{1,16}\/chrome-sandbox is owned by root and has mode 4755/i)),
  ),
  proves: [/\.mount_lm[-_]?stu\w{1,16}\/chrome-sandbox is owned by root and has mode 4755/i],
  remedy: [
    {
      do: 'See which limit it is: kernel.apparmor_restrict_unprivileged_userns=1, as on Ubuntu, or one of the other two at 0. On Ubuntu write an AppArmor profile for the path of the AppImage, with “userns,” (and “capability sys_admin,” where that is not enough), and load it.',
      setting: 'profile lm-studio /path/to/LM-Studio.AppImage flags=(unconfined) { userns, }',
      commands: [
        'sysctl kernel.apparmor_restrict_unprivileged_userns kernel.unprivileged_userns_clone user.max_user_namespaces',
        'sudo apparmor_parser -r /etc/apparmor.d/lm-studio',
      ],
    },
    {
      do: 'The .deb is no way round it: those of 0.3.21 to 0.4.6 end with “execvp: /opt/LM”, for the blank in their own folder. Who has one, renames /opt/LM Studio to a name without a blank (a link is not enough), starts lm-studio from there, since menu and /usr/bin still name the old folder, and renames it back before removing the package.',
    },
    { do: 'Or start it without the sandbox of its browser engine, which isolates less.', setting: '--no-sandbox' },
  ],
  verify: 'sudo aa-status | grep lm-studio   # the profile is loaded, and the AppImage opens its window',
  owner: { component: 'lm-studio' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/30',
      date: '2024-05-26',
      establishes: 'the message on Ubuntu 24.04, and that --no-sandbox starts it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/991',
      date: '2025-09-09',
      establishes: 'the same message of the AppImage with 0.3.25',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/624',
      date: '2025-12-04',
      establishes: 'an AppArmor profile with userns cured it for several; one had to add capability sys_admin and the path',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1533',
      date: '2026-02-18',
      establishes: 'the .deb of 0.4.2 on Ubuntu 24.04: its sandbox helper is looked for in /opt/LM; --no-sandbox starts it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1557',
      date: '2026',
      establishes: 'the same with the .deb of 0.4.4; renaming the folder cured two',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1610',
      date: '2026-03-10',
      establishes: 'and with that of 0.4.6',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/799',
      date: '2025-07',
      establishes: 'and with that of 0.3.21',
      strength: 'several-reports',
    },
  ],
});
