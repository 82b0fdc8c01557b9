import { flag, list, number, set, text } from '../logic/words.ts';

/** Storage as programs meet it. Read by probes/storage.ts from mountinfo, statfs and sysfs. */
export const storage = {
  /** /tmp lies on a file system from which nothing may be executed. */
  tmpNoexec: flag('storage.tmpNoexec', '/tmp is mounted noexec', { get: 'findmnt -T /tmp' }),
  /** States of the NVMe controllers as the kernel reports them: `live`, `resetting`, `dead`. Empty without NVMe. */
  nvmeStates: set('storage.nvmeStates', 'NVMe controller states', { get: 'cat /sys/class/nvme/nvme*/state', momentary: true }),
};

/** One folder in which a runtime keeps models by default, and which is there. */
export const modelFolder = {
  path: text('modelFolders[].path', 'model folder'),
  /** Whose default it is: `ollama`, `huggingface`, `llama.cpp`, `lm-studio`. */
  runtime: text('modelFolders[].runtime', 'runtime of the folder'),
  /** `ext4`, `btrfs`, `xfs`, `zfs`, `overlay`, `nfs4`, `cifs`, `9p`, `fuseblk`. */
  fsType: text('modelFolders[].fsType', 'file system', { get: 'findmnt -T ~/.ollama/models' }),
  /** Free space for the user. */
  free: number('modelFolders[].free', 'free space', { unit: 'bytes', get: 'df -h ~/.ollama/models', momentary: true }),
  readOnly: flag('modelFolders[].readOnly', 'mounted read-only', { get: 'findmnt -T ~/.ollama/models' }),
};

export const modelFolders = list('modelFolders', 'model folder', modelFolder);
