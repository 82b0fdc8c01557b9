// https://github.com/ollama/ollama/issues/6520 (systemctl cat), /2701 (Arch's unit), /9877 (a unit with an empty ExecStart first)
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fragmentVariables, letsIoUringThrough, parseSystemctlShow, propertiesOfUnitFiles } from '../../src/parsers/unit-properties.ts';

const sample = (name: string): string => readFileSync(`test/parsers/samples/unit-properties/${name}.txt`, 'utf8');

test('systemctl cat: what is not set has its default, drop-ins count', () => {
  expect(propertiesOfUnitFiles(sample('cat-with-drop-in'))).toMatchObject({
    name: 'ollama.service',
    fragment: '/etc/systemd/system/ollama.service',
    dropIns: ['/etc/systemd/system/ollama.service.d/override.conf'],
    execStart: '/usr/local/bin/ollama serve',
    user: 'ollama',
    environment: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' },
    protectHome: 'no',
    privateDevices: false,
    devicePolicy: 'auto',
    deviceAllow: [],
    memoryMax: null,
  });
});

test('the unit file itself, drop-ins apart', () => {
  expect(Object.keys(fragmentVariables(sample('cat-with-drop-in')))).toEqual(['PATH']);
});

test('a unit file alone says nothing of what it does not set', () => {
  const properties = propertiesOfUnitFiles(sample('arch-unit-file'));
  expect(properties).toMatchObject({
    user: 'ollama',
    protectHome: 'yes',
    protectSystem: 'full',
    privateTmp: true,
    environment: { HOME: '/var/lib/ollama', GIN_MODE: 'release', OLLAMA_MODELS: '/home/me/Applications/ollama_model' },
    after: ['network.target', 'network-online.target'],
  });
  for (const unset of ['privateDevices', 'memoryMax', 'deviceAllow', 'bindPaths', 'fragment', 'dropIns']) expect(properties).not.toHaveProperty(unset);
});

test('an empty assignment forgets what stood before', () => {
  expect(propertiesOfUnitFiles(sample('install-script-unit')).execStart).toBe('/usr/local/bin/ollama serve');
});

test('systemctl show of two units', () => {
  const shown = parseSystemctlShow(`Id=ollama.service
ActiveState=active
SubState=running
Result=success
NRestarts=0
MainPID=1234
ActiveEnterTimestampMonotonic=15000000
ExecStart={ path=/usr/local/bin/ollama ; argv[]=/usr/local/bin/ollama serve ; ignore_errors=no ; start_time=[n/a] ; stop_time=[n/a] ; pid=0 ; code=(null) ; status=0/0 }
Environment=PATH=/usr/local/bin:/usr/bin OLLAMA_HOST=0.0.0.0 $'NOTE=two words'
EnvironmentFiles=/etc/default/ollama (ignore_errors=yes)
User=ollama
SupplementaryGroups=render video
DevicePolicy=closed
DeviceAllow=char-drm rw
DeviceAllow=char-kfd rw
ProtectHome=yes
MemoryMax=8589934592
MemoryHigh=infinity
LimitMEMLOCKSoft=8388608
LimitNOFILESoft=18446744073709551615
BindPaths=
BindReadOnlyPaths=/srv/models:/home/me/models:rbind

Id=llama-server.service
LoadState=loaded
User=
ActiveEnterTimestampMonotonic=0
DevicePolicy=auto
`);
  expect(shown).toHaveLength(2);
  expect(shown[0]).toEqual({
    name: 'ollama.service',
    activeState: 'active',
    subState: 'running',
    result: 'success',
    restarts: 0,
    mainPid: 1234,
    startedAt: 15_000,
    execStart: '/usr/local/bin/ollama serve',
    environment: { PATH: '/usr/local/bin:/usr/bin', OLLAMA_HOST: '0.0.0.0', NOTE: 'two words' },
    environmentFiles: [{ path: '/etc/default/ollama', optional: true }],
    user: 'ollama',
    supplementaryGroups: ['render', 'video'],
    devicePolicy: 'closed',
    deviceAllow: ['char-drm rw', 'char-kfd rw'],
    protectHome: 'yes',
    memoryMax: 8589934592,
    memoryHigh: null,
    limitMemlock: 8388608,
    limitNofile: null,
    bindPaths: ['/home/me/models'],
  });
  expect(shown[1]).toEqual({ name: 'llama-server.service', loadState: 'loaded', user: 'root', devicePolicy: 'auto', deviceAllow: [] });
});

test('filters of system calls', () => {
  expect(letsIoUringThrough([])).toBe(true);
  expect(letsIoUringThrough(['read', 'write'])).toBe(false);
  expect(letsIoUringThrough(['read', 'io_uring_setup'])).toBe(true);
  expect(letsIoUringThrough(['~io_uring_setup', 'reboot'])).toBe(false);
  expect(letsIoUringThrough(['~reboot'])).toBe(true);
  expect(letsIoUringThrough(['@system-service'])).toBeUndefined();
});

test('refuses other texts', () => {
  expect(() => propertiesOfUnitFiles('Unit ollama.service could not be found.')).toThrow('no [Section]');
  expect(() => parseSystemctlShow('Failed to connect to bus: No such file or directory')).toThrow('no Property=value');
});

test('lists that systemctl leaves out where they are empty', () => {
  expect(parseSystemctlShow('Id=x.service\nEnvironment=\nProtectHome=no\nNoNewPrivileges=no\nDevicePolicy=auto\n')[0]).toEqual({
    name: 'x.service',
    environment: {},
    environmentFiles: [],
    protectHome: 'no',
    bindPaths: [],
    systemCallFilter: [],
    noNewPrivileges: false,
    devicePolicy: 'auto',
    deviceAllow: [],
  });
});
