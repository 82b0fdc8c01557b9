// The forms of https://learn.microsoft.com/en-us/windows/wsl/wsl-config; the malformed one of https://github.com/microsoft/WSL/issues/11151.
import { expect, test } from 'vitest';
import { parseWslSettings, wslBytes, wslFlag } from '../../src/parsers/wsl-settings.ts';

test('.wslconfig', () => {
  const settings = parseWslSettings(
    '# Settings apply across all Linux distros running on WSL 2\r\n[wsl2]\r\nmemory=4GB \r\nprocessors=2\r\nkernel=C:\\\\temp\\\\myCustomKernel\r\nswap=8GB # as a file\r\nlocalhostforwarding=true\r\n\r\n[experimental]\r\nsparseVhd=true\r\n',
  );
  expect(settings.faults).toEqual([]);
  expect(wslBytes(settings, 'wsl2.memory')).toBe(4 * 1024 ** 3);
  expect(wslBytes(settings, 'wsl2.swap')).toBe(8 * 1024 ** 3);
  expect(wslFlag(settings, 'wsl2.localhostForwarding')).toBe(true);
  expect(settings.values.get('wsl2.processors')).toBe('2');
});

test('wsl.conf', () => {
  const settings = parseWslSettings('[automount]\nenabled = true\nldconfig = false\noptions = "metadata,umask=22,fmask=11"\n[boot]\nsystemd=true\n');
  expect([wslFlag(settings, 'automount.ldconfig'), wslFlag(settings, 'boot.systemd'), wslFlag(settings, 'gpu.enabled')]).toEqual([false, true, null]);
  expect(settings.values.get('automount.options')).toBe('metadata,umask=22,fmask=11');
});

test('section and setting on one line', () => {
  expect(parseWslSettings('[wsl2] memory=48GB\n')).toEqual({ values: new Map(), faults: ['line 1: a section and a setting on one line'] });
});

test('a setting before any section, and a stray word', () => {
  expect(parseWslSettings('memory=8GB\n[wsl2]\nhello\n').faults).toEqual(['line 3: neither a section nor a setting', 'line 1: a setting before any section']);
  // Left at the head, and put right below.
  expect(parseWslSettings('memory=8GB\n[wsl2]\nmemory=8GB\n').faults).toEqual([]);
});

// src/shared/configfile/configfile.cpp of microsoft/WSL
test('blanks in the brackets', () => {
  expect(parseWslSettings('[ wsl2 ]\nmemory=8GB\n').faults).toEqual([
    'line 1: a section’s name with blanks or signs, which WSL does not take',
    'line 2: a setting before any section',
  ]);
  expect(parseWslSettings('[wsl2] # the machine\nmemory=8GB\n').faults).toEqual([]);
});

test('a section of another name', () => {
  // https://github.com/microsoft/WSL/issues/6890
  expect(parseWslSettings('[ws12]\nmemory=3GB\nlocalhostForwarding=true\n').faults).toEqual(['line 2: memory in a section where WSL does not look for it']);
  expect(parseWslSettings('[wsl2]\nmemory=3GB\n[experimental]\nmemory=3GB\nsparseVhd=true\n').faults).toEqual([]);
});

test.each([
  ['512MB', 512 * 1024 ** 2],
  ['6442450944', 6442450944],
  ['lots', null],
])('size %s', (value, bytes) => {
  expect(wslBytes(parseWslSettings(`[wsl2]\nmemory=${value}\n`), 'wsl2.memory')).toBe(bytes);
});

test('UTF-16 is refused', () => {
  expect(() => parseWslSettings('[\0w\0s\0l\x002\0]\0')).toThrow('UTF-16');
});
