import { all, defineCheck, platform, wsl } from '#api';

export default defineCheck({
  id: 'wslconfig-not-understood',
  layer: 'wsl',
  kind: 'fault',
  title: '.wslconfig is malformed, so WSL leaves memory and other settings at their defaults',
  impact: 'degraded',
  symptom: 'Memory, processors or networking stay as they were after an edit of .wslconfig.',
  blamedOn: 'WSL, said to ignore its settings',
  runtimes: [],
  when: all(platform.system.is('wsl2'), wsl.configFaults.hasMatch(/a section and a setting on one line|a setting before any section/)),
  proves: [/Invalid section name in [^\n]{1,200}\.wslconfig/i],
  remedy: [
    {
      do: 'Write the section alone on its line and one setting on each line below it, in the Windows user’s own folder; backslashes in paths are doubled. The WSL Settings app writes the file too.',
      setting: '[wsl2]',
    },
    { do: 'Then end WSL from PowerShell, which stops all distributions.', setting: 'wsl --shutdown' },
  ],
  verify: 'free -h; nproc',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/wsl-config',
      date: '2026-07-30',
      establishes: 'a malformed file is passed over in silence',
      strength: 'documented',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/11151',
      date: '2024-02-13',
      establishes: 'section and setting on one line had no effect',
      strength: 'several-reports',
    },
  ],
});
