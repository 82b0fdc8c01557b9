import manifest from '../package.json' with { type: 'json' };

/** This program's version; the bundler puts it in place. */
export const version: string = manifest.version;
