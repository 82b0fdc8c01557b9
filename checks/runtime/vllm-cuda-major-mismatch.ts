import { all, defineCheck, holds, servers, torch } from '#api';

export default defineCheck({
  id: 'vllm-cuda-major-mismatch',
  layer: 'runtime',
  kind: 'exposure',
  title: 'vLLM’s wheel was built for CUDA 13, and the PyTorch beside it brings CUDA 12 libraries',
  impact: 'blocked',
  symptom: 'Importing vLLM ends with “libcudart.so.13: cannot open shared object file”.',
  blamedOn: 'a CUDA toolkit that is not installed',
  runtimes: ['vllm'],
  when: torch.some((environment) =>
    all(
      // The plain wheels are for CUDA 13 since 0.20; the ends are the releases of which it was told. A local part (+cu129) names a wheel for CUDA 12.
      environment.vllm.atLeast('0.20.0'),
      environment.vllm.inRanges({ introduced: null, fixed: null, seen: ['0.20.2', '0.24.0'] }),
      holds(
        'vLLM is the plain wheel and PyTorch is one for CUDA 12',
        [environment.vllm, environment.variant],
        (vllm, variant) => !vllm.includes('+') && variant.startsWith('cu12'),
      ),
    ),
  ),
  // A toolkit of CUDA 13 in the loader’s path serves it, too.
  unless: servers.some((server) => all(server.kind.is('vllm'), server.answers.is(true))),
  bites: torch.some((environment) => environment.lastError.has(/libcudart\.so\.13: cannot open shared object file/)),
  hints: [/ImportError: libcudart\.so\.13: cannot open shared object file/],
  explains: ['cuda-library-missing'],
  remedy: [
    {
      do: 'NVIDIA driver 580 or newer (nvidia-smi shows CUDA 13): make a fresh environment with PyTorch for CUDA 13. uv’s “auto” chooses PyTorch alone and can take one for CUDA 12 again.',
      commands: ['nvidia-smi', 'uv pip install vllm --torch-backend=cu130'],
    },
    {
      do: 'An older driver: take vLLM’s own wheel for CUDA 12.9, of the release that you want, from its index or the release’s page on GitHub, into a fresh environment. Do not link libcudart.so.12 to the other name.',
      setting: 'uv pip install vllm==0.25.1 --extra-index-url https://wheels.vllm.ai/0.25.1/cu129 --torch-backend=cu129   (twice the same release)',
    },
  ],
  verify: "python -c 'import vllm, torch; print(vllm.__version__, torch.version.cuda)'",
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/52300',
      date: '2026-08-14',
      establishes: '0.21.0 beside torch 2.11.0+cu126 misses libcudart.so.13',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/39878',
      date: '2026-04-15',
      establishes: 'merged: wheels without a local part are for CUDA 13.0, those for 12.9 are named +cu129',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/44335',
      date: '2026-08-03',
      establishes: '0.22.0, and the wheel of 0.24.0: --torch-backend chooses PyTorch’s build alone; vLLM’s index for cu129 cured it on CUDA 12.8',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/42338',
      date: '2026-05-11',
      establishes: 'every library of the plain 0.20.2 asks for libcudart.so.13',
      strength: 'single-report',
    },
    { url: 'https://github.com/vllm-project/vllm/issues/43435', date: '2026', establishes: 'the same with the cu129 back end', strength: 'several-reports' },
  ],
});
