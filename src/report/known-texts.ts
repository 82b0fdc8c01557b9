/**
 * What `requiredTexts` finds for the signatures of our own checks, by their sources. Empty here; in the built program src/tooling/program.ts puts it in,
 * since finding it anew takes some milliseconds of every run.
 */
export const knownTexts: Readonly<Record<string, readonly string[]>> = {};
