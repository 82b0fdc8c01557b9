import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultyMachine } from './faulty-machine.ts';
import { announce, program } from './helpers.ts';

const executablePath = '/usr/bin/chromium';
const can = announce('HTML in a browser', existsSync(executablePath) ? undefined : 'needs chromium');

describe.runIf(can)('the HTML report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-html-'));
  const file = join(folder, 'report.html');
  const requests: string[] = [];
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(file, execFileSync(process.execPath, [program, '--format', 'html', '--fail-on', 'never', '--from', faultyMachine(folder)]));
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function open(options: { width: number; javaScriptEnabled?: boolean; colorScheme?: 'dark' | 'light' }): Promise<Page> {
    const { width, ...rest } = options;
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...rest });
    const page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => {
      throw new Error(`a dialog opened: ${dialog.message()}`);
    });
    await page.goto(`file://${file}`);
    return page;
  }

  test.each([360, 1280])('at %i pixels nothing is wider than the window', async (width) => {
    const page = await open({ width });
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(await page.screenshot()).not.toHaveLength(0);
  });

  test('facts can be searched, commands copied', async () => {
    const page = await open({ width: 1280 });
    await page.getByText(/^\d+ facts$/).click();
    const visible = (): Promise<number> => page.locator('tbody tr:visible').count();
    const all = await visible();
    await page.getByLabel('Search').fill('kernel.cmdline');
    expect(await visible()).toBeLessThan(all);
    expect(await page.locator('tbody tr:visible').first().textContent()).toContain('gtt_size');
    const copy = page.getByRole('button', { name: 'Copy' }).first();
    await copy.click();
    // The clipboard answers when it likes.
    await page.getByRole('button', { name: 'Copied' }).waitFor({ timeout: 10_000 });
    expect(await page.getByRole('button', { name: 'Copied' }).count()).toBe(1);
  });

  test('it reads without JavaScript', async () => {
    const page = await open({ width: 1280, javaScriptEnabled: false });
    expect(await page.locator('h1').textContent()).toContain('Arch Linux');
    expect(await page.locator('.finding').count()).toBeGreaterThan(0);
  });

  test.each(['light', 'dark'] as const)('is accessible in %s', async (colorScheme) => {
    const page = await open({ width: 1280, colorScheme });
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
    // The page's own policy lets no other script in; the test brings one through the debugger.
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    const found = (await page.evaluate(
      'axe.run(document, { runOnly: ["wcag2a", "wcag2aa"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
    )) as string[];
    expect(found).toEqual([]);
  });

  test('no request leaves', () => {
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    expect(requests.length).toBeGreaterThan(0);
  });
});
