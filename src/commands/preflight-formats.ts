/** The forms of a preflight report; apart from it, so that help needs no renderer. */
export const preflightFormats = ['text', 'json', 'sh', 'github', 'junit'] as const;
