import { cuda } from '../facts/cuda.ts';
import { gpus } from '../facts/gpus.ts';
import { nvidia } from '../facts/nvidia.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import {
  isVgpuName,
  licenseStates,
  parseNvidiaSmiCsv,
  parseNvidiaSmiFailure,
  parseNvidiaSmiQuery,
  parseNvidiaSmiTable,
  parseNvidiaSmiVersion,
  type Smi,
  type SmiGpu,
} from '../parsers/nvidia-smi.ts';
import { findGpuDevice } from '../reference/gpu-devices/find-gpu-device.ts';
import type { Finding } from '../witness/claim.ts';
import { type Claim, type Context, defineProbe, from, gap, known } from './define-probe.ts';
import { claimNothing, noDevice, nvidiaPresence, type Presence, presenceReads } from './reading/nvidia-presence.ts';
import { unreadOf } from './reading/unread.ts';

const queryFields = [
  'index',
  'pci.bus_id',
  'pci.device_id',
  'name',
  'driver_version',
  'memory.total',
  'compute_cap',
  'compute_mode',
  'mig.mode.current',
  'pcie.link.width.current',
  'pcie.link.width.max',
];
const query = `nvidia-smi --query-gpu=${queryFields.join(',')} --format=csv`;
const fabricQuery = 'nvidia-smi --query-gpu=index,fabric.state --format=csv';
const longReport = 'nvidia-smi -q';
const facts = [nvidia.smiError, nvidia.computeModes, nvidia.migModes, nvidia.fabricStates, nvidia.licenses, cuda.driverVersion] as const;
const limit = { timeoutMs: 4_000 };

export default defineProbe({
  id: 'nvidia-smi',
  about: 'What nvidia-smi says of the GPUs, or why it cannot; not run where a GPU sleeps or no driver is loaded',
  reads: [
    ...presenceReads,
    'list /sys/bus/pci/drivers/nvidia',
    'file /sys/bus/pci/devices/*/power/runtime_status',
    'list /proc/driver/nvidia-nvswitch/devices',
    'access /usr/lib/wsl/lib/nvidia-smi x',
    `command ${query}`,
    `command ${fabricQuery}`,
    `command ${longReport}`,
    'command nvidia-smi --version',
    'command nvidia-smi',
  ],
  gives: [gpus, ...facts],
  // Without persistence the driver starts each GPU anew for nvidia-smi, a second or more for each.
  limitMs: 4_500,
  async gather(host, claim, context) {
    const presence = await nvidiaPresence(host);
    if (presence.nothing !== undefined) return presence.nothing.detail === noDevice ? claimNobody(claim) : claimNothing(claim, facts, presence.nothing);
    const reason = await reasonNotToRun(host, claim, presence, context);
    if (reason !== undefined) {
      for (const handle of facts) claim(handle, reason);
      return;
    }
    await Promise.all([claimGpus(host, claim), claimFabric(host, claim)]);
  },
});

/** Without an NVIDIA device there are no modes and no failure; which CUDA a driver would bring is not known. */
function claimNobody(claim: Claim): void {
  const source = 'file /proc/bus/pci/devices';
  for (const handle of [nvidia.computeModes, nvidia.migModes, nvidia.licenses]) claim(handle, known([], source), 'tool');
  for (const handle of [nvidia.smiError, nvidia.fabricStates]) claim(handle, known<never>(null, source), 'tool');
  claim(cuda.driverVersion, gap('unsupported', source, noDevice), 'tool');
}

/** A sleeping GPU is not woken for us, and without a driver there is nobody to ask. */
async function reasonNotToRun(host: Door, claim: Claim, { module, windows }: Presence, context: Context): Promise<Finding<never> | undefined> {
  const source = `command ${query}`;
  if (module.got === 'absent') {
    const fromWindows = windows && isOk(await host.access('/usr/lib/wsl/lib/nvidia-smi', 'x'));
    return fromWindows ? undefined : gap('unsupported', source, 'no NVIDIA module is loaded');
  }
  if (context.wake) return undefined;
  const bound = await host.list('/sys/bus/pci/drivers/nvidia');
  if (!isOk(bound)) return bound.got === 'absent' ? undefined : gap(bound.got, source, 'whether a GPU sleeps could not be read');
  const addresses = bound.text.split('\n').filter((name) => /^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.\d$/.test(name));
  const states = await Promise.all(
    addresses.map(
      async (address) =>
        [`file /sys/bus/pci/devices/${address}/power/runtime_status`, await host.read(`/sys/bus/pci/devices/${address}/power/runtime_status`)] as const,
    ),
  );
  const unread = unreadOf(states);
  if (unread !== undefined) return unread;
  const asleep = addresses.filter((_, at) => {
    const state = states[at]?.[1];
    return state !== undefined && isOk(state) && state.text.trim() === 'suspended';
  });
  if (asleep.length === 0) return undefined;
  for (const address of asleep) {
    const gpu = claim.item(gpus, `nvidia-smi:${address}`, { pci: address });
    for (const handle of [gpus.item.vramTotal, gpus.item.computeCapability]) gpu(handle, gap('suspended', source), 'tool');
  }
  return gap('suspended', source, `${asleep.join(', ')} sleeps`);
}

