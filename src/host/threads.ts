import * as fs from 'node:fs';
import { promisify } from 'node:util';

/**
 * What Node's other threads do with files, as promises. `node:fs/promises` would load streams and readline for its handles, and makes an object of each
 * file that it opens.
 */
export const access = promisify(fs.access);
export const close = promisify(fs.close);
export const fstat = promisify(fs.fstat);
export const open = promisify(fs.open);
export const read = promisify(fs.read);
export const readFile = promisify(fs.readFile);
export const readdir = promisify(fs.readdir);
export const readlink = promisify(fs.readlink);
export const realpath = promisify(fs.realpath);
export const stat = promisify(fs.stat);
export const statfs = promisify(fs.statfs);
