import { container } from '../facts/container.ts';
import { cpu } from '../facts/cpu.ts';
import { cuda } from '../facts/cuda.ts';
import { distro } from '../facts/distro.ts';
import { driverLibraries } from '../facts/driver-libraries.ts';
import { cdiSpecs, engines } from '../facts/engines.ts';
import { gpus } from '../facts/gpus.ts';
import { intel } from '../facts/intel.ts';
import { ioUring } from '../facts/io-uring.ts';
import { kernel } from '../facts/kernel.ts';
import { memory } from '../facts/memory.ts';
import { npu } from '../facts/npu.ts';
import { nvidia } from '../facts/nvidia.ts';
import { ollama } from '../facts/ollama.ts';
import { platform } from '../facts/platform.ts';
import { rocm } from '../facts/rocm.ts';
import { systemd } from '../facts/systemd.ts';
import { vulkan, vulkanDevices } from '../facts/vulkan.ts';
import { wsl } from '../facts/wsl.ts';
import { all, any, not, type Predicate } from '../logic/predicate.ts';
import { quantity } from '../logic/quantity.ts';
import type { VersionHandle } from '../logic/words.ts';
import { askedDisk, askedNodes, askedPort } from './asked.ts';
import type { CompileContext } from './compile.ts';
import type { Condition, components, Subject, usables } from './document-schema.ts';
import { factPredicate } from './fact-condition.ts';
import { fitsPredicate } from './fits.ts';
import { readNeed } from './read-need.ts';
import { SubjectFault } from './subject-fault.ts';
import { parseSize, rangePredicate, wordRange } from './version-range.ts';

export interface Worded {
  readonly says: string;
  readonly predicate: Predicate;
}

type FactSubject = Exclude<Subject, 'any' | 'all' | 'not' | 'check' | 'findings'>;

/** The predicate of one subject, with its sentence. Throws where the document cannot be meant so. */
export function subjectPredicate(subject: FactSubject, condition: Condition, context: CompileContext): Worded {
  return subjects[subject](condition, context);
}

const joined = (parts: readonly Worded[], word = ' and '): Worded => ({
  says: parts.map(({ says }) => says).join(word),
  predicate: parts.length === 1 && parts[0] !== undefined ? parts[0].predicate : all(...parts.map(({ predicate }) => predicate)),
});

const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

function ranged(handle: VersionHandle, range: string, path = ''): Worded {
  try {
    return { says: `${handle.label} ${wordRange(range)}`, predicate: rangePredicate(handle, range) };
  } catch (error) {
    throw new SubjectFault(path, error instanceof Error ? error.message : String(error));
  }
}

