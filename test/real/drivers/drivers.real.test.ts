import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../../../src/host/native/queries/vulkan.ts';
import { parseVulkaninfo } from '../../../src/parsers/vulkaninfo.ts';
import type { Report } from '../../../src/report/report.ts';
import { announce, debianMirror, finding, lacks, program } from '../helpers.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-drivers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const lvp = ['/usr/share/vulkan/icd.d/lvp_icd.x86_64.json', '/usr/share/vulkan/icd.d/lvp_icd.aarch64.json', '/usr/share/vulkan/icd.d/lvp_icd.json'].find(
  (path) => existsSync(path),
);
const noVulkan = lvp === undefined || !has('vulkaninfo') ? 'needs mesa-vulkan-drivers and vulkan-tools' : undefined;
const noCompiler = has('gcc') ? undefined : 'needs gcc';

interface Ran {
  readonly report: Report;
  readonly ms: number;
}

/** The built program on this machine, with changes to the environment. */
function ask(environment: Readonly<Record<string, string>>, words: readonly string[] = [process.execPath, program]): Ran {
  const [command = '', ...args] = words;
  const started = performance.now();
  const ran = spawnSync(command, [...args, '--json', '--fail-on', 'never'], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
    timeout: 30_000,
  });
  if (ran.status !== 0) throw new Error(`${ran.status}: ${ran.stderr}`);
  return { report: JSON.parse(ran.stdout) as Report, ms: performance.now() - started };
}

type Items = readonly {
  readonly key: string;
  readonly facts: Readonly<Record<string, { readonly value?: unknown; readonly gap?: string; readonly detail?: string }>>;
}[];

function items(report: Report, list: string): Record<string, unknown>[] {
  const found = report.facts[list] as unknown as { value?: Items };
  return (found.value ?? []).map(({ facts }) =>
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, 'gap' in fact ? `gap: ${fact.gap}` : fact.value])),
  );
}

