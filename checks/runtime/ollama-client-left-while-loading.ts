import { all, defineCheck, not, runtimes, told } from '#api';

export default defineCheck({
  id: 'ollama-client-left-while-loading',
  layer: 'runtime',
  kind: 'exposure',
  title: 'The client, or a proxy before Ollama, gives up before the model is loaded',
  impact: 'risk',
  symptom:
    'A model that answers in the terminal never answers an application; the log has status 499 after a round time (15s, 1m0s) and “timed out waiting for llama runner to start: context canceled”.',
  blamedOn: 'OLLAMA_LOAD_TIMEOUT, the GPU, or the model',
  runtimes: ['ollama'],
  // Who pressed Ctrl-C gets the same line: that it is what troubles the user is for him to say.
  when: all(
    runtimes.some((runtime) => runtime.kind.is('ollama')),
    runtimes.some((runtime) => runtime.startError.has(/to start: context canceled/)),
  ),
  // Who complains of something else pressed Ctrl-C, or has a client that asks again.
  unless: all(
    told.complaints.hasAny('slow', 'wrong-output', 'not-on-gpu', 'out-of-memory', 'permission', 'build-failure'),
    not(told.complaints.hasAny('load-failure', 'hang', 'crash')),
  ),
  hints: [
    /client connection closed before (?:llama-)?server finished loading, aborting load/,
    /timed out waiting for llama(?: runner|-server) to start: context canceled/,
  ],
  // As people put it who see the client alone. “It times out while it loads” is said of Ollama’s own limit too.
  said: [
    /(?<!\b(?:if|when|I|you|we|service|unit|systemd)\b[^.!?]{0,40})\b(?:does|did)(?:n['’]?t| not) wait (?:until|till|long enough for)\b (?:(?:the|a|an|large|big) ){0,2}(?:models?|ollama)\b[^.,;!?]{0,24}\bload(?:s|ed)?\b(?! (?:the )?(?:driver|GPU|kernel|module))/i,
  ],
  remedy: [
    { do: 'Raise the time limit of the application, and of each proxy between (nginx closes after 60 seconds: proxy_read_timeout).' },
    {
      do: 'Or have the model loaded before it is asked for (`ollama run` with its name and an empty prompt), and kept by a setting of the server; its memory is then not given back.',
      setting: 'OLLAMA_KEEP_ALIVE=-1',
    },
    { do: 'OLLAMA_LOAD_TIMEOUT does not help here: it is not Ollama that gives up.' },
  ],
  verify: 'journalctl -u ollama -n 300 | grep -E "\\| 499 \\||aborting load"   # none while the application waits',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/pull/4638',
      date: '2024-05-25',
      establishes: 'the maintainer adds the line: a client that closes its connection aborts the load',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8006',
      date: '2024-12-09',
      establishes: 'a 70B model on four cards: 499 after 1m30s, again and again',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/rsynnot/magic-lists-for-navidrome/issues/34',
      date: '2025-10-19',
      establishes: 'an application that waits for 15 seconds: 499 after 15 seconds, and the load is aborted',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/danny-avila/LibreChat/issues/3330',
      date: '2024-07-12',
      establishes: 'the client’s connection times out while a large model loads; asked again, it answers',
      strength: 'several-reports',
    },
  ],
});
