import { defineCheck, torch, weightsIncomplete } from '#api';

export default defineCheck({
  id: 'weights-file-incomplete',
  layer: 'model-config',
  kind: 'fault',
  title: 'A weights file is cut off, a git-lfs pointer (pickle key “v”), or no safetensors at all',
  impact: 'blocked',
  symptom: "Loading ends with “Error while deserializing header: HeaderTooLarge”, “MetadataIncompleteBuffer” or “invalid load key, 'v'”.",
  blamedOn: 'the runtime, or the GPU',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) =>
    environment.lastError.has(
      /Error while deserializing header: (?:HeaderToo|MetadataIncomplete|header too|incomplete metadata)|cloned a repository without having git-lfs|invalid load key, ['"]v['"]|failed finding central directory/,
    ),
  ),
  proves: [...weightsIncomplete],
  // Also of a file that was saved empty, or whose data type the installed safetensors does not know.
  hints: [/Error while deserializing header: (?:InvalidHeader|invalid (?:JSON|UTF-8|header length))/],
  remedy: [
    {
      do: 'Compare the sizes with those on the model’s page. Files of some hundred bytes are pointers: install git-lfs and run git lfs pull in the clone.',
      commands: ['git lfs version'],
    },
    {
      do: 'MetadataIncompleteBuffer with the size of the page: the file has bytes behind its last tensor, which newer safetensors refuse, and downloading again changes nothing. Take another file of the model.',
    },
    { do: 'Otherwise download the file again: remove it from the cache, and see that the disk has room; a full one cuts files silently.' },
  ],
  verify: 'ls -lL MODEL/*.safetensors   # gigabytes, as on the model’s page',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/Comfy-Org/ComfyUI/issues/15599',
      date: '2026',
      establishes: 'a whole file with bytes after its last tensor gives the same error',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/codefuse-ai/MFTCoder/issues/20',
      date: '2023-12-08',
      establishes: 'a maintainer on HeaderTooLarge: a corrupted download, mostly a clone without git-lfs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lyogavin/airllm/issues/137',
      date: '2026-06-30',
      establishes: 'MetadataIncompleteBuffer is a checkpoint that was downloaded in part',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/1382',
      date: '2024-02-01',
      establishes: 'invalid load key in vLLM: git lfs install was forgotten',
      strength: 'several-reports',
    },
  ],
});
