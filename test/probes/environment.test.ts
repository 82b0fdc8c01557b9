import { expect, test } from 'vitest';
import environment from '../../src/probes/environment.ts';
import { gather, shown } from '../helpers/gather.ts';

const absent = environment.reads.map((read) => `-- absent ${read}`);

test('the variables that are set', async () => {
  const recording = absent
    .join('\n')
    .replace('-- absent env OLLAMA_MODELS', '-- ok (no newline) env OLLAMA_MODELS\n/srv/models')
    .replace('-- absent env HTTP_PROXY', '-- ok (no newline) env HTTP_PROXY\nhttp://me:pw@proxy:3128');
  expect(shown((await gather(recording, environment)).facts, 'environment.variables')).toEqual({
    HTTP_PROXY: 'http://proxy:3128',
    OLLAMA_MODELS: '/srv/models',
  });
});

test('one that was not asked for leaves all open', async () => {
  expect(shown((await gather(absent.slice(1).join('\n'), environment)).facts, 'environment.variables')).toEqual({ gap: 'not-recorded' });
});
