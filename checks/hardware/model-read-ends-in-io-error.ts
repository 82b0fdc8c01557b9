import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'model-read-ends-in-io-error',
  layer: 'hardware',
  kind: 'fault',
  title: 'Reading the model file ends in an I/O error: its disk, file system or mount fails',
  impact: 'blocked',
  symptom: 'Loading ends with “read error: Input/output error” or “[Errno 5] Input/output error”, at times only with one file, at times only under load.',
  blamedOn: 'the model file, a missing library, the runtime’s build',
  runtimes: [],
  when: runtimes.some((runtime) =>
    runtime.startError.has(/read error: Input\/output error|\[Errno 5\] Input\/output error: ['"]?\S{1,300}\.(?:gguf|safetensors|bin|pth?|ckpt)\b/),
  ),
  // EIO comes from below the program: what it asked for could not be read. A terminal that went away gives it as well, but not with a file of weights.
  proves: [/\berror loading model: read error: Input\/output error/, /\[Errno 5\] Input\/output error: ['"]?\/\S{1,300}\.(?:gguf|safetensors|bin|pth?|ckpt)\b/],
  remedy: [
    {
      do: 'The kernel has said which device or mount it was; findmnt names the one below the file.',
      commands: ['sudo dmesg -T | grep -iE "I/O error|medium error|nvme|ata[0-9]|btrfs|ext4|nfs|cifs" | tail -n 30'],
      setting: 'findmnt -T MODEL.gguf',
    },
    { do: 'On a local disk copy what can still be read to another one, then look at its health (smartctl -a); a new download to the same disk cures nothing.' },
    { do: 'On a network mount, FUSE or a USB drive see whether it drops under load, and copy the file to a local disk.' },
    { do: 'Where the disk is sound, test the memory from outside of the system (memtest86+).' },
  ],
  verify: 'sha256sum MODEL.gguf   # reads it to the end',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/2053',
      date: '2026-03-20',
      establishes: 'Linux, one GGUF of several: the maintainer names the disk, and another user its read errors or RAM; the same file loads elsewhere',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/JustVugg/colibri/issues/191',
      date: '2026-08-05',
      establishes: 'the maintainer of another runtime: EIO comes from device or file system; one file alone means the disk, all of them the mount',
      strength: 'maintainer-confirmed',
    },
  ],
});
