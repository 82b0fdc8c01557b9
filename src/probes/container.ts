import { container } from '../facts/container.ts';
import { isOk, parseStat, parseStatfs } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { parseProcessStatus } from '../parsers/process-status.ts';
import { isMapped } from '../parsers/uid-map.ts';
import type { Finding } from '../witness/claim.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { containerReads, decisiveReads, readContainment } from './reading/containment.ts';
import { mountsOf } from './reading/system.ts';

export default defineProbe({
  id: 'container',
  about: 'What the container that we run in was given: GPU device nodes, driver libraries, rights',
  reads: [
    ...containerReads,
    'list /dev',
    'list /dev/dri',
    'stat /dev/*',
    'stat /dev/dri/*',
    'access /dev/* rw',
    'access /dev/dri/* rw',
    'file /proc/self/uid_map',
    'file /proc/self/status',
    'statfs /dev/shm',
    'env NVIDIA_VISIBLE_DEVICES',
    'env NVIDIA_REQUIRE_CUDA',
  ],
  gives: Object.values(container),
  async gather(host, claim) {
    const { kind, readings } = await readContainment(host);
    const running = [container.image, container.runOptions, container.runEnvironment, container.shmExhausted] as const;
    if (kind === null || kind === undefined) {
      // Outside of a container there is nothing to tell of one.
      const source = 'file /proc/self/mountinfo, stat /.dockerenv';
      for (const handle of Object.values(container)) claim(handle, kind === null ? known<never>(null, source) : readings.gapOf(...decisiveReads));
      return;
    }
    // Only reports tell how a container was started and what its programs said; on a live machine no such report was given.
    for (const handle of running) claim(handle, known<never>(null, 'probe container'));
    const [uidMap, status, shm, visible, required] = await Promise.all([
      host.read('/proc/self/uid_map'),
      host.read('/proc/self/status'),
      host.statfs('/dev/shm'),
      host.env('NVIDIA_VISIBLE_DEVICES'),
      host.env('NVIDIA_REQUIRE_CUDA'),
      claimNodes(host, claim),
    ]);
    claim(container.mapped, from('file /proc/self/uid_map', uidMap, isMapped));
    claim(
      container.seccomp,
      from('file /proc/self/status', status, (text) => seccompModes[parseProcessStatus(text).seccomp ?? -1] ?? null),
    );
    claim(
      container.capabilities,
      from('file /proc/self/status', status, (text) => {
        const { boundingCapabilities } = parseProcessStatus(text);
        if (boundingCapabilities === undefined) throw new Error('no line CapBnd');
        return boundingCapabilities;
      }),
    );
    claim(
      container.shmBytes,
      from('statfs /dev/shm', shm, (text) => parseStatfs(text).totalBytes),
    );
    claim(
      container.visibleDevices,
      from('env NVIDIA_VISIBLE_DEVICES', visible, (text) => text.trim()),
    );
    claim(
      container.requiredCuda,
      from('env NVIDIA_REQUIRE_CUDA', required, (text) => /\bcuda>=(\d{1,2}\.\d{1,2})/.exec(text)?.[1] ?? null),
    );
    const mounts = mountsOf(readings.text('file /proc/self/mountinfo'));
    claim(
      container.driverMounts,
      mounts === undefined
        ? readings.gapOf('file /proc/self/mountinfo')
        : known(
            mounts.flatMap(({ point }) => /\/(lib(?:cuda|nvidia-ml|nvidia-ptxjitcompiler|dxcore)\.so[.\d]*)$/.exec(point)?.[1] ?? []),
            'file /proc/self/mountinfo',
          ),
    );
  },
});

/** As the kernel numbers them. */
const seccompModes = ['off', 'strict', 'filter'] as const;

/** Nodes of GPU drivers: AMD's compute node, NVIDIA's, WSL's. Those in /dev/dri are told by their folder. */
const gpuNode = /^(?:kfd|dxg|nvidiactl|nvidia-uvm|nvidia\d{1,3})$/;

/** The nodes that are there, whose they are, and which of them do not open: the device cgroup answers EPERM, owner and mode EACCES. */
async function claimNodes(host: Door, claim: Claim): Promise<void> {
  const [dev, dri] = await Promise.all([host.list('/dev'), host.list('/dev/dri')]);
  const handles = [container.nodes, container.nodesWithoutPermission, container.nodesBarred, container.nodeGroups] as const;
  const unread = [['list /dev', dev] as const, ['list /dev/dri', dri] as const].find(([, answer]) => answer.got !== 'ok' && answer.got !== 'absent');
  if (unread !== undefined || !isOk(dev)) {
    const [source, answer] = unread ?? (['list /dev', dev] as const);
    for (const handle of handles) claim(handle, gap(answer.got === 'absent' || answer.got === 'ok' ? 'unreadable' : answer.got, source));
    return;
  }
  const names = [
    ...dev.text.split('\n').filter((name) => gpuNode.test(name)),
    ...(isOk(dri) ? dri.text.split('\n') : []).filter((name) => /^(?:renderD|card)\d{1,3}$/.test(name)).map((name) => `dri/${name}`),
  ];
  const nodes = names.slice(0, 64).map((name) => `/dev/${name}`);
  const asked = await Promise.all(nodes.map(async (path) => ({ path, access: await host.access(path, 'rw'), stat: await host.stat(path) })));
  claim(container.nodes, known(nodes, 'list /dev, list /dev/dri'));
  const refused = (error: string): Finding<readonly string[]> => {
    const unclear = asked.find(({ access }) => !isOk(access));
    if (unclear !== undefined && !isOk(unclear.access))
      return gap(unclear.access.got === 'absent' ? 'unreadable' : unclear.access.got, `access ${unclear.path} rw`);
    return known(
      asked.flatMap(({ path, access }) => (isOk(access) && access.text.trim() === `no ${error}` ? [path] : [])),
      'access /dev/…',
    );
  };
  claim(container.nodesWithoutPermission, refused('EACCES'));
  claim(container.nodesBarred, refused('EPERM'));
  const unseen = asked.find(({ stat }) => !isOk(stat));
  claim(
    container.nodeGroups,
    unseen !== undefined && !isOk(unseen.stat)
      ? gap(unseen.stat.got === 'absent' ? 'unreadable' : unseen.stat.got, `stat ${unseen.path}`)
      : known(Object.fromEntries(asked.flatMap(({ path, stat }) => (isOk(stat) ? [[path, String(parseStat(stat.text).gid)]] : []))), 'stat /dev/…'),
  );
}