describe('llvmpipe', () => {
  const runs = announce('llvmpipe', noVulkan);

  test.runIf(runs)('is listed as vulkaninfo lists it, and is not taken for a GPU', () => {
    const { report } = ask({});
    const [wanted, mine] = [
      parseVulkaninfo(execFileSync('vulkaninfo', ['--summary'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
      items(report, 'vulkanDevices'),
    ];
    expect(mine.map(({ name, type, driverId, driverName, driverInfo, api }) => ({ name, type, driverId, driverName, driverInfo, api }))).toEqual(
      wanted.devices.map(({ name, type, driverId, driverName, driverInfo, api }) => ({ name, type, driverId, driverName, driverInfo, api })),
    );
    expect((report.facts['vulkan.loader'] as { value?: unknown }).value).toBe(wanted.loader);
    const full = parseVulkaninfo(execFileSync('vulkaninfo', [], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 }));
    for (const [at, device] of full.devices.entries()) {
      expect(mine[at]).toMatchObject({
        maxAllocation: device.maxAllocation,
        maxBuffer: device.maxBuffer,
        storage16: device.storage16,
        float16: device.float16,
        integerDot: device.integerDot,
        subgroupSize: device.subgroupSize,
        sharedMemory: device.sharedMemory,
        extensions: [...(device.extensions ?? [])].sort(),
      });
    }
    expect(mine.some(({ type, driverId }) => type === 'cpu' && driverId === 'mesa-llvmpipe')).toBe(true);
    expect(items(report, 'gpus').filter(({ name }) => /llvmpipe/.test(String(name)))).toEqual([]);
  });

  test.runIf(runs)('without koffi vulkaninfo serves, and nothing crashes', () => {
    const bare = join(folder, 'without-koffi');
    for (const each of ['bin', 'dist', 'package.json']) cpSync(each, join(bare, each), { recursive: true });
    const { report } = ask({}, [process.execPath, join(bare, 'bin/ai-doctor.js')]);
    expect(items(report, 'vulkanDevices')).toMatchObject([{ type: 'cpu', driverId: 'mesa-llvmpipe', storage16: 'gap: unsupported' }]);
    expect(report.facts['vulkan.instance']).toMatchObject({ gap: 'unsupported' });
    expect(report.crashed).toEqual([]);
  });

  test.runIf(runs)('leaves no shader cache behind', () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    ask({ HOME: home, XDG_CACHE_HOME: '' });
    expect(readdirSync(home, { recursive: true })).toEqual([]);
  });
});

describe('drivers that misbehave', () => {
  const runs = announce('drivers that misbehave', noVulkan ?? noCompiler);
  const cases = [
    ['aborts-when-loaded', 'vulkan-driver-crashes', 'crashes', /SIGABRT: driver: cannot go on/],
    // exit() runs the handlers of a process in the middle of its work: it ends by itself, or they crash.
    ['exits-when-loaded', 'vulkan-driver-crashes', 'crashes', /exit 0|SIGSEGV/],
    ['segfaults-in-create-instance', 'vulkan-driver-crashes', 'crashes', /SIGSEGV/],
    ['sleeps-in-create-instance', 'vulkan-driver-hangs', 'hangs', /asleep/],
  ] as const;

  beforeAll(() => {
    if (!runs) return;
    for (const [name] of cases) execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-w', '-o', join(folder, `${name}.so`), `test/real/drivers/${name}.c`]);
    writeFileSync(join(folder, 'is-no-library.so'), 'This is no ELF file.\n');
    for (const name of [...cases.map(([each]) => each), 'is-no-library', 'does-not-exist'])
      writeFileSync(
        join(folder, `${name}.json`),
        JSON.stringify({ file_format_version: '1.0.1', ICD: { library_path: join(folder, `${name}.so`), api_version: '1.3.0' } }),
      );
  });

  test.runIf(runs).each(cases)('%s: %s, and the others are heard', (name, id, outcome, said) => {
    const { report, ms } = ask({ VK_ADD_DRIVER_FILES: join(folder, `${name}.json`) });
    expect(items(report, 'vulkanManifests').find((each) => each.name === `${name}.json`)).toMatchObject({ outcome, said: expect.stringMatching(said) });
    expect(items(report, 'vulkanDevices').map(({ driverId }) => driverId)).toContain('mesa-llvmpipe');
    expect(report.crashed).toEqual([]);
    // The report names the manifest.
    expect(JSON.stringify(finding(report, id)?.why)).toContain(`${name}.json`);
    expect(ms).toBeLessThan(4_000);
  });

  test.runIf(runs)('three that hang cost one limit', () => {
    for (const each of ['second', 'third'])
      writeFileSync(
        join(folder, `${each}.json`),
        JSON.stringify({ file_format_version: '1.0.1', ICD: { library_path: join(folder, 'sleeps-in-create-instance.so'), api_version: '1.3.0' } }),
      );
    const calm = ask({}).ms;
    const { report, ms } = ask({ VK_ADD_DRIVER_FILES: ['sleeps-in-create-instance', 'second', 'third'].map((each) => join(folder, `${each}.json`)).join(':') });
    const hung = items(report, 'vulkanManifests').filter(({ library }) => /sleeps/.test(String(library)));
    expect(hung).toHaveLength(3);
    // On a busy machine a child may not have come to its question yet; that is a gap, not a hang.
    for (const { outcome } of hung) expect(['hangs', 'gap: timeout']).toContain(outcome);
    expect(hung.some(({ outcome }) => outcome === 'hangs')).toBe(true);
    process.stderr.write(`calm ${Math.round(calm)} ms, three drivers hang ${Math.round(ms)} ms\n`);
    expect(ms - calm).toBeLessThan(2_000);
  });

  test.runIf(runs)('a library that is none, and one that is not there', () => {
    for (const [name, file] of [
      ['is-no-library', 'not-a-library'],
      ['does-not-exist', 'library-missing'],
    ] as const) {
      const { report } = ask({ VK_ADD_DRIVER_FILES: join(folder, `${name}.json`) });
      expect(items(report, 'vulkanManifests').find((each) => each.name === `${name}.json`)).toMatchObject({ file, outcome: 'gap: skipped' });
      expect(items(report, 'vulkanDevices').map(({ driverId }) => driverId)).toContain('mesa-llvmpipe');
    }
  });
});

test('a library that is asked cannot start programs, connect, make nodes or dump core', () => {
  if (!announce('confinement', noCompiler)) return;
  const at = join(folder, 'leaving');
  mkdirSync(at);
  execFileSync('gcc', ['-shared', '-fPIC', '-w', '-Wl,-soname,libcuda.so.1', '-o', join(at, 'libcuda.so.1'), 'test/real/drivers/tries-to-leave.c']);
  const { report } = ask({ LD_LIBRARY_PATH: at });
  expect(items(report, 'driverLibraries').find(({ api }) => api === 'cuda')).toMatchObject({
    outcome: 'refuses',
    error: 'CUresult 1000',
    version: '13.0',
    path: join(at, 'libcuda.so.1'),
  });
});

/** Unpacks packages that are not installed; undefined where they cannot be had. */
function unpacked(name: string, packages: readonly string[], source?: string): string | undefined {
  if (!has('apt-get') || !has('dpkg')) return undefined;
  const at = join(folder, name);
  for (const each of ['lists/partial', 'cache/archives/partial', 'out']) mkdirSync(join(at, each), { recursive: true });
  const options: string[] = [];
  if (source !== undefined) {
    writeFileSync(join(at, 'sources.list'), `${source}\n`);
    options.push(
      `-oDir::State::Lists=${at}/lists`,
      `-oDir::Etc::SourceList=${at}/sources.list`,
      '-oDir::Etc::SourceParts=/dev/null',
      `-oDir::Cache=${at}/cache`,
    );
    if (spawnSync('apt-get', [...options, 'update'], { stdio: 'ignore', timeout: 120_000 }).status !== 0) return undefined;
  }
  if (spawnSync('apt-get', [...options, 'download', ...packages], { cwd: at, stdio: 'ignore', timeout: 120_000 }).status !== 0) return undefined;
  for (const file of readdirSync(at).filter((each) => each.endsWith('.deb'))) execFileSync('dpkg', ['-x', join(at, file), join(at, 'out')]);
  return join(at, 'out');
}

test('the layouts are those of the public headers', () => {
  const headers = noCompiler === undefined ? unpacked('headers', ['libvulkan-dev']) : undefined;
  if (!announce('layouts', headers === undefined ? (noCompiler ?? 'needs libvulkan-dev from apt') : undefined)) return;
  const structures = Object.entries(layout).map(([name, fields]) => [name, Object.keys(fields)] as const);
  const prints = structures.flatMap(([name, fields]) =>
    fields.map((field) => `printf("%zu ", ${field === 'size' ? `sizeof(${name})` : `offsetof(${name}, ${field})`});`),
  );
  writeFileSync(
    join(folder, 'layout.c'),
    `#include <vulkan/vulkan_core.h>\n#include <stddef.h>\n#include <stdio.h>\nint main(void) { ${prints.join('\n')} return 0; }\n`,
  );
  execFileSync('gcc', ['-I', join(headers ?? '', 'usr/include'), '-o', join(folder, 'layout'), join(folder, 'layout.c')]);
  const printed = execFileSync(join(folder, 'layout'), { encoding: 'utf8' }).trim().split(' ').map(Number);
  expect(
    structures.flatMap(([name, fields]) => fields.map((field) => `${name}.${field} ${(layout as Record<string, Record<string, number>>)[name]?.[field]}`)),
  ).toEqual(structures.flatMap(([name, fields]) => fields.map((field) => `${name}.${field} ${printed.shift()}`)));
});

/** A Debian sid root with Mesa, made once and kept: a minute. */
function sidRoot(): string | undefined {
  const root = '/var/tmp/ai-doctor-real/sid-mesa';
  if (existsSync(`${root}/usr/bin/vulkaninfo`)) return root;
  const mirror = debianMirror();
  if (mirror === undefined) return undefined;
  mkdirSync('/var/tmp/ai-doctor-real', { recursive: true });
  rmSync(root, { recursive: true, force: true });
  const words = ['--variant=apt', '--aptopt=Acquire::Check-Valid-Until "false"', '--include=mesa-vulkan-drivers,vulkan-tools,libstdc++6', 'sid', root, mirror];
  return spawnSync('mmdebstrap', words, { stdio: 'ignore', timeout: 400_000 }).status === 0 ? root : undefined;
}

test('a newer Mesa, in a Debian sid root, field by field', () => {
  const lack = lacks('mmdebstrap', 'unshare', 'chroot');
  const root = lack === undefined ? sidRoot() : undefined;
  if (!announce('Mesa of Debian sid', lack ?? (root === undefined ? 'needs a Debian mirror' : undefined)) || root === undefined) return;
  const inside = (command: string): string =>
    [
      'mount -t proc proc "$0/proc"',
      'mkdir -p "$0/repository" && mount --bind "$1" "$0/repository"',
      'touch "$0/usr/local/bin/node" && mount --bind "$2" "$0/usr/local/bin/node"',
      `chroot "$0" ${command}`,
    ].join(' && ');
  const run = (command: string): string =>
    execFileSync('unshare', ['--mount', 'sh', '-c', inside(command), root, process.cwd(), process.execPath], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    });
  const wanted = parseVulkaninfo(run('vulkaninfo'));
  const mine = items(JSON.parse(run('node /repository/bin/ai-doctor.js --json --fail-on never')) as Report, 'vulkanDevices');
  expect(wanted.devices.length).toBeGreaterThan(0);
  expect(
    mine.map(({ name, driverInfo, api, maxAllocation, maxBuffer, subgroupSize }) => ({ name, driverInfo, api, maxAllocation, maxBuffer, subgroupSize })),
  ).toEqual(
    wanted.devices.map(({ name, driverInfo, api, maxAllocation, maxBuffer, subgroupSize }) => ({
      name,
      driverInfo,
      api,
      maxAllocation,
      maxBuffer,
      subgroupSize,
    })),
  );
});

