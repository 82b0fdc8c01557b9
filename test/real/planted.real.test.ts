import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { makeReport, type Report } from '../../src/report/report.ts';
import { evidenceOf, machineSlugs, recordingOf } from '../helpers/machine.ts';
import { announce, lacks } from './helpers.ts';
import { plantedReport } from './planted.ts';

const can = announce('planted hardware', lacks('unshare', 'mknod'));

interface Gpu {
  readonly key: string;
  readonly facts: Record<string, { value?: unknown; gap?: string; source?: string }>;
}

function gpusOf(report: Report): Gpu[] {
  const list = report.facts.gpus as { value?: Gpu[] };
  return list.value ?? [];
}

/** What sysfs tells of a GPU; the rest comes from tools and drivers that this machine lacks. */
const fromSysfs = ['vendor', 'pciId', 'driver', 'arch', 'vramTotal', 'vramVisible', 'gttTotal', 'powerState'];
const tools = /^(?:command|native|library)/;

// Machines whose GPUs stand in sysfs; under WSL they do not.
const native = machineSlugs.filter((slug) => recordingOf(slug).answers.has('list /sys/bus/pci/devices') && !slug.includes('wsl'));

describe.runIf(can)('the live program on hardware that this machine lacks', () => {
  test.each(native)('%s: the live host reads what the recording replays', async (slug) => {
    const recording = recordingOf(slug);
    const replayed = makeReport(await evidenceOf(recording), { checks, version: '0', startedAt: '', durationMs: 0, only: [], skip: [], runtimes: [] });
    const live = plantedReport(recording);
    expect(live.crashed).toEqual([]);
    const pick = (gpus: readonly Gpu[]) =>
      gpus
        .filter(({ key }) => key.startsWith('pci:'))
        .map(({ key, facts }) => [
          key,
          Object.fromEntries(
            fromSysfs.flatMap((name) => (facts[name]?.value === undefined || tools.test(facts[name].source ?? '') ? [] : [[name, facts[name].value]])),
          ),
        ]);
    const wanted = pick(gpusOf(replayed));
    const found = new Map(pick(gpusOf(live)) as [string, Record<string, unknown>][]);
    for (const [key, facts] of wanted) expect([key, found.get(key as string)]).toEqual([key, expect.objectContaining(facts as object)]);
  });

  test('WSL2 is recognised by what Windows leaves there', () => {
    const slug = machineSlugs.find((each) => each.includes('wsl2'));
    if (slug === undefined) throw new Error('no recorded WSL2 machine');
    expect(plantedReport(recordingOf(slug)).machine.platform.system).toBe('wsl2');
  });
});