const subjects: Record<FactSubject, (condition: Condition, context: CompileContext) => Worded> = {
  kernel: ({ kernel: range = '' }) => ranged(kernel.version, range),
  glibc: ({ glibc = '' }) => {
    const asked = ranged(distro.libcVersion, glibc);
    return { says: asked.says.replace('C library version', 'glibc'), predicate: all(distro.libc.is('glibc'), asked.predicate) };
  },
  distribution: ({ distribution = [] }) => {
    const wanted = (typeof distribution === 'string' ? [{ id: distribution }] : 'id' in distribution ? [distribution] : distribution) as readonly {
      id: string;
      version?: string;
    }[];
    const each = wanted.map(({ id, version }, at) => {
      const named: Worded = { says: id, predicate: distro.like.has(id) };
      // A relative of Ubuntu has numbers of its own, so a range of releases asks for the distribution itself.
      if (version === undefined) return named;
      const range = ranged(distro.version, version, Array.isArray(distribution) ? `[${at}].version` : 'version');
      return { says: `${id} ${wordRange(version)}`, predicate: all(distro.id.is(id), range.predicate) };
    });
    return { says: `the distribution is ${each.map(({ says }) => says).join(' or ')}`, predicate: any(...each.map(({ predicate }) => predicate)) };
  },
  cpu: ({ cpu: wanted = {} }) =>
    joined([
      ...(wanted.arch === undefined ? [] : [{ says: `CPU architecture ${wanted.arch}`, predicate: platform.arch.is(wanted.arch) }]),
      ...(wanted.flags === undefined
        ? []
        : [{ says: `the CPU has ${wanted.flags.join(', ')}`, predicate: all(...wanted.flags.map((flag) => cpu.flags.has(flag))) }]),
      ...(wanted.threads === undefined ? [] : [{ says: `${wanted.threads} CPU threads`, predicate: cpu.threads.atLeast(wanted.threads) }]),
      ...(wanted.cores === undefined ? [] : [{ says: `${wanted.cores} CPU cores`, predicate: cpu.cores.atLeast(wanted.cores) }]),
    ]),
  memory: ({ memory: wanted = 0 }) => {
    const { total, available } = typeof wanted === 'object' ? wanted : { total: wanted, available: undefined };
    const within = (bytes: number): Predicate => any(memory.cgroupLimit.isAbsent(), memory.cgroupLimit.atLeast(bytes));
    return joined([
      ...(total === undefined
        ? []
        : [{ says: `${quantity(parseSize(total), 'bytes')} of RAM`, predicate: all(memory.total.atLeast(parseSize(total)), within(parseSize(total))) }]),
      ...(available === undefined
        ? []
        : [
            {
              says: `${quantity(parseSize(available), 'bytes')} of RAM available`,
              predicate: all(memory.available.atLeast(parseSize(available)), within(parseSize(available))),
            },
          ]),
    ]);
  },
  disk: ({ disk = { path: '/', free: 0 } }, context) => {
    const bytes = parseSize(disk.free);
    return { says: `${quantity(bytes, 'bytes')} free at ${disk.path}`, predicate: context.ask(askedDisk(disk.path)).free.atLeast(bytes) };
  },
  gpu: ({ gpu = {} }) => {
    const { vendor, arch, computeCapability, vram, integrated, driver, count = 1 } = gpu;
    const { item } = gpus;
    const archs = list(arch);
    const drivers = list(driver);
    const parts: Worded[] = [
      ...(vendor === undefined ? [] : [{ says: vendor, predicate: item.vendor.is(vendor) }]),
      ...(archs.length === 0 ? [] : [{ says: archs.join(' or '), predicate: any(...archs.map((each) => archPredicate(each))) }]),
      ...(computeCapability === undefined ? [] : [ranged(item.computeCapability, computeCapability, 'computeCapability')]),
      ...(vram === undefined ? [] : [{ says: `${quantity(parseSize(vram), 'bytes')} of VRAM`, predicate: item.vramTotal.atLeast(parseSize(vram)) }]),
      ...(integrated === undefined
        ? []
        : [{ says: integrated ? 'integrated' : 'discrete', predicate: integrated ? item.integrated.is(true) : not(item.integrated.is(true)) }]),
      ...(drivers.length === 0 ? [] : [{ says: `driven by ${drivers.join(' or ')}`, predicate: any(...drivers.map((each) => item.driver.is(each))) }]),
    ];
    const what = parts.length === 0 ? '' : `: ${parts.map(({ says }) => says).join(', ')}`;
    return { says: `${count === 1 ? 'a GPU' : `${count} GPUs`}${what}`, predicate: gpus.atLeast(count, () => all(...parts.map(({ predicate }) => predicate))) };
  },
  versions: ({ versions = {} }) =>
    joined(
      Object.entries(versions).map(([name, range]) => {
        const asked = componentRange(name as (typeof components)[number], range as string);
        return asked;
      }),
    ),
  usable: ({ usable = [] }) => joined(list(usable).map((what) => ({ says: `${usableNames[what]} is usable`, predicate: usablePredicates[what]() }))),
  devices: ({ devices = [] }, context) => {
    const { nodes, user } = 'nodes' in devices ? devices : { nodes: devices as readonly string[], user: undefined };
    const who = user ?? context.user;
    const predicates = nodes.map((each) => {
      const asked = context.ask(askedNodes(each, who));
      // What the device cgroup of a container refuses, owner and mode do not show.
      const barred = not(container.nodesBarred.hasMatch(new RegExp(`^${each.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '[^/]*')}$`)));
      return all(not(asked.found.isEmpty()), asked.closed.isEmpty(), any(container.nodesBarred.isAbsent(), barred));
    });
    return { says: `${nodes.join(', ')} ${nodes.length === 1 ? 'opens' : 'open'} for ${who ?? 'this user'}`, predicate: all(...predicates) };
  },
  systemd: ({ systemd: wanted = true }) => ({
    says: wanted ? 'systemd manages this system' : 'no systemd manages this system',
    predicate: systemd.running.is(wanted),
  }),
  wsl2: ({ wsl2 = true }) => ({
    says: wsl2 ? 'this is WSL2' : 'this is not WSL2',
    predicate: wsl2 ? platform.system.is('wsl2') : not(platform.system.is('wsl2')),
  }),
  container: ({ container: wanted = {} }) =>
    joined([
      ...(wanted.inside === undefined
        ? []
        : [
            {
              says: wanted.inside ? 'inside a container' : 'outside of a container',
              predicate: wanted.inside ? not(platform.container.isAbsent()) : platform.container.isAbsent(),
            },
          ]),
      ...(wanted.engine === undefined
        ? []
        : [{ says: `${list(wanted.engine).join(' or ')} is installed`, predicate: any(...list(wanted.engine).map((name) => engines.installed.has(name))) }]),
      ...(wanted.devices === undefined ? [] : [containerDevices(wanted.devices)]),
    ]),
  io_uring: ({ io_uring: wanted = true }) => ({
    says: wanted === true ? 'io_uring may be used' : `io_uring supports ${wanted.join(', ')}`,
    predicate: wanted === true ? ioUring.setup.is('ok') : all(ioUring.setup.is('ok'), ...wanted.map((name) => ioUring.operations.has(name))),
  }),
  ports: ({ ports = [] }, context) => ({
    says: `${ports.length === 1 ? 'port' : 'ports'} ${ports.join(', ')} free`,
    predicate: all(...ports.map((port) => context.ask(askedPort(port)).taken.isAbsent())),
  }),
  fits: ({ fits = {} }) => {
    const need = readNeed(fits);
    const place = fits.in ?? 'gpu';
    return {
      says: `${fits.gguf ?? 'the model'} fits into ${place === 'gpu' ? 'GPU memory' : 'the memory that is available'}: ${need.words}`,
      predicate: fitsPredicate(need, place, fits.across ?? 1),
    };
  },
  fact: ({ fact = { id: '' } }) => factPredicate(fact),
};

