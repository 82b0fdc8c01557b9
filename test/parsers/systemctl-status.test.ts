// https://github.com/ollama/ollama/issues/10672, https://github.com/ollama/ollama/issues/6248, https://github.com/NixOS/nixpkgs/issues/331069
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSystemctlStatus } from '../../src/parsers/systemctl-status.ts';

const sample = (name: string): string => readFileSync(`test/parsers/samples/systemctl-status/${name}.txt`, 'utf8');

test('failed, with a drop-in', () => {
  expect(parseSystemctlStatus(sample('failed-with-drop-in'))).toEqual({
    name: 'ollama.service',
    loadState: 'loaded',
    fragment: '/usr/lib/systemd/system/ollama.service',
    enabled: 'disabled',
    dropIns: ['/etc/systemd/system/ollama.service.d/override.conf'],
    activeState: 'failed',
    result: 'exit-code',
    exitStatus: 1,
    execStart: '/usr/bin/ollama serve',
  });
});

test('an old systemd', () => {
  expect(parseSystemctlStatus(sample('auto-restart-centos7'))).toMatchObject({
    activeState: 'activating',
    subState: 'auto-restart',
    result: 'exit-code',
    exitStatus: 127,
    enabled: 'enabled',
  });
});

test('running: a start command that ended well is not the main process', () => {
  const status = parseSystemctlStatus(sample('running-nixos'));
  expect(status).toMatchObject({ activeState: 'active', subState: 'running', mainPid: 492554 });
  expect(status).not.toHaveProperty('result');
});

test('refuses other texts', () => {
  expect(() => parseSystemctlStatus('Unit ollama.service could not be found.')).toThrow('no Loaded:');
});
