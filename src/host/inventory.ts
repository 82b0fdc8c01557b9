import { spawn } from 'node:child_process';
import { endGroup, keepGroup } from './child-groups.ts';
import { childProgram } from './child-program.ts';
import type { Answer, AskOptions } from './host.ts';

/** The topics of systeminformation that may be asked; others run nvidia-smi, lspci or df, which wake GPUs or hang. */
export const inventoryTopics = ['mem', 'cpu', 'osInfo', 'system', 'baseboard', 'bios', 'memLayout'] as const;
export type InventoryTopic = (typeof inventoryTopics)[number];

const maxAnswerBytes = 256 * 1024;

/** One topic, as JSON, from a child process that is ended with all that it started when its time is up. */
export async function takeInventory(topic: string, options: AskOptions): Promise<Answer> {
  if (!(inventoryTopics as readonly string[]).includes(topic)) return { got: 'unsupported', detail: `the topic ${topic} is not read` };
  const [program, ...words] = childProgram('inventory-child', topic);
  const environment = Object.fromEntries(['PATH', 'HOME'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  // A group of its own, so that the commands which the child runs end with it.
  const child = spawn(program, words, { cwd: '/', detached: true, env: { ...environment, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'ignore'] });
  keepGroup(child);
  return await new Promise((resolve) => {
    let text = '';
    const end = (answer: Answer): void => {
      forget?.();
      endGroup(child);
      resolve(answer);
    };
    const forget = options.until?.onEnd(() => end({ got: 'timeout', detail: 'the time for this request was used up' }));
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.length > maxAnswerBytes) end({ got: 'too-large' });
    });
    child.on('error', (error) => end({ got: 'unsupported', detail: `no child process could be started: ${error.message}` }));
    child.on('close', (code, signal) => end(code === 0 ? { got: 'ok', text } : { got: 'crashed', detail: signal ?? `exit ${code}` }));
  });
}
