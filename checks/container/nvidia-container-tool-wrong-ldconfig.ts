import { any, containerToolNoLdconfig, defineCheck, runtimes, torch } from '#api';

const missing = /ldcache error: open failed: \S{1,40}ldconfig(?:\.real)?: no such file or directory/;

export default defineCheck({
  id: 'nvidia-container-tool-wrong-ldconfig',
  layer: 'container',
  kind: 'fault',
  title: 'NVIDIA’s config.toml names an ldconfig that this system does not have (ldconfig.real)',
  impact: 'blocked',
  symptom: 'docker run --gpus ends with “nvidia-container-cli: ldcache error: open failed: /sbin/ldconfig.real: no such file or directory”.',
  blamedOn: 'the image, or the driver',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [...containerToolNoLdconfig],
  hints: [/nvidia-container-cli(?:\.real)?: ldcache error: process \/(?:usr\/)?sbin\/ldconfig(?:\.real)? failed with error code: 127/],
  remedy: [
    {
      do: 'Update the NVIDIA Container Toolkit to 1.15 or later: at each start it takes the ldconfig that is there, with or without .real. Where neither is, install the distribution’s package that has it.',
    },
    {
      do: 'With an older one, name the ldconfig of this system in /etc/nvidia-container-runtime/config.toml: Ubuntu has /sbin/ldconfig.real, other distributions /sbin/ldconfig. New containers take it at once.',
      setting: 'ldconfig = "@/sbin/ldconfig"',
    },
    { do: 'Or remove the toolkit’s packages of another distribution and install those that NVIDIA makes for this one.' },
  ],
  verify: 'ls -l /sbin/ldconfig /sbin/ldconfig.real; grep -n ldconfig /etc/nvidia-container-runtime/config.toml',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/587',
      date: '2017-12-22',
      establishes: 'NVIDIA: the setting has to name the system’s own ldconfig; changing it cured the reporter',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/commit/232df647c1b9d1bd61b866783a22778a7acde322',
      date: '2023-11-14',
      establishes: 'from 1.15.0-rc.1 on the hook puts in or drops “.real” by what the system has',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/hekmak/Conf-net/issues/5',
      date: '2021-11-30',
      establishes: 'the message where ldconfig.real is not there',
      strength: 'several-reports',
    },
  ],
});
