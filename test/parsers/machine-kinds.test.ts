// Releases of kernels as https://github.com/microsoft/WSL issues show them; DMI texts as systemd's virt.c lists them.
import { describe, expect, test } from 'vitest';
import { type ContainerWitnesses, identifyContainer } from '../../src/parsers/container-kind.ts';
import { majorNumberOf } from '../../src/parsers/device-numbers.ts';
import { architectureOf, identifyMachine } from '../../src/parsers/machine-kind.ts';
import { identifySystem } from '../../src/parsers/system-kind.ts';
import { isMapped } from '../../src/parsers/uid-map.ts';

const bare = { banner: null, dxg: false, interop: false, runWsl: false, driverMount: false, distroName: false };

describe('system', () => {
  test.each([
    ['4.4.0-19041-Microsoft', 'wsl1'],
    ['4.19.84-microsoft-standard', 'wsl2'],
    ['6.6.87.2-microsoft-standard-WSL2', 'wsl2'],
    ['6.8.0-45-generic', 'native'],
    ['6.6.57.1-7.azl3', 'native'],
    ['5.15.0-1034-azure', 'native'],
  ])('%s is %s', (release, system) => {
    expect(identifySystem({ ...bare, release })).toEqual({ system, customKernel: false });
  });

  test('a kernel of one’s own under WSL2, by two marks', () => {
    expect(identifySystem({ ...bare, release: '6.12.1-mine', dxg: true, interop: true, runWsl: true })).toEqual({ system: 'wsl2', customKernel: true });
  });

  test('a Hyper-V guest with dxgkrnl, and a variable that ssh carried over, are none', () => {
    expect(identifySystem({ ...bare, release: '6.8.0-45-generic', dxg: true })?.system).toBe('native');
    expect(identifySystem({ ...bare, release: '6.8.0-45-generic', distroName: true })?.system).toBe('native');
  });

  test('nothing read', () => {
    expect(identifySystem({ ...bare, release: undefined, banner: undefined })).toBeUndefined();
  });
});

const outside: ContainerWitnesses = {
  dockerenv: false,
  containerenv: false,
  toolboxenv: false,
  flatpakInfo: false,
  singularity: false,
  systemdSays: null,
  variable: null,
  kubernetes: false,
  distrobox: false,
  cgroup: '0::/user.slice/user-1000.slice/session-2.scope\n',
  root: { root: '/', fsType: 'ext4', source: '/dev/nvme0n1p2', fsOptions: 'rw' },
  points: [{ point: '/', fsType: 'ext4' }],
};
const overlay = {
  root: '/',
  fsType: 'overlay',
  source: 'overlay',
  fsOptions: 'rw,lowerdir=/var/lib/docker/overlay2/l/ABC,upperdir=/var/lib/docker/overlay2/x/diff,workdir=/var/lib/docker/overlay2/x/work',
};

