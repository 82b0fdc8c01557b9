import type { ContainerStart } from './docker-run.ts';

interface Inspected {
  readonly Config?: { readonly Image?: unknown; readonly Env?: unknown };
  readonly HostConfig?: Readonly<Record<string, unknown>>;
}

/**
 * `docker inspect`: what a container was started with, by the options of `docker run`. Keys: https://docs.docker.com/reference/api/engine/ (ContainerInspect).
 * @throws where the text is no such answer
 */
export function parseDockerInspect(text: string): ContainerStart {
  const [first] = [JSON.parse(text) as unknown].flat() as Inspected[];
  const { Config: config, HostConfig: host } = first ?? {};
  if (typeof config?.Image !== 'string' || host === undefined) throw new Error('no container in it');
  return {
    image: config.Image,
    options: { ...deviceOptions(host.DeviceRequests, host.Devices), ...hostOptions(host) },
    environment: Object.fromEntries(textsOf(config.Env).flatMap((pair) => (pair.includes('=') ? [splitAt(pair, pair.indexOf('='))] : []))),
  };
}

/** `gpus` and `device` of a container, from DeviceRequests and Devices. */
export function deviceOptions(requests: unknown, devices: unknown): Record<string, string> {
  const asked = listOf(requests).map((each) => ({
    cdi: each.Driver === 'cdi',
    ids: textsOf(each.DeviceIDs),
    gpu: each.Driver === 'nvidia' || JSON.stringify(each.Capabilities ?? []).includes('"gpu"'),
  }));
  const gpus = asked.filter(({ cdi, gpu }) => gpu && !cdi).flatMap(({ ids }) => (ids.length === 0 ? ['all'] : ids));
  const nodes = [
    ...asked.filter(({ cdi }) => cdi).flatMap(({ ids }) => ids),
    ...listOf(devices).flatMap(({ PathOnHost: path }) => (typeof path === 'string' ? [path] : [])),
  ];
  return { ...(gpus.length === 0 ? {} : { gpus: gpus.join(',') }), ...(nodes.length === 0 ? {} : { device: nodes.join(',') }) };
}

/** What Docker sets by itself is no option: 64 MiB of shared memory, runc, a private namespace. */
function hostOptions(host: Readonly<Record<string, unknown>>): Record<string, string> {
  const { Privileged, Runtime, ShmSize, Memory, IpcMode, NetworkMode } = host;
  const options: [string, string | undefined][] = [
    ['privileged', Privileged === true ? '' : undefined],
    ['runtime', typeof Runtime === 'string' && Runtime !== '' && Runtime !== 'runc' ? Runtime : undefined],
    ['shm-size', typeof ShmSize === 'number' && ShmSize !== 64 * 2 ** 20 ? String(ShmSize) : undefined],
    ['memory', typeof Memory === 'number' && Memory > 0 ? String(Memory) : undefined],
    ['ipc', typeof IpcMode === 'string' && !/^(?:|private|shareable)$/.test(IpcMode) ? IpcMode : undefined],
    ['network', NetworkMode === 'host' ? 'host' : undefined],
    ['security-opt', joined(host.SecurityOpt)],
    ['group-add', joined(host.GroupAdd)],
    ['cap-add', joined(host.CapAdd)],
    ['volume', joined(host.Binds)],
  ];
  return Object.fromEntries(options.filter((each): each is [string, string] => each[1] !== undefined));
}

function joined(value: unknown): string | undefined {
  const texts = textsOf(value);
  return texts.length === 0 ? undefined : texts.join(',');
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null) : [];
}

function splitAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}
