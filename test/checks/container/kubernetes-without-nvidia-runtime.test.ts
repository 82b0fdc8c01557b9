import check from '../../../checks/container/kubernetes-without-nvidia-runtime.ts';
import { testCheck } from '../../helpers/test-check.ts';

const log = [
  'I0716 09:05:57.000000 1 factory.go:112] Detected non-NVML platform: could not load NVML library: libnvidia-ml.so.1: cannot open shared object file: No such file or directory',
  'E0716 09:05:57.000000 1 factory.go:119] If this is a GPU node, did you configure the NVIDIA Container Toolkit?',
];

testCheck(check, {
  found: [
    {
      name: 'the kubelet’s event',
      log: [
        'Warning  FailedCreatePodSandBox  12s (x10 over 2m11s)  kubelet  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: no runtime for "nvidia" is configured',
      ],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/gpu-operator/issues/730',
    },
    {
      name: 'beside a docker run line',
      facts: { 'platform.container': 'docker' },
      log: ['Failed to create pod sandbox: failed to get sandbox runtime: no runtime for "nvidia" is configured'],
      is: 'confirmed',
    },
    {
      name: 'containerd’s log',
      log: ['level=error msg="RunPodSandbox failed" error="failed to get sandbox runtime: no runtime for \\"nvidia\\" is configured"'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/gpu-operator/issues/432',
    },
    {
      name: 'the plugin on a node with a GPU',
      facts: { 'platform.container': 'kubernetes', gpus: [{ vendor: 'nvidia' }] },
      log,
      is: 'suspected',
      cites: 'https://github.com/k3s-io/k3s/issues/8595',
    },
    {
      name: 'an older plugin',
      facts: { 'platform.container': 'kubernetes', gpus: [{ vendor: 'nvidia' }] },
      log: ['2021/08/27 23:03:50 Failed to initialize NVML: could not load NVML library.'],
      is: 'suspected',
      cites: 'https://github.com/NVIDIA/gpu-operator/issues/250',
    },
    {
      name: 'LocalAI, in the pod',
      facts: { 'platform.container': 'kubernetes', gpus: [{ vendor: 'nvidia' }] },
      log: ['NVIDIA GPU detected, but nvidia-smi is not installed. GPU acceleration will not be available.'],
      is: 'suspected',
      cites: 'https://github.com/mudler/LocalAI/issues/2117',
    },
    {
      name: 'vLLM, in the pod',
      facts: { 'platform.container': 'kubernetes', gpus: [{ vendor: 'nvidia' }] },
      log: ['INFO 05-20 20:12:25 [__init__.py:252] No platform detected, vLLM is running on UnspecifiedPlatform'],
      is: 'suspected',
      cites: 'https://github.com/llm-d/llm-d-deployer/issues/273',
    },
  ],
  clear: [
    { name: 'a node without a GPU', facts: { runtimes: [], 'platform.container': 'kubernetes', gpus: [] }, log },
    { name: 'a pod that starts', facts: { 'platform.container': 'kubernetes', gpus: [{ vendor: 'nvidia' }], runtimes: [{ startError: null }] } },
    {
      name: 'vLLM’s image for the CPU',
      facts: { 'platform.container': 'kubernetes', gpus: [{ vendor: 'nvidia' }], 'container.image': 'public.ecr.aws/q9t5s3a7/vllm-cpu-release-repo:v0.8.5' },
      log: ['INFO No platform detected, vLLM is running on UnspecifiedPlatform'],
    },
    { name: 'Docker', facts: { runtimes: [], 'platform.container': 'docker', gpus: [{ vendor: 'nvidia' }] }, log },
  ],
  unknown: [
    {
      name: 'vLLM finds its platform',
      facts: { 'platform.container': 'kubernetes' },
      log: ['INFO 05-20 20:12:25 [__init__.py:239] Automatically detected platform cuda.'],
    },
    { name: 'nobody says that there is a GPU', facts: { 'platform.container': 'kubernetes' }, log },
    { name: 'the sibling: no driver for the container tool', log: ['nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1'] },
  ],
});