/** `sm_89` and `8.9` are one; `gfx11*` names a family. */
function archPredicate(arch: string): Predicate {
  const plain = /^sm_(\d+)(\d)a?$/.exec(arch);
  const wanted = plain === null ? arch : `${plain[1]}.${plain[2]}`;
  return wanted.endsWith('*') ? gpus.item.arch.has(new RegExp(`^${wanted.slice(0, -1).replace(/[\\^$.+?()[\]{}|*]/g, '\\$&')}`)) : gpus.item.arch.is(wanted);
}

const componentHandles: Partial<Record<(typeof components)[number], VersionHandle>> = {
  'cuda-driver': cuda.driverVersion,
  'cuda-toolkit': cuda.toolkit,
  rocm: rocm.version,
  'amdgpu-dkms': rocm.amdgpuVersion,
  'vulkan-loader': vulkan.loader,
  'level-zero-loader': intel.levelZeroLoader,
  'intel-compute-runtime': intel.computeRuntimeBuild,
  'npu-firmware': npu.firmwareVersion,
  docker: engines.dockerVersion,
  podman: engines.podmanVersion,
  'nvidia-container-toolkit': engines.toolkitVersion,
  systemd: systemd.version,
  wsl: wsl.version,
  windows: wsl.windowsVersion,
  ollama: ollama.version,
};

