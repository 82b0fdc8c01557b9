import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultyMachine } from './faulty-machine.ts';
import { announce, lacks, program } from './helpers.ts';

const can = announce('OpenMetrics in node_exporter', lacks('prometheus-node-exporter'));

describe.runIf(can)('OpenMetrics', () => {
  test('is read by a real node_exporter', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-metrics-'));
    const text = execFileSync(process.execPath, [program, '--format', 'openmetrics', '--fail-on', 'never', '--from', faultyMachine(folder)], {
      encoding: 'utf8',
    });
    // The textfile collector reads the older text format, of which OpenMetrics gauges are a part but for the mark at the end, a comment there.
    writeFileSync(join(folder, 'ai_doctor.prom'), text);
    const exporter = spawn(
      'prometheus-node-exporter',
      ['--collector.disable-defaults', '--collector.textfile', `--collector.textfile.directory=${folder}`, '--web.listen-address=127.0.0.1:19100'],
      { stdio: 'ignore' },
    );
    try {
      let page = '';
      for (let tries = 0; tries < 50 && page === ''; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        page = await fetch('http://127.0.0.1:19100/metrics').then(
          (response) => response.text(),
          () => '',
        );
      }
      expect(page).toMatch(/node_textfile_scrape_error 0/);
      expect(page).toMatch(/ai_doctor_layer_state\{layer="kernel",state="fault"\} 1/);
      expect(page).toMatch(/ai_doctor_finding\{[^}]*id="amdgpu-gtt-size/);
    } finally {
      exporter.kill();
      rmSync(folder, { recursive: true });
    }
  });
});
