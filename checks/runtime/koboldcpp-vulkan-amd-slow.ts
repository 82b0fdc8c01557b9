import { all, defineCheck, gpus, not, runtimes, told } from '#api';

export default defineCheck({
  id: 'koboldcpp-vulkan-amd-slow',
  layer: 'runtime',
  kind: 'exposure',
  title: 'KoboldCpp 1.105.4 is 3–5× slower on AMD with Vulkan (told of Windows); 1.106 is good',
  impact: 'degraded',
  symptom: 'Generation falls to a quarter after the update, with the same output.',
  blamedOn: 'an update of the driver, or heat',
  runtimes: ['koboldcpp'],
  when: all(
    gpus.some((gpu) => gpu.vendor.is('amd')),
    gpus.none((gpu) => gpu.vendor.is('nvidia')),
    // Nobody measured it on Linux: only who finds it slow is asked to compare.
    told.complaints.has('slow'),
    // 1.104 was good; nobody measured the first ones of 1.105.
    runtimes.some((runtime) =>
      all(
        runtime.kind.is('koboldcpp'),
        runtime.version.inRanges({ introduced: null, fixed: '1.106', seen: ['1.105.4', '1.105.4'] }),
        not(runtime.backends.has('hip')),
      ),
    ),
  ),
  // Nothing logs it: its owners compare the two releases.
  said: [
    /\b(?:1\.)?105\.4\b(?!.{0,80}(?:--?usecpu|\bon (?:the )?CPU\b|ROCm|CUDA))(?:[^.!?]|\.\d){0,80}\b(?:slow(?:er)?|regression)\b(?! to (?:start|load|open)\b)/i,
    /\b1\.105(?!\.\d)\b(?!.{0,30}(?:--?usecpu|\bon (?:the )?CPU\b|ROCm|CUDA))[^.!?]{0,30}\bslow(?:er)?\b(?! to (?:start|load|open)\b)/i,
    /\b1\.104\b.{0,60}\b(?:faster|[2-5](?:\.\d)? ?x|[2-5] times)\b.{0,60}\b1\.105\b/i,
  ],
  remedy: [{ do: 'Update to 1.106 or later, or go back to 1.104.' }],
  verify: 'curl -s http://127.0.0.1:5001/api/extra/version   # 1.106 or later',
  owner: { component: 'koboldcpp' },
  evidence: [
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1915',
      date: '2026-01-08',
      establishes: 'Strix Halo; the maintainer merged a fix, 1.106 confirmed',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1920',
      date: '2026-01-20',
      establishes: 'RX 7800 XT 3–5× slower with 1.105.4, good with 1.106',
      strength: 'several-reports',
    },
  ],
});
