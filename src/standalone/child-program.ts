import type { ChildName } from '../host/child-program.ts';

/** In the place of src/host/child-program.ts: the executable is its own child. */
export function childProgram(name: ChildName, argument: string): [string, ...string[]] {
  return [process.execPath, `--${name}`, argument];
}