describe('container', () => {
  test.each<[string, Partial<ContainerWitnesses>, string | null]>([
    ['a machine', {}, null],
    ['Docker', { dockerenv: true, root: overlay, cgroup: '0::/\n' }, 'docker'],
    ['Docker whose mark was removed', { root: overlay, cgroup: '0::/\n' }, 'docker'],
    ['a WSL distribution made of an image', { dockerenv: true, root: { root: '/', fsType: 'ext4', source: '/dev/sdc', fsOptions: 'rw' } }, null],
    [
      'ostree with composefs',
      {
        root: {
          root: '/',
          fsType: 'overlay',
          source: 'composefs',
          fsOptions: 'ro,lowerdir+=/run/ostree/.private/cfsroot-lower,datadir+=/sysroot/ostree/repo/objects',
        },
      },
      null,
    ],
    [
      'a live medium',
      {
        root: { root: '/', fsType: 'overlay', source: '/cow', fsOptions: 'rw,lowerdir=/minimal.standard.live.squashfs,upperdir=/cow/upper,workdir=/cow/work' },
      },
      null,
    ],
    [
      'Podman',
      {
        containerenv: true,
        variable: 'podman',
        root: { ...overlay, fsOptions: 'rw,lowerdir=/home/u/.local/share/containers/storage/overlay/l/A,upperdir=/x' },
      },
      'podman',
    ],
    ['Toolbx', { containerenv: true, toolboxenv: true }, 'toolbx'],
    ['Distrobox', { containerenv: true, distrobox: true }, 'distrobox'],
    [
      'Kubernetes',
      { kubernetes: true, root: { ...overlay, fsOptions: 'rw,lowerdir=/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/1/fs' } },
      'kubernetes',
    ],
    ['LXC by systemd', { systemdSays: 'lxc\n' }, 'lxc'],
    ['LXC without systemd, by lxcfs', { points: [{ point: '/proc/meminfo', fsType: 'fuse.lxcfs' }] }, 'lxc'],
    ['systemd-nspawn', { systemdSays: 'systemd-nspawn' }, 'systemd-nspawn'],
    ['Flatpak', { flatpakInfo: true }, 'flatpak'],
    ['a confined snap', { points: [{ point: '/var/lib/snapd/hostfs', fsType: 'ext4' }] }, 'snap'],
    [
      'a host that runs containers',
      { cgroup: '0::/system.slice/docker.service\n', points: [{ point: '/var/lib/docker/overlay2/x/merged', fsType: 'overlay' }] },
      null,
    ],
  ])('%s', (_, changes, kind) => {
    expect(identifyContainer({ ...outside, ...changes })).toBe(kind);
  });

  test('nobody says yes, and one could not be asked', () => {
    expect(identifyContainer({ ...outside, root: undefined, points: undefined })).toBeUndefined();
  });
});

const metal = {
  vendor: 'LENOVO\n',
  product: '21D0\n',
  hypervisorType: null,
  cpuinfo: 'flags\t\t: fpu vme lm avx2\n',
  xen: null,
  deviceTree: null,
  wsl2: false,
};

describe('virtual machine', () => {
  test.each<[string, Partial<typeof metal> & { cpuinfo?: string; deviceTree?: string | null }, string | null]>([
    ['metal', {}, null],
    ['Proxmox with passthrough and a hidden flag', { vendor: 'QEMU\n', product: 'Standard PC (Q35 + ICH9, 2009)\n' }, 'kvm'],
    ['Hyper-V', { vendor: 'Microsoft Corporation\n', product: 'Virtual Machine\n' }, 'hyperv'],
    ['a Surface', { vendor: 'Microsoft Corporation\n', product: 'Surface Laptop 6\n' }, null],
    ['VMware', { vendor: 'VMware, Inc.\n', product: 'VMware Virtual Platform\n' }, 'vmware'],
    ['EC2 on Nitro', { vendor: 'Amazon EC2\n', product: 'g5.xlarge\n', cpuinfo: 'flags\t\t: fpu lm hypervisor\n' }, 'kvm'],
    ['EC2 on metal', { vendor: 'Amazon EC2\n', product: 'g4dn.metal\n' }, null],
    ['WSL2', { wsl2: true }, 'hyperv'],
    ['an Arm board', { vendor: null as never, cpuinfo: 'CPU architecture: 8\n' }, null],
  ])('%s', (_, changes, kind) => {
    expect(identifyMachine({ ...metal, ...changes })).toBe(kind);
  });

  test('architecture of older kernels', () => {
    expect([architectureOf('flags\t\t: fpu lm sse2\n'), architectureOf('CPU architecture: 8\n')]).toEqual(['x86_64', 'aarch64']);
    expect(() => architectureOf('processor : 0\n')).toThrow();
  });
});

describe('rights', () => {
  test('maps of user ids', () => {
    expect(isMapped('         0          0 4294967295\n')).toBe(false);
    expect(isMapped('         0     100000      65536\n')).toBe(true);
    expect(() => isMapped('cat: no such file')).toThrow();
  });

  test('major numbers', () => {
    const table = 'Character devices:\n  1 mem\n195 nvidia\n510 nvidia-uvm\n\nBlock devices:\n  8 sd\n';
    expect([majorNumberOf(table, 'nvidia-uvm'), majorNumberOf(table, 'kfd')]).toEqual([510, null]);
    expect(() => majorNumberOf('nothing', 'kfd')).toThrow();
  });
});
