import { all, any, defineCheck, distro, gpus, kernel, logs, nvidia } from '#api';

export default defineCheck({
  id: 'secure-boot-rejects-nvidia-module',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'The nvidia module does not load under Secure Boot, which wants an enrolled key for it',
  impact: 'blocked',
  symptom: 'nvidia-smi cannot communicate with the driver, although DKMS reports the module as installed.',
  blamedOn: 'the driver, the kernel update',
  runtimes: [],
  when: all(
    kernel.secureBoot.is(true),
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.isAbsent())),
  ),
  // Without a module for this kernel there is none to reject.
  unless: any(
    nvidia.loaded.is(true),
    nvidia.moduleForKernel.is(false),
    gpus.some((gpu) => gpu.driver.is('nvidia')),
    // Such a module loads and finds no GPU of its own.
    all(
      gpus.some((gpu) => gpu.generation.oneOf('maxwell', 'pascal', 'volta')),
      any(nvidia.libraryVersion.atLeast('590'), logs.gpuFaults.has('nvidia-open-too-old')),
    ),
    all(
      gpus.some((gpu) => gpu.generation.is('kepler')),
      nvidia.libraryVersion.atLeast('471'),
    ),
    // Canonical signs the modules that it builds, so that one which is not loaded was kept away, as by prime-select intel.
    all(distro.like.has('ubuntu'), nvidia.dkmsVersions.isEmpty()),
  ),
  proves: [/could not insert '?nvidia[\w-]{0,12}'?: Key was rejected by service/, /Loading of module with unavailable key is rejected.{0,40}nvidia/],
  hints: [
    /^(?!.{0,300}\b(?:vbox\w{0,6}|virtualbox|vmmon|vmnet|vmware|zfs|spl|v4l2loopback|amdgpu|wireguard|broadcom|wl|r8\d{3}|rtl\w{3,9})\b).{0,300}Key was rejected by service/i,
    /^(?!.{0,300}\b(?:vbox\w{0,6}|virtualbox|vmmon|vmnet|vmware|zfs|spl|v4l2loopback|amdgpu|wireguard|broadcom|wl|r8\d{3}|rtl\w{3,9})\b).{0,300}Loading of (?:unsigned module|module with unavailable key) is rejected/,
  ],
  said: [
    /\bnvidia\b.{0,30}\bmodules? ?(?:keys? )?(?:is|are|was|were|gets?|being|to be) rejected\b/i,
    // As people put it who did not get through the blue screen.
    /^(?!.{0,300}\b(?:vbox\w{0,6}|virtualbox|vmmon|vmnet|vmware|zfs|v4l2loopback|amdgpu|wireguard|broadcom|signed by (?:Ubuntu|Canonical|Debian|the distribution))\b).{0,300}?(?:(?:\b(?:cannot|can ?not|could not|unable to|fails? to|failed to|not able to|no way to|never|without)\b|n['’]t\b).{0,40}\b(?:enrol\w{0,6}|import\w{0,3}|confirm\w{0,3}|finish\w{0,3})\b.{0,40}\bMOK\b|\bMOK\b.{0,60}(?:\b(?:not|never|cannot|fails?|failed|skipped|missed)\b|n['’]t\b).{0,12}(?:\benroll?ed|\bappear|\bcome up|\bshow|\bimported)?\b)/i,
    /^(?!.{0,300}\b(?:vbox\w{0,6}|virtualbox|vmmon|vmnet|vmware|zfs|v4l2loopback|amdgpu|wireguard|broadcom)\b).{0,300}?(?:\b(?:cannot|can ?not|cant|wont|not)\b|n['’]t\b) (?:be )?load(?:ed|ing)?\b.{0,20}\b(?:because of|due to) (?:the )?secure ?boot\b/i,
    /^(?!.{0,300}\b(?:vbox\w{0,6}|virtualbox|vmmon|vmnet|vmware|zfs|v4l2loopback|amdgpu|wireguard|broadcom)\b).{0,300}?(?<!\b(?:if|when|whether|unless|in case|may|might|could|can|possible|perhaps|maybe|is it)\b.{0,20})\bsecure ?boot\b(?!.{0,20}(?:\bnot\b|n['’]t\b|\b(?:may|might|could|can|would)\b)).{0,24}\b(?:prevent|block|reject|refus)(?:s|es|ed|ing)?\b.{0,40}\b(?:load\w{0,3}|modules?|drivers?)\b(?![^.\n]{0,60}\?)/i,
    // The other way round.
    /\b(?:nvidia(?:-smi)?|drivers?|modules?|GPU|card|CUDA|it)\b.{0,40}(?<!\b(?:with and|only|if|should|also|both)\b.{0,12})\b(?:works?|worked|loads?|loaded)\b(?!.{0,20}\bwith\b.{0,12}(?:and|or)\b).{0,30}\b(?:w\/o|wo\/|without|(?:after|when|once|by|with) (?:I )?(?:disabl\w{1,3}|turn(?:ed|ing)? off|switch(?:ed|ing)? off)) (?:the )?secure ?boot\b(?![^\n]{0,20}\bbut\b(?![^\n]{0,60}\b(?:secure ?boot|enabled?|keep|need|want|like|on)\b))/i,
  ],
  explains: ['nvidia-module-missing-for-kernel'],
  remedy: [
    {
      do: 'Enrol the key that DKMS signs with (on Debian /var/lib/dkms/mok.pub), then reboot and confirm in the blue MOK screen with the password that you gave.',
      commands: ['sudo mokutil --import /var/lib/shim-signed/mok/MOK.der'],
      on: 'ubuntu',
    },
    { do: 'The same with the key of Fedora’s akmods.', commands: ['sudo mokutil --import /etc/pki/akmods/certs/public_key.der'], on: 'fedora' },
    {
      do: 'Where the key is enrolled and the module is refused all the same, the kernel does not trust such keys (built without CONFIG_INTEGRITY_MACHINE_KEYRING, seen with deepin’s 6.18): boot another one. Or it was started without shim, by another boot loader or as a unified image, and never learns of these keys: start it through shim.',
    },
    {
      do: 'Or use modules that the distribution signs (Ubuntu’s linux-modules-nvidia-…). Switching Secure Boot off in the firmware setup helps as well, and gives up its protection.',
    },
  ],
  verify: 'mokutil --sb-state; lsmod | grep ^nvidia',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/acidanthera/bugtracker/issues/2237',
      date: '2023-03-06',
      establishes: 'the log of the rejected nvidia module beside nvidia-smi’s failure, under a boot loader without shim',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/awesometic/realtek-r8126-dkms/issues/3',
      date: '2025-07-07',
      establishes: 'why DKMS’s key is rejected, and the import that cures it on Debian',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/deepin-community/kernel/issues/2144',
      date: '2026-09-14',
      establishes: 'the sibling: enrolled keys are refused by a kernel that was built without the keyring for them',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/linux-surface/linux-surface/issues/906',
      date: '2022-08-21',
      establishes: 'a DKMS nvidia module rejected after a release upgrade',
      strength: 'several-reports',
    },
  ],
});
