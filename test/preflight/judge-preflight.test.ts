import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { exitCodeOf, judgePreflight } from '../../src/preflight/judge-preflight.ts';
import { compileProfile, profileDocument, profiles } from '../../src/preflight/profiles.ts';
import { type BareFacts, factsOf } from '../helpers/facts.ts';
import { judged, judgedOne } from './judged.ts';

const gap = { gap: 'denied' } as const;
const gib = 1024 ** 3;

describe('each subject is met, not met, or could not be established', () => {
  const radeon = { vendor: 'amd', arch: 'gfx1100', integrated: false, vramTotal: 24 * gib, gttTotal: 32 * gib, driver: 'amdgpu', computeCapability: null };
  const cases: readonly (readonly [what: string, requirement: string, met: BareFacts, notMet: BareFacts | null, unknown: BareFacts])[] = [
    [
      'kernel',
      'kernel: ">= 6.8 < 7"',
      { 'kernel.version': '6.17.1', 'kernel.lineage': 'upstream' },
      { 'kernel.version': '7.1', 'kernel.lineage': 'upstream' },
      { 'kernel.version': gap },
    ],
    [
      'a vendor kernel below the bound',
      'kernel: ">= 6.8"',
      { 'kernel.version': '6.8.0', 'kernel.lineage': 'ubuntu' },
      null,
      { 'kernel.version': '5.14.0', 'kernel.lineage': 'rhel' },
    ],
    [
      'kernel branches',
      'kernel: ">= 6.16.9 < 6.17 || >= 6.18.4"',
      { 'kernel.version': '6.16.9', 'kernel.lineage': 'upstream' },
      { 'kernel.version': '6.17.2', 'kernel.lineage': 'upstream' },
      { 'kernel.version': gap },
    ],
    [
      'distribution',
      'distribution: [{id: ubuntu, version: ">= 24.04"}, {id: fedora}]',
      { 'distro.id': 'ubuntu', 'distro.like': ['ubuntu', 'debian'], 'distro.version': '26.04' },
      { 'distro.id': 'ubuntu', 'distro.like': ['ubuntu'], 'distro.version': '22.04' },
      { 'distro.id': gap, 'distro.like': gap, 'distro.version': gap },
    ],
    [
      'cpu',
      'cpu: {flags: [avx2], threads: 8}',
      { 'cpu.flags': ['avx', 'avx2'], 'cpu.threads': 8 },
      { 'cpu.flags': ['avx'], 'cpu.threads': 8 },
      { 'cpu.flags': gap, 'cpu.threads': 8 },
    ],
    [
      'memory',
      'memory: 16 GiB',
      { 'memory.total': 16 * gib, 'memory.cgroupLimit': null },
      { 'memory.total': 64 * gib, 'memory.cgroupLimit': 4 * gib },
      { 'memory.total': 64 * gib, 'memory.cgroupLimit': gap },
    ],
    [
      'gpu',
      'gpu: {vendor: amd, arch: ["gfx11*", gfx1201], vram: 16 GiB}',
      { gpus: [radeon] },
      { gpus: [{ ...radeon, vramTotal: 8 * gib }] },
      { gpus: [{ ...radeon, vramTotal: gap }] },
    ],
    ['no gpu', 'gpu: {count: 2}', { gpus: [radeon, radeon] }, { gpus: [radeon] }, { gpus: gap }],
    [
      'nvidia driver',
      'versions: {nvidia-driver: ">= 550"}',
      { 'nvidia.moduleVersion': '580.95.05' },
      { 'nvidia.moduleVersion': '535.1', 'nvidia.loaded': true, 'nvidia.libraryVersion': '580.1' },
      { 'nvidia.moduleVersion': gap },
    ],
    [
      'nvidia driver under WSL2',
      'versions: {nvidia-driver: ">= 550"}',
      { 'nvidia.moduleVersion': null, 'nvidia.loaded': false, 'nvidia.libraryVersion': '560.1' },
      { 'nvidia.moduleVersion': null, 'nvidia.loaded': false, 'nvidia.libraryVersion': null },
      { 'nvidia.moduleVersion': null, 'nvidia.loaded': false, 'nvidia.libraryVersion': gap },
    ],
    [
      'mesa',
      'versions: {mesa: ">= 25.1"}',
      { vulkanDevices: [{ type: 'discrete', mesa: '25.2.8' }] },
      { vulkanDevices: [{ type: 'cpu', mesa: '25.2.8' }] },
      { vulkanDevices: gap },
    ],
    [
      'vulkan usable',
      'usable: vulkan',
      { 'vulkan.instance': 'VK_SUCCESS', vulkanDevices: [{ type: 'discrete' }] },
      { 'vulkan.instance': 'VK_SUCCESS', vulkanDevices: [{ type: 'cpu' }] },
      { 'vulkan.instance': { gap: 'timeout' }, vulkanDevices: gap },
    ],
    [
      'cuda usable, not merely installed',
      'usable: cuda',
      { driverLibraries: [{ api: 'cuda', outcome: 'answers', gpuCount: 1 }] },
      { driverLibraries: [{ api: 'cuda', outcome: 'refuses', gpuCount: 0 }] },
      { driverLibraries: [{ api: 'cuda', outcome: { gap: 'timeout' }, gpuCount: gap }] },
    ],
    [
      'rocm usable',
      'usable: [rocm]',
      { driverLibraries: [{ api: 'hsa', outcome: 'answers', gpuCount: 1 }] },
      { driverLibraries: [] },
      { driverLibraries: gap },
    ],
    [
      'npu usable',
      'usable: npu',
      { 'npu.driver': 'amdxdna', 'npu.nodeOpens': true },
      { 'npu.driver': 'amdxdna', 'npu.nodeOpens': false },
      { 'npu.driver': gap, 'npu.nodeOpens': true },
    ],
    ['systemd', 'systemd: true', { 'systemd.running': true }, { 'systemd.running': false }, { 'systemd.running': gap }],
    ['wsl2', 'wsl2: true', { 'platform.system': 'wsl2' }, { 'platform.system': 'native' }, { 'platform.system': gap }],
    [
      'container',
      'container: {inside: false, engine: [docker, podman]}',
      { 'platform.container': null, 'engines.installed': ['podman'] },
      { 'platform.container': 'docker', 'engines.installed': ['podman'] },
      { 'platform.container': null, 'engines.installed': gap },
    ],
    [
      'container devices',
      'container: {devices: nvidia}',
      {
        'platform.container': null,
        'platform.system': 'native',
        'container.nodes': null,
        'engines.installed': ['docker'],
        'engines.dockerRuntimes': ['nvidia'],
      },
      {
        'platform.container': 'docker',
        'platform.system': 'native',
        'container.nodes': ['/dev/nvidiactl'],
        'container.nodesBarred': [],
        'container.nodesWithoutPermission': [],
        'engines.installed': [],
      },
      { 'platform.container': gap, 'platform.system': 'native' },
    ],
    [
      'io_uring',
      'io_uring: [READ, SEND_ZC]',
      { 'ioUring.setup': 'ok', 'ioUring.operations': ['READ', 'SEND_ZC'] },
      { 'ioUring.setup': 'EPERM', 'ioUring.operations': [] },
      { 'ioUring.setup': { gap: 'no-place-for-native' }, 'ioUring.operations': gap },
    ],
    [
      'glibc',
      'glibc: ">= 2.35"',
      { 'distro.libc': 'glibc', 'distro.libcVersion': '2.39' },
      { 'distro.libc': 'musl', 'distro.libcVersion': '1.2.5' },
      { 'distro.libc': 'glibc', 'distro.libcVersion': gap },
    ],
    [
      'weights that fit',
      'fits: {weights: 20 GiB}',
      { gpus: [radeon] },
      { gpus: [{ ...radeon, vramTotal: 8 * gib }] },
      { gpus: [{ ...radeon, vramTotal: gap }] },
    ],
    [
      'an integrated GPU has what is lent',
      'fits: {weights: 40 GiB}',
      { gpus: [{ ...radeon, integrated: true, vramTotal: 8 * gib }] },
      { gpus: [{ ...radeon, integrated: true, vramTotal: 1 * gib }] },
      { gpus: [{ ...radeon, integrated: gap }] },
    ],
    ['shared by two', 'fits: {weights: 40 GiB, across: 2}', { gpus: [radeon, radeon] }, { gpus: [radeon] }, { gpus: { incomplete: [radeon] } }],
    [
      'into memory',
      'fits: {weights: 20 GiB, in: memory}',
      { 'memory.available': 24 * gib, 'memory.cgroupLimit': null },
      { 'memory.available': 8 * gib, 'memory.cgroupLimit': null },
      { 'memory.available': gap, 'memory.cgroupLimit': null },
    ],
    ['a fact', 'fact: {id: nvidia.flavour, is: open}', { 'nvidia.flavour': 'open' }, { 'nvidia.flavour': null }, { 'nvidia.flavour': gap }],
    [
      'a fact of a list',
      'fact: {id: "vulkanDevices[].storage16", is: true}',
      { vulkanDevices: [{ storage16: false }, { storage16: true }] },
      { vulkanDevices: [{ storage16: false }] },
      { vulkanDevices: { incomplete: [{ storage16: false }] } },
    ],
    [
      'a check',
      'check: tmp-noexec',
      { 'storage.tmpNoexec': false, runtimes: [] },
      null,
      { 'storage.tmpNoexec': gap, runtimes: gap, services: gap, servers: gap },
    ],
    [
      'any',
      'any: [{systemd: true}, {wsl2: true}]',
      { 'systemd.running': true, 'platform.system': gap },
      { 'systemd.running': false, 'platform.system': 'native' },
      { 'systemd.running': false, 'platform.system': gap },
    ],
    ['not', 'not: {wsl2: true}', { 'platform.system': 'native' }, { 'platform.system': 'wsl2' }, { 'platform.system': gap }],
  ];
  test.each(cases)('%s', (_, requirement, met, notMet, unknown) => {
    expect(judgedOne(requirement, met)).toMatchObject({ state: 'met', missing: [], remedy: [] });
    if (notMet !== null) {
      const result = judgedOne(requirement, notMet);
      expect(result).toMatchObject({ state: 'not-met', missing: [] });
      expect(result.saw.length).toBeGreaterThan(0);
    }
    const open = judgedOne(requirement, unknown);
    expect(open.state).toBe('unknown');
    expect(open.missing.length + open.saw.length).toBeGreaterThan(0);
    expect(judgedOne(requirement, {}).state).not.toBe('met');
  });

  test('what only this document asks: disk, ports, device nodes', () => {
    expect(judgedOne('disk: {path: /srv, free: 20 GiB}', {}, { 'asked.free /srv': 30 * gib }).state).toBe('met');
    expect(judgedOne('disk: {path: /srv, free: 20 GiB}', {}, { 'asked.free /srv': 3 * gib })).toMatchObject({ state: 'not-met', saw: [{ saw: '3 GiB' }] });
    expect(judgedOne('ports: [80, 8080]', {}, { 'asked.port 80': null, 'asked.port 8080': null }).state).toBe('met');
    expect(judgedOne('ports: [80, 8080]', {}, { 'asked.port 80': gap, 'asked.port 8080': 'taken by uid 7' })).toMatchObject({
      state: 'not-met',
      saw: [{ saw: 'taken by uid 7' }],
    });
    const nodes = { 'asked.nodes /dev/kfd': ['/dev/kfd'], 'asked.closed ollama /dev/kfd': ['/dev/kfd (root:render 0660), ollama is in: ollama'] };
    const closed = judgedOne('devices: [/dev/kfd]', { 'container.nodesBarred': null }, nodes, 'ollama');
    expect(closed.state).toBe('not-met');
    expect(closed.saw[0]?.saw).toContain('ollama is in: ollama');
    expect(closed.remedy[0]?.commands).toEqual(['sudo usermod -aG render ollama']);
    expect(judgedOne('devices: [/dev/kfd]', { 'container.nodesBarred': ['/dev/kfd'] }, { ...nodes, 'asked.closed ollama /dev/kfd': [] }, 'ollama').state).toBe(
      'not-met',
    );
    expect(judgedOne('devices: [/dev/kfd]', {}, { 'asked.nodes /dev/kfd': [], 'asked.closed  /dev/kfd': [] }).state).toBe('not-met');
  });
});

