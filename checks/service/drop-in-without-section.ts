import { defineCheck, not, services } from '#api';

export default defineCheck({
  id: 'drop-in-without-section',
  layer: 'service',
  kind: 'fault',
  title: 'Settings of a unit, mostly in a drop-in, stand outside of [Service]: systemd ignores them',
  impact: 'degraded',
  symptom: 'OLLAMA_HOST, OLLAMA_MODELS and others have no effect although they were written with systemctl edit.',
  blamedOn: 'a bug in Ollama',
  runtimes: [],
  when: services.some((unit) => not(unit.strayDropIns.isEmpty())),
  proves: [
    /\/(?:ollama|llama|vllm|lemon|kobold|local-?ai|lm-?studio|sglang)[\w.@-]{0,60}\.service(?:\.d\/[\w.-]{1,60}\.conf)?:\d{1,5}: Assignment outside of section\. Ignoring/,
  ],
  // Without the name of the unit; that of another unit is none of ours.
  hints: [/^(?!.{0,300}\.service).{0,300}Assignment outside of section\. Ignoring/],
  remedy: [
    {
      do: 'Write [Service] on a line of its own above the settings, between the two comment lines that the editor shows; then reload and restart. The editor opens override.conf alone: a drop-in of another name is mended where it lies, which systemctl cat shows. For a unit of another server put its name in the place of ollama.',
      commands: ['sudo systemctl edit ollama', 'sudo systemctl daemon-reload', 'sudo systemctl restart ollama'],
    },
  ],
  verify: 'systemctl show ollama -p Environment',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/4454',
      date: '2024-05-15',
      establishes: 'a drop-in without its header is ignored, says the maintainer, and what it should look like',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/4771',
      date: '2024-06-01',
      establishes: 'another one, told by systemctl status',
      strength: 'several-reports',
    },
  ],
});
