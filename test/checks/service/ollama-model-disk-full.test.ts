import check from '../../../checks/service/ollama-model-disk-full.ts';
import { testCheck } from '../../helpers/test-check.ts';

const full = {
  modelFolders: [{ path: '/usr/share/ollama/.ollama/models', runtime: 'ollama', free: 20_000_000, readOnly: false }],
  services: [{ serves: 'ollama', activeState: 'active', modelsDir: '/usr/share/ollama/.ollama/models' }],
};

testCheck(check, {
  found: [
    { name: 'a full root partition', is: 'exposed', facts: full },
    {
      name: 'ollama pull',
      is: 'confirmed',
      log: [
        'Error: selecting model: failed to pull gemma4: write /usr/share/ollama/.ollama/models/blobs/sha256-4c27e0f5b5adf02ac956c7322bd2ee7636fe3f45a8512c9aba5385242cb6e09a-partial: no space left on device',
      ],
      cites: 'https://github.com/ollama/ollama/issues/15547',
    },
    {
      name: 'the same in 2023',
      is: 'confirmed',
      log: [
        'Error: write /usr/share/ollama/.ollama/models/blobs/sha256:065b9a7416ba28634cd4efc2cd3024d4755731c1275dc0286b81b01793185fbb-partial-0: no space left on device',
      ],
      cites: 'https://github.com/ollama/ollama/issues/1731',
    },
    {
      name: 'a server that cannot make its folders',
      is: 'confirmed',
      log: ['Error: mkdir /root/.ollama/models/manifests: no space left on device'],
      cites: 'https://github.com/open-webui/open-webui/issues/1150',
    },
    {
      name: 'the same in prose, beside a full disk',
      is: 'suspected',
      facts: full,
      log: ['Ollama says: no space left on device'],
    },
  ],
  clear: [
    { name: 'a read-only image of models', facts: { modelFolders: [{ runtime: 'ollama', free: 0, readOnly: true }] } },
    {
      name: 'a folder of before on a full disk; the service has another',
      facts: { ...full, services: [{ serves: 'ollama', activeState: 'active', modelsDir: '/data/models' }] },
    },
    {
      name: 'what a run by hand left in a full home, beside the service',
      facts: { ...full, modelFolders: [{ path: '/home/me/.ollama/models', runtime: 'ollama', free: 20_000_000, readOnly: false }] },
    },
    {
      name: 'a mounted bucket, which names no space',
      facts: { ...full, modelFolders: [{ runtime: 'ollama', fsType: 'fuse.rclone', free: 0, readOnly: false }] },
    },
    { name: 'room for a model', facts: { modelFolders: [{ runtime: 'ollama', free: 20_000_000_000, readOnly: false }] } },
    { name: 'another program’s folder', facts: { modelFolders: [{ runtime: 'huggingface', free: 20_000_000, readOnly: false }] } },
  ],
  unknown: [
    { name: 'free space is not known', facts: { modelFolders: [{ runtime: 'ollama', free: { gap: 'denied' }, readOnly: false }] } },
    {
      name: 'a registry of containers, whose blobs lie otherwise',
      log: ['write /var/lib/registry/docker/registry/v2/blobs/sha256/ab/abcdef0123456789/data: no space left on device'],
    },
    {
      name: 'the sibling: the engine’s disk is full',
      log: ['docker pull ollama/ollama: failed to register layer: write /usr/lib/ollama/cuda_v12/libcublasLt.so: no space left on device'],
    },
    {
      name: 'the sibling: /tmp is full',
      log: [
        'ollama[2563639]: msg="failed to extract files" error="copy payload linux/arm64/cuda_v12/libggml.so: write /tmp/ollama2127264499/runners/cuda_v12/libggml.so: no space left on device"',
        'failed to extract files: copy payload linux/arm64/cuda_v12/libggml.so: write /tmp/ollama2127264499/runners/cuda_v12/libggml.so: no space left on device',
      ],
    },
  ],
});
