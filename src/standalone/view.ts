import { UsageError } from '../usage/usage-error.ts';

/** In the place of src/renderers/view.ts, which stays out of the one-file executable: no live view, the report is printed when it is there. */
export async function loadView() {
  return { showProgress, browse };
}

function showProgress(): { update(progress: unknown): void; end(): Promise<string> } {
  return { update: () => {}, end: async () => '' };
}

async function browse(): Promise<void> {
  throw new UsageError('-i is not in the one-file executable; the npm package has it');
}
