import type { Door } from '../../host/reads.ts';
import type { Finding } from '../../witness/claim.ts';
import { from, gap } from '../define-probe.ts';

/** Busy by amdgpu's own count, at the lowest clock of its memory, which any real work raises. */
export async function busyAtIdle(host: Door, at: string): Promise<Finding<boolean>> {
  const [busy, clocks] = await Promise.all([host.read(`${at}/gpu_busy_percent`), host.read(`${at}/pp_dpm_mclk`)]);
  const percent = from(`file ${at}/gpu_busy_percent`, busy, percentage, { absent: 'gap' });
  if (!('value' in percent) || percent.value === null) return 'value' in percent ? gap('unreadable', percent.source) : percent;
  const full = percent.value >= 99;
  return from(`file ${at}/pp_dpm_mclk`, clocks, (text) => full && isLowestOfSteps(text), { absent: 'gap' });
}

/** `0: 96Mhz *`, a step a line, the one in force with a star. */
function isLowestOfSteps(text: string): boolean {
  const steps = text.split('\n').filter((line) => /^\d{1,2}: \d{1,5}Mhz/i.test(line));
  if (!steps.some((line) => line.includes('*'))) throw new Error('no step is marked as the one in force');
  return steps.length > 1 && steps[0]?.includes('*') === true;
}

function percentage(text: string): number {
  if (!/^\d{1,3}$/.test(text.trim())) throw new Error('not a percentage');
  return Number(text.trim());
}
