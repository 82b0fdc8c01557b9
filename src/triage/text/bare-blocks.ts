import { bareCommand } from './transcript.ts';

/**
 * Outputs of tools that people paste without a fence, as the boxes of issue forms show them. Their first line is like no sentence; what follows
 * ("Name: gfx1100", "Driver Version   25.3") would be taken for people's words if it stood alone, so it counts only within such a block.
 */
export interface BareBlock {
  /** The line that begins it. */
  readonly opens: RegExp;
  /** Lines that belong to it; blank ones do where another of these follows. */
  readonly goesOn: RegExp;
}

/** The block that a line opens, if any. */
export function blockOpenedBy(line: string): BareBlock | undefined {
  const start = line.slice(0, 240);
  return opensAny.test(start) ? blocks.find(({ opens }) => opens.test(start)) : undefined;
}

/** Does a line belong to the block that is open? */
export function goesOnIn(block: BareBlock, line: string): boolean {
  const start = line.slice(0, 240);
  return (block.goesOn.test(start) || block.opens.test(start)) && !sentence.test(start);
}

/** People's words that begin as a line of a tool may: "Note: after the update it hangs." */
const sentence = /^\s{0,4}(?:[A-Z]\w{0,20}:? )(?:[\w'’,./()-]{1,24} ){5,40}[\w'’/-]{1,24}[.!?]\s*$/;

const keyed = /^[ \t]{0,40}[\w"][\w "().,/+#-]{0,60}[ \t]{0,40}:{1,2}(?:\s|$)|^[=*-]{3,}|^[ \t]{1,12}\S/;

const blocks: readonly BareBlock[] = [
  // What reporters are asked to run, with its answer: numbers, paths, packages, tables.
  {
    opens: bareCommand,
    goesOn:
      /^\s{0,12}(?:\d[\d \t.,-]{0,60}$|(?:RKNPU driver: )?v\d[\d.]{2,12}$|[a-z][\w-]{2,20}$|\/\S{1,300}(?:\s.{0,300})?$|lib\S{1,80}(?: \(libc6|\.so)|[a-z][\w.+-]{1,40} \d[\w.:+~-]{0,40}$|ii\s{1,4}\S|(?:ls|grep|cat): |\{"version"|(?:Name|Version|Summary|Home-page|Author|License|Location|Requires|Required-by): |WARNING: Package|[A-Z][\w()]{2,30}:\s{1,40}[\d"]|(?=.{0,300}\blib[\w+-]{2,60}\.so)[\w.+ -]{1,300}$|[A-Z]\w{2,60}=|# CONFIG_\w{2,60} is not set$|Filesystem\s|TARGET\s|\/?\S{1,200}\s{1,40}\d[\d.]{0,12}[KMGT]?\s.{0,80}%\s)/,
  },
  // rocminfo
  { opens: /^ROCk module (?:version|is)|^HSA (?:System Attributes|Agents)|^Agent \d{1,2}\s*$/, goesOn: keyed },
  // torch.utils.collect_env and vLLM's
  {
    opens: /^Collecting environment information|^PyTorch version\s{0,20}: |^\s{0,12}(?:System|PyTorch|Python Environment|CUDA \/ GPU|CPU|vLLM) Info\s*$/,
    goesOn:
      /^[ \t]{0,40}[\w][\w ().,/+#-]{0,60}[ \t]{0,40}:(?:\s|$)|^[=*-]{3,}|^[ \t]{1,12}\S|^\[(?:pip3?|conda|uv)\]|^GPU\d|^[A-Z_0-9]{3,60}=|^Versions of relevant/,
  },
  // transformers env, accelerate env, diffusers-cli env: a list in Markdown
  {
    opens: /^\s{0,4}[-*] (?:`?(?:transformers|Accelerate|diffusers|🤗 Diffusers|peft|trl|datasets|huggingface_hub)`? version: \d|Platform: Linux-\d)/u,
    goesOn: /^\s{0,8}[-*] [`\w🤗][\w 🤗()?`.-]{1,50}: {0,8}(?:\S.{0,200})?$/u,
  },
  // lscpu
  { opens: /^Architecture:\s{2,40}(?:x86_64|aarch64)/, goesOn: /^\s{0,4}[A-Z][\w ().,/-]{1,40}:\s/ },
  // /proc/cpuinfo, /proc/meminfo, free
  { opens: /^processor\s{0,8}: \d/, goesOn: /^[\w ]{2,40}\s{0,8}:(?:\s|$)/ },
  { opens: /^Mem(?:Total|Free|Available):\s{1,20}\d{1,12} kB/, goesOn: /^[\w()]{2,30}:\s{1,20}\d/ },
  { opens: /^\s{6,20}total\s{2,12}used\s{2,12}free/, goesOn: /^(?:Mem|Swap|Total|Low|High|-\/\+ buffers\/cache):\s/ },
  // nvidia-smi -q, and its --version
  { opens: /^={5,}NVSMI LOG={5,}|^NVIDIA-SMI\s+version\s*:/, goesOn: /^[ \t]{0,40}\w[\w .()[\]/-]{0,60}\s{0,50}:(?:\s|$)|^[ \t]{2,20}\S|^GPU [0-9A-F]{4,8}:/ },
  // nvidia-smi --query-gpu=… --format=csv
  {
    opens:
      /^(?:index|name|uuid|driver_version|count|pci\.\w{2,20}|compute_cap|memory\.\w{4,8}(?: \[MiB\])?|utilization\.gpu \[%\])(?:, [\w.]{2,40}(?: \[[\w%]{1,4}\])?){1,20}\s*$/,
    goesOn: /^[^,\n]{1,80}(?:, [^,\n]{1,80}){1,20}$/,
  },
  // /proc/driver/nvidia/version
  { opens: /^NVRM version: NVIDIA/, goesOn: /^GCC version:/ },
  // vulkaninfo
  {
    opens: /^VULKANINFO\s*$|^Vulkan Instance Version: \d|^GPU(?:\d|\s?id\s?=\s?\d)[^\n]{0,80}:\s*$|^\s{0,12}deviceName\s{1,24}= /,
    goesOn:
      /^[ \t]{0,12}\w{2,60}\s{1,40}= |^[=-]{3,}|^[ \t]{1,12}\S|^GPU\d{1,2}:|^[A-Z][\w ]{2,40}: (?:count|version) |^VK_\w{3,60}\s|^Vk\w{3,60}:|^(?:Devices|Layers|Presentable Surfaces|Device Groups|Device Properties and Extensions):?\s*$/,
  },
  // clinfo: long, short, as JSON
  {
    opens: /^Number of platforms\s|^Platform #\d|^\s{1,4}Platform Name\s{2,50}\S/,
    goesOn: /^\s{0,8}[A-Z][\w ()/.,-]{1,60}\s{2,60}\S|^\s{1,4}[`|]|^Platform #\d|^Number of devices/,
  },
  { opens: /^\{\s{0,4}"platforms"\s{0,4}:|^\{\s*$/, goesOn: /^[ \t]{0,60}(?:"|[[\]{}]|-?\d|true|false|null)/ },
  // lspci -v and -vmm
  {
    opens: /^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] \S|^Slot:\t/,
    goesOn: /^[ \t]{1,12}\S|^(?:Class|S?Vendor|S?Device|Rev|ProgIf|Driver|Module|NUMANode|IOMMUGroup|PhySlot):\t/,
  },
  // inxi
  {
    opens: /^(?:System|Machine|CPU|Graphics):\s{0,12}(?:Host: |Kernel: |Type: |Topology: |Info: |Device-\d: |$)/,
    goesOn: /^[ \t]{2,14}\S|^(?:System|Machine|Battery|CPU|Memory|RAM|Graphics|Audio|Network|Bluetooth|RAID|Drives|Partition|Swap|Sensors|Info|Repos):/,
  },
  // lshw
  {
    opens: /^[\s|]{0,24}\*-[a-z]{2,20}(?::\d{1,3})?(?: UNCLAIMED| DISABLED)?\s*$/,
    goesOn: /^[\s|]{2,32}[a-z][a-z ]{2,20}: \S/,
  },
  // modinfo
  { opens: /^filename:\s{2,12}\/\S{1,200}\.ko/, goesOn: /^[a-z_]{3,14}:\s{1,14}\S|^[ \t]{4,20}\S/ },
  // nvcc --version
  { opens: /^\s{0,4}nvcc: NVIDIA/, goesOn: /^\s{0,4}(?:Copyright|Built on|Cuda compilation tools|Build )/ },
  // docker info and docker version
  {
    opens: /^(?:Client|Server)(?:: Docker Engine[^\n]{0,60}|:)\s*$|^\s{0,2}(?:Containers: \d{1,6}\s*$|Cgroup Driver: |Logging Driver: |Docker Root Dir: )/,
    goesOn: /^[ \t]{0,8}[A-Z][\w ./-]{1,40}:(?:\s|$)|^[ \t]{1,8}\S/,
  },
  // rocm-smi
  {
    opens: /^={3,} ROCm System Management|^={3,} (?:Concise|VRAM|Product|Firmware) Info|^GPU\[\d{1,3}\]\s{0,4}:/,
    goesOn: /^={5,}|^(?:Device|GPU)\s{2}|^\d{1,3}\s{2,12}\S|^\s{6,20}\S|^GPU\[\d{1,3}\]/,
  },
  // systemctl status
  {
    opens: /^[●○×*•] \S{2,80}\.service\b/,
    goesOn: /^\s{2,24}[A-Z][\w -]{1,16}: |^\s{4,24}[├└─│]/,
  },
  // wsl --list --verbose
  { opens: /^\s{0,4}NAME\s{2,40}STATE\s{2,20}VERSION\s*$/, goesOn: /^[*\s]{1,3}\S{1,60}\s{2,40}\w{4,20}\s{2,20}[12]\s*$/ },
  // lsmod
  { opens: /^Module\s{2,30}Size\s{2,6}Used by/, goesOn: /^\w{2,40}\s{1,30}\d{2,9}\s{1,4}-?\d/ },
  // nvidia-container-toolkit's configuration, and CDI specifications
  {
    opens: /^\[nvidia-(?:container-cli|container-runtime|ctk)(?:\.\w{2,12}){0,3}\]|^disable-require\s?=/,
    goesOn: /^#?[a-z][\w-]{2,40}\s?=\s?\S|^\[[\w.-]{2,60}\]/,
  },
  { opens: /^cdiVersion:\s/, goesOn: /^[ \t]{0,40}(?:- )?[\w.-]{1,60}:(?:\s|$)|^[ \t]{1,40}- \S/ },
  // a unit as systemctl cat shows it: the file's name, then its lines
  { opens: /^# \/(?:etc|usr|run|lib|nix|home)\/\S{2,160}\.(?:service|conf)\s*$/, goesOn: /^\[\w{3,20}\]|^[A-Z]\w{2,40}=|^#/ },
];

const opensAny = new RegExp(blocks.map(({ opens }) => opens.source).join('|'));
