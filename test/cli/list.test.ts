import { describe, expect, test } from 'vitest';
import { layers } from '../../src/check/layers.ts';
import { runCli } from '../helpers/run-cli.ts';

const ids: Readonly<Record<string, string>> = {
  checks: 'render-group-missing',
  probes: 'kernel',
  facts: 'gpus[].arch',
  profiles: 'ollama',
  trackers: 'llama.cpp-compile',
};

describe('ai-doctor list', () => {
  test.each(Object.entries(ids))('%s: JSON is an array of objects with unique ids, text names each of them', (topic, id) => {
    const json = runCli(['list', topic, '--json']);
    expect(json.code).toBe(0);
    const rows = JSON.parse(json.out) as { id: string }[];
    expect(rows.map((row) => row.id)).toContain(id);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    const { out, code } = runCli(['list', topic]);
    expect(code).toBe(0);
    for (const row of rows) expect(out).toContain(row.id);
  });

  test.each(Object.keys(ids))('%s: text keeps to 80 columns, but for addresses', (topic) => {
    const wide = runCli(['list', topic])
      .out.split('\n')
      .filter((line) => [...line].length > 80 && !line.includes('https://'));
    expect(wide).toEqual([]);
  });

  test('checks as JSON hold what the contract names', () => {
    const [first] = JSON.parse(runCli(['list', 'checks', '--format', 'json']).out) as Record<string, unknown>[];
    expect(Object.keys(first ?? {})).toEqual(['id', 'layer', 'kind', 'impact', 'title', 'evidence']);
  });

  test('checks as text stand below their layers, from the metal up', () => {
    const headings = runCli(['list']).out.match(/^\S+(?= \(\d+\)$)/gm);
    expect(headings).toEqual(layers);
  });

  test('trackers have an address for new issues and the names of their fields', () => {
    const rows = JSON.parse(runCli(['list', 'trackers', '--json']).out) as { id: string; title: string; address: string; fields: string[] }[];
    const ollama = rows.find(({ id }) => id === 'ollama');
    expect(ollama?.address).toMatch(/^https:\/\/github\.com\/ollama\/ollama\/issues\/new/);
    expect(ollama?.fields).toContain('Relevant log output');
  });

  test('a topic that there is not is a usage error with what may be meant', () => {
    const { code, err, out } = runCli(['list', 'tracker']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/did you mean trackers\?/);
  });
});
