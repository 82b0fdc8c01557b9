import { type DriverApi, driverLibraries } from '../facts/driver-libraries.ts';
import { gpus } from '../facts/gpus.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type DriverReport, parseDriverAnswer } from '../parsers/driver-answer.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { type Copy, findCopies, libraryFolderReads } from './reading/driver-copies.ts';
import { type GpusByPower, sleepingGpus, sleepingGpusReads } from './reading/sleeping-gpus.ts';

const limitMs = 1_600;

/** Variables that hide devices from an API. */
const narrowing: Record<DriverApi, readonly string[]> = {
  nvml: [],
  cuda: ['CUDA_VISIBLE_DEVICES'],
  hip: ['HIP_VISIBLE_DEVICES', 'ROCR_VISIBLE_DEVICES', 'GPU_DEVICE_ORDINAL', 'CUDA_VISIBLE_DEVICES'],
  hsa: ['ROCR_VISIBLE_DEVICES'],
  'level-zero': ['ZE_AFFINITY_MASK'],
  opencl: ['CUDA_VISIBLE_DEVICES', 'ROCR_VISIBLE_DEVICES', 'GPU_DEVICE_ORDINAL', 'ZE_AFFINITY_MASK'],
};

export default defineProbe({
  id: 'driver-libraries',
  about: 'NVML, CUDA, HIP, HSA, Level Zero and OpenCL asked themselves, each in a child process that may crash; nothing that would wake a GPU or load a module',
  reads: [
    ...sleepingGpusReads,
    ...libraryFolderReads,
    'stat /dev/nvidiactl',
    'stat /dev/nvidia-uvm',
    'file /proc/driver/nvidia/version',
    'list /etc/OpenCL/vendors',
    ...[...new Set(Object.values(narrowing).flat())].map((name) => `env ${name}`),
    ...Object.keys(narrowing).flatMap((api) => [`native ${api}`, `native ${api} **`]),
  ],
  gives: [driverLibraries, gpus],
  limitMs: 1_900,
  async gather(host, claim, { wake }) {
    const [{ copies, refused }, power, vendors] = await Promise.all([findCopies(host), sleepingGpus(host), host.list('/etc/OpenCL/vendors')]);
    const answers = await Promise.all(
      copies.map(async (copy) => {
        const query = copy.origin === 'loader' && copy.api !== 'hip' ? copy.api : `${copy.api} ${copy.origin === 'loader' ? copy.soname : copy.path}`;
        const reason = (wake ? undefined : whyAsleep(copy.api, power)) ?? (await whyNot(host, copy.api, vendors));
        return { copy, source: `native ${query}`, answer: reason ?? (await host.native(query, { timeoutMs: limitMs })) };
      }),
    );
    for (const { copy, source, answer } of answers) await claimCopy(host, claim, copy, source, answer);
    if (refused === undefined) claim.complete(driverLibraries);
    else claim.gap(driverLibraries, refused.answer.got, refused.source, refused.answer.detail);
  },
});

function whyAsleep(api: DriverApi, { asleep, unknown }: GpusByPower): Answer | undefined {
  if (unknown !== undefined) return unknown;
  const opens: Record<DriverApi, readonly string[]> = {
    nvml: ['nvidia'],
    cuda: ['nvidia'],
    hip: ['amd'],
    hsa: ['amd'],
    'level-zero': ['intel'],
    opencl: ['amd', 'nvidia', 'intel'],
  };
  const sleeping = opens[api].filter((vendor) => asleep.has(vendor));
  return sleeping.length === 0 ? undefined : { got: 'suspended', detail: `a GPU of ${sleeping.join(', ')} sleeps` };
}

/** Questions that would change the machine, or whose answer is known. */
async function whyNot(host: Door, api: DriverApi, vendors: Answer): Promise<Answer | undefined> {
  if (api === 'opencl')
    return isOk(vendors) && /\.icd$/m.test(vendors.text) ? undefined : { got: 'skipped', detail: 'no driver is registered in /etc/OpenCL/vendors' };
  if (api !== 'nvml' && api !== 'cuda') return undefined;
  const [module, control, uvm] = await Promise.all([host.read('/proc/driver/nvidia/version'), host.stat('/dev/nvidiactl'), host.stat('/dev/nvidia-uvm')]);
  // Without the module the libraries say so. With it, but without its nodes, they would have nvidia-modprobe make them, which we do not allow them.
  if (!isOk(module)) return undefined;
  if (control.got === 'absent') return { got: 'skipped', detail: 'there is no /dev/nvidiactl yet; asking would make it' };
  if (api === 'cuda' && uvm.got === 'absent') return { got: 'skipped', detail: 'there is no /dev/nvidia-uvm yet; asking would load nvidia_uvm' };
  return undefined;
}

