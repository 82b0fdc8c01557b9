/** Something that the user gave us cannot be used; printed as one line, exit code 2. */
export class UsageError extends Error {}
