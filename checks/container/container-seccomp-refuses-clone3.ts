import { any, defineCheck, platform, runtimes, threadRefusedBySeccomp, torch } from '#api';

const refused = /pthread_create(?: failed for thread \d{1,4} of \d{1,4})?(?: failed)?: Operation not permitted/;

export default defineCheck({
  id: 'container-seccomp-refuses-clone3',
  layer: 'container',
  kind: 'fault',
  title: 'The container may not start threads: its engine’s seccomp profile is older than clone3',
  impact: 'blocked',
  symptom: 'A current image ends at once with “pthread_create failed: Operation not permitted”; an older tag of it works on the same host.',
  blamedOn: 'the image, missing memory, or the limit on processes',
  runtimes: [],
  // Whether the filter refuses the call shows only where it is made; distributions carry the fix in older versions, too.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(refused)),
    torch.some((environment) => environment.lastError.has(refused)),
  ),
  // On a host another filter refuses it, such as that of a unit.
  unless: platform.container.isAbsent(),
  proves: [...threadRefusedBySeccomp],
  hints: [/can't start new thread/, /Failed to create timer thread: Operation not permitted/],
  remedy: [
    {
      do: 'Upgrade the engine on the host: Docker to 20.10.10 or later, with its containerd and libseccomp; Podman with a containers-common after autumn 2021; in Kubernetes the node’s containerd, whose own profile it is. Docker’s restart stops its containers.',
      commands: ['docker version'],
    },
    {
      do: 'Until then run this one container without the filter, which lets it make any system call.',
      setting: '--security-opt seccomp=unconfined',
    },
    { do: 'Or stay on a tag of the image whose base is older (Debian 11, Ubuntu 20.04): glibc uses clone3 from 2.34 on.' },
  ],
  verify: 'docker run --rm --security-opt seccomp=unconfined IMAGE   # starts, where this is the cause',
  owner: { component: 'docker' },
  evidence: [
    {
      url: 'https://github.com/moby/moby/issues/42680',
      date: '2021-07-27',
      establishes: 'clone3 answered with EPERM keeps glibc from falling back',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/nhost/hasura-storage/issues/93',
      date: '2022-06-11',
      establishes: 'Docker 20.10.8 fails; 20.10.10 added clone3 to its profile',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/qdrant/qdrant/issues/2149',
      date: '2023-06-25',
      establishes: 'the image of a vector database with Docker 19.03.8, since its base went to Debian 12',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/bytebase/bytebase/issues/3096',
      date: '2022-10-21',
      establishes: 'seccomp=unconfined lets it start on SLES',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/gotson/komga/issues/904',
      date: '2022-06-12',
      establishes: 'the same with an old Podman, cured by an update',
      strength: 'several-reports',
    },
  ],
});
