import { any, defineCheck, not, runtimes, services, settingMalformed } from '#api';

export default defineCheck({
  id: 'environment-setting-malformed',
  layer: 'service',
  kind: 'fault',
  title: 'A setting is written with a colon, blanks or no Environment=, so no variable is set',
  impact: 'degraded',
  symptom: 'OLLAMA_NUM_PARALLEL, OLLAMA_HOST, CUDA_VISIBLE_DEVICES and others have no effect although the script or unit has them.',
  blamedOn: 'the program, or an update of it',
  runtimes: ['ollama', 'llama.cpp', 'vllm'],
  // What the shell said; a unit’s line is refused by systemd, which tells the journal.
  when: any(
    runtimes.some((runtime) =>
      runtime.startError.has(/export: [`'](?:OLLAMA|CUDA|NVIDIA|HIP|ROCR|HSA|GGML|LLAMA_ARG|VLLM|HF)_[A-Z_]{2,40}:\S{0,200}': not a valid identifier/),
    ),
    services.some((unit) => not(unit.bareVariables.isEmpty())),
  ),
  proves: [...settingMalformed],
  explains: ['ollama-settings-only-in-shell'],
  remedy: [
    {
      do: 'In a shell write export NAME=VALUE, without blanks round the sign. The colon form is only how the log of Ollama lists its settings, and how YAML does.',
    },
    {
      do: 'In a unit write one line for each, below [Service] and with Environment= before it, then reload and restart, which unloads models.',
      setting: 'Environment="OLLAMA_NUM_PARALLEL=2"',
      commands: ['sudo systemctl daemon-reload', 'sudo systemctl restart ollama'],
    },
  ],
  verify: 'systemctl show ollama -p Environment; env | grep OLLAMA',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/5722',
      date: '2024-07-16',
      establishes: 'export NAME:VALUE in a start script: the settings stay at their defaults until it is written with =',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/systemd/systemd/issues/4416',
      date: '2016-10-19',
      establishes: 'systemd’s words for an assignment in Environment= that it ignores',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/agama-project/agama/issues/1989',
      date: '2025-02-12',
      establishes: 'its words for one in an EnvironmentFile=',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8384',
      date: '2025-01-11',
      establishes: 'OLLAMA_HOST= alone below [Service]: the server stays on loopback; a maintainer writes what it has to be',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/systemd/systemd/blob/000f6e5667eb4f73e137cbd0d7395a9f9db7728a/src/shared/conf-parser.c',
      date: '2015',
      establishes: 'a name that systemd does not know is told and passed over',
      strength: 'documented',
    },
  ],
});
