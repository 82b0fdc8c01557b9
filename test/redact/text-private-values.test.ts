import { expect, test } from 'vitest';
import { makeRedactor } from '../../src/redact/redact.ts';
import { privateValuesInText } from '../../src/redact/text-private-values.ts';

const redacted = (text: string): string => makeRedactor(privateValuesInText(text)).text(text);

test('names and homes that a pasted environment tells', () => {
  const text = 'HOME=/srv/people/anna\nUSER=anna\nexport HOSTNAME="bigbox77"\nmodels in /srv/people/anna/models, seen from bigbox77';
  expect(redacted(text)).not.toMatch(/anna|bigbox77/);
  expect(redacted(text)).toContain('/srv/people/[user-1]/models');
});

test('a recording that was pasted whole', () => {
  const text = 'ai-doctor recording 1\n-- ok env HOME\n/srv/people/anna\n-- ok file /proc/cmdline\nroot=/dev/x models=/srv/people/anna/m\n';
  expect(redacted(text)).not.toContain('anna');
});

test('homes of services, and system accounts, are knowledge', () => {
  const text = 'HOME=/usr/share/ollama\nUSER=ollama\nHOME=/root\nHOSTNAME=localhost\n/usr/share/ollama/.ollama/models';
  expect(redacted(text)).toBe(text);
});

test('nothing told, nothing private', () => {
  expect(redacted('the HOME of models, USER=, see /data')).toBe('the HOME of models, USER=, see /data');
});
