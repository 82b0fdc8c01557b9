#!/usr/bin/env node
// Says plainly what is missing before anything newer is loaded; the program itself lies in dist.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`ai-doctor needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  require('../dist/start.cjs');
}
