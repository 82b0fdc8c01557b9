import type { RuntimeName } from '../check/define-check.ts';
import { distro } from '../facts/distro.ts';
import { gpus } from '../facts/gpus.ts';
import { platform } from '../facts/platform.ts';
import { type Facts, isGap } from '../logic/fact.ts';
import type { Complaint } from '../report/complaint.ts';
import type { Ask } from './ask.ts';

/** What bears on which question helps most where no cause is in sight. */
export interface Situation {
  readonly complaints: readonly Complaint[];
  /** Somebody writes that something fails, in words that name no complaint. */
  readonly fails: boolean;
  readonly facts: Facts;
  readonly runtimes: readonly RuntimeName[];
  /** Kinds of output that the text shows. */
  readonly kinds: ReadonlySet<string>;
  readonly text: string;
}

interface Question {
  readonly what: string;
  readonly command: string;
  /** The text shows the answer. */
  readonly shown: boolean;
}

type Questions = Readonly<
  Record<
    'log' | 'gpu' | 'containerGpu' | 'containerStart' | 'nodes' | 'rocm' | 'kernelLog' | 'processor' | 'memory' | 'placement' | 'toolchain' | 'system',
    Question | undefined
  >
>;

const most = 3;

/**
 * The first questions of every maintainer, by complaint, runtime, vendor and container. Only for reports in which nothing is found and something is
 * complained of; what the text shows is not asked for.
 */
export function generalQuestions(situation: Situation): Ask[] {
  const { complaints, fails } = situation;
  if ((complaints.length === 0 && !fails) || ofOtherSystem(situation)) return [];
  const main = byWeight.find((complaint) => complaints.includes(complaint));
  const questions = questionsOf(situation);
  const wanted =
    main === 'crash' && /illegal instruction|invalid opcode|SIGILL/i.test(situation.text)
      ? (['processor', 'log', 'kernelLog'] as const)
      : orders[main ?? 'load-failure'];
  const asked = [...wanted, ...orders['load-failure'], 'system' as const].flatMap((name) => questions[name] ?? []).filter(({ shown }) => !shown);
  return [...new Map(asked.map(({ what, command }) => [command, { what, command, decides: [] as string[] }])).values()].slice(0, most);
}

/** Windows or macOS, and no word of Linux: commands of Linux would help nobody. */
function ofOtherSystem({ facts, text }: Situation): boolean {
  if (knownOf(facts, platform.system.id) !== undefined || knownOf(facts, distro.id.id) !== undefined || /\bLinux\b|\bWSL/i.test(text)) return false;
  return /\bWindows\b|\bWin(?:10|11)\b|\bmac ?OS\b|\bMacBook\b|\bMac (?:Studio|mini|Pro)\b|\bApple M\d\b/i.test(text);
}

/** The complaint that narrows most comes first. */
const byWeight: readonly Complaint[] = ['not-on-gpu', 'out-of-memory', 'permission', 'build-failure', 'wrong-output', 'crash', 'hang', 'load-failure', 'slow'];

const orders: Readonly<Record<Complaint, readonly (keyof Questions)[]>> = {
  'not-on-gpu': ['log', 'containerStart', 'containerGpu', 'gpu', 'nodes', 'rocm'],
  'out-of-memory': ['log', 'rocm', 'gpu', 'memory'],
  permission: ['nodes', 'containerStart', 'log'],
  'build-failure': ['toolchain', 'gpu', 'system'],
  'wrong-output': ['log', 'gpu', 'rocm'],
  crash: ['kernelLog', 'log', 'gpu'],
  hang: ['kernelLog', 'log', 'gpu'],
  'load-failure': ['log', 'gpu', 'containerStart', 'rocm', 'kernelLog'],
  slow: ['placement', 'log', 'gpu'],
};

