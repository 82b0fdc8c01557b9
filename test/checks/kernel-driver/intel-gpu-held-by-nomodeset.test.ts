import check from '../../../checks/kernel-driver/intel-gpu-held-by-nomodeset.ts';
import { testCheck } from '../../helpers/test-check.ts';

const nuc = {
  'platform.system': 'native',
  'kernel.cmdline': 'BOOT_IMAGE=(hd0,gpt2)/vmlinuz-5.11.14-200.fc33.x86_64 ro nomodeset rhgb quiet',
  gpus: [{ vendor: 'intel', integrated: true, driver: null }],
  'intel.computeRuntimeBuild': '19.3',
  runtimes: [],
} as const;

testCheck(check, {
  found: [
    { name: 'with Intel’s runtime installed', is: 'present', facts: nuc, cites: 'https://github.com/intel/compute-runtime/issues/418' },
    {
      name: 'a text that shows what is missed',
      is: 'suspected',
      facts: { 'kernel.cmdline': nuc['kernel.cmdline'], 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'intel', driver: null }] } },
      log: ['[   79.371073] snd_hda_codec_hdmi hdaudioC0D2: No i915 binding for Intel HDMI/DP codec'],
    },
  ],
  clear: [
    {
      name: 'a server whose NVIDIA card computes',
      facts: { ...nuc, gpus: [...nuc.gpus, { vendor: 'nvidia', integrated: false, driver: 'nvidia' }] },
    },
    { name: 'a server that nobody wants graphics of', facts: { ...nuc, 'intel.computeRuntimeBuild': null } },
    { name: 'the driver is there', facts: { ...nuc, gpus: [{ vendor: 'intel', integrated: true, driver: 'i915' }] } },
    { name: 'without the word', facts: { ...nuc, 'kernel.cmdline': 'ro quiet i915.modeset=1' } },
  ],
  unknown: [
    { name: 'the sound card’s line alone, as on a machine with an NVIDIA card', log: ['snd_hda_intel 0000:00:1f.3: No i915 binding for Intel HDMI/DP codec'] },
  ],
});
