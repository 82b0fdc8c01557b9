import { defineConfig } from 'vitest/config';
import { reporting } from './test/helpers/reporting.ts';

/** Tests on the real machine: one after the other, since they boot hosts, mount and load. */
export default defineConfig({
  test: { ...reporting, include: ['test/real/**/*.real.test.ts'], fileParallelism: false, testTimeout: 300_000, hookTimeout: 600_000 },
});
