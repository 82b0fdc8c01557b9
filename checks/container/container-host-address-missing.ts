import { all, any, container, defineCheck, engines, not, platform, told } from '#api';

const urls = ['OLLAMA_BASE_URL', 'OLLAMA_API_BASE_URL', 'OLLAMA_URL', 'OLLAMA_HOST', 'OPENAI_API_BASE_URL'] as const;
const loopback = /^https?:\/\/(?:localhost|127\.0\.0\.1)\b/;
const byName = /^https?:\/\/host\.docker\.internal\b/;
const openWebUi = /(?:^|\/)open-webui\/open-webui(?:$|[:@](?!\S*ollama))/;

export default defineCheck({
  id: 'container-host-address-missing',
  layer: 'container',
  kind: 'exposure',
  title: 'The container has no way to the host’s server: 127.0.0.1 is itself, without --add-host',
  impact: 'blocked',
  symptom: 'Open WebUI or another client in a container cannot connect to Ollama and shows no models, while the server answers on the host.',
  blamedOn: 'Ollama, or the client',
  runtimes: ['ollama', 'llama.cpp', 'lm-studio', 'vllm', 'koboldcpp', 'lemonade'],
  when: any(
    // In people’s words: the client is in a container, the server on the host, and localhost is what was tried.
    told.troubles.has('own-loopback'),
    all(
      platform.container.is('docker'),
      // An image of Ollama, where OLLAMA_HOST is where it listens, or one that brings it along.
      not(container.image.has(/(?:^|[/-])ollama(?:-(?:rocm|cuda|vulkan|intel|ipex|gpu|cpu)\w{0,20})?(?:$|[:@])|:\S{0,40}ollama/)),
      // The host's network, or that of the server's container.
      not(container.runOptions.value('network', /^(?:host|container:.*|service:.*)$/)),
      any(
        // Its own loopback is so everywhere.
        ...urls.map((name) => container.runEnvironment.value(name, loopback)),
        all(
          // Podman and Docker Desktop make the name by themselves.
          not(platform.system.is('wsl2')),
          not(engines.installed.has('docker-desktop')),
          not(engines.dockerSystem.has(/^Docker Desktop/)),
          not(container.runOptions.has('add-host')),
          // Compose joins its services by names of its own.
          not(container.runOptions.has('network')),
          any(
            ...urls.map((name) => container.runEnvironment.value(name, byName)),
            // Its own default is that name.
            all(
              container.image.has(openWebUi),
              // Another address, a list of them, or a service that is no Ollama.
              ...['OLLAMA_BASE_URL', 'OLLAMA_BASE_URLS', 'OLLAMA_API_BASE_URL', 'OPENAI_API_BASE_URL', 'OPENAI_API_BASE_URLS', 'OPENAI_API_KEY'].map((name) =>
                not(container.runEnvironment.has(name)),
              ),
              not(container.runEnvironment.value('ENABLE_OLLAMA_API', /^false$/i)),
            ),
          ),
        ),
      ),
    ),
  ),
  bites: told.troubles.has('own-loopback'),
  proves: [
    // AnythingLLM refuses such an address by itself, in a container.
    /127\.0\.0\.1, or 0\.0\.0\.0 origins cannot be reached from inside the Anything ?LLM container/,
    // The name is Docker's own: where it is unknown, nobody gave it to the container.
    /Cannot connect to host host\.docker\.internal:\d{2,5} ssl:\w{1,8} \[(?:Errno -2\] ?)?Name or service not known/,
  ],
  hints: [
    /Cannot connect to host host\.docker\.internal:\d{2,5} ssl:\w{1,8} \[(?:Errno -\d{1,2}\] ?)?Temporary failure in name resolution/,
    /\b(?:[Cc]ould ?n['o]t connect to|Failed to connect to|Cannot connect to host) (?:Ollama at )?(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)[: ](?:port )?(?:11434|1234|8080|8000)\b/,
  ],
  remedy: [
    {
      do: 'Give the container a name for the host and let it use that. The server must listen on Docker’s bridge too (OLLAMA_HOST=0.0.0.0 in its service), and whoever reaches the machine may use it then, unless a firewall keeps them out.',
      setting: '--add-host=host.docker.internal:host-gateway -e OLLAMA_BASE_URL=http://host.docker.internal:11434',
    },
    {
      do: 'Or share the host’s network: 127.0.0.1 is the host then, and the interface is on port 8080 instead of the published one.',
      setting: '--network=host -e OLLAMA_BASE_URL=http://127.0.0.1:11434',
    },
    { do: 'Where the server is a container too, join both to one network and use its name: http://ollama:11434.' },
  ],
  verify: 'docker exec open-webui curl -s http://host.docker.internal:11434/api/version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/open-webui/open-webui/issues/7189',
      date: '2024-11-21',
      establishes: 'the error of Open WebUI where the name is not known in its container',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/open-webui/open-webui/issues/1',
      date: '2023-10-18',
      establishes: 'a maintainer: with --add-host the error is gone; else let Ollama listen on all addresses',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/wandb/openui/issues/181',
      date: '2024-07-19',
      establishes: 'the container had no entry for host.docker.internal',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/wandb/openui/issues/215',
      date: '2024-11-19',
      establishes: '127.0.0.1 in a container is the container; the name of the host cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Mintplex-Labs/anything-llm/pull/497',
      date: '2023-12-28',
      establishes: 'AnythingLLM’s maintainer: an address of loopback in a container is the container’s own; it is refused since then',
      strength: 'maintainer-confirmed',
    },
  ],
});
