import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Report } from '../../src/report/report.ts';
import { debianRoot, repository } from './helpers.ts';

export interface Planted {
  /** Files to put into the host, by path; taken away afterwards. */
  readonly files: Readonly<Record<string, string>>;
  /** Shell lines run inside the root before it boots (useradd, chown …). */
  readonly prepare?: readonly string[];
  /** Device nodes to show inside, by path: owner group and mode; they are null devices underneath. */
  readonly nodes?: Readonly<Record<string, { readonly gid: number; readonly mode: number }>>;
  /** A Radeon RX 7900 XTX with amdgpu bound, as PCI shows it. */
  readonly radeon?: boolean;
  /** Units to enable. */
  readonly enable?: readonly string[];
  /** Shell lines run on the booted host before ai-doctor. */
  readonly before?: readonly string[];
}

/**
 * Boots a real systemd (in a container whose PID 1 it is), lets it start what was planted, runs ai-doctor on it as root, and shuts it down.
 * Everything happens in an overlay of the Debian root, so that nothing stays.
 */
export function bootedReport(planted: Planted): Report {
  const root = debianRoot();
  const work = mkdtempSync('/var/tmp/ai-doctor-real/host-');
  const out = join(work, 'out');
  mkdirSync(out);
  const host = join(work, 'root');
  execFileSync('cp', ['-a', '--reflink=auto', root, host]);
  try {
    for (const [path, text] of Object.entries({ ...planted.files, ...runner(planted.before ?? []) })) {
      mkdirSync(dirname(join(host, path)), { recursive: true });
      writeFileSync(join(host, path), text);
      if (text.startsWith('#!')) chmodSync(join(host, path), 0o755);
    }
    for (const folder of ['repo', 'out']) mkdirSync(join(host, folder), { recursive: true });
    for (const line of planted.prepare ?? []) execFileSync('chroot', [host, '/bin/sh', '-ec', line], { stdio: 'pipe' });
    const wants = join(host, 'etc/systemd/system/multi-user.target.wants');
    mkdirSync(wants, { recursive: true });
    for (const unit of [...(planted.enable ?? []), 'doctor.service'])
      if (!existsSync(join(wants, unit))) symlinkSync(`/etc/systemd/system/${unit}`, join(wants, unit));
    const ran = spawnSync(
      'systemd-nspawn',
      [
        '-q',
        '-D',
        host,
        '-b',
        '--register=no',
        '--keep-unit',
        `--bind=${out}:/out`,
        `--bind-ro=${repository}:/repo`,
        `--bind-ro=${process.execPath}:/usr/local/bin/node`,
        ...nodeBinds(planted, work),
        ...(planted.radeon === true ? [radeonBind(work)] : []),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000, encoding: 'utf8' },
    );
    if (!existsSync(join(out, 'report.json'))) throw new Error(`the host gave no report: ${ran.stdout.slice(-2_000)} ${ran.stderr.slice(-2_000)}`);
    return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The unit that runs ai-doctor after everything else has started, and then ends the host. */
function runner(before: readonly string[]): Record<string, string> {
  return {
    '/etc/systemd/system/doctor.service':
      '[Unit]\nDescription=ai-doctor\nAfter=multi-user.target\n[Service]\nType=oneshot\nTimeoutStartSec=60\nExecStart=/usr/local/bin/run-doctor\nExecStopPost=/bin/systemctl --no-block poweroff\n[Install]\nWantedBy=multi-user.target\n',
    '/usr/local/bin/run-doctor': `#!/bin/sh\n${before.join('\n')}\ncd /repo\n/usr/local/bin/node bin/ai-doctor.js --json --fail-on never > /out/report.part 2> /out/errors\nmv /out/report.part /out/report.json\n`,
  };
}

/** Null devices with the owner and mode that a GPU's node would have. */
function nodeBinds({ nodes = {} }: Planted, work: string): string[] {
  return Object.entries(nodes).map(([path, { gid, mode }], at) => {
    const node = join(work, `node-${at}`);
    execFileSync('mknod', [node, 'c', '1', '3']);
    execFileSync('chown', [`0:${gid}`, node]);
    chmodSync(node, mode);
    return `--bind=${node}:${path}`;
  });
}

/** The card's folder below /sys/bus/pci/devices, from the sysfs of such a machine. */
function radeonBind(work: string): string {
  const folder = join(work, 'pci');
  const card = join(folder, '0000:03:00.0');
  mkdirSync(join(card, 'power'), { recursive: true });
  const files = {
    class: '0x030000',
    vendor: '0x1002',
    device: '0x744c',
    revision: '0xc8',
    subsystem_vendor: '0x1da2',
    subsystem_device: '0xe471',
    uevent: 'DRIVER=amdgpu\nPCI_CLASS=30000\nPCI_ID=1002:744C\nPCI_SUBSYS_ID=1DA2:E471\nPCI_SLOT_NAME=0000:03:00.0',
    mem_info_vram_total: '25753026560',
    mem_info_vis_vram_total: '25753026560',
    'power/runtime_status': 'active',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(card, name), `${text}\n`);
  symlinkSync('../../../bus/pci/drivers/amdgpu', join(card, 'driver'));
  return `--bind-ro=${folder}:/sys/bus/pci/devices`;
}
