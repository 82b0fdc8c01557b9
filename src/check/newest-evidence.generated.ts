// Made by `npm run gen` from checks; do not edit.
export const newestEvidence = '2026-11-03';
