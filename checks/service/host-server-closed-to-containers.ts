import { all, any, defineCheck, engines, not, ollama, platform, runtimes, services, told, torch } from '#api';

// Where Docker’s bridge is the host. Docker Desktop calls its host by the same name, but reaches what listens on 127.0.0.1 there.
const bridge = '172\\.1[78]\\.0\\.1';
const host = `(?:host\\.(?:docker|containers)\\.internal|${bridge})`;
/** Of Ollama, LM Studio, KoboldCpp and Lemonade; 8000 and 8080 are everybody’s. */
const port = '(?:11434|1234|5001|13305)';
/** All addresses of the machine, among them the bridge's; a single one may be it. */
const everywhere = /^["']?(?:https?:\/\/)?(?:0\.0\.0\.0|\[?::\]?|\*|172\.1[78]\.0\.1|:\d)/;

const closed = [
  new RegExp(`Cannot connect to host ${host}:${port} ssl:\\w{1,8} \\[(?:Errno 111\\] ?)?(?:Connect call failed(?! \\('192\\.168\\.65\\.)|Connection refused)`),
  new RegExp(`Failed to connect to ${host} port ${port}(?: after \\d{1,2} ms)?: (?:Connection refused|Couldn['’]t connect to server)`),
  new RegExp(`HTTPConnectionPool\\(host='${host}', port=${port}\\).{0,400}(?:Connection refused|Errno 111)`),
  new RegExp(`connect(?: to|:)? (?:ECONNREFUSED )?${host}:${port}.{0,40}connection refused|ECONNREFUSED ${host}:${port}`, 'i'),
] as const;

export default defineCheck({
  id: 'host-server-closed-to-containers',
  layer: 'service',
  kind: 'fault',
  title: 'A container is refused at the host’s address: the server mostly listens on 127.0.0.1 alone',
  impact: 'blocked',
  symptom: 'Open WebUI or another container shows no models: “Cannot connect to host host.docker.internal:11434”, while the server answers on the host.',
  blamedOn: 'Docker’s network, or the web interface',
  runtimes: ['ollama', 'llama.cpp', 'lm-studio', 'koboldcpp', 'lemonade'],
  when: any(
    told.troubles.has('host-closed'),
    torch.some((python) => any(...closed.map((pattern) => python.lastError.has(pattern)))),
    runtimes.some((runtime) => any(...closed.map((pattern) => runtime.startError.has(pattern)))),
  ),
  // What listens everywhere and is refused does not run, or a firewall says so; what does not run refuses by itself. Docker Desktop reaches what listens on 127.0.0.1 too.
  unless: any(
    // With Docker Desktop the host is Windows.
    platform.system.is('wsl2'),
    all(
      not(told.troubles.has('host-closed')),
      any(
        engines.dockerSystem.has(/^Docker Desktop/),
        ollama.environment.value('OLLAMA_HOST', everywhere),
        services.some((unit) => all(unit.serves.is('ollama'), unit.environment.value('OLLAMA_HOST', everywhere))),
        services.some((unit) => all(unit.serves.is('ollama'), unit.activeState.oneOf('inactive', 'failed'))),
      ),
    ),
  ),
  proves: [...closed],
  remedy: [
    {
      do: 'See whether it runs, and where it listens. Let it listen on all addresses; whoever reaches the machine may use the models then, unless a firewall keeps them out. With Docker’s bridge alone (172.17.0.1) the ollama command needs the same OLLAMA_HOST, and Docker has to be up first.',
      setting: 'OLLAMA_HOST=0.0.0.0   (llama-server: --host 0.0.0.0; LM Studio: “Serve on Local Network”)',
      commands: ['ss -ltn "sport = :11434"', 'sudo systemctl edit ollama', 'sudo systemctl restart ollama'],
    },
    {
      do: 'A server that is a container itself listens everywhere already: publish its port (-p 11434:11434), or name it by its service on a common network (http://ollama:11434).',
    },
    {
      do: 'Or start the container with --network host and let it use 127.0.0.1. If it listens on all addresses already, a firewall is left that answers with a reset (a “reject” of ufw); what ufw’s “deny” or firewalld keeps out ends in a timeout or “No route to host”. For ufw: sudo ufw allow from 172.16.0.0/12 to any port 11434 proto tcp, the addresses of Docker’s networks.',
    },
  ],
  verify: 'curl -s http://172.17.0.1:11434/api/version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/odysseus-dev/odysseus/issues/164',
      date: '2026-05-31',
      establishes: 'OLLAMA_HOST=0.0.0.0 alone was not enough: ufw dropped what came from Docker’s bridge, until a rule let it in',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/open-webui/open-webui/issues/209',
      date: '2024-11-30',
      establishes: 'refused from the container; with OLLAMA_HOST=0.0.0.0 it answers',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/open-webui/open-webui/issues/10833',
      date: '2025-02-26',
      establishes: 'the message of the web interface, with Docker’s bridge as the address',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx',
      date: '2026-08-19',
      establishes: 'the server binds 127.0.0.1 unless OLLAMA_HOST says otherwise',
      strength: 'documented',
    },
  ],
});
