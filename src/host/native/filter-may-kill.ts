import { existsSync, readFileSync } from 'node:fs';

/** Does a seccomp filter hold this process that may end it for a call? Those of container engines answer with an error; those of services and sandboxes need not. */
export function filterMayKill(): boolean {
  const marks = ['/.dockerenv', '/run/.containerenv', '/run/systemd/container'];
  try {
    if (!/^Seccomp:\s*[12]$/m.test(readFileSync('/proc/self/status', 'utf8'))) return false;
  } catch {
    return true;
  }
  return process.env.KUBERNETES_SERVICE_HOST === undefined && !marks.some((mark) => existsSync(mark));
}
