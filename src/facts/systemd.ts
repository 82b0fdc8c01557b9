import { flag, text, version } from '../logic/words.ts';

/** The init system and the service manager. Read by probes/systemd.ts. */
export const systemd = {
  /** Name of process 1: `systemd`, `init`, `openrc-init`, `runit`, a container's program. */
  init: text('systemd.init', 'init process', { gate: true, get: 'cat /proc/1/comm' }),
  /** systemd manages this system; `/run/systemd/system` is there. */
  running: flag('systemd.running', 'systemd runs here', { gate: true, get: 'ls -d /run/systemd/system' }),
  version: version('systemd.version', 'systemd', { family: 'release', get: 'systemctl --version' }),
  /** `running`, `degraded` (a unit failed), `starting`, `maintenance` …, as `systemctl is-system-running` prints. */
  state: text('systemd.state', 'system state', { get: 'systemctl is-system-running' }),
  /** A user manager of this user is up, so that user units can run. */
  userManager: flag('systemd.userManager', 'user manager is up', { get: 'systemctl --user is-system-running' }),
  /** The user's units go on after logout and start at boot (`/var/lib/systemd/linger/<user>`). */
  lingering: flag('systemd.lingering', 'lingering is on', { get: 'loginctl show-user $USER -p Linger' }),
};
