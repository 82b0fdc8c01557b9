import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Check } from '../../src/check/define-check.ts';
import { checks } from '../../src/check/registry.generated.ts';
import { gpus } from '../../src/facts/gpus.ts';
import { kernel } from '../../src/facts/kernel.ts';
import { runtimes } from '../../src/facts/runtimes.ts';
import type { Facts } from '../../src/logic/fact.ts';
import { all, any, not } from '../../src/logic/predicate.ts';
import { conditionLines, negated } from '../../src/renderers/conditions.ts';
import { renderExplanation } from '../../src/renderers/explanation.ts';
import { explainCheck } from '../../src/report/verdict.ts';
import { runCli } from '../helpers/run-cli.ts';
import { sampleCheck } from '../helpers/sample-check.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

const known = (value: unknown, source = 'file /x') => ({ value, source });

function explained(change: Partial<Check>, facts: Facts, options: Partial<Parameters<typeof renderExplanation>[1]> = {}): string {
  return renderExplanation(explainCheck(sampleCheck(change), facts, []), {
    columns: 80,
    colour: false,
    machine: 'this machine',
    live: true,
    distributions: [],
    safe: (text) => text,
    ...options,
  });
}

const radeon = (vram: unknown): Facts => ({
  scalars: { 'kernel.release': known('1'), 'kernel.cmdline': known('quiet', 'file /proc/cmdline') },
  lists: {
    gpus: {
      complete: true,
      value: [{ key: 'pci:0000:03:00.0', facts: { name: known('Radeon RX 6600'), vendor: known('amd', 'uevent'), vramVisible: vram as never } }],
    },
  },
});

