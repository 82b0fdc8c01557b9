/** Given to each piece by what loads it: a piece is no module, so that it has no import of its own. */
declare const importModule: (address: string) => Promise<unknown>;

/** In the place of src/commands/import-outside.ts. */
export function importOutside(address: string): Promise<unknown> {
  return importModule(address);
}
