import { all, defineCheck, not, platform, wsl, wslMirroredRefused } from '#api';

export default defineCheck({
  id: 'wsl-mirrored-networking-refused',
  layer: 'wsl',
  kind: 'exposure',
  title: 'WSL fell back from mirrored networking to NAT, so localhost is not shared with Windows',
  impact: 'degraded',
  symptom: 'networkingMode=mirrored is set, and yet servers on the other side are not reached at localhost.',
  blamedOn: 'the firewall, or the server',
  runtimes: [],
  when: all(platform.system.is('wsl2'), not(wsl.mirroredRefused.isAbsent())),
  proves: [...wslMirroredRefused],
  remedy: [
    {
      do: 'Cure what the line names: Windows 11 22H2 or later is needed, a Linux kernel of 5.10 or later with seccomp (a kernel of one’s own may lack it), and IPv6 not disabled as a whole (DisabledComponents=0xff in the registry; a change there asks for a restart of Windows). Then end WSL from PowerShell, which stops all distributions.',
      setting: 'wsl --shutdown',
    },
    { do: 'Or stay with NAT: reach Windows at the gateway’s address, and WSL from Windows at localhost.' },
  ],
  verify: 'wslinfo --networking-mode   # mirrored',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/microsoft/WSL/blob/3e27a6a50177ce4e32e72f7b957aef5db5768062/localization/strings/en-US/Resources.resw',
      date: '2026-08-08',
      establishes: 'the message, its reasons, and that NAT is used instead',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/blob/3e27a6a50177ce4e32e72f7b957aef5db5768062/src/windows/service/exe/WslCoreVm.cpp',
      date: '2026-08-08',
      establishes: 'when each reason is given: IPv6, the kernel’s version or its lack of seccomp, the features of Windows',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/networking',
      date: '2026-07-30',
      establishes: 'mirrored networking is for Windows 11 22H2 and higher',
      strength: 'documented',
    },
  ],
});
