import { cpu } from '../facts/cpu.ts';
import { isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseCpuMax } from '../parsers/cgroup.ts';
import { parseCpuList } from '../parsers/cpu-list.ts';
import { parseCpuInfo } from '../parsers/cpuinfo.ts';
import { parseProcessStatus } from '../parsers/process-status.ts';
import { relevantFlags } from '../parsers/text/cpu-flags.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';
import { readCgroupLimit } from './reading/cgroup-limits.ts';

const root = '/sys/devices/system/cpu';
const policies = `${root}/cpufreq`;

export default defineProbe({
  id: 'cpu',
  about: 'The processor: model, instruction sets, cores and NUMA nodes, frequency scaling, and how much of it this process may use',
  reads: [
    'file /proc/cpuinfo',
    `file ${root}/online`,
    `file ${root}/smt/active`,
    `file ${root}/cpu*/topology/thread_siblings_list`,
    `file ${root}/cpu*/topology/core_siblings_list`,
    'file /sys/devices/system/node/has_cpu',
    `list ${policies}`,
    `file ${policies}/policy*/scaling_driver`,
    `file ${policies}/policy*/scaling_governor`,
    'file /proc/sys/kernel/numa_balancing',
    'file /proc/self/status',
    'file /proc/self/cgroup',
    'file /sys/fs/cgroup/**/cpu.max',
    'file /sys/fs/cgroup/cpu.max',
    'file /sys/fs/cgroup/cpu/**cpu.cfs_quota_us',
  ],
  gives: Object.values(cpu),
  async gather(host, claim) {
    const [info, online, nodes, balancing, status, quota] = await Promise.all([
      // The first CPU's block suffices; on servers the whole file is near a megabyte.
      host.read('/proc/cpuinfo', { maxBytes: 8 * 1024 }),
      host.read(`${root}/online`),
      host.read('/sys/devices/system/node/has_cpu'),
      host.read('/proc/sys/kernel/numa_balancing'),
      host.read('/proc/self/status'),
      readCgroupLimit(host, { controller: 'cpu', unified: 'cpu.max', parseUnified: parseCpuMax, legacy: 'cpu.cfs_quota_us', parseLegacy: legacyQuota }),
      claimScaling(host, claim),
    ]);
    const of = <T>(pick: (info: ReturnType<typeof parseCpuInfo>) => T | null | undefined) =>
      from('file /proc/cpuinfo', info, (text) => pick(parseCpuInfo(text)) ?? null, { absent: 'gap' });
    claim(
      cpu.model,
      of(({ model }) => model),
    );
    claim(
      cpu.vendor,
      of(({ vendor }) => vendor),
    );
    claim(
      cpu.hypervisor,
      of(({ hypervisor }) => hypervisor),
    );
    claim(
      cpu.flags,
      from('file /proc/cpuinfo', info, (text) => flagsOf(parseCpuInfo(text).flags), { absent: 'gap' }),
    );
    const count = (text: string) => parseCpuList(text).length;
    claim(cpu.threads, from(`file ${root}/online`, online, count, { absent: 'gap' }));
    claim(cpu.numaNodes, from('file /sys/devices/system/node/has_cpu', nodes, count));
    claim(cpu.numaBalancing, from('file /proc/sys/kernel/numa_balancing', balancing, Number));
    claim(
      cpu.allowedThreads,
      from('file /proc/self/status', status, (text) => allowed(parseProcessStatus(text).cpusAllowed), { absent: 'gap' }),
    );
    claim(cpu.quota, quota);
    const cpus = from(`file ${root}/online`, online, parseCpuList, { absent: 'gap' });
    if (!('value' in cpus) || cpus.value === null) {
      for (const handle of [cpu.cores, cpu.sockets]) claim(handle, 'value' in cpus ? gap('unreadable', cpus.source) : cpus);
      return;
    }
    const [cores, sockets] = await Promise.all([countCores(host, cpus.value), countSockets(host, cpus.value)]);
    claim(cpu.cores, cores);
    claim(cpu.sockets, sockets);
  },
});

