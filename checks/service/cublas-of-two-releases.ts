import { any, defineCheck, runtimes, torch } from '#api';

const mixed =
  /libcublas\.so(?:\.\d{1,2}[\d.]{0,12})?: (?:undefined symbol: cublasLt\w{1,60}|symbol \w{1,60},? version libcublasLt\.so\.\d{1,2} not defined in file libcublasLt\.so\.\d{1,2} with link time reference)/;

export default defineCheck({
  id: 'cublas-of-two-releases',
  layer: 'service',
  kind: 'fault',
  title: 'libcublas gets the libcublasLt of another CUDA release, mostly through LD_LIBRARY_PATH',
  impact: 'blocked',
  symptom:
    'A start ends with “libcublas.so.12: undefined symbol: cublasLt…” or “version libcublasLt.so.11 not defined in file libcublasLt.so.11 with link time reference”.',
  blamedOn: 'the NVIDIA driver, or a broken package',
  runtimes: ['pytorch', 'vllm', 'sglang', 'llama.cpp', 'ollama', 'koboldcpp'],
  when: any(
    torch.some((python) => python.lastError.has(mixed)),
    runtimes.some((runtime) => runtime.startError.has(mixed)),
  ),
  proves: [mixed],
  remedy: [
    {
      do: 'Take the folders of other CUDA toolkits out of LD_LIBRARY_PATH of this program or unit; what it brings lies beside it, or in site-packages/nvidia.',
      commands: ['echo "$LD_LIBRARY_PATH"', 'ldconfig -p | grep cublasLt', 'pip list | grep -i cublas'],
    },
    {
      do: 'PyTorch 2.11 and later from pip load their own libcublasLt before libcublas, whatever LD_LIBRARY_PATH says: an update cures it for them.',
    },
    {
      do: 'Where the toolkit has to stay on the path of an older one, or of another program, put the folder of the right libcublasLt before it, or remove the second copy: cuBLAS looks for its other half by name.',
    },
  ],
  verify: "python -c \"import torch; print({l.split()[-1] for l in open('/proc/self/maps') if 'libcublas' in l})\"   # both of one folder",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/pull/174320',
      date: '2026-02-04',
      establishes:
        'pip’s libcublas takes the system’s libcublasLt; the words of the loader, and another failure from it; loading libcublasLt first was reverted a day later, and is in the wheels of 2.11 and later',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/deepmodeling/deepmd-kit/pull/2241',
      date: '2023-01-11',
      establishes: 'the older words; loading the right libcublasLt first cures it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/koharu-rs/koharu/issues/855',
      date: '2026-07-10',
      establishes: 'the system’s libcublas with a bundled libcublasLt, in a program on top of llama.cpp',
      strength: 'several-reports',
    },
  ],
});
