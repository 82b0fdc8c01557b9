import { gpus } from '../facts/gpus.ts';
import { platform } from '../facts/platform.ts';
import { type Facts, isGap } from '../logic/fact.ts';
import { buildLogOf, logOf, outputOf, restOf } from './ask-for-logs.ts';
import type { Situation } from './ask-generally.ts';
import { boardOf, npuOf } from './ask-of-boards.ts';

export interface Question {
  readonly what: string;
  readonly command: string;
  /** The text shows the answer. */
  readonly shown: boolean;
}

type QuestionName =
  | 'rest'
  | 'log'
  | 'output'
  | 'buildLog'
  | 'gpu'
  | 'containerGpu'
  | 'containerStart'
  | 'nodes'
  | 'rocm'
  | 'kernelLog'
  | 'bootBefore'
  | 'processor'
  | 'program'
  | 'memory'
  | 'placement'
  | 'toolchain'
  | 'system';

export type Questions = Readonly<Record<QuestionName, Question | undefined>>;

/** What a maintainer may ask on such a machine. */
export function generalQuestionsOf({ facts, runtimes, kinds, text, cutOff }: Situation, build: boolean): Questions {
  const shows = (...names: string[]): boolean => names.some((name) => kinds.has(name));
  const [runtime] = runtimes;
  const vendors = vendorsOf(facts, text);
  const engine = knownOf(facts, platform.container.id);
  const system = knownOf(facts, platform.system.id);
  const onWsl = system === 'wsl1' || system === 'wsl2' || /\bWSL/i.test(text);
  const [nvidia, amd] = [vendors.has('nvidia'), vendors.has('amd')];
  const docker = engine === 'docker' || engine === 'podman' ? engine : undefined;
  const logs = { runtimes, docker, shows, text };
  const special = npuOf(text, shows) ?? boardOf(facts, text, shows);
  const smi = [...kinds].some((kind) => kind.startsWith('nvidia-smi'));
  return {
    rest: cutOff ? restOf(logs, build) : undefined,
    log: logOf(logs),
    output: outputOf(logs),
    buildLog: build ? buildLogOf(logs) : undefined,
    gpu:
      special !== undefined
        ? special.gpu
        : nvidia
          ? {
              what: docker === undefined ? 'what the NVIDIA driver says' : 'what the NVIDIA driver says on the host',
              command: 'nvidia-smi',
              shown: smi || /NVIDIA-SMI \d/.test(text),
            }
          : onWsl
            ? { what: 'what Windows hands to WSL', command: 'ls -l /dev/dxg /usr/lib/wsl/lib', shown: shows('wsl libraries') }
            : {
                what: 'the GPUs and their drivers',
                command: 'lspci -nnk | grep -iA3 -E "vga|3d|display"',
                shown: shows('lspci', 'inxi', 'lshw', 'fastfetch'),
              },
    containerGpu:
      docker !== undefined && nvidia
        ? {
            what: 'whether the container sees the GPU',
            command: `${docker} exec CONTAINER nvidia-smi`,
            shown: new RegExp(`\\b${docker} (?:exec|run)\\b[^\\n]{0,300}nvidia-smi`).test(text),
          }
        : undefined,
    containerStart: startOf(engine, shows('docker run', 'compose', 'quadlet', 'docker options')),
    nodes:
      onWsl || special !== undefined
        ? undefined
        : nvidia && !amd
          ? engine === undefined
            ? undefined
            : { what: 'the device nodes, and whom they belong to', command: 'ls -l /dev/nvidia*; id', shown: shows('device listing') }
          : {
              what: 'the device nodes, and whom they belong to',
              command: amd || !vendors.has('intel') ? 'ls -l /dev/dri /dev/kfd; id' : 'ls -l /dev/dri; id',
              shown: shows('device listing', 'missing device node') && shows('id'),
            },
    rocm: amd ? { what: 'what ROCm finds', command: 'rocminfo', shown: shows('rocminfo') || /\brocminfo\b/.test(text) } : undefined,
    kernelLog: special?.kernelLog ?? kernelLogOf(onWsl, shows),
    bootBefore: { what: 'the last that was logged before the machine went off', command: 'journalctl -b -1 --no-pager | tail -n 60', shown: false },
    processor: {
      what: 'the processor and what it can do',
      command: 'lscpu | grep -E "Model name|Hypervisor|Flags"',
      shown: shows('lscpu', 'cpu flags'),
    },
    program: programOf(text),
    memory: { what: 'the memory', command: 'free -h', shown: shows('free', 'meminfo') },
    placement:
      runtime === 'ollama'
        ? {
            what: 'what part of the model is on the GPU',
            command: `${docker === undefined ? '' : `${docker} exec CONTAINER `}ollama ps`,
            shown: /\d{1,3}% (?:GPU|CPU)|CPU\/GPU/.test(text),
          }
        : undefined,
    toolchain: /\bdkms\b/i.test(text)
      ? {
          what: 'the kernel, and what DKMS built for it',
          command: 'uname -r; dkms status; gcc --version',
          shown: shows('dkms status') && shows('uname', 'kernel release'),
        }
      : {
          what: 'the versions of what builds it',
          command: `${/\bpip3?\b|\bpython\b|\bwheels?\b/i.test(text) ? 'python3 --version; ' : ''}gcc --version; ${amd && !nvidia ? 'hipcc' : /\bcuda\b|\bnvcc\b/i.test(text) || nvidia ? 'nvcc' : 'cmake'} --version`,
          shown: shows('nvcc'),
        },
    system: {
      what: 'kernel and distribution',
      command: 'uname -a; cat /etc/os-release',
      shown: shows('uname', 'inxi', 'fastfetch', 'collect_env', 'kernel banner'),
    },
  };
}

