import { defineConfig } from 'vitest/config';
import { reporting } from './test/helpers/reporting.ts';

const exclude = ['test/real/**', 'node_modules/**'];

/** Tests of units need no build; those of the command line run the bundle, which is built once for them. */
export default defineConfig({
  test: {
    ...reporting,
    projects: [
      { test: { name: 'units', isolate: false, include: ['test/**/*.test.ts'], exclude: [...exclude, 'test/cli/**'] } },
      { test: { name: 'cli', include: ['test/cli/**/*.test.ts'], exclude, globalSetup: ['test/helpers/build-once.ts'] } },
    ],
  },
});
