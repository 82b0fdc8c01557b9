import { type Answer, type Host, nameOf, type RequestKind } from './host.ts';

/** What several probes ask in the same words within one run. Commands, servers and drivers are asked by one probe each. */
const shared: ReadonlySet<RequestKind> = new Set(['file', 'list', 'link', 'stat', 'access', 'statfs', 'env']);

/** Asks each thing once a run and gives every asker the same answer, so that probes need not know of each other. */
export function askOnce(host: Host): Host {
  const asked = new Map<string, Promise<Answer>>();
  return {
    ask(request, options = {}) {
      if (!shared.has(request.kind)) return host.ask(request, options);
      const name = `${nameOf(request)} ${options.maxBytes ?? ''} ${options.tail ?? ''}`;
      const known = asked.get(name);
      if (known !== undefined) return known;
      // The first asker's end must not cut the answer of the others short, so its end stays out; the request has a limit of its own.
      const { until: _, ...limits } = options;
      const asking = host.ask(request, limits);
      asked.set(name, asking);
      return asking;
    },
  };
}
