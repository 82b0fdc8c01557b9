import { beforeAll, describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { compareReports } from '../../src/diff/compare-reports.ts';
import type { Report } from '../../src/report/report.ts';
import { bootedReport } from './booted-host.ts';
import { announce, fact, finding, lacks } from './helpers.ts';

const can = announce('a booted systemd host', lacks('mmdebstrap', 'systemd-nspawn', 'mknod'));
const renderGroup = 994;

/** What Ollama's install script writes, as far as it matters here. */
const unit = (more = '', user = 'ollama'): string =>
  `[Unit]\nDescription=Ollama Service\nAfter=network-online.target\n\n[Service]\nExecStart=/usr/local/bin/ollama serve\nUser=${user}\nGroup=${user}\nRestart=always\nRestartSec=3\nEnvironment="PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\n${more}\n[Install]\nWantedBy=default.target\n`;
const ollama = '#!/bin/sh\nexec sleep infinity\n';
const account = [`groupadd -g ${renderGroup} render || true`, 'useradd -r -s /bin/false -U -m -d /usr/share/ollama ollama'];
const kfd = { '/dev/kfd': { gid: renderGroup, mode: 0o660 } };

function service(report: Report, name = 'ollama.service'): Record<string, unknown> {
  const list = report.facts.services as { value: { facts: Record<string, { value?: unknown; gap?: string }> }[] };
  const item = list.value.find(({ facts }) => facts.name?.value === name);
  return Object.fromEntries(Object.entries(item?.facts ?? {}).map(([id, of]) => [id, of.gap === undefined ? of.value : `gap: ${of.gap}`]));
}

/** Kept for the comparison with the same host after the remedy. */
let without: Report;

describe.runIf(can)('a service user without groups', () => {
  let report: Report;
  beforeAll(() => {
    report = without = bootedReport({
      files: {
        '/etc/systemd/system/ollama.service': unit(),
        '/usr/local/bin/ollama': ollama,
        '/etc/systemd/system/ollama.service.d/override.conf': '[Service]\nEnvironment="OLLAMA_FLASH_ATTENTION=1" "OLLAMA_HOST=0.0.0.0"\n',
      },
      prepare: account,
      nodes: kfd,
      radeon: true,
      enable: ['ollama.service'],
    });
  });

  test('a container whose PID 1 is systemd is a service host', () => {
    expect(fact(report, 'systemd.running')).toBe(true);
    expect(fact(report, 'platform.container')).toBe('systemd-nspawn');
    expect(report.crashed).toEqual([]);
  });

  test('the unit’s effective properties are read, drop-ins included', () => {
    const found = service(report);
    expect(found).toMatchObject({ user: 'ollama', activeState: 'active', groups: ['ollama'], opensKfd: false });
    expect(found.environment).toMatchObject({ OLLAMA_FLASH_ATTENTION: '1', OLLAMA_HOST: '0.0.0.0' });
    expect(found.dropIns).toEqual(['/etc/systemd/system/ollama.service.d/override.conf']);
  });

  test('render-group-missing is what is shown first', () => {
    expect(finding(report, 'render-group-missing')).toMatchObject({ verdict: expect.stringMatching(/present|confirmed/), layer: 'service', rank: 1 });
  });
});

describe.runIf(can)('the same host with the group', () => {
  test('has no such finding', () => {
    const report = bootedReport({
      files: { '/etc/systemd/system/ollama.service': unit(), '/usr/local/bin/ollama': ollama },
      prepare: [...account, 'usermod -aG render ollama'],
      nodes: kfd,
      radeon: true,
      enable: ['ollama.service'],
    });
    expect(service(report)).toMatchObject({ opensKfd: true });
    expect(finding(report, 'render-group-missing')).toBeUndefined();
    const { findings } = compareReports(without, report, checks);
    const gone = findings.find(({ id }) => id === 'render-group-missing');
    expect(gone?.change).toBe('gone');
    expect(gone?.by).toContain('services[unit:ollama.service].opensKfd');
  });
});

describe.runIf(can)('a unit with PrivateDevices=yes', () => {
  test('hides the GPU’s nodes, and that is said', () => {
    const report = bootedReport({
      files: { '/etc/systemd/system/ollama.service': unit('PrivateDevices=yes\n'), '/usr/local/bin/ollama': ollama },
      prepare: [...account, 'usermod -aG render ollama'],
      nodes: kfd,
      radeon: true,
      enable: ['ollama.service'],
    });
    expect(service(report)).toMatchObject({ privateDevices: true });
    expect(report.findings.some(({ id, layer }) => layer === 'service' && /device/.test(id))).toBe(true);
  });
});

describe.runIf(can)('a unit whose home folder does not exist', () => {
  test('is named', () => {
    const report = bootedReport({
      files: { '/etc/systemd/system/ollama.service': unit(), '/usr/local/bin/ollama': '#!/bin/sh\nexit 1\n' },
      prepare: ['useradd -r -s /bin/false -U -M -d /var/lib/ollama ollama'],
      enable: ['ollama.service'],
    });
    expect(service(report)).toMatchObject({ home: '/var/lib/ollama', homeExists: false });
    expect(report.findings.some(({ id }) => /home/.test(id))).toBe(true);
  });
});
