import { all, any, defineCheck, kernel, npu, runtimes } from '#api';

export default defineCheck({
  id: 'amdxdna-sva-disabled',
  layer: 'kernel',
  kind: 'exposure',
  title: 'This kernel has IOMMU SVA switched off on x86, so the amdxdna NPU cannot be opened',
  impact: 'blocked',
  symptom: 'After a kernel update tools find no NPU although /dev/accel/accel0 exists.',
  blamedOn: 'XRT, or the NPU firmware',
  runtimes: ['lemonade'],
  when: all(
    npu.driver.is('amdxdna'),
    // It loads by itself where there is such an NPU; nobody misses it where no program asks for one.
    runtimes.some((runtime) => runtime.kind.is('lemonade')),
    // 6.18.4 took one patch of a series of eight; the others came to 6.19 at once and to 6.18.7, of which one user says that it fails, too.
    any(
      kernel.version.inRanges({ introduced: '6.18.4', fixed: null, seen: ['6.18.4', '6.18.6'] }),
      // Ubuntu took the patch to its 6.17, and TUXEDO builds on that; of later builds nobody said whether they have the rest.
      all(kernel.version.atLeast('6.17'), kernel.version.below('6.18'), kernel.release.has(/^6\.17\.0-(?:22-generic|115022-tuxedo)/)),
    ),
  ),
  unless: kernel.version.atLeast('6.18.8'),
  // The function that says it has had two names; people shorten the line.
  proves: [/\bSVA bind device failed,? \(?(?:ret )?-95\b/],
  remedy: [
    {
      do: 'Boot kernel 6.18.8 or later, 6.19 or later, or a release of the distribution’s kernel that has the whole series (“mm: add a ptdesc flag to mark kernel page tables” to “iommu/sva: invalidate stale IOTLB entries for kernel address space”).',
    },
    {
      do: 'That is kernel 7.0 on Ubuntu: of 26.04, and since July 2026 the hardware enablement kernel of 24.04. Of 6.17 the builds up to 6.17.0-20 work; they lack the fix of CVE-2025-71089.',
      on: 'ubuntu',
    },
  ],
  verify: 'journalctl -k -b | grep "SVA bind"   # stays empty while an NPU program starts',
  owner: { component: 'linux', tracker: 'https://bugzilla.kernel.org/' },
  evidence: [
    {
      url: 'https://lore.kernel.org/stable/c51ed4bf-ec2a-45f1-a077-8e2236076827@kernel.org/',
      date: '2026-01-20',
      establishes: 'AMD to the maintainers of stable: amdxdna fails from 6.18.4 on, the commit that does it, and the seven that end it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://lore.kernel.org/stable/2026012326-wife-escapist-2b3f@gregkh/',
      date: '2026-01-23',
      establishes: 'the seven are among the changes of 6.18.7',
      strength: 'documented',
    },
    {
      url: 'https://github.com/endlessm/linux/pull/640',
      date: '2026-04-14',
      establishes: 'the one commit that 6.18.y took (72f98ef9a4be) breaks amdxdna; the seven companions bring SVA back in a distribution’s 6.18',
      strength: 'documented',
    },
    {
      url: 'https://github.com/amd/xdna-driver/issues/1028',
      date: '2026-01-24',
      establishes: 'ret -95 on 6.18.5, and as he says 6.18.7, whatever the firmware',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/MixedDrive-Lab/zenbook-s16-ubuntu-setup',
      date: '2026',
      establishes: 'the same on Ubuntu’s kernel from 6.17.0-22 on; 6.17.0-20 is good',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/actions/runner-images/issues/14203',
      date: '2026-07-22',
      establishes: 'the hardware enablement kernel of Ubuntu 24.04 is 7.0 since 2026-07-20 (USN-8569-1)',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lemonade-sdk/lemonade/issues/1771',
      date: '2026-04-30',
      establishes: '-95 on 6.17.0-115022-tuxedo, where the NPU had worked before',
      strength: 'single-report',
    },
  ],
});
