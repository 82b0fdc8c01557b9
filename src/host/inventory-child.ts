import si from 'systeminformation';
import type { InventoryTopic } from './inventory.ts';

/** The entry of the child process: asks one topic (argv[2]) and prints it as one line of JSON. */
const asked: Record<InventoryTopic, () => Promise<unknown>> = {
  mem: () => si.mem(),
  cpu: () => si.cpu(),
  osInfo: () => si.osInfo(),
  system: () => si.system(),
  baseboard: () => si.baseboard(),
  bios: () => si.bios(),
  memLayout: () => si.memLayout(),
};

const topic = process.argv[2] ?? '';
if (!Object.hasOwn(asked, topic)) process.exit(2);
asked[topic as InventoryTopic]().then(
  // Serial numbers and their like are of no use to us, so they do not leave here.
  (answer) => process.stdout.write(`${JSON.stringify(answer, (key, value: unknown) => (/serial|uuid|assetTag/i.test(key) ? undefined : value))}\n`),
  () => process.exit(1),
);
