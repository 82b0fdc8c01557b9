import { all, any, container, defineCheck, gpus, platform, runtimes } from '#api';

export default defineCheck({
  id: 'kubernetes-without-nvidia-runtime',
  layer: 'container',
  kind: 'exposure',
  title: 'containerd does not know NVIDIA’s runtime, or does not use it for this pod',
  impact: 'blocked',
  symptom:
    'On a GPU node the device plugin says “could not load NVML library: libnvidia-ml.so.1” and “did you configure the NVIDIA Container Toolkit?”; pods that want nvidia.com/gpu stay pending, or find no libcuda. Or no pod is made: “no runtime for "nvidia" is configured”.',
  blamedOn: 'the driver, or the image',
  runtimes: ['vllm', 'sglang', 'ollama'],
  // A node without a GPU logs the same and is right to; how containerd is set up is not seen from a pod, and the plugin’s words are.
  when: any(
    all(
      platform.container.is('kubernetes'),
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      runtimes.some((runtime) => runtime.startError.has(/could not load NVML library/)),
    ),
    runtimes.some((runtime) => runtime.startError.has(/no runtime for \W{1,3}nvidia\W{1,3} is configured/)),
  ),
  // It asks for no GPU.
  unless: container.image.has(/[-:]cpu\b/i),
  proves: [/failed to get sandbox runtime: no runtime for \W{1,3}nvidia\W{1,3} is configured/],
  hints: [
    /Detected non-NVML platform: could not load NVML library: libnvidia-ml\.so\.1/,
    /If this is a GPU node, did you configure the (?:NVIDIA Container Toolkit|container toolkit)\?/,
    // Before the plugin told platforms apart, and where it is told that there is one; with Docker as the nodes’ engine.
    /\bFailed to (?:initialize NVML|start nvml with error): {1,2}could not load NVML library/,
    /If this is a GPU node, did you set the docker default runtime to [`']nvidia[`']\?/,
    // From within the pod, of images that are made for NVIDIA.
    /No platform detected, vLLM is running on UnspecifiedPlatform/,
    /CUDA platform is not available because: NVML Shared Library Not Found/,
    /NVIDIA GPU detected, but nvidia-smi is not installed/,
  ],
  explains: ['container-nvidia-nodes-missing'],
  remedy: [
    {
      do: 'On the node install nvidia-container-toolkit, enter it into containerd’s settings and restart containerd; running pods go on. Take 1.20.0 or later: 1.18.0 writes to /etc/containerd/config.d, which containerd may not read (the folder is conf.d), and up to 1.19.1 the entry may lack its runtime_type (“container.Runtime.Name must be set”). k3s and RKE2 find it by themselves when they start; k0s reads its own /etc/k0s/containerd.d.',
      commands: ['sudo nvidia-ctk runtime configure --runtime=containerd', 'sudo systemctl restart containerd'],
    },
    {
      do: 'Then make it the default runtime (--set-as-default), or name the runtime class in the pods that need a GPU, the device plugin among them (a RuntimeClass of that name with the handler nvidia has to be there; k3s and the GPU operator make it).',
      setting: 'runtimeClassName: nvidia',
    },
    { do: 'A pod that asks for no GPU gets none from the device plugin: it stands under the limits of its resources.', setting: 'nvidia.com/gpu: 1' },
    {
      do: 'With NVIDIA’s GPU operator install nothing by hand: its toolkit pod enters the runtime, once its driver pod is ready. Look at the logs of these two, and whether the toolkit pod writes the settings that this containerd reads.',
    },
    { do: 'If nvidia-smi does not work on the node itself, begin there. On nodes without a GPU the message means nothing.' },
  ],
  verify:
    'kubectl run smi --rm -it --restart=Never --image=ubuntu --env=NVIDIA_VISIBLE_DEVICES=all --overrides=\'{"spec":{"runtimeClassName":"nvidia"}}\' -- nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/gpu-operator/issues/730',
      date: '2024-06-03',
      establishes: 'the runtime class is there, and containerd’s settings have no such runtime',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/gpu-operator/issues/432',
      date: '2022-11-02',
      establishes: 'the same in containerd’s own log',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/k3s-io/k3s/issues/4391',
      date: '2022-08-31',
      establishes: 'a maintainer of k3s: toolkit on the node, restart, and runtimeClassName: nvidia in plugin and pods',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/k3s-io/k3s/issues/8595',
      date: '2023-10-12',
      establishes: 'the plugin’s message on k3s, while nvidia-smi works on the host and in Docker',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/k8s-device-plugin/issues/826',
      date: '2024-07-16',
      establishes: 'the same on k0s with a Tesla T4',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1404',
      date: '2025-11-02',
      establishes: 'nvidia-ctk 1.18.0 writes its file into config.d, and containerd does not load it; 1.18.1 takes conf.d',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/pull/1969',
      date: '2026-08-04',
      establishes: 'merged, in 1.20.0: where the settings at hand name no runtime_type, neither did the entry for nvidia',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/llm-d/llm-d-deployer/issues/273',
      date: '2025-05-20',
      establishes: 'vLLM in a pod without the runtime class finds no platform',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mudler/LocalAI/issues/2117',
      date: '2024-04-24',
      establishes: 'LocalAI in a pod on k0s had no nvidia-smi until runtimeClassName: nvidia was set',
      strength: 'several-reports',
    },
  ],
});
