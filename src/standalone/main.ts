/**
 * The entry of the one-file executable: the program itself, or one of its children, by the first word.
 */
const [, , child] = process.argv;
if (child === '--driver-child' || child === '--inventory-child') {
  process.argv.splice(2, 1);
  if (child === '--driver-child') void import('../host/native/driver-child.ts');
  else void import('../host/inventory-child.ts');
} else void import('../main.ts');