describe('checks and findings', () => {
  const planted = { 'kernel.version': '6.17.1' };
  test('undecided checks are not counted as no finding, unless the document accepts that', () => {
    expect(judgedOne('findings: {none: blocked, layer: firmware}', planted).state).toBe('unknown');
    expect(judgedOne('findings: {none: blocked, layer: firmware, undecided: accept}', planted)).toMatchObject({ state: 'met' });
  });
  test('a finding that is certain is not met, with its remedy', () => {
    const [fault] = checks.filter(({ id }) => id === 'wsl1-distribution');
    if (fault === undefined) throw new Error('the check is gone');
    const facts = { 'platform.system': 'wsl1', 'platform.container': null };
    expect(judgedOne('check: wsl1-distribution', facts)).toMatchObject({ state: 'not-met', remedy: [{ do: fault.remedy[0].do }] });
    expect(judgedOne('findings: {none: risk, layer: wsl}', facts)).toMatchObject({ state: 'not-met' });
    expect(judgedOne('check: wsl1-distribution', { 'platform.system': 'native' }).state).toBe('met');
  });
});

describe('the whole', () => {
  test('a requirement applies only where its condition holds', () => {
    const text = 'when: {gpu: {vendor: nvidia}}\nversions: {nvidia-driver: ">= 550"}';
    expect(judgedOne(text, { gpus: [] }).state).toBe('not-applicable');
    expect(judgedOne(text, { gpus: [{ vendor: 'nvidia' }], 'nvidia.moduleVersion': '470.1', 'nvidia.loaded': true }).state).toBe('not-met');
    expect(judgedOne(text, { gpus: gap, 'nvidia.moduleVersion': '470.1', 'nvidia.loaded': true }).state).toBe('unknown');
    expect(judgedOne(text, { gpus: gap, 'nvidia.moduleVersion': '580.1' }).state).toBe('met');
  });

  test('exit codes', () => {
    const [met, notMet, unknown] = [{ 'systemd.running': true }, { 'systemd.running': false }, {}];
    const [must, should] = ['preflight: 1\nmust: [{systemd: true}]', 'preflight: 1\nshould: [{systemd: true}]'];
    expect([met, notMet, unknown].map((facts) => judged(must, facts).exitCode)).toEqual([0, 3, 5]);
    expect([met, notMet, unknown].map((facts) => judged(should, facts).exitCode)).toEqual([0, 4, 0]);
    expect(
      exitCodeOf([
        { level: 'should', state: 'not-met' },
        { level: 'must', state: 'unknown' },
      ]),
    ).toBe(5);
    expect(
      exitCodeOf([
        { level: 'must', state: 'not-met' },
        { level: 'must', state: 'unknown' },
      ]),
    ).toBe(3);
  });

  test('knowing less never changes an answer, it only loses it', () => {
    const rich = factsOf({
      'kernel.version': '6.17.1',
      'kernel.lineage': 'upstream',
      'platform.system': 'native',
      'platform.arch': 'x86_64',
      'platform.container': null,
      'systemd.running': true,
      'distro.libc': 'glibc',
      'distro.libcVersion': '2.41',
      'engines.installed': ['docker'],
      'engines.dockerRuntimes': [],
      'rocm.amdgpuOrigin': 'in-tree',
      'vulkan.instance': 'VK_SUCCESS',
      'nvidia.moduleVersion': '535.1',
      'nvidia.loaded': true,
      'container.nodesBarred': null,
      'ollama.answers': false,
      gpus: [{ vendor: 'nvidia', arch: '6.1', computeCapability: '6.1', integrated: false, vramTotal: 8 * gib }],
      vulkanDevices: [{ type: 'discrete', storage16: true }],
      driverLibraries: [{ api: 'cuda', outcome: 'answers', gpuCount: 1 }],
    });
    const compiled = profiles.map((profile) => compileProfile(profileDocument(profile, undefined).document, 'ollama'));
    const statesOn = (facts: typeof rich): string[][] =>
      compiled.map(({ requirements }) =>
        judgePreflight(
          requirements,
          { facts, log: [], source: 'recording', timings: [], crashedProbes: [] },
          { checks, version: '0', startedAt: '', durationMs: 0, asked: { name: 'x', version: null, about: null, file: null, user: null, notes: [] } },
        ).requirements.map(({ state }) => state),
      );
    const before = statesOn(rich);
    const scalars = Object.keys(rich.scalars);
    const lists = Object.keys(rich.lists);
    fc.assert(
      fc.property(fc.subarray(scalars), fc.subarray(lists), (hiddenScalars, hiddenLists) => {
        const masked = {
          scalars: { ...rich.scalars, ...Object.fromEntries(hiddenScalars.map((id) => [id, gap])) },
          lists: { ...rich.lists, ...Object.fromEntries(hiddenLists.map((id) => [id, gap])) },
        };
        // What applied or not may become open; an answer that stays is the same.
        for (const [at, states] of statesOn(masked).entries())
          for (const [each, state] of states.entries())
            if (state !== 'unknown' && !(state === 'met' && before[at]?.[each] === 'not-applicable'))
              expect([at, each, state]).toEqual([at, each, before[at]?.[each]]);
      }),
      { numRuns: 60 },
    );
  });
});
