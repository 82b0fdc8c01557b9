import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

const troubles = (text: string): unknown => factOf(triageOf(text), 'told.troubles');
/** An empty list tells of nothing either. */
const told = (text: string): unknown => (troubles(text) === '~' ? undefined : troubles(text));
const reported = (text: string): unknown => factOf(triageOf(text), 'ollama.reported');

const run = 'docker run -d -p 3000:8080 --add-host=host.docker.internal:host-gateway --name open-webui ghcr.io/open-webui/open-webui:main';

describe('troubles that people put in words', () => {
  test('a server that listens everywhere is known not to be closed', () => {
    expect(troubles(`Ollama with OLLAMA_HOST=0.0.0.0.\n\n\`${run}\`\n\nBut no models are selectable.`)).toBe('~');
  });

  test.each([
    ['a shared cache', 'shared-cache', 'After datasets 2.16 there are `PermissionError` when users use a shared cache_dir.'],
    [
      'the same over two sentences',
      'shared-cache',
      'We share models across users with `HF_HUB_CACHE`.\nNow we run into `PermissionError` for files in `.locks`.',
    ],
    ['in a team', 'shared-cache', 'We have a shared cache directory in the team. PermissionError when one member loads what another downloaded.'],
    [
      'what ss shows',
      'host-closed',
      `Ollama on Arch. The page shows no models found.\n\n\`${run}\`\n\n\`\`\`\nLISTEN 0      4096       127.0.0.1:11434      0.0.0.0:*\n\`\`\``,
    ],
    ['a home that is /', 'root-closed', 'vLLM crashes on OpenShift due to unwritable /.config and /.triton.'],
    ['tuning that stumbles over it', 'root-closed', 'The tuning crashes because it cannot access `/.triton` in OpenShift.'],
    ['caches that are set to it', 'root-closed', 'Library caches set to forbidden /.cache for generated users let the vLLM pod fail.'],
    ['localhost through a proxy', 'proxied-loopback', 'I have export http_proxy=http://proxy:3128. It seems that "localhost" wants to go through the proxy.'],
    ['no_proxy is not set', 'proxied-loopback', 'This error comes when http_proxy is set, but no_proxy="localhost, 127.0.0.1" is not set.'],
    ['a page that does not start', 'proxied-loopback', '# the webui failed to start if HTTP_PROXY is set\n\nI run it in a container.'],
    ['the server of the host', 'host-closed', `Ollama listens on 127.0.0.1:11434.\n\n\`${run}\`\n\nBut no models are selectable.`],
    [
      'over several lines',
      'host-closed',
      `Ollama is listening locally on 127.0.0.1:11434, and the page cannot find the models.\n\n\`\`\`\n${run.replace(' --name', ' \\\n  --name')}\n\`\`\``,
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
    ['nobody says where it listens', `Ollama works in the terminal. \`${run}\` But no models are shown.`],
    ['models of another service', `Ollama listens on 127.0.0.1:11434. \`${run}\` The OpenAI models do not show up.`],
    ['for some users alone', `Ollama listens on 127.0.0.1:11434. \`${run}\` Normal users see that no models are listed.`],
    ['a gated model', 'On our server several users share the HF cache. The download ends with permission denied: the repository is gated.'],
    ['shared by containers', 'I mount the shared huggingface cache into a container, and every read ends with PermissionError under SELinux.'],
    ['the cache of keys and values', 'Many users share the KV cache of one server. One gets a permission error from its own script.'],
    ['a condition', 'If several users share one HF_HOME cache, there are permission denied errors. My model writes gibberish.'],
    ['a wish', 'It would be nice if the HF cache could be shared between users without permission errors.'],
    ['a list of changes', '- Fix permission issues when the HF cache is shared between users'],
    ['it is solved', 'Several users share our HF cache, and since umask 002 the permission problems are gone. It is slow.'],
    ['a question about /', 'A scanner says that vLLM cannot write /.cache as non-root. Is this a problem?'],
    ['a file system that nobody may write', 'vLLM crashes: it cannot create /.cache on a read-only file system.'],
    ['a way round that is in force', 'The image cannot create /.triton unless HOME is set; I set it. It is slow.'],
    ['the proxy is on this machine', 'http_proxy=http://127.0.0.1:7890 is set, and traffic of localhost goes through the proxy. The pull fails.'],
    ['nginx before two servers', 'https_proxy is not set. Requests to localhost:8000 are sent to the proxy nginx.'],
    ['excepted already', 'NO_PROXY=localhost is set, so requests to localhost do not go through the proxy.'],
    ['a download', 'The gradio page crashes when downloading a model if https_proxy is set.'],
    ['an error of the installation', 'Several users share our HF cache. There was a permission error when apt installed the driver. vLLM runs out of memory.'],
    ['what others tell', 'A user in the forum wrote that several users sharing HF_HOME get PermissionError for a cache. I have NaN.'],
    ['an older release', 'vLLM 0.5 crashed because it cannot write /.cache; with 0.6 it works. It is slow.'],
    ['until it was excepted', 'I have http_proxy set. Requests to localhost were sent to the proxy until I set no_proxy. Pulls fail.'],
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
    ['advice', `A colleague says that setting the host would help. ${error}`, '~'],
    ['a port of the container', `I changed the port mapping of the ollama container. ${error}`, '~'],
    ['a server that is down', `I changed the port of the ollama service. ${error}\n\n\`\`\`\nActive: failed (Result: exit-code)\n\`\`\``, '~'],
    ['who copies the models', 'cp says permission denied for /usr/share/ollama/.ollama/models. The Ollama server runs well.', undefined],
    ['the GPU is lost', 'After an update of the kernel ollama.service lost the GPU.', undefined],
    ['a question about the script', 'Does the Ollama update overwrite /etc/systemd/system/ollama.service or not?', undefined],
    ['kept by an override', 'I use overrides so that updates do not overwrite my ollama.service.', undefined],
    ['speed', 'I upgraded Ollama and the speed is gone; /etc/systemd/system/ollama.service is unchanged.', undefined],
    ['a container that was made anew', 'After updating the ollama container the environment variables of the service in compose are reset.', undefined],
    ['a back-up', 'My back-up fails with permission denied on /usr/share/ollama/.ollama/id_ed25519. Ollama works.', undefined],
    ['a server that crashed', `I set the host to 192.168.1.5:11434 for ollama. ${error} The log says signal: illegal instruction.`, '~'],
    ['root’s folder', 'Ollama has permission denied on the folder /root/.ollama/id_ed25519.', undefined],
  ])('not so: %s', (_name, text, wanted) => expect(reported(text)).toBe(wanted));
});

test('PyTorch’s error without its traceback', () => {
  const line = 'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.63 GiB (GPU 0; 44.56 GiB total capacity; 27.91 GiB already allocated)';
  expect(itemsOf(triageOf(`\`\`\`\n${line}\n\`\`\`\n`), 'torch')).toMatchObject([{ lastError: line }]);
  expect(itemsOf(triageOf('```\nggml: CUDA out of memory. Tried to allocate\n```\n'), 'torch')).toEqual([]);
});

test('an error after an index that a kernel refused names both', () => {
  const refused = '../aten/src/ATen/native/cuda/Indexing.cu:1292: block: [80,0,0], thread: [64,0,0] Assertion `srcIndex < srcSelectDimSize` failed.';
  const frames =
    'Traceback (most recent call last):\n  File "/usr/lib/python3.12/site-packages/torch/nn/modules/linear.py", line 114, in forward\n    return F.linear(x)';
  const text = `\`\`\`\n${refused}\n${frames}\nRuntimeError: CUDA error: CUBLAS_STATUS_NOT_INITIALIZED\n\`\`\`\n`;
  expect(itemsOf(triageOf(text), 'torch')).toMatchObject([
    { lastError: expect.stringMatching(/NOT_INITIALIZED.*Assertion `srcIndex < srcSelectDimSize` failed/) },
  ]);
  // Without the traceback.
  const bare = `\`\`\`\n${refused}\nRuntimeError: CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling cublasCreate(handle)\n\`\`\`\n`;
  expect(itemsOf(triageOf(bare), 'torch')).toMatchObject([{ lastError: expect.stringMatching(/NOT_INITIALIZED.*Assertion/) }]);
});
