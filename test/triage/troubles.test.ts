import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

const told = (text: string): unknown => factOf(triageOf(text), 'told.troubles');
const reported = (text: string): unknown => factOf(triageOf(text), 'ollama.reported');

const run = 'docker run -d -p 3000:8080 --add-host=host.docker.internal:host-gateway --name open-webui ghcr.io/open-webui/open-webui:main';

describe('troubles that people put in words', () => {
  test.each([
    ['a shared cache', 'shared-cache', 'After datasets 2.16 there are `PermissionError` when users use a shared cache_dir.'],
    [
      'the same over two sentences',
      'shared-cache',
      'We share models across users with `HF_HUB_CACHE`.\nNow we run into `PermissionError` for files in `.locks`.',
    ],
    ['with the mode of the files', 'shared-cache', 'Multiple users share the same models cache, and the permissions of files are 0600.'],
    ['what ss shows', 'host-closed', `Ollama on Arch.\n\n\`${run}\`\n\n\`\`\`\nLISTEN 0      4096       127.0.0.1:11434      0.0.0.0:*\n\`\`\``],
    ['a home that is /', 'root-closed', 'vLLM crashes on OpenShift due to unwritable /.config and /.triton.'],
    ['tuning that stumbles over it', 'root-closed', 'The tuning crashes because it cannot access `/.triton` in OpenShift.'],
    ['caches that are set to it', 'root-closed', 'Library caches set to forbidden /.cache for generated users let the vLLM pod fail.'],
    ['localhost through a proxy', 'proxied-loopback', 'I have export http_proxy=http://proxy:3128. It seems that "localhost" wants to go through the proxy.'],
    ['no_proxy is not set', 'proxied-loopback', 'This error comes when http_proxy is set, but no_proxy="localhost, 127.0.0.1" is not set.'],
    ['a page that does not start', 'proxied-loopback', '# the webui failed to start if HTTP_PROXY is set\n\nI run it in a container.'],
    [
      'the server of the host',
      'host-closed',
      `Ollama works from the terminal.\n\n\`${run}\`\n\nBut no models are selectable. Debian 12, installed with curl -fsSL https://ollama.com/install.sh | sh`,
    ],
    [
      'over several lines',
      'host-closed',
      `I can run ollama in my terminal, but the page says no models.\n\n\`\`\`\n${run.replace(' --name', ' \\\n  --name')}\n\`\`\``,
    ],
  ])('%s', (_name, wanted, text) => expect(told(text)).toBe(`~${wanted}`));

  test.each([
    ['shared memory', 'The container has shared memory of 64 MB and ends with PermissionError for /data.'],
    ['a cache of one’s own', 'I get PermissionError for ~/.cache/huggingface.'],
    ['a folder of the project', 'The output folder ./.cache is not writable.'],
    ['a reverse proxy before a page', 'The frontend uses a reverse proxy to route requests to localhost; set http_proxy for downloads.'],
    ['a proxy for downloads', 'The download failed because HTTP_PROXY is set wrong. localhost works.'],
    ['the server listens on all addresses', `Ollama works in the terminal with OLLAMA_HOST=0.0.0.0. \`${run}\` But no models are shown.`],
    ['the network of the host', `Ollama works in the terminal. \`${run} --network=host\` But no models are shown.`],
    ['the container asks itself', `Ollama runs at localhost:11434. \`${run} -e OLLAMA_BASE_URL=http://127.0.0.1:11434\` No models are shown.`],
    ['models are there', `Ollama works in the terminal. \`${run}\` The answers are slow.`],
    ['Docker Desktop', `Ollama works in the terminal. \`${run}\` But no models are shown. Docker Desktop on Windows with WSL.`],
  ])('not so: %s', (_name, text) => expect(told(text)).toBeUndefined());
});

describe('what is told of the Ollama service', () => {
  const error = '`Error: could not connect to ollama app, is it running?`';

  test.each([
    ['another port', 'address-moved', `I have modified the port of the ollama service. With ollama run I get ${error}`],
    ['another address', 'address-moved', `After I change host address to 192.168.1.10:11434 in ollama.service I get ${error}`],
    ['settings that an update took', 'settings-lost', 'After an update of Ollama the settings in /etc/systemd/system/ollama.service are lost.'],
    ['the same of a variable', 'settings-lost', 'When I upgrade Ollama, it tends to overwrite my OLLAMA_HOST environment variable on the service config.'],
    ['a question', 'settings-lost', 'Is there a way to update ollama without erasing this service ?'],
    ['its folder', 'folder-closed', 'The Ollama container fails with permission denied on /home/ubuntu/.ollama/id_ed25519.'],
    ['the folder first', 'folder-closed', 'The ollama service says /usr/share/ollama/.ollama/id_ed25519 permission denied.'],
  ])('%s', (_name, wanted, text) => expect(reported(text)).toBe(`~${wanted}`));

  test.each([
    ['all addresses at the usual port, where the command asks', `I changed the host to 0.0.0.0:11434 for ollama. Then ${error}`, '~'],
    ['nothing was moved', `A fresh install of ollama, and ${error}`, '~'],
    ['without the error', 'I changed the port of the ollama service to 8080 and it works.', undefined],
    ['a drop-in, which stays', 'After the update of Ollama my override.conf in /etc/systemd/system/ollama.service.d is lost.', undefined],
    ['models', 'After the update of Ollama my models are lost.', undefined],
    ['root’s folder', 'Ollama has permission denied on the folder /root/.ollama/id_ed25519.', undefined],
  ])('not so: %s', (_name, text, wanted) => expect(reported(text)).toBe(wanted));
});

test('PyTorch’s error without its traceback', () => {
  const line = 'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.63 GiB (GPU 0; 44.56 GiB total capacity; 27.91 GiB already allocated)';
  expect(itemsOf(triageOf(`\`\`\`\n${line}\n\`\`\`\n`), 'torch')).toMatchObject([{ lastError: line }]);
  expect(itemsOf(triageOf('```\nggml: CUDA out of memory. Tried to allocate\n```\n'), 'torch')).toEqual([]);
});
