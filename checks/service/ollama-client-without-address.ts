import { all, any, defineCheck, environment, not, ollama, runtimes, services } from '#api';

/** Addresses that also answer at 127.0.0.1:11434, where a client without the variable asks. */
const answersThere = /^["']?(?:https?:\/\/)?(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\[::\]|\[::1\]|\*)?(?::11434)?\/?["']?$/;

const unreachable = /\bcould not connect to (?:the )?(?:ollama app|ollama server|a running ollama instance)/i;

export default defineCheck({
  id: 'ollama-client-without-address',
  layer: 'service',
  kind: 'fault',
  title: 'The ollama service listens elsewhere, and the ollama command still asks 127.0.0.1:11434',
  impact: 'degraded',
  symptom: '“could not connect to ollama app, is it running?” from ollama list or pull, while curl or a web interface reaches the server.',
  blamedOn: 'a server that does not run',
  runtimes: ['ollama'],
  when: all(
    not(environment.variables.has('OLLAMA_HOST')),
    any(
      ollama.reported.has('address-moved'),
      all(
        services.some((unit) =>
          all(
            unit.serves.is('ollama'),
            unit.activeState.is('active'),
            unit.environment.has('OLLAMA_HOST'),
            not(unit.environment.value('OLLAMA_HOST', answersThere)),
          ),
        ),
        // Who uses the server over its interface alone misses nothing.
        runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.startError.has(unreachable))),
      ),
    ),
  ),
  hints: [unreachable],
  remedy: [
    { do: 'Tell the command the same address as the service. In the profile of the shell it lasts.', setting: 'export OLLAMA_HOST=192.168.1.10:11434' },
    {
      do: 'Or let the service listen on all addresses, port 11434, so that the default works too: sudo systemctl edit ollama, then sudo systemctl restart ollama, which unloads models. With 0.0.0.0 whoever reaches the machine may use the models.',
      setting: 'Environment="OLLAMA_HOST=0.0.0.0"',
    },
  ],
  verify: 'systemctl show ollama -p Environment; echo "$OLLAMA_HOST"; ollama list',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/5574',
      date: '2024-07-09',
      establishes: 'another port in the unit; the maintainer gives the command the same address',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/4540',
      date: '2024-05-21',
      establishes: 'a server with one address does not answer on 127.0.0.1; the client needs the same variable',
      strength: 'maintainer-confirmed',
    },
  ],
});