function flagsOf(flags: readonly string[] | undefined): string[] {
  if (flags === undefined) throw new Error('the first CPU names no flags');
  return relevantFlags(flags);
}

function allowed(list: string | undefined): number {
  if (list === undefined) throw new Error('no line Cpus_allowed_list');
  return parseCpuList(list).length;
}

/** A quota in microseconds of the usual period; -1 for none. */
function legacyQuota(text: string): number | null {
  const quota = Number(text);
  if (!Number.isInteger(quota)) throw new Error(`"${text.trim().slice(0, 40)}" is no quota`);
  return quota < 0 ? null : (100 * quota) / 100_000;
}

/** Where no core runs two threads, threads are cores; else each thread names its siblings. */
async function countCores(host: Door, cpus: readonly number[]): Promise<Finding<number>> {
  const smt = await host.read(`${root}/smt/active`);
  if (isOk(smt) && smt.text.trim() === '0') return known(cpus.length, `file ${root}/smt/active`);
  if (!isOk(smt) && smt.got !== 'absent') return gap(smt.got, `file ${root}/smt/active`, smt.detail);
  const source = `file ${root}/cpu*/topology/thread_siblings_list`;
  const answers = await Promise.all(cpus.map((each) => host.read(`${root}/cpu${each}/topology/thread_siblings_list`)));
  const cores = new Set<string>();
  for (const answer of answers) {
    if (!isOk(answer)) return from(source, answer, () => null as never, { absent: 'gap' });
    cores.add(answer.text.trim());
  }
  return known(cores.size, source);
}

/** One question a socket: the first CPU that no socket so far has. */
async function countSockets(host: Door, cpus: readonly number[]): Promise<Finding<number>> {
  const left = new Set(cpus);
  let sockets = 0;
  for (const each of cpus) {
    if (!left.has(each)) continue;
    const path = `${root}/cpu${each}/topology/core_siblings_list`;
    const siblings = from(`file ${path}`, await host.read(path), parseCpuList, { absent: 'gap' });
    if (!('value' in siblings)) return siblings;
    sockets++;
    left.delete(each);
    for (const sibling of siblings.value ?? []) left.delete(sibling);
  }
  return known(sockets, `file ${root}/cpu*/topology/core_siblings_list`);
}

/** The first and the last frequency domain, which on hybrid machines are of different cores. */
async function claimScaling(host: Door, claim: Parameters<Parameters<typeof defineProbe>[0]['gather']>[1]): Promise<void> {
  const listed = from(`list ${policies}`, await host.list(policies), (text) => text.split('\n').filter((name) => /^policy\d+$/.test(name)), { absent: [] });
  const files = [
    ['scaling_driver', cpu.scalingDriver],
    ['scaling_governor', cpu.governor],
  ] as const;
  if (!('value' in listed)) {
    for (const [, handle] of files) claim(handle, listed);
    return;
  }
  const sorted = [...(listed.value ?? [])].sort((a, b) => Number(a.slice(6)) - Number(b.slice(6)));
  const chosen = [...new Set([sorted[0], sorted.at(-1)])].filter((name) => name !== undefined);
  await Promise.all(files.map(async ([file, handle]) => claim(handle, await readEach(host, chosen, file))));
}

async function readEach(host: Door, chosen: readonly string[], file: string): Promise<Finding<readonly string[]>> {
  const answers = await Promise.all(chosen.map((policy) => host.read(`${policies}/${policy}/${file}`)));
  const found: string[] = [];
  for (const answer of answers) {
    if (isOk(answer)) found.push(answer.text.trim());
    else if (answer.got !== 'absent') return gap(answer.got, `file ${policies}/policy*/${file}`, answer.detail);
  }
  return known(found, `file ${policies}/policy*/${file}`);
}
