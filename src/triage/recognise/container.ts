import { container } from '../../facts/container.ts';
import { cdiSpecs, engines } from '../../facts/engines.ts';
import { platform } from '../../facts/platform.ts';
import { parseCdiSpec } from '../../parsers/cdi-spec.ts';
import { parseDockerDaemon } from '../../parsers/docker-daemon.ts';
import { parseDockerInfo } from '../../parsers/docker-info.ts';
import { type ContainerStart, parseDockerRun } from '../../parsers/docker-run.ts';
import { parseNvidiaToolkitConfig, parseToolkitVersion } from '../../parsers/nvidia-toolkit.ts';
import { parseServingImage } from '../../parsers/serving-image.ts';
import type { Book, Place } from '../book.ts';
import { claimRuntime, type RuntimeKind } from './claim-runtime.ts';
import { at, isTried, type Output, type Recogniser, span } from './recogniser.ts';
import { claimImage } from './versions-of-names.ts';

const serving: readonly (readonly [RegExp, RuntimeKind])[] = [
  [/ollama/i, 'ollama'],
  [/llama[.-]?cpp|llama-server|llama-swap/i, 'llama.cpp'],
  [/vllm/i, 'vllm'],
  [/pytorch|rocm\/dev/i, 'pytorch'],
  [/sglang/i, 'sglang'],
  [/lemonade/i, 'lemonade'],
  [/koboldcpp/i, 'koboldcpp'],
];

const imageBackends: readonly (readonly [RegExp, 'hip' | 'vulkan' | 'cuda' | 'sycl'])[] = [
  [/[:/-]rocm\b/i, 'hip'],
  [/[:/-]vulkan\b/i, 'vulkan'],
  [/[:-](?:server-|full-|light-)?cuda\b/i, 'cuda'],
  [/[:-](?:server-|full-|light-)?(?:intel|sycl)\b/i, 'sycl'],
];

export function claimStart(book: Book, place: Place, start: ContainerStart & { readonly partial?: boolean }, engine: 'docker' | 'podman' | 'kubernetes'): void {
  book.fact(place, platform.container, engine);
  book.fact(place, container.image, start.image);
  // A pod is given devices by its resources and the node, not by options of an engine.
  // Nor is it known what it was given where a part of its description stands elsewhere.
  if (engine !== 'kubernetes' && start.partial !== true) book.fact(place, container.runOptions, start.options);
  else if (engine === 'kubernetes' && start.options.memory !== undefined) book.fact(place, container.runOptions, { memory: start.options.memory });
  book.fact(place, container.runEnvironment, start.environment);
  const image = parseServingImage(start.image);
  if (image !== undefined) {
    claimImage(book, place, image);
    return;
  }
  // Somebody else's image counts its own releases; its name still tells program and back end.
  const kind = serving.find(([pattern]) => pattern.test(start.image))?.[1];
  const backend = imageBackends.find(([pattern]) => pattern.test(start.image))?.[1];
  if (kind !== undefined) claimRuntime(book, place, kind, { backends: backend === undefined ? undefined : [backend] });
}

/** `docker run`, in a fence, over several lines, or in a span of code. */
export const dockerRun: Recogniser = {
  kind: 'docker run',
  mark: /\b(?:docker|podman|nerdctl)(?:\.exe)?(?: container)? (?:run|create)\s/,
  read(output, book) {
    const first = output.lines.findIndex(({ text }) => /\b(?:docker|podman|nerdctl)(?:\.exe)?(?: container)? (?:run|create)\s/.test(text));
    const line = output.lines[first];
    if (line === undefined) return false;
    let last = first;
    while (/\\\s*$/.test(output.lines[last]?.text ?? '') && last < output.lines.length - 1) last++;
    const text = output.lines
      .slice(first, last + 1)
      .map((each) => each.text)
      .join('\n');
    const start = parseDockerRun(text);
    // Whatever image it is, what follows is of the container.
    const refused = output.lines.slice(last + 1, last + 4).find((each) => /^\s{0,8}Failed to initialize NVML: Insufficient Permissions/.test(each.text));
    if (refused !== undefined) {
      const place = { source: `line ${refused.number}`, standing: 'tool' } as const;
      book.fact(place, platform.container, /\bpodman\b/.test(text) ? 'podman' : 'docker');
      book.fact(place, container.nodesWithoutPermission, ['/dev/nvidiactl']);
    }
    // Pulling a test image to look at the GPUs is not how the model is served.
    if (/nvidia\/cuda|hello-world|(?:^|\/)ubuntu(?::[\w.-]{1,20})?$|alpine|busybox/.test(start.image)) return false;
    // The old wrapper names the runtime itself.
    const options = /\bnvidia-docker (?:run|create)\s/.test(text) ? { runtime: 'nvidia', ...start.options } : start.options;
    claimStart(book, { source: `line ${line.number}`, standing: 'tool' }, { ...start, options }, /\bpodman\b/.test(text) ? 'podman' : 'docker');
    book.recognised('docker run', line.number, output.lines[last]?.number ?? line.number);
    return true;
  },
};

