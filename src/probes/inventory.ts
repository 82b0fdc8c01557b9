import { memory } from '../facts/memory.ts';
import { isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseMemoryLayout } from '../parsers/memory-layout.ts';
import { parseProcessStatus } from '../parsers/process-status.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

const dmidecode = '/usr/sbin/dmidecode';

export default defineProbe({
  id: 'inventory',
  about: 'Memory modules, through systeminformation, which runs `dmidecode -t memory`; only as root, and only where dmidecode is installed',
  reads: ['file /proc/self/status', `access ${dmidecode} x`, 'inventory memLayout'],
  gives: [memory.modules, memory.moduleSpeed],
  async gather(host, claim) {
    const layout = await readLayout(host);
    claim(memory.modules, 'value' in layout ? known(layout.value?.modules ?? null, layout.source) : layout, 'tool');
    claim(
      memory.moduleSpeed,
      !('value' in layout)
        ? layout
        : layout.value?.speed === undefined
          ? gap('unreadable', layout.source, 'no speed is named')
          : known(layout.value.speed, layout.source),
      'tool',
    );
  },
});

async function readLayout(host: Door): Promise<Finding<ReturnType<typeof parseMemoryLayout>>> {
  const status = from('file /proc/self/status', await host.read('/proc/self/status'), parseProcessStatus, { absent: 'gap' });
  if (!('value' in status)) return status;
  if (status.value?.uid !== 0) return gap('denied', 'command dmidecode', 'only root may read the table of memory modules');
  const tool = await host.access(dmidecode, 'x');
  if (tool.got === 'absent' || (isOk(tool) && !tool.text.startsWith('yes'))) return gap('absent-tool', 'command dmidecode', 'dmidecode is not installed');
  if (!isOk(tool)) return gap(tool.got, `access ${dmidecode} x`, tool.detail);
  return from('inventory memLayout', await host.inventory('memLayout'), parseMemoryLayout, { absent: 'gap' });
}
