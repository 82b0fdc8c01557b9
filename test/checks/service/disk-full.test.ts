import check from '../../../checks/service/disk-full.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const facts = { modelFolders: [{ runtime: 'huggingface', free: 100 * 1024 * 1024, readOnly: false }] } as const;

testCheck(check, {
  found: [
    {
      name: 'an image that is unpacked',
      is: 'confirmed',
      log: [
        'failed to register layer: Error processing tar file(exit status 1): write /opt/conda/lib/python3.6/site-packages/torch/lib/libtorch.so: no space left on device',
      ],
      cites: 'https://github.com/NVIDIA/nvidia-docker/issues/792',
    },
    { name: 'the cache has no room', is: 'exposed', facts },
    { name: 'Python says so', is: 'confirmed', log: ['OSError: [Errno 28] No space left on device'] },
    {
      name: 'huggingface_hub warns, and the disk is nearly full',
      is: 'suspected',
      facts,
      log: [
        'UserWarning: Not enough free disk space to download the file. The expected file size is: 3945.44 MB. The target location /root/.cache only has 3421.60 MB free disk space.',
      ],
      cites: 'https://github.com/huggingface/huggingface_hub/issues/2742',
    },
    {
      name: 'pip in another language',
      is: 'confirmed',
      log: ['ERROR: Could not install packages due to an OSError: [Errno 28] Auf dem Gerät ist kein Speicherplatz mehr verfügbar'],
      cites: 'https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/13392',
    },
    {
      name: 'Ollama’s runners, which are unpacked below /tmp',
      is: 'confirmed',
      log: [
        'level=ERROR source=common.go:214 msg="failed to extract files" error="copy payload linux/arm64/cuda_v12/libggml.so: write /tmp/ollama2127264499/runners/cuda_v12/libggml.so: no space left on device"',
      ],
      cites: 'https://github.com/ollama/ollama/issues/7012',
    },
    { name: 'a quota', is: 'confirmed', log: ['OSError: [Errno 122] Disk quota exceeded'] },
  ],
  clear: [
    { name: 'a read-only image', facts: { modelFolders: [{ runtime: 'huggingface', free: 0, readOnly: true }] } },
    {
      name: 'a mounted bucket, which names no space',
      facts: { modelFolders: [{ runtime: 'huggingface', fsType: 'fuse.rclone', free: 0, readOnly: false }] },
    },
    { name: 'room enough', facts: { modelFolders: [{ runtime: 'huggingface', free: 50 * GiB, readOnly: false }] } },
    { name: 'Ollama’s folder', facts: { modelFolders: [{ runtime: 'ollama', free: 1024, readOnly: false }] } },
  ],
  unknown: [
    { name: 'a file of the kernel, which refuses a value', log: ["OSError: [Errno 28] No space left on device: '/sys/fs/cgroup/cpuset/x'"] },
    { name: 'the file system does not tell', facts: { modelFolders: [{ runtime: 'huggingface', free: { gap: 'denied' }, readOnly: false }] } },
    {
      name: 'shared memory, which is no disk',
      log: ['NCCL WARN Error while creating shared memory segment /dev/shm/nccl-Xq (size 9637888), error: No space left on device (28)'],
    },
    {
      name: 'the warning alone, which is also for what is there in part',
      log: [
        'UserWarning: Not enough free disk space to download the file. The expected file size is: 3945.44 MB. The target location /root/.cache only has 3421.60 MB free disk space.',
      ],
    },
    { name: 'watches of a front end', log: ['failed to watch /src: No space left on device (os error 28)'] },
    { name: 'pip, in shared memory', log: ["ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device: '/dev/shm/pip'"] },
    { name: 'pip, of a right', log: ["ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/usr/local/lib'"] },
    { name: 'a watch limit', log: ['OSError: [Errno 28] inotify watch limit reached'] },
  ],
});
