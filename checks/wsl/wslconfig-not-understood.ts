import { all, defineCheck, platform, wsl } from '#api';

export default defineCheck({
  id: 'wslconfig-not-understood',
  layer: 'wsl',
  kind: 'fault',
  title: 'A setting of .wslconfig stands where WSL does not read it, and stays at its default',
  impact: 'degraded',
  symptom: 'Memory, processors or networking stay as they were after an edit of .wslconfig.',
  blamedOn: 'WSL, said to ignore its settings',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    wsl.configFaults.hasMatch(/a section and a setting on one line|a setting before any section|a section where WSL does not look for it/),
  ),
  // A section’s line that it cannot read, or that goes on behind the bracket; and a key that it does not look for: alone where no section stands before it,
  // else with its section.
  proves: [
    /Invalid section name in [^\n]{1,200}\.wslconfig/i,
    /Expected (?:'\]'|' ' or '\\n') in [^\n]{1,200}\.wslconfig/i,
    /Unknown key '(?:(?!wsl2\.)\w{1,20}\.)?(?:memory|processors|swap)' in [^\n]{1,200}\.wslconfig/i,
  ],
  remedy: [
    {
      do: 'Write the section by this very name alone on its line, and memory, processors and swap below it, one on each line, in the Windows user’s own folder; backslashes in paths are doubled. The WSL Settings app writes the file too.',
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
      establishes: 'WSL starts as usual without the settings of a malformed file',
      strength: 'documented',
    },
    {
      url: 'https://github.com/microsoft/WSL/blob/3e27a6a50177ce4e32e72f7b957aef5db5768062/src/windows/common/WslCoreConfig.h',
      date: '2026-08-08',
      establishes: 'memory, processors and swap are read under [wsl2] alone',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/6890',
      date: '2021-04-30',
      establishes: 'memory below [ws12] had no effect',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/10743',
      date: '2023-11-13',
      establishes: 'WSL calls memory an unknown key where the line with the section had been commented out',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/11151',
      date: '2024-02-13',
      establishes: 'section and setting on one line had no effect',
      strength: 'several-reports',
    },
  ],
});
