/** The shells that `completion` writes a script for; apart from it, so that help needs no registry. */
export const shells = ['bash', 'zsh', 'fish'] as const;
