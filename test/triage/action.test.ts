import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decide, textOf } from '../../action/triage-issue.mjs';
import { renderReply } from '../../src/renderers/reply.ts';
import { triageOf } from './read.ts';

const event = JSON.parse(readFileSync(new URL('./events/opened.json', import.meta.url), 'utf8'));
const settings = { comment: 'suspected', label: 'layer: ', version: '.', runtime: '' };

function judged(text: string) {
  const report = triageOf(text);
  return { report, reply: renderReply(report) };
}

describe('the action', () => {
  test('comments on an issue whose environment explains it, and labels the layer', () => {
    const plan = decide(event, settings, judged(textOf(event)));
    expect(plan).toMatchObject({ number: 9148, label: 'layer: service', outputs: { layer: 'service' } });
    expect(plan.comment).toMatch(/^<!-- ai-doctor triage -->\nThank you for the report\./);
  });

  test('is silent where nothing was found', () => {
    const issue = { ...event, issue: { ...event.issue, title: 'Feature', body: 'It would be good to choose the GPU from the client.' } };
    expect(decide(issue, settings, judged(textOf(issue)))).toMatchObject({ comment: null, label: null });
    expect(decide(issue, { ...settings, comment: 'always' }, judged(textOf(issue))).comment).toContain('No known cause in the layers beneath');
  });

  test('leaves pull requests and bots alone, and refuses settings that it does not know', () => {
    const report = judged(textOf(event));
    expect(decide({ ...event, issue: { ...event.issue, pull_request: {} } }, settings, report)).toHaveProperty('skip');
    expect(decide({ ...event, sender: { type: 'Bot' } }, settings, report)).toHaveProperty('skip');
    expect(() => decide(event, { ...settings, comment: 'sometimes' }, report)).toThrow(/none of/);
  });

  test('its file passes nothing of an issue to a shell', () => {
    const file = readFileSync(new URL('../../action/action.yml', import.meta.url), 'utf8');
    expect(file).not.toMatch(/github\.event\./);
  });
});
