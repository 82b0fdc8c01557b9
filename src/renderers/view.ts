/** The terminal's view, with ink and React: loaded for a terminal alone. The built program puts src/bundled/view.ts in this place. */
export function loadView(): Promise<typeof import('./tty.tsx')> {
  return import('./tty.tsx');
}
