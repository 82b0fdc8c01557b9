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
    all(runtime.kind.is('lm-studio'), runtime.startError.has(/\.mount_LM[-_]\w{1,16}\/chrome-sandbox is owned by root and has mode 4755/)),
  ),
  proves: [/\.mount_LM[-_]\w{1,16}\/chrome-sandbox is owned by root and has mode 4755/],
  remedy: [
    { do: 'Install the .deb of LM Studio, or, on Ubuntu, write an AppArmor profile with “userns,” for the AppImage.' },
    { do: 'Or start it without the sandbox of its browser engine, which isolates less.', setting: '--no-sandbox' },
  ],
  verify: 'sysctl kernel.apparmor_restrict_unprivileged_userns kernel.unprivileged_userns_clone user.max_user_namespaces   # 1, 0 or 0 is the limit',
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
      establishes: 'the same with 0.3.25',
      strength: 'several-reports',
    },
  ],
});
