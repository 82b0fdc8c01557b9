import { type ContainerStart, hostGateway } from './docker-run.ts';

/** A service of a compose file, in the terms of `docker run`. */
export interface ComposeService extends ContainerStart {
  readonly name: string;
}

/**
 * A compose file as people paste it: what it says of images, devices and limits, under the names that `docker run` gives them.
 * A GPU reservation becomes `gpus`, its capabilities `gpu-capabilities`.
 *
 *     services:
 *       ollama:
 *         image: ollama/ollama:rocm
 *         devices:
 *           - /dev/kfd
 *           - /dev/dri
 */
export function parseDockerCompose(text: string): ComposeService[] {
  const file = readTree(text);
  const services = asMap(file).services;
  if (services === undefined) throw new Error('no services');
  const read = Object.entries(asMap(services)).flatMap(([name, service]) => serviceOf(name, asMap(service)) ?? []);
  if (read.length === 0) throw new Error('no service with an image');
  return read;
}

function serviceOf(name: string, service: Record<string, Tree>): ComposeService | undefined {
  const image = asText(service.image);
  if (image === '') return undefined;
  const options: Record<string, string> = {};
  for (const [key, option] of Object.entries(asOptions)) {
    const value = service[key];
    if (value === undefined) continue;
    const joined = Array.isArray(value) ? value.map(asText).join(',') : asText(value);
    if (option === 'privileged' ? joined === 'true' : joined !== '') options[option] = option === 'privileged' ? '' : joined;
  }
  if (texts(service.extra_hosts).some((each) => hostGateway.test(each))) options['add-host'] = 'host.docker.internal:host-gateway';
  const reserved = asMap(asMap(asMap(asMap(service.deploy).resources).reservations)).devices;
  const gpu = (Array.isArray(reserved) ? reserved : []).map(asMap).find((device) => texts(device.capabilities).some((capability) => capability === 'gpu'));
  if (gpu !== undefined) {
    options.gpus = texts(gpu.device_ids).join(',') || asText(gpu.count) || 'all';
    options['gpu-capabilities'] = texts(gpu.capabilities).join(',');
  }
  return { name, image, options, environment: environmentOf(service.environment) };
}

/** Compose's keys and the options of `docker run` that they stand for. */
const asOptions: Readonly<Record<string, string>> = {
  devices: 'device',
  group_add: 'group-add',
  ipc: 'ipc',
  shm_size: 'shm-size',
  runtime: 'runtime',
  privileged: 'privileged',
  network_mode: 'network',
  user: 'user',
  security_opt: 'security-opt',
  cap_add: 'cap-add',
  mem_limit: 'memory',
  cpus: 'cpus',
  gpus: 'gpus',
  volumes: 'volume',
};

const secret = /TOKEN|SECRET|PASSW|API_?KEY|CREDENTIAL/i;

function environmentOf(tree: Tree | undefined): Record<string, string> {
  const pairs = Array.isArray(tree)
    ? tree.map((item) => /^([^=]{1,100})=(.*)$/.exec(asText(item))).flatMap((pair) => (pair === null ? [] : [[pair[1] ?? '', pair[2] ?? ''] as const]))
    : Object.entries(asMap(tree)).map(([name, value]) => [name, asText(value)] as const);
  return Object.fromEntries(pairs.filter(([name]) => !secret.test(name)).map(([name, value]) => [name, value.slice(0, 300)]));
}

type Tree = string | Tree[] | { [key: string]: Tree };

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** The part of YAML that compose files are written in: maps, lists, plain and quoted words, lists in brackets. Anchors and blocks of text are passed over. */
function readTree(text: string): Tree {
  const lines = text
    .slice(0, 100_000)
    .split(/\r?\n/)
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#') && line.text !== '---' && !line.text.startsWith('```'));
  const from = lines.findIndex((line) => line.text === 'services:');
  if (from < 0) throw new Error('no services');
  return block(lines.slice(from), { at: 0 }, lines[from]?.indent ?? 0, 0);
}

function block(lines: readonly Line[], cursor: { at: number }, indent: number, depth: number): Tree {
  const isList = lines[cursor.at]?.text.startsWith('- ') === true || lines[cursor.at]?.text === '-';
  const list: Tree[] = [];
  const map: Record<string, Tree> = {};
  while (cursor.at < lines.length && depth < 16) {
    const line = lines[cursor.at] as Line;
    if (line.indent < indent) break;
    if (isList) {
      if (line.indent > indent || !/^-(?:\s|$)/.test(line.text)) break;
      const inner = line.text.slice(1).trim();
      const offset = line.text.length - inner.length;
      cursor.at++;
      if (/^[\w./-]{1,80}:(?:\s|$)/.test(inner) && !inner.startsWith('/')) {
        // A map that starts on the dash's own line.
        const rest: Line[] = [{ indent: line.indent + offset, text: inner }];
        while (cursor.at < lines.length && (lines[cursor.at] as Line).indent > line.indent) rest.push(lines[cursor.at++] as Line);
        list.push(block(rest, { at: 0 }, line.indent + offset, depth + 1));
      } else list.push(word(inner));
      continue;
    }
    const pair = /^(["']?)([\w./<-]{1,80})\1\s*:(?:\s+(.*))?$/.exec(line.text);
    if (line.indent > indent || pair === null) {
      cursor.at++;
      if (line.indent <= indent) break;
      continue;
    }
    cursor.at++;
    const [, , key = '', value = ''] = pair;
    const next = lines[cursor.at];
    // A list may stand at the indentation of its key.
    const nested = next !== undefined && (next.indent > line.indent || (next.indent === line.indent && /^-(?:\s|$)/.test(next.text)));
    map[key] =
      value !== '' && !value.startsWith('#') && !/^[|>&*]/.test(value) ? word(value) : nested ? block(lines, cursor, (next as Line).indent, depth + 1) : '';
  }
  return isList ? list : map;
}

function word(text: string): Tree {
  const plain = text.replace(/\s+#.*$/, '').trim();
  if (/^\[.*\]$/.test(plain))
    return plain
      .slice(1, -1)
      .split(',')
      .map((item) => unquote(item.trim()))
      .filter(Boolean);
  return unquote(plain);
}

function unquote(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}

function asMap(tree: Tree | undefined): Record<string, Tree> {
  return typeof tree === 'object' && !Array.isArray(tree) ? tree : {};
}

function asText(tree: Tree | undefined): string {
  return typeof tree === 'string' ? tree : '';
}

function texts(tree: Tree | undefined): string[] {
  return Array.isArray(tree) ? tree.map(asText).filter(Boolean) : [];
}
