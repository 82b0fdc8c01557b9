// Made by `npm run gen` from src/probes; do not edit.
import type { Probe } from './define-probe.ts';
import distro from './distro.ts';
import kernel from './kernel.ts';

export const probes: readonly Probe[] = [
  distro,
  kernel,
];
