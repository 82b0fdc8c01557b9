import type { Answer, AskOptions } from './host.ts';

/** Topics of systeminformation that may be asked, see docs/architecture.md. */
export async function takeInventory(topic: string, _options: AskOptions): Promise<Answer> {
  return { got: 'unsupported', detail: `the topic ${topic} is not read` };
}
