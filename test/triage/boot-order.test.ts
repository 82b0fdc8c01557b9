import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

/** Does the text tell that the service is up before the GPU is? */
const told = (text: string): unknown => factOf(triageOf(text), 'logs.gpuAfterRestart');

describe('a service that comes up before the GPU', () => {
  test.each([
    [
      'not found at boot, found after a restart (https://github.com/NixOS/nixpkgs/issues/419097)',
      'The service does not detect my RX 6700 when it starts from a fresh reboot of the system. **The card is detected after manually restarting the Ollama service.**',
    ],
    [
      'the installer restarts it, too (https://github.com/ollama/ollama/issues/10204)',
      'After reboot Ollama ignores the CUDA GPU and falls back to CPU only.\nUbuntu 24.04.2\n\nRerunning the install script finds the GPU again.',
    ],
    [
      'just rebooted',
      'When the machine has just been rebooted, Ollama does not see my Radeon RX 6700. It is detected as soon as I restart the Ollama service.',
    ],
    ['on the CPU', 'After reboot ollama is on CPU until I do `sudo systemctl restart ollama`. Then the GPU works until the next reboot.'],
    ['until', 'On every boot llama-server runs on the CPU until I restart the service by hand.'],
    ['said outright (https://github.com/ollama/ollama/issues/7669)', 'It seems the ollama service is started faster than the init. of the GPUs.'],
    ['the driver is late', 'The nvidia module is not ready yet when the ollama service starts.'],
  ])('%s', (_name, text) => expect(told(text)).toBe('~true'));

  test.each([
    ['after sleep', 'After the machine wakes from suspend Ollama uses the CPU only. Restarting the ollama service fixes it.'],
    ['a restart does not help', 'After a reboot Ollama runs on the CPU only. Restarting the service does not help.'],
    ['both were tried', 'Ollama runs on the CPU only. After a reboot and restarting the ollama service nothing changed.'],
    ['a reboot is the cure', 'Ollama runs on the CPU only. I rebooted, and restarted the service, and now it works on the GPU.'],
    ['another program', 'After each boot the display is black until I restart GDM.'],
    ['before something else', 'The server starts before I log in to the GPU machine. It is slow.'],
    ['it works after boot', 'After a reboot it works. A day later the GPU is gone until I restart the machine.'],
  ])('not so: %s', (_name, text) => expect(told(text)).toBeUndefined());
});
