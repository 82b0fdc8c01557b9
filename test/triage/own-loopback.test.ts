import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const form = '### How are you running AnythingLLM?\n\nDocker (local)\n\n### What happened?\n\n';
const server = 'Ollama is running on my machine at port 11434.';
const refused = "Couldn't connect to Ollama at http://127.0.0.1:11434";

const told = (text: string): boolean => String(factOf(triageOf(text), 'told.troubles')).includes('own-loopback');

describe('a container that looks for the server at its own loopback', () => {
  test.each([
    // github.com/wandb/openui/issues/215
    ['an error of the client', `I can't get openui running on docker to connect to Ollama. ${server}\n\nIt keeps running into: ${refused}`],
    // github.com/ivanfioravanti/chatbot-ollama/issues/21
    [
      'in a log',
      "docker run -d -p 3000:3000 --name chatbot-ollama ghcr.io/ivanfioravanti/chatbot-ollama:main\n\n```\n[TypeError: fetch failed] { cause: [Error: connect ECONNREFUSED 127.0.0.1:11434] }\n```\n\nI'm not using Docker to serve ollama.",
    ],
    // github.com/Mintplex-Labs/anything-llm/issues/1338
    [
      'two containers without a network',
      `${form}I started Ollama with docker:\n\`docker run -d -v ollama:/root/.ollama -p 11434:11434 --name ollama ollama/ollama\`\nThen I started AnythingLLM with docker:\n\`docker run -d -p 3001:3001 --name anything-llm mintplexlabs/anythingllm:master\`\nI selected Ollama and entered http://localhost:11434 and it does not load the available models.`,
    ],
    // github.com/Mintplex-Labs/anything-llm/issues/3089
    [
      'somebody explains it',
      `${form}when i configure using local ollama host 127.0.0.1, llm models list can not show\n\nyou are reaching a loopback address within the container when you are using localhost in Docker.\n\nyou should use \`host.docker.internal\` or on Linux \`172.17.0.1\` as your \`localhost\`.`,
    ],
    // github.com/nilsherzig/LLocalSearch/issues/34
    [
      'explained in other words',
      'Post "http://127.0.0.1:11434/api/pull": dial tcp 127.0.0.1:11434: connect: connection refused\n\nLocalhost (127.0.0.1) on the container is not the localhost of your host system (where ollama is probably running)',
    ],
  ])('%s', (_, text) => {
    expect(told(text)).toBe(true);
    expect(triageOf(text).findings).toContainEqual(expect.objectContaining({ id: 'container-host-address-missing', verdict: 'suspected' }));
  });

  test.each([
    ['the host’s network', `openui running in docker with --network host. ${server} ${refused}`],
    ['the same in a compose file', `openui running in docker. ${server} ${refused}\n\n\`\`\`yaml\n    network_mode: host\n\`\`\``],
    ['a network of both', `openui running in docker, with http://ollama:11434 no models. ${server} ${refused}`],
    ['Docker Desktop', `openui running in docker, Docker Desktop. ${server} ${refused}`],
    ['a Mac', `openui running in docker on my MacBook. ${server} ${refused}`],
    ['Windows', `openui running in docker on Windows 11. ${server} ${refused}`],
    // github.com/Mintplex-Labs/anything-llm/issues/2523
    [
      'the host’s name was tried',
      `${form}cannot select Ollama Model. Tried to change the Ollama base url\nhttp://host.docker.internal:11434\nhttp://localhost:11434\n\n${server}`,
    ],
    ['a name in the command', `docker run -d --add-host=host.docker.internal:host-gateway me/openui\n\n${server} ${refused}`],
    // github.com/ollama/ollama/issues/1671
    [
      'the server in Docker, the client not',
      `My ollama in docker: docker run -d -p 11434:11434 --name ollama ollama/ollama\nThen I run npm run dev: [Error: connect ECONNREFUSED 127.0.0.1:11434]`,
    ],
    ['nobody speaks of a container', `${server} ${refused}`],
    ['the server does not run', `openui running in docker. ${refused}`],
    ['a question', `If openui runs in Docker, does localhost refer to the container itself? ${server} Connection refused.`],
    [
      'who knows it',
      `LibreChat running in docker. I know that localhost refers to the container itself, so I gave it 192.168.1.5:11434. Connection refused. ${server}`,
    ],
    ['it works, slowly', `LibreChat running in docker, and curl http://localhost:11434 says Ollama is running. Models are there, answers are slow.`],
    ['another error on the host', 'The answers of Ollama in docker are slow. On the host `curl http://localhost:11434/api/tags` gives {"models":[]}.'],
  ])('not so: %s', (_, text) => expect(told(text)).toBe(false));
});
