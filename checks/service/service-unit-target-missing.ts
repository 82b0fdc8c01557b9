import { all, any, defineCheck, services } from '#api';

const unit = '\\b(?:ollama|llama|vllm|lemon|kobold|local-?ai|lm-?studio|sglang)[\\w.@-]{0,60}\\.service: ';

export default defineCheck({
  id: 'service-unit-target-missing',
  layer: 'service',
  kind: 'fault',
  title: 'The unit names a program, account or folder that is not there (203, 217, 216, 200, 226)',
  impact: 'blocked',
  symptom: 'The service ends at once with status=203/EXEC, 217/USER, 216/GROUP, 200/CHDIR or 226/NAMESPACE, and restarts in a loop.',
  blamedOn: 'the server, or permissions',
  runtimes: [],
  when: services.some((each) =>
    any(
      all(each.exitStatus.is(203), each.execExists.is(false)),
      // systemd’s own number for this step; the program is not started then. 216/GROUP also ends a user unit that names a group, and a container without the right.
      all(each.exitStatus.is(217), each.result.is('exit-code')),
    ),
  ),
  // Their step fails for other reasons as well, mostly in a container.
  unless: services.some((each) => all(each.exitStatus.is(217), any(each.privateUsers.is(true), each.dynamicUser.is(true)))),
  proves: [
    new RegExp(
      `${unit}Failed (?:at step (?:EXEC|USER|GROUP|CHDIR|NAMESPACE) spawning \\S{1,300}|to (?:locate executable|determine user credentials|determine group credentials)\\S{0,300}[^:]{0,200}): No such (?:file or directory|process)`,
    ),
    // systemd 256, and 257.
    new RegExp(`${unit}Unable to locate executable '[^']{1,300}': No such file or directory`),
    new RegExp(`${unit}Failed to determine credentials for (?:user '[^']{1,64}': Unknown user|group '[^']{1,64}': Unknown group)`),
    // An older systemd names the program alone.
    /Failed at step EXEC spawning \/\S{0,200}\/(?:ollama|llama-server|vllm|lms|koboldcpp|lemonade|local-ai)[\w.-]{0,40}: No such file or directory/,
    // The kernel's own folders are not what the unit names: a container does not let systemd mount them.
    new RegExp(
      `${unit}(?:Changing to the requested working directory failed|Failed to set up mount namespacing: (?!\\S{0,40}unit-root/(?:dev|proc|sys)\\b)\\S{1,300}): No such file or directory`,
    ),
  ],
  // PrivateUsers= that cannot be set up ends with the same number.
  hints: [new RegExp(`${unit}Main process exited, code=exited, status=217/USER`)],
  remedy: [
    {
      do: 'The step in the message tells which line it is: EXEC is ExecStart= (or the first line of a script, or the loader of a program that was built for another system, as on NixOS), USER and GROUP are User= and Group= (USER also PrivateUsers=, which many a container refuses), CHDIR is WorkingDirectory=, NAMESPACE is ReadWritePaths= and the like.',
      commands: ['systemctl cat ollama', 'journalctl -u ollama -n 30 --no-pager'],
    },
    {
      do: 'Write the right path, or create what is missing: for the account sudo useradd -r -s /bin/false -U -m -d /usr/share/ollama ollama (where /usr is read-only -d /var/lib/ollama). Then reload and restart.',
      commands: ['sudo systemctl daemon-reload', 'sudo systemctl restart ollama'],
    },
  ],
  verify: 'systemctl status ollama --no-pager',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/systemd/systemd/blob/v256/src/core/exec-invoke.c',
      date: '2024-06-11',
      establishes: 'the newer words for a program that is not there',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/3195',
      date: '2024-03-17',
      establishes: 'Ollama’s unit names /usr/bin/ollama, which lies elsewhere: 203/EXEC, no such file',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pendulum-project/ntpd-rs/issues/354',
      date: '2022-10-21',
      establishes: 'the words for an account that is missing; useradd cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/christgau/wsdd/issues/101',
      date: '2021-04-21',
      establishes: 'the same in systemctl status: 217/USER',
      strength: 'several-reports',
    },
  ],
});
