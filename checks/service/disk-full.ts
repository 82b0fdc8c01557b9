import { all, defineCheck, diskFull, modelFolders, not } from '#api';

export default defineCheck({
  id: 'disk-full',
  layer: 'service',
  kind: 'exposure',
  title: 'A disk or quota is full (models, caches, /tmp, images, /dev/shm): no space left on device',
  impact: 'blocked',
  symptom: 'A download, an installation with pip or a first start ends with “[Errno 28] No space left on device”.',
  blamedOn: 'the network, or a broken download',
  runtimes: ['vllm', 'pytorch', 'sglang', 'llama.cpp', 'lm-studio', 'ollama'],
  // Ollama’s folder has a check of its own; a read-only image has no room by design, and what lies in a cloud may name none at all.
  when: modelFolders.some((folder) =>
    all(
      not(folder.runtime.is('ollama')),
      not(folder.readOnly.is(true)),
      folder.free.below(256 * 1024 * 1024),
      not(all(folder.free.is(0), folder.fsType.has(/^fuse\./))),
    ),
  ),
  proves: [
    ...diskFull,
    // Ollama until 0.5.1 unpacks its runners below /tmp, which may be a small tmpfs.
    /failed to extract files"? ?.{0,120}\bwrite \/\S{1,200}\/runners\/\S{1,120}: no space left on device/,
  ],
  // Of the whole file, also where a download goes on, and file systems may count otherwise.
  hints: [/Not enough free disk space to download the file\. The expected file size is: [\d.]{1,12} MB/],
  remedy: [
    {
      do: 'See which file system is full: that of the model cache (HF_HOME), of pip’s cache and temporary files (/tmp, often small), or in a container the one of the engine. Below multiprocessing or a data loader in the traceback it is /dev/shm: --shm-size of the container.',
      commands: ['df -h', 'df -i'],
    },
    {
      do: 'Images of servers take 10 to 30 GB, and as much again while they are unpacked: docker system df shows what is kept; docker image prune -a deletes all images that no container uses.',
      commands: ['docker system df'],
    },
    {
      do: 'Put the cache on a larger disk and give up models that are not needed: hf cache ls lists them, huggingface-cli scan-cache in older releases.',
      setting: 'HF_HOME=/path/on/a/larger/disk',
    },
    {
      do: 'Ollama until 0.5.1 unpacks its runners below /tmp, some gigabytes: update it, or give its service another folder.',
      setting: 'OLLAMA_TMPDIR=/path/on/a/larger/disk',
    },
    { do: 'A quota (“Disk quota exceeded”) does not show in df: quota -s tells, and only its administrator raises it.' },
  ],
  verify: 'df -h ~ /tmp',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/792',
      date: '2018-07-19',
      establishes: 'Docker’s words at a pull; an NVIDIA maintainer: the partition is full',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/huggingface/huggingface_hub/issues/2742',
      date: '2025-01-10',
      establishes: 'a maintainer makes the disk too small: the warning, then the error; and why the warning is none',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ayaanzhaque/instruct-nerf2nerf/issues/86',
      date: '2023-12-27',
      establishes: 'the same with a quota; another folder for the models is the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/7012',
      date: '2024-09-28',
      establishes: 'runners of Ollama 0.3 that find no space below /tmp, a tmpfs; issue 6985 is another such machine',
      strength: 'several-reports',
    },
  ],
});
