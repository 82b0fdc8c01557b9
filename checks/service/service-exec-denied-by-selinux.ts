import { all, defineCheck, kernel, platform, services } from '#api';

export default defineCheck({
  id: 'service-exec-denied-by-selinux',
  layer: 'service',
  kind: 'exposure',
  title: 'SELinux does not let a system unit run the program in this folder of a home (203/EXEC)',
  impact: 'blocked',
  symptom: 'The unit ends at once with 203/EXEC and “Permission denied”, although the file is executable and starts from a terminal.',
  blamedOn: 'a wrong ExecStart path, or missing execute permission',
  runtimes: ['lm-studio', 'llama.cpp', 'ollama', 'vllm'],
  when: all(
    platform.container.isAbsent(),
    kernel.selinux.is('enforcing'),
    services.some((unit) =>
      all(unit.kind.is('system'), unit.exitStatus.is(203), unit.execExists.is(true), unit.execStart.has(/^\/(?:var\/)?(?:home|root|roothome)\//)),
    ),
  ),
  proves: [
    // With permissive=1 it is only noted.
    /^(?!.{0,900}permissive=1).{0,300}avc: {1,2}denied {1,2}\{ [a-z ]{0,60}execute[a-z_ ]{0,60}\}.{0,200}comm="\((?:lms|ollama|llama|vllm|lemon|kobold|local-ai|python)[^"]{0,20}"?.{0,300}scontext=system_u:system_r:init_t:\S{0,40} tcontext=\S{1,60}:(?:user_home_t|data_home_t|admin_home_t|user_tmp_t|cache_home_t|gconf_home_t)/,
  ],
  hints: [/(?:Failed at step EXEC spawning |Unable to locate executable ')\/(?:var\/)?(?:home|root)\/\S{1,300}: Permission denied/],
  remedy: [
    {
      do: 'Give the folder of the program the label of programs, lastingly: semanage fcontext -a -t bin_t "FOLDER(/.*)?", then restorecon -Rv FOLDER (semanage is in policycoreutils-python-utils on Fedora, and wants /home where the folder lies in /var/home). Every system unit may then run what lies there. The label that ~/bin and ~/.local/bin have by themselves (home_bin_t) lets the program start, but keeps it in the domain of systemd, where connections and compiled code may be refused.',
    },
    { do: 'Or install the program below /usr/local or /opt, or make it a user unit.' },
  ],
  verify: 'ls -Z $(systemctl show -p ExecStart --value UNIT | grep -o "path=[^ ]*" | cut -d= -f2)',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/freenet/freenet-core/issues/4924',
      date: '2026-07-25',
      establishes: 'Fedora 44: a program in ~/.local/bin with its own label again starts in init_t, and is refused connections and executable memory there',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/fedora-selinux/selinux-policy/blob/fd1d99621ded173a910d0e8cc077c53a70c135ae/policy/modules/system/init.te',
      date: '2024-10-24',
      establishes: 'a program with the label bin_t leaves init_t for unconfined_service_t; one with home_bin_t may be run, without such a change',
      strength: 'documented',
    },
    {
      url: 'https://github.com/lmstudio-ai/docs/issues/199',
      date: '2026-03-25',
      establishes: 'LM Studio’s documented unit fails so; the label cures it, and how to make it last',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/hhd-dev/hhd/pull/168',
      date: '2025-05-06',
      establishes: 'the same mechanism and cure in another project',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/kirodotdev/KiroCrew/pull/8474',
      date: '2026-09-04',
      establishes: 'the policy itself, asked: init_t may not execute user_home_t; 203 has other causes too',
      strength: 'several-reports',
    },
  ],
});
