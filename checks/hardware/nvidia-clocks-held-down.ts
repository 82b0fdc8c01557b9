import { all, defineCheck, not, nvidia, told } from '#api';

const runsFreely = not(nvidia.clockReasons.hasAny('hw-thermal', 'power-brake'));

export default defineCheck({
  id: 'nvidia-clocks-held-down',
  layer: 'hardware',
  kind: 'exposure',
  title: 'Heat or the power supply holds the GPU’s clocks down, says nvidia-smi (HW slowdown)',
  impact: 'degraded',
  symptom: 'Generation is many times slower than with the same card elsewhere, or becomes slow after some minutes of load, though the GPU is used fully.',
  blamedOn: 'the runtime’s version, the quantization, the driver',
  runtimes: [],
  // A single reading may be of a moment; that somebody finds it slow is what makes it one. A negation, so that the reading alone is no suspicion.
  when: all(told.complaints.has('slow'), not(runsFreely)),
  hints: [/\bHW (?:Thermal|Power Brake) Slowdown\s{1,40}: Active\b/],
  remedy: [
    {
      do: 'Thermal: see to the air that reaches the card (dust, fans, the gap to the next card, a passive card needs the fans of a server) and watch it under load.',
      commands: ['nvidia-smi -q -d TEMPERATURE,PERFORMANCE'],
    },
    {
      do: 'Power brake: the board or the power supply asks for it from outside. Check that all power cables are in, that the supply is strong enough and none of several has failed, and what the machine’s maker says of that slot. On a laptop: use the adapter that belongs to it, not a battery or a weaker USB-C supply.',
    },
  ],
  verify: 'nvidia-smi -q -d PERFORMANCE   # under load: “Not Active” at both',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/deploy/archive/R510/nvml-api/group__nvmlClocksThrottleReasons.html',
      date: '2022',
      establishes:
        'NVIDIA: both cut the core clocks to a half or less; for a temperature that is too high, and for an external power brake, for example by the power supply',
      strength: 'documented',
    },
    {
      url: 'https://github.com/leptonai/gpud/pull/330',
      date: '2025-01-24',
      establishes: 'maintainers of a monitor: lasting hardware slowdowns mostly come from a failing power supply or from heat',
      strength: 'maintainer-confirmed',
    },
  ],
});
