// Made by `npm run gen` from checks; do not edit.
import type { Check } from './define-check.ts';


export const checks: readonly Check[] = [

];
