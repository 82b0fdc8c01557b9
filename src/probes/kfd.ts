import { gpus } from '../facts/gpus.ts';
import { rocm } from '../facts/rocm.ts';
import { type Answer, isOk, parseStat } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { type KfdNode, parseKfdMemBank, parseKfdNode } from '../parsers/kfd-node.ts';
import type { Finding } from '../witness/claim.ts';
import { type Claim, defineProbe, from, gap, type ItemClaim, known } from './define-probe.ts';

const topology = '/sys/class/kfd/kfd/topology/nodes';
const bound = '/sys/bus/pci/drivers/amdgpu';
const ownMemory = [1, 2];

export default defineProbe({
  id: 'kfd',
  about: 'AMD’s compute device: /dev/kfd with its owner and mode, and the GPUs that the kernel lists for ROCm',
  reads: [
    'stat /dev/kfd',
    'access /dev/kfd rw',
    'list /sys/class/kfd',
    `list ${topology}`,
    `file ${topology}/*/properties`,
    `list ${topology}/*/mem_banks`,
    `file ${topology}/*/mem_banks/*/properties`,
    `list ${bound}`,
  ],
  gives: [rocm.kfdDevice, rocm.kfdGroup, rocm.kfdOpens, rocm.kfdInKernel],
  async gather(host, claim) {
    const [stat, access, inKernel, nodes, drivers] = await Promise.all([
      host.stat('/dev/kfd'),
      host.access('/dev/kfd', 'rw'),
      host.list('/sys/class/kfd'),
      host.list(topology),
      host.list(bound),
    ]);
    claim(rocm.kfdDevice, from('stat /dev/kfd', stat, describeDevice));
    claim(
      rocm.kfdGroup,
      from('stat /dev/kfd', stat, (text) => parseStat(text).group),
    );
    claim(
      rocm.kfdOpens,
      from('access /dev/kfd rw', access, (text) => text.startsWith('yes')),
    );
    claim(
      rocm.kfdInKernel,
      from('list /sys/class/kfd', inKernel, () => true, { absent: false }),
    );
    const amdgpus = isOk(drivers) ? drivers.text.split('\n').filter((name) => /^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/.test(name)) : [];
    if (isOk(nodes))
      await claimNodes(
        host,
        claim,
        nodes.text.split('\n').filter((name) => /^\d+$/.test(name)),
        amdgpus,
      );
    else
      for (const address of amdgpus)
        claimAbsent(
          claim,
          address,
          from(`list ${topology}`, nodes, () => null),
        );
  },
});

function describeDevice(text: string): string {
  const { user, group, mode } = parseStat(text);
  return `${user}:${group} 0${mode.toString(8)}`;
}

async function claimNodes(host: Door, claim: Claim, names: readonly string[], amdgpus: readonly string[]): Promise<void> {
  const read = await Promise.all(names.map(async (name) => ({ name, finding: nodeOf(name, await host.read(`${topology}/${name}/properties`)) })));
  const seen = new Set<string>();
  await Promise.all(
    read.map(async ({ name, finding }) => {
      if (!('value' in finding) || finding.value === null) return;
      const node = finding.value;
      const address = addressOf(node, amdgpus);
      if (address !== undefined) seen.add(address);
      const pciId = [node.vendorId, node.deviceId].map((id) => id.toString(16).padStart(4, '0')).join(':');
      const item = claim.item(gpus, address === undefined ? `kfd:${name}` : `pci:${address}`, address === undefined ? { pciId } : { pci: address, pciId });
      await claimNode(host, item, name, node);
    }),
  );
  // A node that could not be read may be any of the GPUs left over.
  const unread = read.map(({ finding }) => finding).find((finding) => 'gap' in finding);
  for (const address of amdgpus) if (!seen.has(address)) claimAbsent(claim, address, unread ?? known(null, `list ${topology}`));
}

/** A processor's node counts as read and empty. A container without the GPU's device is refused its node. */
function nodeOf(name: string, answer: Answer): Finding<KfdNode> {
  return from(`file ${topology}/${name}/properties`, answer, (text) => parseKfdNode(text) ?? null, { absent: 'gap' });
}

/** A partition of one GPU has a function number of its own, which is no device on PCI. */
function addressOf({ address }: KfdNode, amdgpus: readonly string[]): string | undefined {
  if (address === undefined || amdgpus.length === 0 || amdgpus.includes(address)) return address;
  const whole = address.replace(/\.\d$/, '.0');
  return amdgpus.includes(whole) ? whole : address;
}

async function claimNode(host: Door, item: ItemClaim, name: string, node: KfdNode): Promise<void> {
  const source = `file ${topology}/${name}/properties`;
  item(gpus.item.vendor, known('amd', source));
  item(gpus.item.kfdArch, node.gfx === null ? gap('unsupported', source, 'this kernel names no gfx target') : known(node.gfx, source));
  if (node.gfx !== null) item(gpus.item.arch, known(node.gfx, source));
  item(gpus.item.cwsrSize, known(node.cwsrSize, source));
  item(gpus.item.ctlStackSize, known(node.ctlStackSize, source));
  item(gpus.item.kfdMemory, await memoryOf(host, name));
}

async function memoryOf(host: Door, name: string): Promise<Finding<number>> {
  const folder = `${topology}/${name}/mem_banks`;
  const listed = await host.list(folder);
  const banks = isOk(listed) ? listed.text.split('\n').filter((bank) => /^\d+$/.test(bank)) : [];
  if (banks.length === 0) return isOk(listed) ? known(0, `list ${folder}`) : from(`list ${folder}`, listed, () => null);
  const read = await Promise.all(
    banks.map(async (bank) => from(`file ${folder}/${bank}/properties`, await host.read(`${folder}/${bank}/properties`), parseKfdMemBank, { absent: 'gap' })),
  );
  let total = 0;
  for (const bank of read) {
    if (!('value' in bank)) return bank;
    if (bank.value !== null && ownMemory.includes(bank.value.heap)) total += bank.value.bytes;
  }
  return known(total, `file ${folder}/*/properties`);
}

function claimAbsent(claim: Claim, address: string, finding: Finding<never> | Finding<KfdNode>): void {
  const item = claim.item(gpus, `pci:${address}`, { pci: address });
  const absent: Finding<never> = 'value' in finding ? known<never>(null, finding.source) : finding;
  for (const handle of [gpus.item.kfdArch, gpus.item.cwsrSize, gpus.item.ctlStackSize, gpus.item.kfdMemory]) item(handle, absent);
}
