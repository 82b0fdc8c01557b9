import { all, any, defineCheck, environment, not, runtimes, storage } from '#api';

export default defineCheck({
  id: 'tmp-noexec',
  layer: 'service',
  kind: 'exposure',
  title: '/tmp is mounted noexec, so what torch.compile and Triton build there cannot be loaded',
  impact: 'blocked',
  symptom: 'vLLM or torch.compile ends with “failed to map segment from shared object”, although all permissions look right.',
  blamedOn: 'a missing library, or the wrong architecture',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: all(
    storage.tmpNoexec.is(true),
    runtimes.some((runtime) => runtime.kind.oneOf('vllm', 'pytorch', 'sglang')),
  ),
  unless: any(
    environment.variables.value('TMPDIR', /^\/(?!tmp(?:\/|$))/),
    all(environment.variables.has('TORCHINDUCTOR_CACHE_DIR'), not(environment.variables.value('TORCHINDUCTOR_CACHE_DIR', /^\/tmp\//))),
  ),
  // Programs that unpack themselves (_MEI…) fail there too; they are not these.
  proves: [/\/tmp\/(?!_MEI)\S{1,300}\.so\S{0,20}: failed to map segment from shared object/],
  remedy: [
    {
      do: 'Point the caches to a folder on a file system that may execute, for instance below the home directory or the service’s state directory: export them in the shell, or Environment= in the unit.',
      setting: 'TMPDIR, TORCHINDUCTOR_CACHE_DIR, TRITON_CACHE_DIR',
    },
    { do: 'Or mount /tmp with exec; hardening rules may forbid it.' },
  ],
  verify: 'findmnt -no OPTIONS -T "${TMPDIR:-/tmp}"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/91005',
      date: '2022-12',
      establishes: 'Inductor fails where /tmp is noexec',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/123054',
      date: '2024-03-31',
      establishes: 'the message for Triton’s cuda_utils.so in a tmpfs',
      strength: 'several-reports',
    },
  ],
});
