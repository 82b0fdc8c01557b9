// Made by `npm run gen` from src/facts; do not edit.
export * from './distro.ts';
export * from './gpus.ts';
export * from './kernel.ts';
export * from './platform.ts';
export * from './runtimes.ts';