async function claimCopy(host: Door, claim: Claim, copy: Copy, source: string, answer: Answer): Promise<void> {
  const report = from(source, answer, parseDriverAnswer, { absent: 'gap' });
  const item = claim.item(driverLibraries, `library:${copy.api}:${copy.path}`);
  const { item: facts } = driverLibraries;
  item(facts.api, known(copy.api, source));
  item(facts.origin, known(copy.origin, copy.source));
  item(facts.shadowed, known(copy.shadowed, copy.source));
  // Where the loader took another file than it should by its rules, the one that was mapped is true.
  const mapped = 'value' in report ? (report.value?.library ?? null) : null;
  item(facts.path, mapped === null ? known(copy.file, copy.source) : known(mapped, source));
  item(facts.narrowed, await isNarrowed(host, copy.api));
  if (!('value' in report)) {
    const [outcome, said] = outcomeOfGap(source, answer);
    item(facts.outcome, outcome, 'library');
    item(facts.said, said, 'library');
    for (const handle of [facts.error, facts.version, facts.gpuCount, facts.gpuNames]) item(handle, report, 'library');
    return;
  }
  const told = report.value as DriverReport;
  const failed = told.result !== undefined && told.result.code !== 0;
  item(facts.outcome, known(told.unloadable !== undefined ? 'unloadable' : failed ? 'refuses' : 'answers', source), 'library');
  item(facts.said, known(told.unloadable ?? null, source), 'library');
  const lost = told.devices.find(({ error }) => error !== undefined)?.error ?? null;
  item(
    facts.error,
    told.unloadable !== undefined ? gap('unreadable', source, told.unloadable) : known(failed ? (told.result?.name ?? null) : lost, source),
    'library',
  );
  item(facts.version, known(told.version ?? null, source), 'library');
  const listed = told.devices.filter(({ kind, error }) => error === undefined && (kind === undefined || kind === 'gpu'));
  const answers = told.unloadable === undefined && !failed;
  item(facts.gpuCount, answers ? known(listed.length, source) : failed ? known(0, source) : gap('unreadable', source), 'library');
  item(
    facts.gpuNames,
    answers
      ? known(
          listed.flatMap(({ name }) => name ?? []),
          source,
        )
      : gap('unreadable', source),
    'library',
  );
  await claimGpus(host, claim, copy.api, told, source);
}

/** A crash, and a hang of a process that sleeps, are answers too; one that was merely slow is not. */
function outcomeOfGap(source: string, answer: Answer) {
  if (isOk(answer) || answer.got === 'absent') return [gap('unreadable', source), gap('unreadable', source)] as const;
  const detail = answer.detail ?? '';
  const outcome = answer.got === 'crashed' ? ('crashes' as const) : answer.got === 'timeout' && detail.startsWith('asleep') ? ('hangs' as const) : undefined;
  if (outcome === undefined) return [gap(answer.got, source, answer.detail), gap(answer.got, source, answer.detail)] as const;
  return [known(outcome, source), known(detail, source)] as const;
}

async function isNarrowed(host: Door, api: DriverApi) {
  const set = await Promise.all(narrowing[api].map(async (name) => ({ name, answer: await host.env(name) })));
  const unread = set.find(({ answer }) => !isOk(answer) && answer.got !== 'absent');
  if (unread !== undefined) return from(`env ${unread.name}`, unread.answer, () => true);
  return known(
    set.some(({ answer }) => isOk(answer)),
    `env ${narrowing[api].join(' ')}`.trim(),
  );
}

/** NVML and CUDA name the PCI address, so what they know belongs to that very GPU. */
async function claimGpus(host: Door, claim: Claim, api: DriverApi, { devices }: DriverReport, source: string): Promise<void> {
  if (api !== 'nvml' && api !== 'cuda') return;
  const listed = await host.list('/proc/driver/nvidia/gpus');
  for (const { pci, pciId, name, memory, capability } of devices) {
    if (pci === undefined || !/^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.\d$/.test(pci)) continue;
    const item = claim.item(gpus, `pci:${pci.slice(-12)}`, { ...(pciId === undefined ? {} : { pciId }), ...(name === undefined ? {} : { name }) });
    if (capability !== undefined) item(gpus.item.computeCapability, known(capability, source), 'library');
    if (memory !== undefined && api === 'nvml') item(gpus.item.vramTotal, known(memory, source), 'library');
    // PCI shows no GPU in WSL2; what the library says is then all that is known.
    if (listed.got !== 'absent') continue;
    if (name !== undefined) item(gpus.item.name, known(name, source), 'library');
    item(gpus.item.vendor, known('nvidia', source), 'library');
  }
}
