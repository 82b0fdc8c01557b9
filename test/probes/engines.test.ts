import { expect, test } from 'vitest';
import engines from '../../src/probes/engines.ts';
import { gather, shown, shownList } from '../helpers/gather.ts';

const absent = (...names: string[]): string => names.map((name) => `-- absent ${name}\n`).join('');
const programs = engines.reads.filter((read) => read.startsWith('stat /') && !read.includes('*') && !read.includes('nvidia-ctk'));
const links = engines.reads.filter((read) => read.startsWith('link '));

test('a machine without engines', async () => {
  const recording = `${absent(...programs, ...links, 'stat /usr/bin/nvidia-ctk', 'file /etc/docker/daemon.json', 'list /run/user', 'file /etc/nvidia-container-runtime/config.toml', 'list /etc/cdi', 'list /var/run/cdi')}-- ok file /proc/devices
Character devices:
  1 mem
`;
  const { facts } = await gather(recording, engines);
  expect(shown(facts, 'engines.installed')).toEqual([]);
  expect(shown(facts, 'engines.toolkitVersion')).toBeNull();
  expect(shown(facts, 'engines.noCgroups')).toBeNull();
  expect(shown(facts, 'engines.dockerVersion')).toBeNull();
  expect(shown(facts, 'engines.uvmMajor')).toBeNull();
  expect(shownList(facts, 'cdiSpecs')).toEqual([]);
});

test('Docker and Podman with NVIDIA’s toolkit and a CDI file', async () => {
  const there = 'kind=file mode=0755 uid=0 gid=0 user=root group=root size=1 rdev=0:0';
  const recording = `${absent(...programs.filter((read) => !['stat /usr/bin/dockerd', 'stat /usr/bin/podman'].includes(read)), ...links.slice(1), 'list /etc/cdi')}-- ok stat /usr/bin/dockerd
${there}
-- ok stat /usr/bin/podman
${there}
-- ok list /run/user
0
1000
-- denied stat /run/user/0/docker.sock
-- absent stat /run/user/1000/docker.sock
-- ok file /etc/docker/daemon.json
{ "exec-opts": ["native.cgroupdriver=cgroupfs"], "runtimes": { "nvidia": { "args": [], "path": "nvidia-container-runtime" } } }
-- ok ${links[0]}
libnvidia-container.so.1.19.1
-- ok file /etc/nvidia-container-runtime/config.toml
[nvidia-container-cli]
no-cgroups = true
[nvidia-container-runtime]
mode = "auto"
-- ok file /proc/devices
Character devices:
195 nvidia
509 nvidia-uvm
-- ok list /var/run/cdi
nvidia.yaml
-- ok file /var/run/cdi/nvidia.yaml
\\---
cdiVersion: 0.7.0
kind: nvidia.com/gpu
devices:
    - name: all
containerEdits:
    mounts:
        - hostPath: /usr/lib64/libcuda.so.580.95.05
-- exit 0 command docker --version
Docker version 28.5.1, build e180ab8
-- exit 0 command podman --version
podman version 4.9.3
`;
  const { facts } = await gather(recording, engines);
  const of = (name: string) => shown(facts, `engines.${name}`);
  expect(of('installed')).toEqual(['docker', 'podman']);
  expect([of('dockerVersion'), of('podmanVersion'), of('toolkitVersion')]).toEqual(['28.5.1', '4.9.3', '1.19.1']);
  expect([of('noCgroups'), of('toolkitMode'), of('cgroupDriver'), of('dockerRootless'), of('uvmMajor')]).toEqual([true, 'auto', 'cgroupfs', false, 509]);
  expect(of('dockerRuntimes')).toEqual(['nvidia']);
  expect(shownList(facts, 'cdiSpecs')).toEqual([
    {
      key: 'cdi:/var/run/cdi/nvidia.yaml',
      path: '/var/run/cdi/nvidia.yaml',
      kind: 'nvidia.com/gpu',
      cdiVersion: '0.7.0',
      devices: ['all'],
      nodes: [],
      driverVersion: '580.95.05',
      uvmMajor: null,
    },
  ]);
});

test('no CDI file: no program is started for its version', async () => {
  const recording = `${absent(...programs.filter((read) => read !== 'stat /usr/bin/podman'), ...links, 'list /etc/cdi', 'list /var/run/cdi')}-- ok stat /usr/bin/podman
kind=file mode=0755 uid=0 gid=0 user=root group=root size=1 rdev=0:0
`;
  const { facts } = await gather(recording, engines);
  expect(shown(facts, 'engines.podmanVersion')).toEqual({ gap: 'skipped' });
  expect(shown(facts, 'engines.toolkitVersion')).toEqual({ gap: 'not-recorded' });
});