function componentRange(name: (typeof components)[number], range: string): Worded {
  // Under WSL2 there is no kernel module: the library is the driver that counts.
  if (name === 'nvidia-driver') {
    const [loaded, library] = [ranged(nvidia.moduleVersion, range, name), ranged(nvidia.libraryVersion, range, name)];
    return {
      says: `NVIDIA driver ${wordRange(range)}`,
      predicate: any(loaded.predicate, all(nvidia.moduleVersion.isAbsent(), not(nvidia.loaded.is(true)), library.predicate)),
    };
  }
  if (name === 'mesa' || name === 'vulkan-api') {
    const handle = name === 'mesa' ? vulkanDevices.item.mesa : vulkanDevices.item.api;
    const asked = ranged(handle, range, name);
    return { says: asked.says, predicate: vulkanDevices.some((device) => all(not(device.type.is('cpu')), asked.predicate)) };
  }
  const handle = componentHandles[name];
  if (handle === undefined) throw new SubjectFault(name, `${name} is not known`);
  return ranged(handle, range, name);
}

const usableNames: Record<(typeof usables)[number], string> = {
  vulkan: 'Vulkan',
  cuda: 'CUDA',
  rocm: 'ROCm',
  'level-zero': 'Level Zero',
  opencl: 'OpenCL',
  npu: 'the NPU',
};

/** The library was asked and listed a GPU; being installed is not enough. */
const answers = (...apis: readonly ('cuda' | 'hip' | 'hsa' | 'level-zero' | 'opencl')[]): Predicate =>
  driverLibraries.some((library) => all(any(...apis.map((api) => library.api.is(api))), library.outcome.is('answers'), library.gpuCount.atLeast(1)));

const usablePredicates: Record<(typeof usables)[number], () => Predicate> = {
  vulkan: () =>
    all(
      vulkan.instance.is('VK_SUCCESS'),
      vulkanDevices.some((device) => device.type.oneOf('integrated', 'discrete', 'virtual')),
    ),
  cuda: () => answers('cuda'),
  rocm: () => answers('hip', 'hsa'),
  'level-zero': () => answers('level-zero'),
  opencl: () => answers('opencl'),
  npu: () => all(not(npu.driver.isAbsent()), npu.nodeOpens.is(true)),
};

/** Inside a container: the nodes are there and open. Outside: an engine is installed that can hand them in. */
function containerDevices(vendor: 'nvidia' | 'amd'): Worded {
  const wanted = vendor === 'nvidia' ? ['/dev/nvidiactl', '/dev/nvidia-uvm'] : ['/dev/kfd'];
  const inside = all(
    not(platform.container.isAbsent()),
    ...wanted.map((node) => all(container.nodes.has(node), not(container.nodesBarred.has(node)), not(container.nodesWithoutPermission.has(node)))),
  );
  const dxg = all(platform.system.is('wsl2'), container.nodes.has('/dev/dxg'));
  const specified = cdiSpecs.some((spec) => spec.kind.is(vendor === 'nvidia' ? 'nvidia.com/gpu' : 'amd.com/gpu'));
  const engine = not(engines.installed.isEmpty());
  const handing =
    vendor === 'nvidia'
      ? any(engines.dockerRuntimes.has('nvidia'), all(not(engines.toolkitVersion.isAbsent()), specified))
      : any(rocm.kfdOpens.is(true), not(rocm.kfdDevice.isAbsent()), specified);
  return {
    says: `containers get ${vendor === 'nvidia' ? 'NVIDIA' : 'AMD'} GPUs`,
    predicate: any(inside, dxg, all(platform.container.isAbsent(), engine, handing)),
  };
}
