import { all, defineCheck, holds, torch } from '#api';

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
      // The plain wheels are for CUDA 13 since 0.20; 0.21.0 is the release of which it was reported. A local part (+cu129) names a wheel for CUDA 12.
      environment.vllm.atLeast('0.20.0'),
      environment.vllm.inRanges({ introduced: null, fixed: null, seen: ['0.21.0', '0.21.0'] }),
      holds(
        'vLLM is the plain wheel and PyTorch is one for CUDA 12',
        [environment.vllm, environment.variant],
        (vllm, variant) => !vllm.includes('+') && variant.startsWith('cu12'),
      ),
    ),
  ),
  bites: torch.some((environment) => environment.lastError.has(/libcudart\.so\.13: cannot open shared object file/)),
  hints: [/ImportError: libcudart\.so\.13: cannot open shared object file/],
  explains: ['cuda-library-missing'],
  remedy: [
    { do: 'Make a fresh environment and let one command choose both: `uv pip install vllm --torch-backend=auto`. CUDA 13 needs NVIDIA driver 580 or newer.' },
    {
      do: 'To stay on CUDA 12: take the release’s wheel with +cu129 in its name and PyTorch from the index of the same name. Do not link libcudart.so.12 to the other name.',
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
    { url: 'https://github.com/vllm-project/vllm/issues/43435', date: '2026', establishes: 'the same with the cu129 back end', strength: 'several-reports' },
  ],
});
