import { all, defineCheck, runtimes } from '#api';

// Answered before anything is read. With cloud models switched off, requests for one get 403 as well, but those carry a model, which has to be read first.
const at = '\\[GIN\\] [\\d/]{8,12} - [\\d:]{8} \\| {1,3}403 \\| {1,14}';
const refused = new RegExp(
  `${at}(?:[\\d.]{1,12}[µμn]s \\| .{1,60}\\| (?:(?:OPTIONS|HEAD) {1,8}"?/(?:api|v1)/|GET {1,8}"?/(?:api/(?:tags|version|ps)|v1/models)["?\\s])|(?:\\d{1,2}(?:\\.\\d{1,9})?[µμ]s|\\d{1,6}ns) \\| .{1,60}\\| (?:POST|DELETE|PUT) {1,8}"?/(?:api|v1)/)`,
);

const asks = '(?:(?:chrome|browser|firefox|edge|web)[ -]?(?:extensions?|plug-?ins?|add-?ons?)|userscripts?|web ?pages?|CORS|cross-origin)';
const elsewhere =
  'openai|anthropic|copilot|hugging ?face\\.?(?:co)?|github|gemini|nginx|auth\\w{0,12}|password|api[- ]?keys?|subscription|cloud|registry|pull(?:s|ed|ing)?|download\\w{0,3}|gone|fixed|solved|works now';

export default defineCheck({
  id: 'ollama-request-origin-refused',
  layer: 'service',
  kind: 'fault',
  title: 'Ollama refuses the page’s origin or the host name of the request (403)',
  impact: 'degraded',
  symptom: 'A browser extension, web page or reverse proxy gets “403 Forbidden”, while curl and `ollama run` on the same machine work.',
  blamedOn: 'the extension, a firewall, or an update',
  runtimes: ['ollama'],
  when: runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.startError.has(refused))),
  // Chromium's console names the port of Ollama; a header that is not allowed, or one too many, is another matter.
  proves: [
    refused,
    /Access to (?:fetch|XMLHttpRequest) at '?https?:\/\/\S{1,80}:11434\/\S{0,120} from origin \S{1,200} has been blocked by CORS policy: .{0,120}No 'Access-Control-Allow-Origin' header is present/,
  ],
  hints: [
    /Ollama call failed with status code 403\b/,
    /^(?!.{0,600}\b(?:gone|fixed|solved|CORS_ALLOW_ORIGIN|socket\.io|pull|manifest|registry|hugging ?face|nginx)\b)(?=.{0,600}\b403\b)(?=.{0,600}(?:\b11434\b|\bollama\b)).{0,600}\b(?:CORS|Origin)\b/i,
  ],
  said: [
    // A page or an extension asks Ollama; what a registry, a cloud or a proxy with passwords refuses is another matter, and so is what is solved.
    new RegExp(`^(?=.{0,600}\\bollama\\b)(?=.{0,600}\\b${asks}\\b)(?!.{0,600}\\b(?:${elsewhere})\\b)(?:.{0,600}\\b403\\b(?! tokens)).{0,600}$`, 'i'),
  ],
  remedy: [
    {
      do: 'Allow the origin in a drop-in of the service (systemctl edit), then reload and restart. A * lets every page that is open in a browser use the models.',
      setting: 'Environment="OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*,https://example.org"',
    },
    {
      do: 'Behind a reverse proxy or tunnel set the header Host to localhost:11434: a server that listens on 127.0.0.1 alone takes no names but localhost, that of the machine, and those that end in .localhost, .local or .internal.',
    },
  ],
  verify: 'curl -s -o /dev/null -w "%{http_code}\\n" -H "Origin: https://example.org" http://127.0.0.1:11434/api/tags',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/server/routes.go',
      date: '2026-08-19',
      establishes: 'origins and, on loopback, host names that are not allowed get 403 before any handler',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/2425',
      date: '2024-02-09',
      establishes: 'the line of the log; Ollama’s maintainer names OLLAMA_ORIGINS',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/4385',
      date: '2024-05-12',
      establishes: 'what the browser’s console says of it; OLLAMA_ORIGINS cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/ipex-llm/issues/11916',
      date: '2024-08-27',
      establishes: 'OLLAMA_ORIGINS cured it for an extension',
      strength: 'several-reports',
    },
  ],
});
