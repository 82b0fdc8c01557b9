import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** `npm start`: builds where the bundle is missing or older than its sources, then runs the main job without a failing exit code. */
const bundle = 'dist/start.cjs';

function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [statSync(join(entry.parentPath, entry.name)).mtimeMs] : [],
    ),
  );
}

if (!existsSync(bundle) || statSync(bundle).mtimeMs < Math.max(newest('src'), newest('checks'), statSync('package.json').mtimeMs)) await import('./build.ts');
const { status } = spawnSync(process.execPath, ['bin/ai-doctor.js', '--fail-on', 'never', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