function questionsOf({ facts, runtimes, kinds, text }: Situation): Questions {
  const shows = (...names: string[]): boolean => names.some((name) => kinds.has(name));
  const [runtime] = runtimes;
  const vendors = vendorsOf(facts);
  const engine = knownOf(facts, platform.container.id);
  const system = knownOf(facts, platform.system.id);
  const onWsl = system === 'wsl1' || system === 'wsl2' || /\bWSL/i.test(text);
  const [nvidia, amd] = [vendors.has('nvidia'), vendors.has('amd')];
  const docker = engine === 'docker' || engine === 'podman' ? engine : undefined;
  const smi = [...kinds].some((kind) => kind.startsWith('nvidia-smi'));
  return {
    log: logOf(runtime, docker, shows, text),
    gpu: nvidia
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
            shown: shows('lspci', 'inxi', 'fastfetch'),
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
    nodes: onWsl
      ? undefined
      : nvidia && !amd
        ? engine === undefined
          ? undefined
          : { what: 'the device nodes, and whom they belong to', command: 'ls -l /dev/nvidia*; id', shown: shows('device listing') }
        : {
            what: 'the device nodes, and whom they belong to',
            command: 'ls -l /dev/dri /dev/kfd; id',
            shown: shows('device listing', 'missing device node') && shows('id'),
          },
    rocm: amd ? { what: 'what ROCm finds', command: 'rocminfo', shown: shows('rocminfo') || /\brocminfo\b/.test(text) } : undefined,
    kernelLog: onWsl
      ? { what: 'the kernel’s last messages', command: 'dmesg | tail -n 60', shown: shows('amdgpu log', 'gpu driver log', 'npu log') }
      : {
          what: 'what the kernel logged of the GPU',
          command: 'journalctl -k -b --no-pager | grep -iE "nvrm|xid|amdgpu|kfd|i915|xe |oom|traps" | tail -n 60',
          shown: shows('amdgpu log', 'gpu driver log', 'npu log'),
        },
    processor: {
      what: 'the processor and what it can do',
      command: 'lscpu | grep -E "Model name|Hypervisor|Flags"',
      shown: shows('lscpu', 'cpu flags'),
    },
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
      : { what: 'the versions of what builds it', command: 'python3 --version; gcc --version; nvcc --version', shown: shows('nvcc') },
    system: {
      what: 'kernel and distribution',
      command: 'uname -a; cat /etc/os-release',
      shown: shows('uname', 'inxi', 'fastfetch', 'collect_env', 'kernel banner'),
    },
  };
}

function logOf(runtime: RuntimeName | undefined, docker: string | undefined, shows: (...names: string[]) => boolean, text: string): Question | undefined {
  const what = 'the log of the server from its start';
  switch (runtime) {
    case 'ollama':
      return {
        what,
        command: docker === undefined ? 'journalctl -u ollama --no-pager -n 300' : `${docker} logs --tail 300 CONTAINER`,
        shown: shows('ollama-log'),
      };
    case 'llama.cpp':
      if (/\bllama[-_]cpp[-_]python\b|\bLlamaCpp\b|\bllama_cpp\b|\bn_gpu_layers\b/.test(text) && !/\bllama-server\b|\bllama-cli\b/.test(text))
        return {
          what: 'whether llama-cpp-python was built for a GPU',
          command: 'python3 -c "import llama_cpp; print(llama_cpp.__version__, llama_cpp.llama_supports_gpu_offload())"',
          shown: /supports_gpu_offload|ggml_(?:cuda_init|vulkan): /.test(text),
        };
      return {
        what: 'llama.cpp’s build, and the devices that it finds',
        command: 'llama-server --version; llama-server --list-devices',
        shown: shows('llama.cpp', 'llama-bench'),
      };
    case 'vllm':
    case 'sglang':
    case 'pytorch':
      return {
        what: 'PyTorch, its build, driver and GPUs',
        command: `${docker === undefined ? '' : `${docker} exec CONTAINER `}python3 -m torch.utils.collect_env`,
        shown: shows('collect_env'),
      };
    default:
      return docker === undefined ? undefined : { what, command: `${docker} logs --tail 300 CONTAINER`, shown: false };
  }
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

function vendorsOf({ lists }: Facts): ReadonlySet<unknown> {
  const list = lists[gpus.id];
  if (list === undefined || isGap(list)) return new Set();
  return new Set(list.value.flatMap(({ facts: { vendor } }) => (vendor === undefined || isGap(vendor) ? [] : [vendor.value])));
}

function knownOf({ scalars }: Facts, id: string): unknown {
  const fact = scalars[id];
  return fact === undefined || isGap(fact) ? undefined : (fact.value ?? undefined);
}
