import { type Answer, type Host, nameOf } from './host.ts';

/** Wraps a host and writes down what passed, sorted by name, so that two recordings of one machine differ only where it does. */
export function recordingHost(host: Host): Host & { answers(): Map<string, Answer> } {
  const seen = new Map<string, Answer>();
  return {
    async ask(request, options) {
      const answer = await host.ask(request, options);
      seen.set(nameOf(request), answer);
      return answer;
    },
    answers: () => new Map([...seen].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
