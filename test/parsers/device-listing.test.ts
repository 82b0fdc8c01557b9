// https://github.com/ROCm/legacy-rocm-build/issues/5379, https://github.com/ROCm/ROCm-docker/pull/93, https://github.com/vowstar/vowstar-overlay/issues/6, https://github.com/fastflow/fastflow/issues/58
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDeviceListing } from '../../src/parsers/device-listing.ts';

const nodes = (name: string): string[] =>
  parseDeviceListing(readFileSync(`test/parsers/samples/device-listing/${name}.txt`, 'utf8')).map(
    ({ path, mode, user, group, major, minor }) => `${path} ${mode.toString(8)} ${user}:${group} ${major}:${minor}`,
  );

test('an LXC container', () => {
  expect(nodes('lxc-proxmox')).toEqual([
    '/dev/kfd 666 root:render 511:0',
    '/dev/dri/renderD128 660 root:video 226:128',
    '/dev/dri/renderD129 660 root:video 226:129',
  ]);
});

test('a folder listed from within', () => {
  expect(nodes('docker-rocm')).toContain('/dev/dri/card2 660 root:video 226:2');
});

test('odd modes, and a folder below', () => {
  expect(nodes('nvidia-gentoo')).toEqual([
    '/dev/nvidia-modeset 232 root:video 195:254',
    '/dev/nvidia-uvm 666 root:root 510:0',
    '/dev/nvidia0 232 root:video 195:0',
    '/dev/nvidiactl 232 root:video 195:255',
    '/dev/nvidia-caps/nvidia-cap1 400 root:root 237:1',
  ]);
});

test('another language, and a shell prompt', () => {
  expect(nodes('npu-german')).toEqual(['/dev/accel/accel0 660 root:render 261:0']);
});

test('access lists and ISO dates', () => {
  expect(parseDeviceListing('crw-rw----+ 1 root render 226, 128 2024-09-04 10:01 renderD128')).toEqual([
    { path: '/dev/dri/renderD128', mode: 0o660, user: 'root', group: 'render', acl: true, major: 226, minor: 128 },
  ]);
});

test('refuses other texts', () => {
  expect(() => parseDeviceListing("ls: cannot access '/dev/kfd': No such file or directory")).toThrow('no device node');
});
