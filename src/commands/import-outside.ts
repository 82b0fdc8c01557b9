/** Imports a module that is no part of this program, by its address. The built program puts src/bundled/import-outside.ts in this place. */
export function importOutside(address: string): Promise<unknown> {
  return import(address);
}