describe('libraries without their hardware', () => {
  test('NVIDIA’s, without a module, say so by name', () => {
    const signed = '/usr/share/keyrings/debian-archive-keyring.gpg';
    const mirror = debianMirror();
    const root =
      existsSync(signed) && mirror !== undefined
        ? unpacked('nvidia', ['libnvidia-ml1', 'libcuda1'], `deb [signed-by=${signed}] ${mirror} bookworm non-free`)
        : undefined;
    const loaded = existsSync('/proc/driver/nvidia/version');
    if (
      !announce('NVIDIA’s libraries', loaded ? 'the nvidia module is loaded' : root === undefined ? 'needs Debian’s non-free packages' : undefined) ||
      root === undefined
    )
      return;
    const path = execFileSync('find', [root, '-name', 'libcuda.so.1'], { encoding: 'utf8' }).trim();
    const before = readdirSync('/dev').filter((name) => name.startsWith('nvidia'));
    const { report } = ask({ LD_LIBRARY_PATH: dirname(path) });
    expect(items(report, 'driverLibraries').filter(({ api }) => api === 'nvml' || api === 'cuda')).toMatchObject([
      { api: 'cuda', origin: 'loader', outcome: 'refuses', error: expect.stringMatching(/^CUDA_ERROR_[A-Z_]+$/), gpuCount: 0 },
      { api: 'nvml', origin: 'loader', outcome: 'refuses', error: 'NVML_ERROR_DRIVER_NOT_LOADED', gpuCount: 0 },
    ]);
    expect(readdirSync('/dev').filter((name) => name.startsWith('nvidia'))).toEqual(before);
  });

  test('ROCm’s, without /dev/kfd, say so by name', () => {
    const root = existsSync('/dev/kfd') ? undefined : unpacked('rocm', ['libamdhip64-5', 'libhsa-runtime64-1', 'libhsakmt1', 'libamd-comgr2']);
    if (
      !announce('ROCm’s libraries', existsSync('/dev/kfd') ? 'there is a /dev/kfd' : root === undefined ? 'needs Debian’s packages of ROCm' : undefined) ||
      root === undefined
    )
      return;
    const path = execFileSync('find', [root, '-name', 'libamdhip64.so.5'], { encoding: 'utf8' }).trim();
    const { report } = ask({ LD_LIBRARY_PATH: dirname(path) });
    const mine = items(report, 'driverLibraries');
    expect(mine.find(({ api }) => api === 'hip')).toMatchObject({
      outcome: 'refuses',
      error: 'hipErrorNoDevice',
      version: expect.stringMatching(/^\d+\.\d+\./),
    });
    expect(mine.find(({ api }) => api === 'hsa')).toMatchObject({ outcome: 'refuses', error: 'HSA_STATUS_ERROR_OUT_OF_RESOURCES' });
  });
});
