import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'torch-shared-tensors-exceed-map-count',
  layer: 'kernel',
  kind: 'fault',
  title: 'More shared tensors than vm.max_map_count allows mappings, so a tiny mmap fails',
  impact: 'blocked',
  symptom:
    'Loading or a data loader ends with “unable to mmap … bytes from file </torch_…>: Cannot allocate memory (12)” for some bytes or kilobytes, with RAM free.',
  blamedOn: 'too little memory, /dev/shm',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) =>
    // The last number counts the tensors of one process; a few of them never come near it.
    environment.lastError.has(/unable to mmap \d{1,6} bytes from file <(?:\/torch_\d{1,10}_\d{1,12}_\d{5,6}|filename not specified)>: Cannot allocate memory/),
  ),
  // The last number counts the tensors: the kernel's default is 65530 mappings, of which the program's own take some thousand.
  proves: [/unable to mmap \d{1,7} bytes from file <\/torch_\d{1,10}_\d{1,12}_6[0-5]\d{3}>: Cannot allocate memory \(12\)/],
  hints: [/unable to mmap \d{1,6} bytes from file <(?:\/torch_\d{1,10}_\d{1,12}_\d{5,6}|filename not specified)>: Cannot allocate memory/],
  remedy: [
    {
      do: 'Raise the number of mappings that a process may have, and keep it in /etc/sysctl.d (of the host, also for containers); each costs the kernel a little memory.',
      setting: 'vm.max_map_count=1048576',
    },
    { do: 'If sysctl shows some hundred thousand or more already (Fedora, Arch, Ubuntu 24.04), look at `ulimit -v` and the container’s memory instead.' },
    { do: 'Or share fewer tensors: fewer workers of the data loader, or one large tensor instead of thousands of small ones.' },
  ],
  verify: 'sysctl vm.max_map_count; wc -l /proc/PID/maps   # of the process, while it loads',
  owner: { component: 'local-configuration', tracker: 'https://github.com/pytorch/pytorch/issues' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/60626',
      date: '2021-06-28',
      establishes: 'one mapping for each shared tensor; raising vm.max_map_count helps',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/compressed-tensors/pull/798',
      date: '2026-07-27',
      establishes: 'merged: large models reach the number of mappings before they run out of bytes, with this error; the loader now counts them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/kohya-ss/sd-scripts/issues/1790',
      date: '2024-11-18',
      establishes: 'the error at the 63350th tensor, cured by raising the sysctl',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/87861',
      date: '2022-10-27',
      establishes: 'the same at the 63991st, with share_memory_()',
      strength: 'several-reports',
    },
  ],
});