describe('the words of conditions', () => {
  test.each([
    ['Vulkan loader: not there', 'Vulkan loader: there'],
    ['nvidia module loaded: no', 'nvidia module loaded: yes'],
    ['kernel is < 6.12', 'kernel is ≥ 6.12'],
    ['GPU vendor is amd', 'GPU vendor is not amd'],
    ['architecture is one of gfx1036, gfx1037', 'architecture is none of gfx1036, gfx1037'],
    ['kernel driver is one of amdgpu', 'kernel driver is not amdgpu'],
    ['back ends include cuda', 'back ends do not include cuda'],
    ['versions in DKMS are none', 'versions in DKMS: at least one'],
    ['GPU matches /RX/', 'GPU does not match /RX/'],
    ['kernel is ≥ 6.16 and < 6.16.9', 'not: kernel is ≥ 6.16 and < 6.16.9'],
    ['a sentence of the author', 'not: a sentence of the author'],
  ])('"%s" turned round is "%s"', (says, turned) => expect(negated(says)).toBe(turned));

  test('groups, lists, negations and versions stand as a list', () => {
    const condition = all(
      kernel.version.inRanges({ introduced: '6.16', fixed: '6.16.9' }, { introduced: '6.17', fixed: null, seen: ['6.17', '6.17.3'] }),
      any(
        gpus.some((gpu) => all(gpu.vendor.is('amd'), not(gpu.arch.is('gfx1036')))),
        not(runtimes.isEmpty()),
      ),
      gpus.none((gpu) => gpu.vendor.is('nvidia')),
    );
    expect(conditionLines(condition, 80)).toEqual([
      '- kernel is one of these:',
      '  - ≥ 6.16 and < 6.16.9',
      '  - ≥ 6.17, seen up to 6.17.3, fix unknown',
      '- one of these:',
      '  - a GPU for which:',
      '    - GPU vendor is amd',
      '    - GPU architecture is not gfx1036',
      '  - a runtime',
      '- no GPU for which:',
      '  - GPU vendor is nvidia',
    ]);
  });

  test('every condition of every check fits, and is never left empty', () => {
    for (const { id, when, unless, bites } of checks)
      for (const predicate of [when, unless, bites])
        if (predicate !== undefined) {
          const lines = conditionLines(predicate, 80);
          expect([id, lines.length > 0, lines.filter((line) => /(?:^|: )undefined(?! symbol)|\[object/.test(line))]).toEqual([id, true, []]);
        }
  });
});

describe('a page', () => {
  const when = gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.vramVisible.below(512 * 1024 ** 2)));

  test('tells first what holds here, and by which readings', () => {
    const page = explained({ kind: 'fault', when }, radeon(known(256 * 1024 ** 2, 'file mem_info_vis_vram_total')));
    expect(page).toContain(
      'On this machine: present\n  The condition is here, and is itself the failure.\n  ✓ a GPU of this kind\n    ✓ Radeon RX 6600\n      ✓ GPU vendor is amd (uevent)\n',
    );
    expect(page).toMatch(/; it is 256 MiB \(file\s+mem_info_vis_vram_total\)/);
  });

  test('names only what makes it clear', () => {
    const page = explained({ when }, radeon(known(8 * 1024 ** 3)));
    expect(page).toMatch(/clear\n {2}It is not so, because:\n/);
    expect(page).toMatch(/✗ CPU-visible VRAM is < 512 MiB; it is 8 GiB/);
    expect(page).not.toMatch(/✓ GPU vendor/);
    expect(explained({ when }, { scalars: {}, lists: { gpus: { complete: true, value: [] } } })).toMatch(/✗ a GPU: there is none/);
  });

  test('says what would decide it, with a command', () => {
    const page = explained({ when }, radeon({ gap: 'denied', source: 'file x' }));
    expect(page).toMatch(/On this machine: undecided\n {2}One fact is missing\./);
    expect(page).toMatch(/What would decide it\n {2}- CPU-visible VRAM \(gpus\[pci:0000:03:00\.0\]\.vramVisible\): not\s+permitted\n {6}\$ /);
  });

  test('on a live machine nothing is called unrecorded', () => {
    const unasked: Facts = { scalars: {}, lists: {} };
    expect(explained({ when }, unasked)).not.toMatch(/recording/);
    expect(explained({ when }, unasked, { live: false, machine: 'the machine in x' })).toMatch(/On the machine in x: undecided[\s\S]*not in the recording/);
  });

  test('gives the remedies of this distribution first, those of others apart, and names them', () => {
    const remedy: Check['remedy'] = [
      { do: 'Update the kernel.', commands: ['sudo apt install linux-oem-24.04'], on: 'ubuntu' },
      { do: 'Fedora: update the kernel.', on: 'fedora' },
      { do: 'Or switch it off.', setting: 'amdgpu.x=0' },
    ];
    const on = (distributions: string[]): string => explained({ when, remedy }, radeon(known(1)), { distributions });
    expect(on(['fedora'])).toContain('What to do\n  - Fedora: update the kernel.\n  - Or switch it off.\n      amdgpu.x=0\n');
    expect(on(['fedora'])).toContain('What to do on other distributions\n  - Ubuntu: Update the kernel.\n      $ sudo apt install linux-oem-24.04\n');
    expect(on(['ubuntu', 'debian'])).toContain('What to do\n  - Ubuntu: Update the kernel.');
    expect(on([])).not.toContain('other distributions');
  });

  test('redacts what came from the machine', () => {
    const secret: Facts = { scalars: { 'kernel.release': known('1', 'file /home/alice/x'), 'kernel.cmdline': known('host=secret') }, lists: {} };
    const page = explained({ when: all(kernel.release.is('1'), kernel.cmdline.has(/host/)) }, secret, {
      safe: (text) => text.replace(/alice|secret/g, '[user-1]'),
    });
    expect(page).not.toMatch(/alice|secret/);
  });

  test('shows earlier names', () => expect(explained({ formerly: ['old-name'] }, radeon(known(1)))).toMatch(/Earlier names\n {2}old-name\n/));

  test('every check explains itself on a machine of which nothing is known', () => {
    for (const check of checks) {
      const page = renderExplanation(explainCheck(check, { scalars: {}, lists: {} }, []), {
        columns: 80,
        colour: false,
        machine: 'this machine',
        live: true,
        distributions: ['debian'],
        safe: (text) => text,
      });
      expect(page).toMatch(/What to do/);
      expect(page).not.toMatch(/\[object|NaN|: undefined\b(?!\s+symbol)/m);
    }
  });
});

describe('ai-doctor explain', () => {
  const machine = join(folder, 'machine.txt');
  writeFileSync(
    machine,
    'ai-doctor recording 1\n-- ok file /proc/sys/kernel/osrelease\n6.17.1-arch1-1\n-- ok file /etc/os-release\nID=arch\nNAME="Arch Linux"\nPRETTY_NAME="Arch Linux"\n',
  );

  test('a recording is judged, and the page follows', () => {
    const { code, out } = runCli(['explain', 'gfx1151-cwsr-fix-missing', '--from', machine]);
    expect(code).toBe(0);
    expect(out).toMatch(/gfx1151-cwsr-fix-missing · kernel-driver · unstable/);
    expect(out).toContain(`On the machine in ${machine}: undecided`);
    expect(out).toMatch(/What to do on other distributions\n {2}- On Ubuntu/);
    expect(out).toMatch(/Sources\n {2}https:\/\//);
  });

  test.each([
    ['render-group-mising', /did you mean render-group-missing\?/],
    ['cwsr', /did you mean gfx1151-cwsr-fix-missing/],
    ['group-render-lacking', /these come near: .*render-group-missing/],
    ['zzzzzzzzzz', /ai-doctor list names them all/],
  ])('%s is unknown, and what is near is named', (id, wanted) => {
    const { code, err, out } = runCli(['explain', id, '--from', machine]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(wanted);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
