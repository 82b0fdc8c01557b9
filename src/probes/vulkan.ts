import { gpus } from '../facts/gpus.ts';
import { vulkan, vulkanDevices, vulkanManifests } from '../facts/vulkan.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseVulkanAnswer, parseVulkaninfo, type VulkanDeviceRead } from '../parsers/vulkaninfo.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { sleepingGpus, sleepingGpusReads } from './reading/sleeping-gpus.ts';
import { claimLayers, claimManifests, findManifests, type Manifest, vulkanFolderReads } from './reading/vulkan-manifests.ts';

/** All drivers together get this long; from `patienceMs` on each is asked alone as well, so that hung ones cost one limit. */
const limitMs = 1_600;
const patienceMs = 650;

const tools = ['/usr/bin/vulkaninfo', '/usr/local/bin/vulkaninfo', '/run/current-system/sw/bin/vulkaninfo'];

export default defineProbe({
  id: 'vulkan',
  about: 'What the Vulkan loader finds: drivers and whether they answer, devices with memory and abilities; asked in a child process that may crash',
  reads: [
    ...vulkanFolderReads,
    ...sleepingGpusReads,
    'native find-library **',
    'native vulkan',
    'native vulkan **',
    'command vulkaninfo --summary',
    ...tools.map((path) => `stat ${path}`),
  ],
  gives: [
    vulkan.loader,
    vulkan.loaderPath,
    vulkan.instance,
    vulkan.layers,
    vulkan.switches,
    vulkan.tool,
    vulkan.driverFiles,
    vulkan.skipped,
    vulkanDevices,
    vulkanManifests,
    gpus,
  ],
  limitMs: 1_900,
  async gather(host, claim, { wake }) {
    const [readingLibrary, readingPower] = [host.native('find-library libvulkan.so.1'), sleepingGpus(host)];
    // Where no GPU sleeps, nothing has to be left out, and the child starts while the manifests are still being read.
    let starting: Promise<Answer | undefined> = Promise.resolve(undefined);
    const found = await findManifests(host, (paths) => {
      starting = Promise.all([readingLibrary, readingPower]).then(([library, { asleep, unknown }]) =>
        paths.length > 0 && isOk(library) && (wake || (unknown === undefined && asleep.size === 0)) ? host.native('vulkan', { timeoutMs: limitMs }) : undefined,
      );
    });
    const [library, power] = await Promise.all([readingLibrary, readingPower]);
    claim(vulkan.driverFiles, found.driverFiles);
    await Promise.all([claimLayers(host, claim, found.layers), claimTool(host, claim)]);
    const { manifests } = found;
    // What cannot be told of a library is left to the loader.
    const usable = manifests.filter(({ file }) => file === 'ok' || typeof file !== 'string');
    const sleeping = wake ? [] : usable.filter(({ vendors }) => vendors.some((vendor) => power.asleep.has(vendor)));
    const asked = usable.filter((manifest) => !sleeping.includes(manifest));
    const unsure = wake ? undefined : power.unknown;
    const all = found.refused.length === 0;
    const skipped = sleeping.map(({ path }) => path);
    claim(
      vulkan.skipped,
      unsure !== undefined
        ? gap(unsure.got, 'power/runtime_status', unsure.detail)
        : all
          ? known(skipped, 'power/runtime_status')
          : gap(found.refused[0]?.answer.got ?? 'unreadable', found.refused[0]?.source ?? ''),
    );
    const told = unsure === undefined ? await askDrivers(host, library, asked, sleeping.length > 0, starting) : unasked(unsure);
    claimLoader(claim, library, told);
    claimManifests(claim, found, (manifest) => outcomeOf(manifest, asked, sleeping, told));
    claimDevices(claim, told, library, skipped, all);
  },
});

async function claimTool(host: Door, claim: Claim): Promise<void> {
  const found = await Promise.all(tools.map(async (path) => ({ source: `stat ${path}`, answer: await host.stat(path) })));
  const hit = found.find(({ answer }) => isOk(answer)) ?? found.find(({ answer }) => answer.got !== 'absent') ?? found[0];
  if (hit !== undefined)
    claim(
      vulkan.tool,
      from(hit.source, hit.answer, () => true, { absent: false }),
    );
}

