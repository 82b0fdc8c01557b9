// Cut from https://github.com/NixOS/nixpkgs/pull/278969; the numbers of nvidia-uvm are those of https://github.com/NVIDIA/nvidia-container-toolkit/issues/1934.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCdiSpec } from '../../src/parsers/cdi-spec.ts';

const sample = (name: string): string => readFileSync(`test/parsers/samples/cdi-spec/${name}.txt`, 'utf8');

test('libraries of one driver, as toolkit 1.20 writes them', () => {
  expect(parseCdiSpec(sample('toolkit-1.20'))).toEqual({
    kind: 'nvidia.com/gpu',
    cdiVersion: '0.7.0',
    devices: ['all'],
    nodes: [],
    driverVersion: '615.71.09',
    uvmMajor: null,
  });
});

test('nodes of a device; the paths of hooks are none', () => {
  expect(parseCdiSpec(sample('toolkit-nodes'))).toEqual({
    kind: 'nvidia.com/gpu',
    cdiVersion: '0.7.0',
    devices: ['0'],
    nodes: ['/dev/nvidia0'],
    driverVersion: null,
    uvmMajor: null,
  });
});

test.each([
  ['path first', '    - path: /dev/nvidia-uvm\n      major: 510\n      fileMode: 438\n    - path: /dev/nvidiactl\n      major: 195'],
  ['number first', '    - major: 510\n      path: /dev/nvidia-uvm\n    - major: 195\n      path: /dev/nvidiactl'],
])('the number of nvidia-uvm, %s', (_, nodes) => {
  expect(parseCdiSpec(`cdiVersion: 0.5.0\ncontainerEdits:\n  deviceNodes:\n${nodes}\nkind: nvidia.com/gpu\n`).uvmMajor).toBe(510);
});

test('a neighbour’s number is not taken for it', () => {
  expect(
    parseCdiSpec(
      'cdiVersion: 0.5.0\ncontainerEdits:\n  deviceNodes:\n  - path: /dev/nvidia-uvm\n  - path: /dev/nvidiactl\n    major: 195\nkind: nvidia.com/gpu\n',
    ).uvmMajor,
  ).toBeNull();
});

test('JSON, without the names that identify a card', () => {
  const spec = {
    cdiVersion: '0.5.0',
    kind: 'nvidia.com/gpu',
    devices: [
      { name: 'GPU-f15ae561-21b1-6003-c768-861fc285203b', containerEdits: { deviceNodes: [{ path: '/dev/nvidia0', major: 195 }] } },
      { name: 'all', containerEdits: {} },
    ],
    containerEdits: { deviceNodes: [{ path: '/dev/nvidia-uvm', major: 509 }], mounts: [{ hostPath: '/usr/lib/libcuda.so.580.95.05' }] },
  };
  expect(parseCdiSpec(JSON.stringify(spec, null, 2))).toEqual({
    kind: 'nvidia.com/gpu',
    cdiVersion: '0.5.0',
    devices: ['all'],
    nodes: ['/dev/nvidia0', '/dev/nvidia-uvm'],
    driverVersion: '580.95.05',
    uvmMajor: 509,
  });
});

test('one that is cut off before it says what it is for', () => {
  expect(() => parseCdiSpec(sample('toolkit-1.15-cut'))).toThrow('no kind');
});