function kernelLogOf(onWsl: boolean, shows: (...kinds: string[]) => boolean): Question {
  const shown = shows('amdgpu log', 'gpu driver log', 'npu log');
  return onWsl
    ? { what: 'the kernel’s last messages', command: 'dmesg | tail -n 60', shown }
    : {
        what: 'what the kernel logged of the GPU',
        command: 'journalctl -k -b --no-pager | grep -iE "nvrm|xid|amdgpu|kfd|i915|xe |oom|traps" | tail -n 60',
        shown,
      };
}

/** The file that systemd or a shell may not run, by its path; none where a device is what is refused. */
export function refusedProgram(text: string): string | undefined {
  return /(?:Failed to (?:execute|locate executable)|Failed at step EXEC spawning|^\s{0,12}(?:-?(?:ba|z)?sh):) (?:command )?([\w./][\w./+-]{1,119}): Permission denied/m.exec(
    text,
  )?.[1];
}

function programOf(text: string): Question | undefined {
  const path = refusedProgram(text);
  return path === undefined
    ? undefined
    : { what: 'the program’s file, the folders above it and the file system', command: `namei -l ${path}; findmnt -T ${path}; ls -Z ${path}`, shown: false };
}

/** What the container was given, without its variables, which may be secret. */
function startOf(engine: unknown, shown: boolean): Question | undefined {
  const what = 'what the container was given';
  switch (engine) {
    case 'docker':
      return { what, command: "docker inspect CONTAINER --format '{{.Config.Image}} {{json .HostConfig.DeviceRequests}} {{json .HostConfig.Devices}}'", shown };
    case 'podman':
      return { what, command: "podman inspect CONTAINER --format '{{.ImageName}} {{.HostConfig.Devices}}'", shown };
    case 'kubernetes':
      return { what, command: 'kubectl describe pod POD', shown };
    case 'lxc':
      return { what, command: 'grep -E "dev[0-9]|lxc" /etc/pve/lxc/ID.conf', shown };
    default:
      return undefined;
  }
}

function vendorsOf({ lists }: Facts, text: string): ReadonlySet<unknown> {
  const list = lists[gpus.id];
  const told =
    list === undefined || isGap(list) ? [] : list.value.flatMap(({ facts: { vendor } }) => (vendor === undefined || isGap(vendor) ? [] : [vendor.value]));
  // Nobody names his card who writes of CUDA alone.
  return new Set(told.length > 0 ? told : spokenOf.filter(([, words]) => words.test(text)).map(([vendor]) => vendor));
}

const spokenOf: readonly (readonly [string, RegExp])[] = [
  ['nvidia', /\bNVIDIA\b|\bCUDA\b|\bcuDNN\b|\bonnxruntime-gpu\b/i],
  ['amd', /\bROCm\b|\bRadeon\b|\bamdgpu\b|\bHIP\b/i],
  ['intel', /\bIntel Arc\b|\bSYCL\b|\bOpenVINO\b|\bi915\b|\bIPEX\b/i],
];

export function knownOf({ scalars }: Facts, id: string): unknown {
  const fact = scalars[id];
  return fact === undefined || isGap(fact) ? undefined : (fact.value ?? undefined);
}