interface Told {
  /** All drivers at once; undefined where there was nothing to ask, or no loader. */
  readonly whole?: { readonly source: string; readonly answer: Answer };
  /** Each alone, by path, where they did not answer together. */
  readonly alone: ReadonlyMap<string, { readonly source: string; readonly answer: Answer }>;
}

function unasked(reason: Answer): Told {
  return { whole: { source: 'power/runtime_status', answer: reason }, alone: new Map() };
}

async function askDrivers(host: Door, library: Answer, asked: readonly Manifest[], narrowed: boolean, starting: Promise<Answer | undefined>): Promise<Told> {
  if (!isOk(library)) return { alone: new Map() };
  if (asked.length === 0) {
    const answer = await starting;
    return { ...(answer === undefined ? {} : { whole: { source: 'native vulkan', answer } }), alone: new Map() };
  }
  const query = narrowed ? `vulkan ${asked.map(({ path }) => path).join(':')}` : 'vulkan';
  const together = starting.then((answer) => answer ?? host.native(query, { timeoutMs: limitMs }));
  const early = await Promise.race([together, new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs, undefined))]);
  const failed = early === undefined || early.got === 'crashed' || early.got === 'timeout';
  const alone = failed ? await Promise.all(asked.map(async (manifest) => [manifest.path, await askAlone(host, manifest)] as const)) : [];
  const whole = await together;
  if (whole.got === 'unsupported' || whole.got === 'no-place-for-native') {
    // vulkaninfo opens all drivers; where one was to be left out, nothing is asked.
    const tool = narrowed ? whole : await host.run('vulkaninfo --summary');
    if (isOk(tool)) return { whole: { source: 'command vulkaninfo --summary', answer: tool }, alone: new Map() };
  }
  return { whole: { source: `native ${query}`, answer: whole }, alone: new Map(isOk(whole) ? [] : alone) };
}

async function askAlone(host: Door, { path }: Manifest): Promise<{ source: string; answer: Answer }> {
  return { source: `native vulkan ${path}`, answer: await host.native(`vulkan ${path}`, { timeoutMs: limitMs - patienceMs }) };
}

/** Every answer that came, the whole one alone where it came. */
function answersOf({ whole, alone }: Told): { source: string; answer: Answer }[] {
  if (whole !== undefined && isOk(whole.answer)) return [whole];
  return [...alone.values()].filter(({ answer }) => isOk(answer));
}

