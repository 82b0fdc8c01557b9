import { any, defineCheck, runtimes, told, torch } from '#api';

// Whoever made it first owns it: the lock files of filelock, Ray’s sessions, Triton’s, TVM’s and Inductor’s folders; the last belong to a person, or to root.
const closed = [
  /Permission denied: ["']\/tmp\/(?:ray|triton|tvm-debug-mode-tempdirs|torchinductor_[\w.-]{1,40}|_ray_lockfiles|vllm[\w.-]{0,40}|outlines|flashinfer)\//,
  /Permission denied: ["']\/tmp\/[\w.-]{1,120}\.lock["']/,
  /Permission denied: ["']\S{0,200}\.locks\/(?:models|datasets)--/,
  // Within a model of a shared hub, wherever it lies. Who may not enter the volume does not get below its first folder. A user's own files are no cache of another's.
  // What the hub's library ignores (a file that is not there, the name of a revision) it only notes; a cache that is meant to be read alone does as well.
  /^(?!.{0,400}\bignor(?:e|ed)\b).{0,400}Permission denied: ["'](?!\/root\/)\/\S{1,200}\/(?:models|datasets)--[^/"'\s]{1,120}\/(?:blobs|snapshots|refs|\.no_exist)\//,
  // Not the uppermost folder of a cache: a container that may not enter what is mounted there (SELinux’s labels, a root that NFS denies) stumbles over that.
  /Permission denied: ["']\/(?:home|data|mnt|srv)\/\S{0,120}\.?cache\/(?:huggingface\/(?:hub|datasets)|torch\/hub|vllm\/\w{1,40}|triton|flashinfer|modelscope\/hub)\/[^"']/,
] as const;

export default defineCheck({
  id: 'cache-of-another-user',
  layer: 'service',
  kind: 'fault',
  title: 'Files of a cache, or of /tmp, belong to another user, and this one may not use them',
  impact: 'blocked',
  symptom: 'A start or a download ends with “PermissionError: [Errno 13]” for a .lock file or a folder below ~/.cache or /tmp; for another user it works.',
  blamedOn: 'the model, or a broken download',
  runtimes: ['vllm', 'pytorch', 'sglang'],
  when: any(
    told.troubles.has('shared-cache'),
    torch.some((python) => any(...closed.map((pattern) => python.lastError.has(pattern)))),
    runtimes.some((runtime) => any(...closed.map((pattern) => runtime.startError.has(pattern)))),
  ),
  proves: [...closed],
  hints: [/\bignor(?:e|ed)\b.{0,200}Permission denied: ["'](?!\/root\/)\/\S{1,200}\/(?:models|datasets)--[^/"'\s]{1,120}\/(?:refs|\.no_exist)\//],
  remedy: [
    {
      do: 'See who owns it. After a container or sudo wrote into your own cache it is root; give it back to yourself. A container that goes on as root does it again: give it a cache of its own.',
      commands: ['ls -ld ~/.cache/huggingface /tmp/ray', 'sudo chown -R "$USER" ~/.cache/huggingface'],
    },
    {
      do: 'On a machine that several people share, give each one folders of their own instead of a common one. What a program always puts at the same place below /tmp only its owner can remove, or make writable for all.',
      setting: 'HF_HOME, VLLM_CACHE_ROOT, TRITON_CACHE_DIR, TORCHINDUCTOR_CACHE_DIR, RAY_TMPDIR, TMPDIR',
    },
    {
      do: 'Or share one hub within a group: huggingface_hub 1.4.0 and later makes its lock files writable for the group, and umask 002 does the same for what is downloaded. What older releases left its owner has to open (chmod -R g+rwX) or remove.',
    },
  ],
  verify: 'find ~/.cache/huggingface ! -user "$USER" | head',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/3241',
      date: '2024-03-06',
      establishes: 'merged: vLLM’s maintainer moves the lock files, which the first user owned, out of /tmp',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/41410',
      date: '2026-04-30',
      establishes: 'the same for a folder of the compiler in /tmp, on shared hosts',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/huggingface/huggingface_hub/pull/3714',
      date: '2026-01-22',
      establishes: 'merged, in 1.4.0: lock files of a shared model cache get mode 0664, so that the group may wait for them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/huggingface/datasets/issues/7900',
      date: '2025-12-09',
      establishes: 'two users of one HF_HOME: the second may not write what the first made',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ray-project/ray/issues/4593',
      date: '2019-04-10',
      establishes: '/tmp/ray belongs to whoever started Ray first',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/triton-lang/triton/issues/518',
      date: '2022-05-20',
      establishes: 'Triton’s cache, and TRITON_CACHE_DIR as the way round',
      strength: 'maintainer-confirmed',
    },
  ],
});
