import { entries, flag, list, number, set, text } from '../logic/words.ts';

/** The runtime that a unit starts, by the program in its ExecStart. */
export const servedRuntimes = [
  'ollama',
  'llama.cpp',
  'llama-swap',
  'vllm',
  'lemonade',
  'koboldcpp',
  'localai',
  'lm-studio',
  'text-generation-webui',
  'sglang',
] as const;

const show = 'systemctl show ollama';

/** One systemd unit that serves models, with the properties in force. Found by probes/services.ts in unit files, asked of systemd. */
export const service = {
  /** `ollama.service`. */
  name: text('services[].name', 'unit'),
  kind: text<'system' | 'user'>('services[].kind', 'kind of unit', { choices: ['system', 'user'] }),
  serves: text<(typeof servedRuntimes)[number]>('services[].serves', 'runtime of the unit', { choices: servedRuntimes }),
  /** The unit file. */
  fragment: text('services[].fragment', 'unit file', { get: 'systemctl cat ollama' }),
  /** Drop-in files that change it. */
  dropIns: set('services[].dropIns', 'drop-ins', { get: 'systemctl cat ollama' }),
  /** Drop-ins with settings outside of a [Section], which systemd ignores. */
  strayDropIns: set('services[].strayDropIns', 'drop-ins without a section', { get: 'systemctl cat ollama' }),
  /** Variables that stand below [Service] without Environment=, which systemd ignores, and that no other line sets. */
  bareVariables: set('services[].bareVariables', 'variables without Environment=', { get: 'systemctl cat ollama' }),
  /** Variables that the unit file itself sets, drop-ins apart. */
  fragmentEnvironment: entries('services[].fragmentEnvironment', 'variables in the unit file', { get: 'systemctl cat ollama' }),
  /** The command line. */
  execStart: text('services[].execStart', 'ExecStart', { get: 'systemctl cat ollama' }),
  /** The program of ExecStart is there; unknown where its folder is closed to us. */
  execExists: flag('services[].execExists', 'program of ExecStart is there', { get: 'systemctl cat ollama' }),
  /** `enabled`, `disabled`, `static`, `masked` …. */
  enabled: text('services[].enabled', 'enabled', { get: 'systemctl is-enabled ollama' }),
  activeState: text('services[].activeState', 'state', { get: 'systemctl status ollama --no-pager' }),
  subState: text('services[].subState', 'sub-state', { get: 'systemctl status ollama --no-pager', momentary: true }),
  /** `success`, `exit-code`, `signal`, `oom-kill`, `start-limit-hit`, `timeout` …. */
  result: text('services[].result', 'result', { get: 'systemctl status ollama --no-pager' }),
  /** Exit status of the main process that ended last. */
  exitStatus: number('services[].exitStatus', 'exit status', { unit: 'count', get: 'systemctl status ollama --no-pager' }),
  /** Automatic restarts since it was last started by hand. */
  restarts: number('services[].restarts', 'restarts', { unit: 'count', get: `${show} -p NRestarts`, momentary: true }),
  /** When it last became active, on the kernel's clock since boot. */
  startedAt: number('services[].startedAt', 'start', { unit: 'ms', get: `${show} -p ActiveEnterTimestampMonotonic`, momentary: true }),
  /** The unit's files changed after systemd read them. */
  needsReload: flag('services[].needsReload', 'daemon-reload is due', { get: `${show} -p NeedDaemonReload` }),
  /** The account; `root` where a system unit names none. */
  user: text('services[].user', 'account', { get: `${show} -p User -p Group` }),
  group: text('services[].group', 'group', { get: `${show} -p User -p Group` }),
  supplementaryGroups: set('services[].supplementaryGroups', 'SupplementaryGroups', { get: `${show} -p SupplementaryGroups` }),
  dynamicUser: flag('services[].dynamicUser', 'DynamicUser', { get: `${show} -p DynamicUser` }),
  /** All groups that a fresh start of the unit gives its processes: the account's in /etc/group, the unit's own. */
  groups: set('services[].groups', 'groups of the account', { get: 'id ollama' }),
  /** May the account open /dev/kfd, by owner, group and mode? Absent where there is no such node. */
  opensKfd: flag('services[].opensKfd', 'account may open /dev/kfd', { get: 'ls -l /dev/kfd; id ollama' }),
  /** May the account open a render node, by owner, group and mode? Absent where there is none. */
  opensRenderNode: flag('services[].opensRenderNode', 'account may open a render node', { get: 'ls -l /dev/dri; id ollama' }),
  /** May the account open /dev/nvidiactl? Absent where there is no such node. */
  opensNvidia: flag('services[].opensNvidia', 'account may open /dev/nvidiactl', { get: 'ls -l /dev/nvidia*; id ollama' }),
  /** May the process that runs now open /dev/kfd and a render node? Its groups are those of its start. Absent where none runs. */
  processOpensGpu: flag('services[].processOpensGpu', 'running process may open the GPU', { get: 'grep Groups /proc/$(pidof -s ollama)/status' }),
  /** Home directory of the account. */
  home: text('services[].home', 'home directory', { get: 'getent passwd ollama' }),
  homeExists: flag('services[].homeExists', 'home directory is there', { get: 'ls -ld ~ollama' }),
  /** Variables of the unit that matter to inference, from Environment= and EnvironmentFile=. */
  environment: entries('services[].environment', 'variables of the unit', { get: `${show} -p Environment -p EnvironmentFiles` }),
  /** Where an Ollama unit keeps its models: OLLAMA_MODELS, else below the home directory. */
  modelsDir: text('services[].modelsDir', 'model folder', { get: `${show} -p Environment` }),
  /** The first folder on the way to the models that the account may not enter, or the last where it may not write; absent where the way is free. */
  modelsBlockedAt: text('services[].modelsBlockedAt', 'folder closed to the account', { get: 'namei -l "$OLLAMA_MODELS"' }),
  devicePolicy: text('services[].devicePolicy', 'DevicePolicy', { get: `${show} -p DevicePolicy` }),
  deviceAllow: set('services[].deviceAllow', 'DeviceAllow', { get: `${show} -p DeviceAllow` }),
  privateDevices: flag('services[].privateDevices', 'PrivateDevices', { get: `${show} -p PrivateDevices` }),
  /** `no`, `yes`, `read-only`, `tmpfs`. */
  protectHome: text('services[].protectHome', 'ProtectHome', { get: `${show} -p ProtectHome` }),
  /** `no`, `yes`, `full`, `strict`. */
  protectSystem: text('services[].protectSystem', 'ProtectSystem', { get: `${show} -p ProtectSystem` }),
  readWritePaths: set('services[].readWritePaths', 'ReadWritePaths', { get: `${show} -p ReadWritePaths` }),
  /** Folders brought into the unit's view by BindPaths and BindReadOnlyPaths. */
  bindPaths: set('services[].bindPaths', 'BindPaths', { get: `${show} -p BindPaths -p BindReadOnlyPaths` }),
  privateTmp: flag('services[].privateTmp', 'PrivateTmp', { get: `${show} -p PrivateTmp` }),
  privateUsers: flag('services[].privateUsers', 'PrivateUsers', { get: `${show} -p PrivateUsers` }),
  /** Absent where there is no limit. */
  memoryMax: number('services[].memoryMax', 'MemoryMax', { unit: 'bytes', get: `${show} -p MemoryMax` }),
  memoryHigh: number('services[].memoryHigh', 'MemoryHigh', { unit: 'bytes', get: `${show} -p MemoryHigh` }),
  limitMemlock: number('services[].limitMemlock', 'LimitMEMLOCK', { unit: 'bytes', get: `${show} -p LimitMEMLOCK` }),
  limitNofile: number('services[].limitNofile', 'LimitNOFILE (soft)', { unit: 'count', get: `${show} -p LimitNOFILESoft` }),
  /** The unit's system call filter lets io_uring_setup through; yes where there is no filter. */
  allowsIoUring: flag('services[].allowsIoUring', 'filter lets io_uring through', { get: `${show} -p SystemCallFilter` }),
  noNewPrivileges: flag('services[].noNewPrivileges', 'NoNewPrivileges', { get: `${show} -p NoNewPrivileges` }),
  after: set('services[].after', 'After', { get: `${show} -p After` }),
  wants: set('services[].wants', 'Wants', { get: `${show} -p Wants` }),
};

export const services = list('services', 'service', service);
