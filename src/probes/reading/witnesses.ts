import { type Answer, isOk, requestOf } from '../../host/host.ts';
import type { Door } from '../../host/reads.ts';
import type { Finding } from '../../witness/claim.ts';
import { gap } from '../define-probe.ts';

/** Answers to a fixed set of questions, by their names: `file /proc/version`, `stat /dev/dxg`. */
export interface Readings {
  /** The text; null where it is not there, undefined where it could not be read. */
  text(name: string): string | null | undefined;
  /** Is it there? Undefined where that could not be found out. */
  there(name: string): boolean | undefined;
  answer(name: string): Answer;
  /** The first of these that could not be read, as the reason why nothing can be said. */
  gapOf(...names: readonly string[]): Finding<never>;
}

/** Asks all at once. */
export async function askAll(host: Door, names: readonly string[]): Promise<Readings> {
  const answers = new Map(await Promise.all(names.map(async (name) => [name, await host.ask(requestOf(name))] as const)));
  const answer = (name: string): Answer => answers.get(name) ?? { got: 'skipped' };
  const text = (name: string): string | null | undefined => {
    const found = answer(name);
    return isOk(found) ? found.text : found.got === 'absent' ? null : undefined;
  };
  return {
    text,
    answer,
    there: (name) => (isOk(answer(name)) ? true : answer(name).got === 'absent' ? false : undefined),
    gapOf: (...asked) => {
      for (const name of asked) {
        const found = answer(name);
        if (found.got !== 'ok' && found.got !== 'absent') return gap(found.got, name, found.detail);
      }
      return gap('unsupported', asked.join(', '), 'what was read does not tell');
    },
  };
}
