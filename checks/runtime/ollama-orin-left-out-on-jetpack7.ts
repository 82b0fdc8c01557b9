import { all, any, defineCheck, ollama, platform } from '#api';

export default defineCheck({
  id: 'ollama-orin-left-out-on-jetpack7',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30.0 to 0.30.10 is not built for an Orin on JetPack 7, and runs on the CPU',
  impact: 'degraded',
  symptom: 'On a Jetson Orin with JetPack 7 (Jetson Linux 38 and later) models run on the CPU; the installer warned of an unsupported JetPack.',
  blamedOn: 'CUDA on the board, or the model',
  runtimes: ['ollama'],
  when: all(
    platform.board.has(/\bOrin\b/i),
    platform.jetsonLinux.atLeast('38.0'),
    any(
      // Up to 0.24 the libraries for CUDA 13 held 8.7.
      ollama.version.inRanges({ introduced: '0.30.0', fixed: '0.30.11' }),
      // Named so, a runner was looked for that no release has, until the setting was read as CUDA 13.
      all(ollama.version.inRanges({ introduced: null, fixed: '0.31.2', seen: ['0.30.11', '0.31.1'] }), ollama.environment.value('JETSON_JETPACK', /^[7-9]/)),
    ),
  ),
  unless: ollama.compute.has('cuda'),
  // A container of another ARM machine does not see which board it is on.
  bites: all(platform.board.has(/\bOrin\b/i), ollama.compute.has('cpu')),
  hints: [/\bWARNING: Unsupported JetPack version detected\b/, /\bmsg="unrecognized L4T version"/],
  remedy: [
    { do: 'Update Ollama to 0.31.2 or later: its libraries for CUDA 13 serve the board.' },
    { do: 'Take JETSON_JETPACK out of the service and of the container: it is for JetPack 5 and 6.' },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # library=CUDA compute=8.7',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.30.0/llama/server/CMakePresets.json',
      date: '2026-06-01',
      establishes: 'the list of architectures for CUDA 13 lacks 8.7, which CMakePresets.json of 0.24.0 and before has',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/0a408b222',
      date: '2026-06-24',
      establishes: 'JetPack 7.2 runs the servers’ CUDA, so 8.7 is built into the libraries for CUDA 13; first release 0.30.11',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/624cada95',
      date: '2026-07-02',
      establishes: 'JETSON_JETPACK=7 asked for a runner that does not exist, and every CUDA library was skipped; first release 0.31.2',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16602',
      date: '2026-06-07',
      establishes: 'Ollama 0.30.6 on an AGX Orin with JetPack 7.2 runs on the CPU alone; JetPack 7.1 on another board works in spite of the warning',
      strength: 'several-reports',
    },
  ],
});
