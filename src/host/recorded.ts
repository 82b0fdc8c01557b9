import { type Answer, type Host, nameOf } from './host.ts';
import type { Recording } from './recording.ts';

/** Replays a recording. What was not recorded is a gap of that name, so an old recording stays valid when probes grow. */
export function recordedHost(recording: Recording): Host {
  const missing: Answer = { got: 'not-recorded' };
  return { ask: (request) => Promise.resolve(recording.answers.get(nameOf(request)) ?? missing) };
}