function claimLoader(claim: Claim, library: Answer, told: Told): void {
  const source = 'native find-library libvulkan.so.1';
  claim(
    vulkan.loaderPath,
    from(source, library, (text) => (JSON.parse(text) as { file: string }[])[0]?.file ?? null),
    'library',
  );
  if (!isOk(library)) {
    claim(
      vulkan.loader,
      from(source, library, () => null),
    );
    claim(
      vulkan.instance,
      from(source, library, () => null),
    );
    return;
  }
  // The file's name tells the version where nothing is asked: libvulkan.so.1.3.275.
  claim(
    vulkan.loader,
    from(source, library, (text) => /libvulkan\.so\.(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? null),
    'tool',
  );
  const [first] = answersOf(told);
  if (first?.source.startsWith('native ')) {
    claim(
      vulkan.loader,
      from(first.source, first.answer, (text) => parseVulkanAnswer(text).loader ?? null),
      'library',
    );
    const whole = told.whole !== undefined && isOk(told.whole.answer);
    claim(vulkan.instance, whole ? from(first.source, first.answer, (text) => parseVulkanAnswer(text).result) : reasonOf(told), 'library');
  } else claim(vulkan.instance, reasonOf(told), 'library');
}

/** Why there is no answer of all drivers together. */
function reasonOf({ whole }: Told): ReturnType<typeof gap> {
  if (whole === undefined) return gap('skipped', 'native vulkan', 'there is no driver that could be asked');
  if (isOk(whole.answer) || whole.answer.got === 'absent') return gap('unsupported', whole.source);
  return gap(whole.answer.got, whole.source, whole.answer.detail);
}

function outcomeOf(manifest: Manifest, asked: readonly Manifest[], sleeping: readonly Manifest[], told: Told) {
  const source = `file ${manifest.path}`;
  if (sleeping.includes(manifest)) return { outcome: gap('suspended', source), said: gap('suspended', source) };
  if (!asked.includes(manifest) || told.whole === undefined) return { outcome: gap('skipped', source), said: gap('skipped', source) };
  const one = told.alone.get(manifest.path) ?? told.whole;
  if (!isOk(one.answer)) {
    const detail = 'detail' in one.answer ? (one.answer.detail ?? '') : '';
    const hangs = one.answer.got === 'timeout' && detail.startsWith('asleep');
    const outcome = one.answer.got === 'crashed' ? ('crashes' as const) : hangs ? ('hangs' as const) : undefined;
    // All of them together name no culprit.
    if (outcome === undefined || one === told.whole) return { outcome: reasonOf({ ...told, whole: one }), said: reasonOf({ ...told, whole: one }) };
    return { outcome: known(outcome, one.source), said: known(detail, one.source) };
  }
  if (!one.source.startsWith('native ')) return { outcome: gap('unsupported', one.source), said: gap('unsupported', one.source) };
  const { result, said } = parseVulkanAnswer(one.answer.text);
  const names = [manifest.path, manifest.name, manifest.library, manifest.library.slice(manifest.library.lastIndexOf('/') + 1)];
  const words = said.flatMap((line, at) => {
    if (!names.some((name) => line.includes(name))) return [];
    // The line before says which library is missing.
    const before = said[at - 1];
    return [/Failed loading library/.test(line) && before !== undefined && /cannot open|undefined symbol|not found/.test(before) ? `${before}; ${line}` : line];
  });
  const mine = one === told.whole ? words : [...words, ...said];
  const refused = result === 'VK_ERROR_INCOMPATIBLE_DRIVER' || words.length > 0;
  return { outcome: known(refused ? ('refuses' as const) : ('answers' as const), one.source), said: known(mine[0] ?? null, one.source) };
}

function claimDevices(claim: Claim, told: Told, library: Answer, sleeping: readonly string[], allManifests: boolean): void {
  const answers = answersOf(told);
  const devices = answers.flatMap(({ source, answer }) => (isOk(answer) ? readDevices(source, answer.text) : []));
  for (const [at, { device, source }] of devices.entries()) {
    claimDevice(claim, at, device, source);
    if (device.type !== 'cpu')
      claimGpu(
        claim,
        at,
        device,
        source,
        devices.map((each) => each.device),
      );
  }
  if (library.got === 'absent') claim.complete(vulkanDevices);
  else if (!isOk(library)) claim.gap(vulkanDevices, library.got, 'native find-library libvulkan.so.1', library.detail);
  else if (sleeping.length > 0) claim.gap(vulkanDevices, 'suspended', 'native vulkan', `not asked: ${sleeping.join(' ')}`);
  else if (told.whole === undefined && allManifests) claim.complete(vulkanDevices);
  else if (told.whole === undefined) claim.gap(vulkanDevices, 'unreadable', 'native vulkan', 'the drivers are not known');
  else if (isOk(told.whole.answer)) claim.complete(vulkanDevices);
  else if (told.whole.answer.got !== 'absent') claim.gap(vulkanDevices, told.whole.answer.got, told.whole.source, told.whole.answer.detail);
}

function readDevices(source: string, text: string): { source: string; device: VulkanDeviceRead }[] {
  const { devices } = source.startsWith('native ') ? parseVulkanAnswer(text) : parseVulkaninfo(text);
  return devices.map((device) => ({ source, device }));
}

function claimDevice(claim: Claim, at: number, device: VulkanDeviceRead, source: string): void {
  const standing = source.startsWith('native ') ? 'library' : 'tool';
  const item = claim.item(vulkanDevices, `vulkan:${at}`);
  const { item: facts } = vulkanDevices;
  const told = <T>(value: T | undefined) => (value === undefined ? gap('unsupported', source) : known(value, source));
  const memory = memoryOf(device);
  item(facts.name, told(device.name), standing);
  item(facts.type, told(device.type), standing);
  item(facts.pciId, known(pciIdOf(device) ?? null, source), standing);
  item(facts.driverId, told(device.driverId), standing);
  item(facts.driverName, told(device.driverName), standing);
  item(facts.driverInfo, told(device.driverInfo), standing);
  item(
    facts.mesa,
    device.driverInfo === undefined ? gap('unsupported', source) : known(/^Mesa (\d+\.\d+\S*)/.exec(device.driverInfo)?.[1] ?? null, source),
    standing,
  );
  item(facts.api, told(device.api), standing);
  item(facts.deviceLocal, told(memory?.local), standing);
  item(facts.deviceLocalVisible, told(memory?.visible), standing);
  item(facts.maxAllocation, told(device.maxAllocation), standing);
  item(facts.maxBuffer, device.maxAllocation === undefined ? gap('unsupported', source) : known(device.maxBuffer ?? null, source), standing);
  item(facts.storage16, told(device.storage16), standing);
  item(facts.float16, told(device.float16), standing);
  item(facts.integerDot, told(device.integerDot), standing);
  item(facts.extensions, told(device.extensions), standing);
  item(facts.subgroupSize, told(device.subgroupSize), standing);
  item(facts.sharedMemory, told(device.sharedMemory), standing);
}

/** NVIDIA's drivers show the window through which the CPU reaches VRAM as a heap of its own; the others split VRAM in two. */
function memoryOf({ heaps, vendorId }: VulkanDeviceRead): { local: number; visible: number } | undefined {
  if (heaps === undefined) return undefined;
  const local = heaps.filter((heap) => heap.local).map(({ size }) => size);
  const visible = heaps.filter((heap) => heap.local && heap.visible).map(({ size }) => size);
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  return vendorId === 0x10de ? { local: Math.max(0, ...local), visible: Math.max(0, ...visible) } : { local: sum(local), visible: sum(visible) };
}

/**
 * Vendors above 0xffff are Khronos' numbers for those without a PCI id (Mesa's software rasteriser is 0x10005), and NVIDIA's Tegra has a longer
 * device number than PCI allows.
 */
function pciIdOf({ vendorId, deviceId }: VulkanDeviceRead): string | undefined {
  if (vendorId === undefined || deviceId === undefined || vendorId > 0xffff || deviceId > 0xffff) return undefined;
  return `${vendorId.toString(16).padStart(4, '0')}:${deviceId.toString(16).padStart(4, '0')}`;
}

/** Two drivers may list one GPU; it is told of once, and not at all where two of a kind cannot be told apart. */
function claimGpu(claim: Claim, at: number, device: VulkanDeviceRead, source: string, all: readonly VulkanDeviceRead[]): void {
  const id = pciIdOf(device);
  const twin = all.findIndex((other) => (device.pci === undefined ? pciIdOf(other) === id && id !== undefined : other.pci === device.pci));
  if (twin >= 0 && twin < at) return;
  if (device.pci === undefined && all.filter((other) => pciIdOf(other) === id).length > 1) return;
  const item = claim.item(gpus, device.pci === undefined ? `vulkan:${at}` : `pci:${device.pci}`, {
    ...(id === undefined ? {} : { pciId: id }),
    name: device.name,
  });
  // With an address the device is known by PCI's names; without one it may be a GPU that PCI does not show (WSL2).
  if (device.pci === undefined) item(gpus.item.name, known(device.name, source), 'log');
  if (id !== undefined) item(gpus.item.pciId, known(id, source), 'library');
  const memory = memoryOf(device);
  // An integrated GPU calls system memory its own.
  if (device.type !== 'discrete' || memory === undefined) return;
  item(gpus.item.vramTotal, known(memory.local, source), 'library');
  item(gpus.item.vramVisible, known(memory.visible, source), 'library');
}
