import { all, any, defineCheck, not, platform, services, wsl } from '#api';

export default defineCheck({
  id: 'wsl-idle-distribution-ended',
  layer: 'wsl',
  kind: 'exposure',
  title: 'WSL ends a distribution 15 s after its last terminal; services do not count as use',
  impact: 'unstable',
  symptom: 'Ollama, sshd or another service answers while a terminal is open and is gone a minute after; uptime starts anew at the next login.',
  blamedOn: 'a crash of the server, the network, or systemd',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    // The default alone is no fault. Who sets the virtual machine’s time to “never” and has a model server as a service wants it to stay, and that setting
    // does not keep the distribution.
    any(
      all(
        wsl.vmIdleTimeout.below(0),
        services.some((unit) => unit.activeState.is('active')),
      ),
      wsl.endsIdle.is(true),
    ),
    not(wsl.instanceIdleTimeout.below(0)),
  ),
  said: [
    /\b(?:after|when|once|if|as soon as)\b.{0,30}\bclos(?:e|ed|ing)\b.{0,25}\b(?:terminal|window|shell|session)s?\b.{0,30}\b(?:WSL2?|distro|distribution|instance|services)\b.{0,20}\b(?:stops?|stopped|shut(?:s|ting)? (?:itself )?down|terminat(?:es|ed))\b/i,
    // The setting and that it does not help; a pasted file has it alone.
    /\bvmIdleTimeout\b.{0,20}\b(?:has no effect|(?:does|is|did)(?: not|n['’]t) (?:work|respected|honou?red|obeyed|do anything)|is (?:being )?ignored)\b/i,
    /\b(?:despite|although|though|even with)\b.{0,30}\bvmIdleTimeout\b/i,
    /\b(?:WSL2?|distro|distribution|instance|services)\b.{0,30}(?:n['’]t|\bnot|\bnever) (?:keep|stay|remain)(?:s|ing)? (?:running|alive|up)\b.{0,60}\b(?:idle|inactiv\w{1,4}|clos(?:e|ed|es|ing))\b/i,
    /\b(?:WSL2?|distro|distribution|instance|services)\b.{0,60}\b(?:stops?|stopped|stopping|shut(?:s|ting)? down|terminat\w{2,4}|suspended|idled? out|turns? off)\b.{0,60}\b(?:idle|inactiv\w{1,4}|clos(?:e|ed|ing)|not (?:being )?(?:in use|used))\b/i,
  ],
  remedy: [
    {
      do: 'Tell WSL to keep idle distributions, in %UserProfile%\\.wslconfig on a line below a line [general], not under [wsl2] (releases from 2.5.8 on know it). The virtual machine stays as long as one distribution runs, and memory stays taken then.',
      setting: 'instanceIdleTimeout=-1',
    },
    { do: 'End WSL from PowerShell afterwards, which stops all distributions.', setting: 'wsl --shutdown' },
    {
      do: 'With an older WSL keep a process of Windows attached: a scheduled task at logon that runs a command in the distribution which does not end.',
      setting: 'wsl.exe -d DISTRIBUTION --exec sleep infinity',
    },
  ],
  verify: 'uptime   # after the terminals were closed for two minutes',
  owner: { component: 'wsl' },
  evidence: [
    {
      url: 'https://github.com/microsoft/WSL/blob/3e27a6a50177ce4e32e72f7b957aef5db5768062/src/windows/common/WslCoreConfig.h',
      date: '2026-08-08',
      establishes:
        'general.instanceIdleTimeout is 15 s and wsl2.vmIdleTimeout 60 s where they are not set; both stand so in the first public source of May 2025',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/blob/3e27a6a50177ce4e32e72f7b957aef5db5768062/src/windows/service/exe/LxssUserSession.cpp',
      date: '2026-08-08',
      establishes: 'a distribution whose time is below zero is not ended for idleness, and the virtual machine is idle only when none runs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/MicrosoftDocs/WSL/pull/2621',
      date: '2026-09-16',
      establishes: 'merged: Microsoft’s guide names general.instanceIdleTimeout',
      strength: 'documented',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/13291',
      date: '2025-07-26',
      establishes: 'Ollama ends on 2.5.9 although vmIdleTimeout=-1 is set',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/11239',
      date: '2024-03-06',
      establishes: 'a developer of WSL: vmIdleTimeout=-1 keeps the virtual machine, and the distribution has a time of its own',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/8854',
      date: '2022-09-22',
      establishes: 'distributions stop although services run in them',
      strength: 'several-reports',
    },
  ],
});