/** Options alone, as people list them: `` `--device=/dev/kfd --group-add video` ``. */
export const dockerOptions: Recogniser = {
  kind: 'docker options',
  mark: /--(?:device|gpus|group-add|privileged|security-opt|runtime)\b/,
  read(output, book, context) {
    if (isTried(output, context)) return false;
    const [line] = output.lines;
    if (
      line === undefined ||
      output.lines.length > 1 ||
      !/^\s{0,4}-{1,2}\w[\w-]{1,20}(?:[= ]\S)?/.test(line.text) ||
      (line.text.match(/(?:^|\s)--(?:device|gpus|group-add|privileged|security-opt|ipc|cap-add|shm-size|runtime)\b/g) ?? []).length < 2
    )
      return false;
    const start = parseDockerRun(`docker run ${line.text} image`);
    const place = at(line, 'tool');
    book.fact(place, platform.container, 'docker');
    book.fact(place, container.runOptions, start.options);
    book.recognised('docker options', line.number, line.number);
    return true;
  },
};

/** A compose service, or a quadlet of Podman, that serves models. Their lines are regular, so that no reader of YAML is needed. */
export const composeAndQuadlet: Recogniser = {
  kind: 'compose',
  mark: /^\s{0,12}services:\s*$|^\s{1,12}image:\s?\S|^\s{0,8}\[Container\]/m,
  read(output, book) {
    const start = /^\s{0,8}\[Container\]/m.test(output.text) ? readQuadlet(output) : readCompose(output);
    const found = span(
      output,
      /^\s{0,12}(?:services:|image:|devices:|\[Container\]|Image=|AddDevice=|GroupAdd=|deploy:|driver:|environment:|privileged:|group_add:)/,
      'tool',
    );
    if (start === undefined || found === undefined) return false;
    const quadlet = /^\s{0,8}\[Container\]/m.test(output.text);
    const pod = /^\s{0,8}kind:\s?(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job)\b/m.test(output.text);
    claimStart(book, found.place, start, quadlet ? 'podman' : pod ? 'kubernetes' : 'docker');
    book.recognised(quadlet ? 'quadlet' : pod ? 'manifest of a pod' : 'compose', found.from, found.to);
    return true;
  },
};

function readQuadlet({ lines }: Output): ContainerStart | undefined {
  const options: Record<string, string> = {};
  const environment: Record<string, string> = {};
  let image: string | undefined;
  const add = (name: string, value: string): void => {
    options[name] = options[name] === undefined ? value : `${options[name]},${value}`;
  };
  for (const { text } of lines) {
    const [, key, value = ''] =
      /^\s{0,8}(Image|AddDevice|GroupAdd|SecurityLabelType|SecurityLabelDisable|PodmanArgs|Environment|Volume|ShmSize)=(\S.{0,400})$/.exec(text.trimEnd()) ??
      [];
    if (key === 'Image') image = value;
    else if (key === 'AddDevice') add('device', value);
    else if (key === 'GroupAdd') add('group-add', value);
    else if (key === 'Volume') add('volume', value);
    else if (key === 'ShmSize') add('shm-size', value);
    else if (key === 'SecurityLabelDisable') add('security-opt', 'label=disable');
    else if (key === 'SecurityLabelType') add('security-opt', `label=type:${value}`);
    else if (key === 'PodmanArgs') Object.assign(options, parseDockerRun(`podman run ${value} image`).options);
    else if (key === 'Environment') {
      const [, name, set] = /^"?([A-Z_a-z]\w{0,60})=(.{0,300}?)"?$/.exec(value) ?? [];
      if (name !== undefined && set !== undefined) environment[name] = set;
    }
  }
  return image === undefined ? undefined : { image, options, environment };
}