async function claimGpus(host: Door, claim: Claim): Promise<void> {
  const [first, version] = await Promise.all([host.run(query, limit), host.run('nvidia-smi --version', limit)]);
  // Older drivers do not know all of the fields and refuse the whole query.
  const refused = isOk(first) && /is not a valid field to query/.test(first.text + (first.stderr ?? ''));
  const answer = refused ? await host.run('nvidia-smi', limit) : first;
  const source = `command ${refused ? 'nvidia-smi' : query}`;
  const smi = tryTo(() => (isOk(answer) ? (refused ? parseNvidiaSmiTable : parseNvidiaSmiCsv)(answer.text) : undefined));
  const printed = isOk(answer) ? `${answer.text}\n${answer.stderr ?? ''}` : '';
  const failure = smi === undefined ? tryTo(() => parseNvidiaSmiFailure(printed).message) : undefined;
  if (failure !== undefined) claim.log(printed.split('\n').flatMap((text) => (text.trim() === '' ? [] : [{ text, source }])));
  claimAnswers(claim, { smi, failure, answer, source });
  if (smi?.cudaVersion) claim(cuda.driverVersion, known(smi.cudaVersion, source), 'tool');
  else
    claim(
      cuda.driverVersion,
      from('command nvidia-smi --version', version, (text) => parseNvidiaSmiVersion(text).cudaVersion ?? refuse('it names no CUDA version')),
      'tool',
    );
  for (const gpu of smi?.gpus ?? []) claimGpu(claim, gpu, source);
  await claimLicenses(
    host,
    claim,
    smi,
    from<never>(source, answer, () => refuse('no GPU is named'), { absent: 'gap', anyExit: true }),
  );
}

/** The long report takes its time, so that it is asked for only where a name tells of a virtual GPU. */
async function claimLicenses(host: Door, claim: Claim, smi: Smi | undefined, why: Finding<never>): Promise<void> {
  const names = smi?.gpus.map(({ name }) => name) ?? [];
  if (names.length === 0 || names.includes(null)) return claim(nvidia.licenses, why, 'tool');
  if (!names.some((name) => name !== null && isVgpuName(name))) return claim(nvidia.licenses, known([], `command ${query}`), 'tool');
  const licenses = from(`command ${longReport}`, await host.run(longReport, limit), (text) =>
    licenseStates(parseNvidiaSmiQuery(text).gpus.map(({ license }) => license)),
  );
  claim(nvidia.licenses, licenses, 'tool');
}

function claimAnswers(
  claim: Claim,
  { smi, failure, answer, source }: { smi: Smi | undefined; failure: string | undefined; answer: Answer; source: string },
): void {
  if (smi !== undefined) {
    claim(nvidia.smiError, known(null, source), 'tool');
    claim(
      nvidia.computeModes,
      known(
        smi.gpus.flatMap(({ computeMode }) => computeMode ?? []),
        source,
      ),
      'tool',
    );
    claim(
      nvidia.migModes,
      known(
        smi.gpus.flatMap(({ migMode }) => migMode ?? []),
        source,
      ),
      'tool',
    );
    return;
  }
  const why = from<never>(source, answer, () => refuse(failure ?? 'neither an answer nor a failure that is known'), { absent: 'gap', anyExit: true });
  claim(nvidia.smiError, failure === undefined ? why : known(failure, source), 'tool');
  claim(nvidia.computeModes, why, 'tool');
  claim(nvidia.migModes, why, 'tool');
}

async function claimFabric(host: Door, claim: Claim): Promise<void> {
  const source = 'list /proc/driver/nvidia-nvswitch/devices';
  const switches = await host.list('/proc/driver/nvidia-nvswitch/devices');
  if (switches.got === 'absent' || (isOk(switches) && switches.text.trim() === '')) return claim(nvidia.fabricStates, known(null, source));
  if (!isOk(switches)) return claim(nvidia.fabricStates, gap(switches.got, source));
  const states = from(`command ${fabricQuery}`, await host.run(fabricQuery, limit), (text) =>
    parseNvidiaSmiCsv(text).gpus.flatMap((gpu) => gpu.fabricState ?? []),
  );
  claim(nvidia.fabricStates, states, 'tool');
}

function claimGpu(claim: Claim, found: SmiGpu, source: string): void {
  const { name, pci, pciId } = found;
  const item = claim.item(gpus, `nvidia-smi:${found.index}`, {
    ...(pci === null ? {} : { pci }),
    ...(pciId === null ? {} : { pciId }),
    ...(name === null ? {} : { name }),
  });
  const say = <T>(handle: Parameters<typeof item>[0], value: T | null | undefined): void => {
    if (value !== null && value !== undefined) item(handle as never, known(value, source) as never, 'tool');
  };
  const { item: gpu } = gpus;
  say(gpu.vendor, 'nvidia');
  say(gpu.name, name);
  say(gpu.pciId, pciId);
  const table = pciId === null ? undefined : findGpuDevice(0x10de, Number.parseInt(pciId.slice(5), 16));
  say(gpu.generation, table?.generation);
  say(gpu.integrated, table?.integrated);
  say(gpu.vramTotal, found.memoryTotal);
  say(gpu.computeCapability, found.computeCapability);
  say(gpu.arch, found.computeCapability);
  say(gpu.linkWidth, found.linkWidth);
  say(gpu.linkWidthMax, found.linkWidthMax);
}

function tryTo<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

function refuse(message: string): never {
  throw new Error(message);
}
