import type { ChildProcess } from 'node:child_process';

/** Process groups that we started and that may still run. */
const running = new Set<number>();
let watching = false;

/**
 * Takes a child that leads a group of its own (`detached`) into care: whatever it started ends with it, and all of them end with us, also
 * where a signal ends us.
 */
export function keepGroup(child: Pick<ChildProcess, 'pid'>): void {
  if (child.pid === undefined) return;
  running.add(child.pid);
  if (watching) return;
  watching = true;
  process.once('exit', endGroups);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      endGroups();
      // Sent again, it does what it would have done without us: others that listen restore the terminal, and the shell sees why we ended.
      process.kill(process.pid, signal);
    });
}

/** Ends a child with all that it started; nothing of it may be asked to end in its own time. */
export function endGroup({ pid }: Pick<ChildProcess, 'pid'>): void {
  if (pid === undefined || !running.delete(pid)) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function endGroups(): void {
  for (const pid of [...running]) endGroup({ pid });
}
