import { compilers } from '../../../facts/compilers.ts';
import { container } from '../../../facts/container.ts';
import { cpu } from '../../../facts/cpu.ts';
import { distro } from '../../../facts/distro.ts';
import { engines } from '../../../facts/engines.ts';
import { kernel } from '../../../facts/kernel.ts';
import { logs } from '../../../facts/logs.ts';
import { memory } from '../../../facts/memory.ts';
import { platform } from '../../../facts/platform.ts';
import { storage } from '../../../facts/storage.ts';
import { systemd } from '../../../facts/systemd.ts';
import { user } from '../../../facts/user.ts';
import { wsl } from '../../../facts/wsl.ts';
import { parseDmidecodeMemory } from '../../../parsers/dmidecode-memory.ts';
import { parseLddVersion } from '../../../parsers/libc-version.ts';
import { capabilitiesOf } from '../../../parsers/process-status.ts';
import { type AnswerReader, isThere, matched } from './files.ts';

/** What tells of the kernel, the limits and the account, each by one command. */
export const systemAnswers: readonly AnswerReader[] = [
  {
    command: /\bgetenforce\s*$/,
    read(text, book, place) {
      const mode = matched(/^\s*(Enforcing|Permissive|Disabled)\s*$/, text);
      book.fact(place, kernel.selinux, mode === 'Disabled' ? null : mode === 'Enforcing' ? 'enforcing' : 'permissive');
    },
  },
  {
    command: /\bmokutil --sb-state\b/,
    read: (text, book, place) => book.fact(place, kernel.secureBoot, matched(/^\s*SecureBoot (enabled|disabled)\s*(?:\n|$)/, text) === 'enabled'),
  },
  {
    command: /\/proc\/1\/comm\b/,
    read(text, book, place) {
      const init = matched(/^\s*(\S{1,15})\s*$/, text);
      book.fact(place, systemd.init, init);
      book.fact(place, systemd.running, init === 'systemd');
    },
  },
  {
    command: /\bls\b.{0,20} \/run\/systemd\/system\b/,
    read: (text, book, place) => book.fact(place, systemd.running, isThere(text, /\/run\/systemd\/system/)),
  },
  {
    command: /\bls\b.{0,20} \/run\/user\/\S{1,12}\/bus\b/,
    read: (text, book, place) => book.fact(place, wsl.userBus, isThere(text, /\/run\/user\/\d{1,10}\/bus/)),
  },
  {
    command: /\bloginctl show-user\b.{0,60}\bLinger\b/,
    read: (text, book, place) => book.fact(place, systemd.lingering, matched(/^\s*(?:Linger=)?(yes|no)\s*$/, text) === 'yes'),
  },
  { command: /\/device-tree\/model\b/, read: (text, book, place) => book.fact(place, platform.board, matched(/^\s*([A-Z][\w .+()-]{2,100}?)\0?\s*$/, text)) },
  {
    command: /\bsystemd-detect-virt (?:--container|-c)\b/,
    read(text, book, place) {
      const kind = matched(/^\s*(none|docker|podman|lxc|lxc-libvirt|systemd-nspawn)\s*$/, text);
      book.fact(place, platform.container, kind === 'none' ? null : kind.replace('lxc-libvirt', 'lxc'));
    },
  },
  {
    command: /\bsystemd-detect-virt (?:--vm|-v)\b/,
    read: (text, book, place) => void (matched(/^\s*(none)\s*$/, text) && book.fact(place, platform.vm, null)),
  },
  {
    command: /\/sys\/fs\/cgroup\/memory\.max\b/,
    read(text, book, place) {
      const limit = matched(/^\s*(max|\d{1,16})\s*$/, text);
      book.fact(place, memory.cgroupLimit, limit === 'max' ? null : Number(limit));
    },
  },
  {
    command: /\/transparent_hugepage\/enabled\b/,
    read: (text, book, place) => book.fact(place, memory.transparentHugePages, matched(/\[(always|madvise|never)\]/, text)),
  },
  {
    command: /\bswapon --show\b/,
    read(text, book, place) {
      const rows = [...text.matchAll(/^\s{0,8}\/\S{1,200}\s{1,20}(?:file|partition)\s{1,8}(\d{1,12}(?:\.\d{1,3})?)([KMGT]?)\s/gm)];
      if (rows.length === 0) throw new Error('no swap is listed');
      book.fact(
        place,
        memory.swapTotal,
        Math.round(rows.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * 1024 ** ' KMGT'.indexOf(unit || ' '), 0)),
      );
    },
  },
  {
    command: /\bdmidecode\b.{0,40}\b(?:memory|17)\b/,
    read(text, book, place) {
      const { modules, speed } = parseDmidecodeMemory(text);
      book.fact(place, memory.modules, modules);
      book.fact(place, memory.moduleSpeed, speed);
    },
  },
  { command: /\/suspend_stats\/success\b/, read: (text, book, place) => book.fact(place, logs.suspends, Number(matched(/^\s*(\d{1,6})\s*$/, text))) },
  {
    command: /\/nvme\S{1,12}\/state\b/,
    read(text, book, place) {
      const states = text.trim().split(/\s+/);
      if (!states.every((state) => /^(?:new|live|resetting|connecting|deleting|dead)$/.test(state))) throw new Error('another answer');
      book.fact(place, storage.nvmeStates, [...new Set(states)]);
    },
  },
  { command: /\bulimit -n\b/, read: (text, book, place) => book.fact(place, user.openFilesLimit, limitIn(text)) },
  { command: /\bulimit -u\b/, read: (text, book, place) => book.fact(place, user.processesLimit, limitIn(text)) },
  { command: /\bid -u\s*$/, read: (text, book, place) => book.fact(place, user.uid, Number(matched(/^\s*(\d{1,10})\s*$/, text))) },
  { command: /\bid -un\s*$/, read: (text, book, place) => book.fact(place, user.name, matched(/^\s*([\w.-]{1,32})\s*$/, text)) },
  {
    command: /\bid -Gn\s*$/,
    read: (text, book, place) => book.fact(place, user.groups, matched(/^([\w.@ +-]{1,600})$/, text.trim()).split(/ +/)),
  },
  {
    command: /\bNoNewPrivs:?['"]? \/proc\/self\/status\b/,
    read: (text, book, place) => book.fact(place, user.noNewPrivileges, matched(/^\s*NoNewPrivs:\s{1,8}([01])\s*$/, text) === '1'),
  },
  {
    command: /\bCapEff:?['"]? \/proc\/self\/status\b/,
    read: (text, book, place) => book.fact(place, user.capabilities, capabilitiesOf(matched(/^\s*CapEff:\s{1,8}([0-9a-f]{16})\s*$/, text))),
  },
  {
    command: /\bCapBnd:?['"]? \/proc\/(?:self|1)\/status\b/,
    read: (text, book, place) => book.fact(place, container.capabilities, capabilitiesOf(matched(/^\s*CapBnd:\s{1,8}([0-9a-f]{16})\s*$/, text))),
  },
  { command: /(?:^|\s)nproc --all\s*$/, read: (text, book, place) => book.fact(place, cpu.threads, Number(matched(/^\s*(\d{1,5})\s*$/, text))) },
  { command: /(?:^|\s)nproc\s*$/, read: (text, book, place) => book.fact(place, cpu.allowedThreads, Number(matched(/^\s*(\d{1,5})\s*$/, text))) },
  {
    command: /\bldd --version\b/,
    read(text, book, place) {
      const { kind, version } = parseLddVersion(text.trim());
      book.fact(place, distro.libc, kind);
      book.fact(place, distro.libcVersion, version);
    },
  },
  {
    command: /\bgcc --version\b/,
    read: (text, book, place) => book.fact(place, compilers.gcc, [matched(/^gcc \(.{1,80}\) (\d{1,2}\.\d{1,2}\.\d{1,2})\b/m, text)]),
  },
  {
    command: /\bcommand -v docker\b/,
    read(text, book, place) {
      const found = [...text.matchAll(/^\s{0,8}\/\S{1,100}\/(docker|podman|containerd|incus|lxc)\s*$/gm)].map(([, name = '']) => name);
      if (found.length === 0) throw new Error('none is there');
      book.fact(place, engines.installed, [...new Set(found)]);
    },
  },
  {
    command: /\bpodman --version\b/,
    read: (text, book, place) => book.fact(place, engines.podmanVersion, matched(/^\s*podman version (\d{1,2}\.\d{1,2}\.\d{1,2})\b/, text)),
  },
  {
    command: /\bno-cgroups\b.{0,60}\/config\.toml\b/,
    read: (text, book, place) => book.fact(place, engines.noCgroups, matched(/^\s*(?:\d{1,4}:)?no-cgroups = (true|false)\s*$/m, text) === 'true'),
  },
  {
    command: /\bmode\b.{0,60}\/nvidia-container-runtime\/config\.toml\b/,
    read: (text, book, place) => book.fact(place, engines.toolkitMode, matched(/^\s*(?:\d{1,4}:)?mode = "(auto|legacy|cdi|csv)"\s*$/m, text)),
  },
  {
    command: /\bprintenv NVIDIA_VISIBLE_DEVICES\b/,
    read: (text, book, place) => book.fact(place, container.visibleDevices, matched(/^\s*(\S{1,200})\s*$/, text)),
  },
];

function limitIn(text: string): number | null {
  const limit = matched(/^\s*(\d{1,15}|unlimited)\s*$/, text);
  return limit === 'unlimited' ? null : Number(limit);
}
