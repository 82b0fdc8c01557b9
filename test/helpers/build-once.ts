import { execFileSync } from 'node:child_process';

/** The bundle that the tests of the command line run; built once for all of them. */
export default function setup(): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'src/tooling/build.ts'], { stdio: 'inherit' });
}