/** The first service whose image serves models; of the file if it has one service only. */
function readCompose({ lines }: Output): (ContainerStart & { readonly partial?: boolean }) | undefined {
  const at = lines.findIndex(({ text }) => /^\s{1,12}image:\s?["']?\S/.test(text) && serving.some(([pattern]) => pattern.test(text)));
  const image = /image:\s?["']?([^\s"']{1,200})/.exec(lines[at]?.text ?? '')?.[1];
  if (image === undefined) return undefined;
  const depth = (lines[at]?.text ?? '').search(/\S/);
  const inside = (text: string): boolean => text.trim() === '' || text.search(/\S/) >= depth;
  let [first, last] = [at, at];
  while (first > 0 && inside(lines[first - 1]?.text ?? '')) first--;
  while (last < lines.length - 1 && inside(lines[last + 1]?.text ?? '')) last++;
  const options: Record<string, string> = {};
  const environment: Record<string, string> = {};
  let [key, limits] = ['', false];
  // Merged from an anchor or from another service, merged into one, or named again in a file that overrides this one.
  const heading = lines[first - 1]?.text ?? '';
  const service = /^\s{0,12}[\w.-]{1,60}:/.exec(heading)?.[0];
  const partial =
    lines.slice(first, last + 1).some(({ text }) => /^\s{1,20}(?:<<:|extends:|deploy:\s{1,4}\*)/.test(text)) ||
    /:\s{1,4}&\w/.test(heading) ||
    (service !== undefined && lines.filter(({ text }) => text.startsWith(service)).length > 1);
  const add = (name: string, value: string): void => {
    options[name] = options[name] === undefined ? value : `${options[name]},${value}`;
  };
  for (const { text } of lines.slice(first, last + 1)) {
    const [, name, value = ''] = /^\s{1,12}([a-z_]{3,20}):\s{0,4}(\S.{0,300})?$/.exec(text.trimEnd()) ?? [];
    if (name !== undefined && text.search(/\S/) === depth) {
      key = name;
      if (name === 'privileged' && /true/.test(value)) add('privileged', '');
      if (name === 'runtime' && value !== '') add('runtime', value);
      if (name === 'ipc' && value !== '') add('ipc', value);
      if (name === 'network_mode' && value !== '') add('network', value.replaceAll(/["']/g, ''));
      if (name === 'shm_size' && value !== '') add('shm-size', value);
      if (name === 'gpus' && value !== '') add('gpus', value);
      if (name === 'mem_limit' && value !== '') add('memory', value);
      continue;
    }
    // Compose's deploy.resources and the resources of a pod's container name what is asked for beside what is allowed.
    const bound = /^\s{1,24}(limits|requests|reservations):\s*$/.exec(text)?.[1];
    if (bound !== undefined) limits = bound === 'limits';
    const allowed = limits && /^(?:deploy|resources)$/.test(key) ? /^\s{1,24}memory:\s{1,4}["']?(\d[\w.]{0,16})/.exec(text)?.[1] : undefined;
    if (allowed !== undefined) options.memory ??= allowed;
    const each = /^\s{1,20}- ["']?([^"'#]{1,300}?)["']?\s*(?:#.*)?$/.exec(text)?.[1]?.trim();
    if (key === 'devices' && each !== undefined) add('device', each);
    else if (key === 'group_add' && each !== undefined) add('group-add', each);
    else if (key === 'security_opt' && each !== undefined) add('security-opt', each);
    else if (key === 'environment') {
      const [, variable, set] = /^([A-Z_a-z]\w{0,60})=(.{0,300})$/.exec(each ?? '') ?? /^\s{1,20}([A-Z_]\w{0,60}):\s?["']?([^"']{0,300})/.exec(text) ?? [];
      if (variable !== undefined && set !== undefined) environment[variable] = set;
    } else if (key === 'deploy' && /driver:\s?["']?nvidia/.test(text)) add('gpus', 'all');
    // The driver may be left out.
    else if (key === 'deploy' && (/\bcapabilities:.{0,40}\bgpu\b|\bkind:\s?["']?NVIDIA-GPU\b/.test(text) || each === 'gpu')) options.gpus ??= 'all';
    // Compose's own word, with a list of requests instead of 'all'.
    else if (key === 'gpus' && /\b(?:driver|count|capabilities|device_ids):/.test(text)) options.gpus ??= 'all';
  }
  if (!partial) return { image, options, environment };
  // What is merged stands mostly in the same file.
  if (lines.some(({ text }) => /driver:\s?["']?nvidia|\bcapabilities:.{0,40}\bgpu\b/.test(text))) options.gpus ??= 'all';
  return { image, options, environment, partial: options.gpus === undefined };
}

/** `docker info`, `docker version`, `nvidia-ctk --version`, config.toml, CDI files. */
export const dockerInfo: Recogniser = {
  kind: 'docker info',
  mark: /Cgroup Driver:|^\s{0,8}Operating System: Docker Desktop|^\s{0,8}Runtimes: .{0,120}runc|"(?:default-runtime|runtimes|exec-opts)":|^\s{0,8}API version:|Docker Root Dir|Docker version \d|NVIDIA Container (?:Toolkit|Runtime)|cli-version:|nvidia-container-cli\]|cdiVersion/m,
  read(output, book) {
    let read = false;
    const info = span(
      output,
      /^\s{0,12}(?:Server Version|Cgroup Driver|Runtimes|Default Runtime|Docker Root Dir|Security Options|Operating System|API version|Version):|Docker version \d/,
      'tool',
    );
    if (info !== undefined) {
      const docker = parseDockerInfo(output.text);
      book.fact(info.place, engines.dockerVersion, docker.version);
      book.fact(info.place, engines.dockerSystem, docker.system);
      book.fact(
        info.place,
        engines.dockerRuntimes,
        docker.runtimes?.filter((name) => !/^runc$|^io\.containerd\.runc/.test(name)),
      );
      book.fact(info.place, engines.dockerDefaultRuntime, docker.defaultRuntime);
      book.fact(info.place, engines.cgroupDriver, docker.cgroupDriver);
      book.fact(info.place, engines.dockerRootless, docker.rootless);
      book.recognised('docker info', info.from, info.to);
      read = true;
    }
    const daemon = span(output, /^\s{0,12}"(?:default-runtime|runtimes|exec-opts|nvidia|path)":|^\s{0,4}[{}]/, 'tool');
    if (daemon !== undefined && /"(?:default-runtime|runtimes|exec-opts)":/.test(output.text)) {
      const text = output.text.slice(output.text.indexOf('{'), output.text.lastIndexOf('}') + 1);
      const { runtimes, defaultRuntime, cgroupDriver } = parseDockerDaemon(text);
      book.fact(daemon.place, engines.dockerRuntimes, runtimes);
      book.fact(daemon.place, engines.dockerDefaultRuntime, defaultRuntime);
      book.fact(daemon.place, engines.cgroupDriver, cgroupDriver);
      book.recognised('daemon.json', daemon.from, daemon.to);
      read = true;
    }
    const toolkit = span(output, /NVIDIA Container (?:Toolkit CLI|Runtime Hook|Runtime) version|cli-version: |libnvidia-container\.so\.\d/, 'tool');
    if (toolkit !== undefined) {
      book.fact(toolkit.place, engines.toolkitVersion, parseToolkitVersion(output.text));
      book.recognised('nvidia-ctk', toolkit.from, toolkit.to);
      read = true;
    }
    const config = span(output, /^\s{0,8}#?\s?(?:no-cgroups|mode) = |nvidia-container-(?:cli|runtime)/, 'tool');
    if (config !== undefined && /\[nvidia-container-(?:cli|runtime)/.test(output.text)) {
      const { mode, noCgroups } = parseNvidiaToolkitConfig(output.text);
      book.fact(config.place, engines.toolkitMode, mode);
      book.fact(config.place, engines.noCgroups, noCgroups ?? false);
      book.recognised('nvidia-container-runtime config', config.from, config.to);
      read = true;
    }
    const cdi = span(output, /cdiVersion|^\s{0,12}"?kind"?:\s?"?\w{1,40}\.\w{1,20}\//, 'tool');
    if (cdi !== undefined && /cdiVersion/.test(output.text)) {
      const spec = parseCdiSpec(output.text);
      const item = book.item(cdi.place, cdiSpecs, `text:${spec.kind}`);
      item(cdiSpecs.item.kind, spec.kind);
      item(cdiSpecs.item.cdiVersion, spec.cdiVersion);
      item(cdiSpecs.item.devices, spec.devices);
      item(cdiSpecs.item.nodes, spec.nodes);
      item(cdiSpecs.item.driverVersion, spec.driverVersion);
      item(cdiSpecs.item.uvmMajor, spec.uvmMajor);
      book.recognised('CDI specification', cdi.from, cdi.to);
      read = true;
    }
    return read;
  },
};

/** Only Docker Desktop for Linux has this unit; on Windows and macOS it is no unit of systemd's. */
export const dockerDesktopUnit: Recogniser = {
  kind: 'unit of Docker Desktop',
  mark: /\bsystemctl --user (?:-{1,2}\w{1,12} )?(?:start|restart|stop|enable|status) (?:--now )?docker-desktop\b/,
  read(output, book, context) {
    const line = output.lines.find(({ text }) => dockerDesktopUnit.mark.test(text.slice(0, 600)));
    if (line === undefined || isTried(output, context)) return false;
    book.fact(at(line, 'prose'), engines.dockerSystem, 'Docker Desktop');
    book.fact(at(line, 'prose'), platform.system, 'native');
    book.recognised('unit of Docker Desktop', line.number, line.number);
    return true;
  },
};
