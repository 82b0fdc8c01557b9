import { entries, flag, number, set, text, version } from '../logic/words.ts';

/** The Ollama server of this machine: what it answers on loopback, and what its log says at start-up. */
export const ollama = {
  /** Version of the running server, from `/api/version` or the line `Listening on … (version …)`; the client's may differ. */
  version: version('ollama.version', 'Ollama server', { family: 'release', get: 'curl -s http://127.0.0.1:11434/api/version' }),
  /** Version of the installed program, where it says that the server's is another one (`Warning: client version is …`). Only from a report, absent on a live machine. */
  clientVersion: version('ollama.clientVersion', 'Ollama client', { family: 'release', get: 'ollama --version' }),
  /** What somebody misses after the server was started by hand beside the service. Only from a report, absent on a live machine. */
  missedByHand: text<'models' | 'settings'>('ollama.missedByHand', 'missed of the other server', {
    choices: ['models', 'settings'],
    get: 'pgrep -a ollama; systemctl is-active ollama',
  }),
  /** What somebody tells: the service was given another address and the command no longer finds it; an update took the settings of its unit; its own folder is closed to it. Only from a report, none on a live machine. */
  reported: set<'address-moved' | 'settings-lost' | 'folder-closed'>('ollama.reported', 'told of the Ollama service', { get: 'systemctl cat ollama' }),
  /** A server answered on loopback. */
  answers: flag('ollama.answers', 'Ollama answers', { get: 'curl -s http://127.0.0.1:11434/api/version' }),
  /** The variables that its server runs with: from its process, or from the line `server config env="map[…]"`. Variables at their default may stand in it with a value, as that line prints them. */
  environment: entries('ollama.environment', 'environment of the Ollama server', {
    get: 'journalctl -u ollama --no-pager | grep "server config" | tail -1',
  }),
  /** `OLLAMA_CONTEXT_LENGTH` of the server; absent where it is not set (or 0). */
  contextRequested: number('ollama.contextRequested', 'context asked of the Ollama server', {
    unit: 'count',
    get: 'systemctl show ollama -p Environment',
  }),
  /** The line `vram-based default context`: `default_num_ctx`, 0.15.5 and later. */
  contextDefault: number('ollama.contextDefault', 'default context', {
    unit: 'count',
    get: 'journalctl -u ollama --no-pager | grep "vram-based default context" | tail -1',
  }),
  /** Sum of the memory of the GPUs that it accepted, from the same line; 0 where it uses none. */
  totalVram: number('ollama.totalVram', 'VRAM that Ollama counts', {
    unit: 'bytes',
    get: 'journalctl -u ollama --no-pager | grep "total_vram" | tail -1',
  }),
  /** `library=` of its `inference compute` lines: `cuda`, `rocm`, `vulkan`, `cpu`, in lower case. `cpu` stands there only when no GPU is left; nothing where no Ollama runs, nor has a unit. */
  compute: set('ollama.compute', 'devices that Ollama uses', { get: 'journalctl -u ollama --no-pager | grep "inference compute"' }),
  /** Names of the library folders that a device was found with: `cuda_v12`, `cuda_v13`, `rocm`, `vulkan`. */
  libraryFolders: set('ollama.libraryFolders', 'libraries in use', { get: 'journalctl -u ollama --no-pager | grep "inference compute"' }),
  /** Releases until 0.12.3 list the runners they found: `cpu`, `cuda_v12`, `rocm_v60102`. */
  runners: set('ollama.runners', 'runners', { get: 'journalctl -u ollama --no-pager | grep "Dynamic LLM libraries"' }),
  /** Why it keeps the vision projector off the GPU: `limited-vram`, `startup-oom-retry`, `shared-memory-gpu`. Only from a report, absent on a live machine. */
  projectorKeptOff: text('ollama.projectorKeptOff', 'why the projector is off the GPU', {
    get: 'journalctl -u ollama --no-pager | grep "projector offload" | tail -1',
  }),
  /** Where it keeps models, where the environment or log says it. */
  modelsFolder: text('ollama.modelsFolder', 'models folder', { get: 'systemctl show ollama -p Environment' }),
};
