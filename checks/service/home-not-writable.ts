import { any, defineCheck, runtimes, told, torch } from '#api';

const folders = 'cache|triton|local|nv|ollama|vllm|keras|torch|huggingface|flashinfer|modelscope|numba|aiter|tilelang';
// Below / nobody mounts such a folder. Below /root people do, and what is refused there may be the volume, or SELinux; the folder itself is not.
// Matplotlib, which programs bring along, notes it and takes a folder below /tmp.
const closed = new RegExp(
  `^(?!.{0,300}(?:mkdir -p failed|[Mm]atplotlib)).{0,400}Permission denied: ["']/(?:\\.(?:${folders})(?:/|["'])|root/\\.(?:${folders})["'])`,
);

export default defineCheck({
  id: 'home-not-writable',
  layer: 'service',
  kind: 'fault',
  title: 'HOME is / or /root for a user who may not write there, so no cache can be made',
  impact: 'blocked',
  symptom: "A server in a container that does not run as root ends with “Permission denied: '/.cache'” or “mkdir /.ollama: permission denied”.",
  blamedOn: 'the volume, or the image',
  runtimes: ['vllm', 'pytorch', 'sglang', 'ollama', 'llama.cpp'],
  when: any(
    told.troubles.has('root-closed'),
    torch.some((python) => python.lastError.has(closed)),
    runtimes.some((runtime) => runtime.startError.has(closed)),
  ),
  // Without Ollama’s words for its home, /root/.ollama may be the folder of models that a service was given.
  proves: [
    closed,
    /mkdir \/(?:\.(?:ollama|cache|config)(?:\/\S{0,200})?|root\/\.(?:cache|config)): permission denied/,
    /could not create directory mkdir \/root\/\.ollama: permission denied/,
  ],
  // Settings and counts of use, without which most programs go on.
  hints: [/Permission denied: ["']\/\.config(?:\/|["'])/, /mkdir \/root\/\.ollama: permission denied(?!: ensure)/],
  explains: ['ollama-models-folder-closed', 'ollama-folder-of-another-user', 'service-home-missing'],
  remedy: [
    {
      do: 'Let HOME be a folder that this user may write: one of the host that belongs to it (made before: what Docker makes, and a new named volume, is root’s), or /tmp, where what is cached goes with the container.',
      setting: 'HOME=/data   (docker run -e HOME=/data -v "$PWD/cache":/data …, or env: and a volume of the pod)',
    },
    {
      do: 'vLLM’s CUDA image brings an account of its own for it in newer releases, with a home that it may write: run it as 2000:0, and mount caches below /home/vllm, in a folder that group 0 may write. docker run --rm --entrypoint id IMAGE vllm tells whether it is there.',
      setting: '--user 2000:0   (runAsUser: 2000, runAsGroup: 0)',
    },
    {
      do: 'Ollama then keeps its models below that HOME too; OLLAMA_MODELS names another folder. In Kubernetes fsGroup makes the volume writable for the pod’s group.',
    },
  ],
  verify: 'id; echo "$HOME"; touch "$HOME/.try" && rm "$HOME/.try"   # in the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/pull/40275',
      date: '2026-04-19',
      establishes: 'merged: the CUDA image is made ready for the account vllm (2000, group 0) with a writable home',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/10185',
      date: '2024-11-13',
      establishes: 'HOME of the image is /, which another id may not write; HOME=/tmp cures it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/10332',
      date: '2025-04-18',
      establishes: 'Ollama’s maintainer: the user may not make a directory in /',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/kubeai-project/kubeai/issues/397',
      date: '2025-02-12',
      establishes: 'the same with /root as HOME, on OpenShift',
      strength: 'several-reports',
    },
  ],
});
