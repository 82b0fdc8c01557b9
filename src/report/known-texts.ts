/** The fields of a check that hold patterns for lines. */
export type SignatureField = 'proves' | 'hints' | 'said';

/**
 * What `requiredTexts` finds for the signatures of our own checks, by id and field, in their order. Empty here; in the built program
 * src/tooling/program.ts puts it in, so that a run neither finds it anew nor makes the patterns that no line can match.
 */
export const knownTexts: Readonly<Record<string, { readonly [field in SignatureField]?: readonly (readonly string[])[] }>> = {};
