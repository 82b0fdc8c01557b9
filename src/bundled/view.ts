import type * as view from '../renderers/tty.tsx';

declare const importModule: (address: string) => Promise<unknown>;
declare const programUrl: string;

/** In the place of src/renderers/view.ts: the view is a module of its own beside the pieces, since what it is made of awaits at its top level. */
export async function loadView(): Promise<typeof view> {
  return (await importModule(new URL('./view.js', programUrl).href)) as typeof view;
}
