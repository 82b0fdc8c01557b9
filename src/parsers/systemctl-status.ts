import type { UnitProperties } from './unit-properties.ts';

/**
 * `systemctl status <unit>`, as pasted, with its marks and log lines:
 *
 *     × ollama.service - Ollama Service
 *          Loaded: loaded (/etc/systemd/system/ollama.service; enabled; preset: enabled)
 *         Drop-In: /etc/systemd/system/ollama.service.d
 *                  └─override.conf
 *          Active: failed (Result: exit-code) since Mon 2026-01-05 10:00:00 CET; 3s ago
 *         Process: 4242 ExecStart=/usr/local/bin/ollama serve (code=exited, status=1/FAILURE)
 *        Main PID: 4242 (code=exited, status=1/FAILURE)
 */
export function parseSystemctlStatus(text: string): UnitProperties {
  const body = text.slice(0, 100_000);
  const name = /^[\s●○×↻*x]{0,6}([\w@.\\:-]{1,120}\.service)(?: - |\s*$)/m.exec(body)?.[1];
  const loaded = /^\s*Loaded: ([a-z-]{1,20})(?: \(([^;)]{1,300})(?:; ([a-z-]{1,20}))?)?/m.exec(body);
  const active = /^\s*Active: ([a-z]{1,20})(?: \(([^)]{1,80})\))?(?: \((Result: [^)]{1,60})\))?/m.exec(body);
  if (active === null || (name === undefined && loaded === null)) throw new Error('no Loaded: and Active: lines of systemctl status in it');
  const folder = /^\s*Drop-In: (\/\S{1,300})$/m.exec(body)?.[1];
  const conf =
    folder === undefined
      ? []
      : [...body.matchAll(/^\s*[└├|`][─-]{1,3} ?(\S{1,200}\.conf(?:, \S{1,200}\.conf){0,9})\s*$/gm)].flatMap(([, names]) => (names ?? '').split(', '));
  const [, state, about = '', ending = ''] = active;
  const result = /Result: ([a-z-]{1,30})/.exec(`${about} ${ending}`)?.[1];
  const status = /^\s*(?:Main PID|Process): [^\n]{0,400}\(code=[a-z]{1,10}, status=(\d{1,3})/m.exec(body)?.[1];
  const pid = /^\s*Main PID: (\d{1,10}) \((?!code=)/m.exec(body)?.[1];
  const exec = /^\s*Process: \d{1,10} ExecStart=(.{1,2000}?) \(code=/m.exec(body)?.[1];
  return {
    ...(name === undefined ? {} : { name }),
    ...(loaded?.[1] === undefined ? {} : { loadState: loaded[1] }),
    ...(loaded?.[2]?.startsWith('/') ? { fragment: loaded[2] } : {}),
    ...(loaded?.[3] === undefined ? {} : { enabled: loaded[3] }),
    ...(folder === undefined ? {} : { dropIns: conf.map((each) => `${folder}/${each}`) }),
    ...(state === undefined ? {} : { activeState: state }),
    ...(about === '' || about.startsWith('Result:') ? {} : { subState: about }),
    ...(result === undefined ? {} : { result }),
    ...(status === undefined ? {} : { exitStatus: Number(status) }),
    ...(pid === undefined ? {} : { mainPid: Number(pid) }),
    ...(exec === undefined ? {} : { execStart: exec }),
  };
}
