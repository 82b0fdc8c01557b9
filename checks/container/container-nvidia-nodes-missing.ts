import {
  all,
  any,
  container,
  cudaNoDevice,
  defineCheck,
  engines,
  environment,
  gpus,
  libcudaNotFound,
  noNvidiaDriver,
  not,
  nvidia,
  nvidiaSmiNoLibrary,
  platform,
  runtimes,
} from '#api';

export default defineCheck({
  id: 'container-nvidia-nodes-missing',
  layer: 'container',
  kind: 'exposure',
  title: 'The container was started without the NVIDIA GPU (no --gpus, no /dev/nvidia*)',
  impact: 'blocked',
  symptom: 'CUDA finds no device or no libcuda.so.1 in the container, while the host’s nvidia-smi works.',
  blamedOn: 'the CUDA version of the image, or the driver',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    any(
      all(
        not(platform.container.isAbsent()),
        // A pod without a GPU is mostly meant so, and asks in another way.
        not(platform.container.is('kubernetes')),
        // CUDA images ask by themselves; an engine that serves them by CDI sets "void".
        container.visibleDevices.has(/^(?!(?:void|none)$)\S/),
        not(nvidia.moduleVersion.isAbsent()),
        not(container.nodes.has('/dev/nvidiactl')),
        not(container.nodes.has('/dev/dxg')),
        // With these another GPU was handed over.
        not(container.nodes.hasMatch(/^\/dev\/(?:kfd|dri\/renderD)/)),
        // CUDA images also carry programs that need no GPU.
        runtimes.some((runtime) => any(runtime.backends.has('cuda'), runtime.kind.oneOf('vllm', 'sglang', 'pytorch'))),
      ),
      // The line that starts it asks for no GPU, in none of the ways that there are. A pod asks among its resources.
      all(
        not(platform.container.is('kubernetes')),
        // Those of llama.cpp and LocalAI are for the CPU unless they say otherwise.
        container.image.has(/ollama|vllm|sglang|kobold|text-generation|pytorch|cuda/i),
        not(container.image.has(/rocm|cpu|vulkan|intel|sycl|hip/i)),
        // Clients and what only watches; those of Open WebUI that bring a server along say so.
        not(container.image.has(/(?:ollama|open)-?web-?ui(?!\S*:\S*(?:ollama|cuda))|(?:exporter|proxy|router|gateway|metrics|operator)(?:$|[:@])/i)),
        gpus.some((gpu) => gpu.vendor.is('nvidia')),
        not(container.runOptions.has('gpus')),
        // The nodes alone, as by --privileged, are not enough: the driver’s libraries must come in as well.
        not(container.runOptions.value('volume', /nvidia|libcuda/)),
        not(container.runOptions.has('runtime')),
        // NVIDIA's hook, as Podman called it before CDI.
        not(container.runOptions.has('hooks-dir')),
        // For the processor on purpose.
        not(container.runEnvironment.value('CUDA_VISIBLE_DEVICES', /^(?:-1)?$/)),
        // With /dev/dri or /dev/kfd another GPU is meant.
        not(container.runOptions.value('device', /nvidia|cdi|\/dev\/(?:dri|kfd)/)),
      ),
    ),
  ),
  // A daemon whose default runtime is NVIDIA’s needs no option, and LXC knows none; with such numbers the processor is meant.
  unless: any(engines.dockerDefaultRuntime.is('nvidia'), platform.container.is('lxc'), environment.variables.value('CUDA_VISIBLE_DEVICES', /^(?:-1)?$/)),
  hints: [
    ...libcudaNotFound,
    ...cudaNoDevice,
    ...noNvidiaDriver,
    ...nvidiaSmiNoLibrary,
    /NVIDIA Driver was not detected/,
    /exec: \W{1,3}nvidia-smi\W{1,3}: executable file not found in \$PATH/,
    /nvidia-smi: command not found/,
    /RuntimeError: Failed to infer device type/,
    /No platform detected, vLLM is running on UnspecifiedPlatform/,
  ],
  said: [
    // It had the GPU before, or has it at other times.
    /^(?!.*\b(?:any ?more|no longer|after (?:a while|some|\d)|again|since|sometimes|runs? (?:directly )?on the host|natively)\b).*(?:\bGPUs?\b.{0,30}\bnot (?:being )?(?:used|utili[sz]ed|detected|found|recogni[sz]ed)\b|(?<!\b(?:I|we|to|should|please)(?: (?:am|are|want to|would|will|can))? )\b(?:only|just) (?:uses?|using|runs?|running)\b.{0,12}\bCPU\b)/i,
  ],
  remedy: [
    { do: 'Docker with the NVIDIA container toolkit: make the container anew with a GPU request.', setting: '--gpus all' },
    { do: 'Podman, and Docker with CDI: ask for the CDI device.', setting: '--device nvidia.com/gpu=all' },
  ],
  verify: 'nvidia-smi -L   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
      date: '2026-08-21',
      establishes: 'NVIDIA_VISIBLE_DEVICES=all is what CUDA images set; only a GPU request or the NVIDIA runtime acts on it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/docker.mdx',
      date: '2026-08-21',
      establishes: 'the container needs --gpus=all',
      strength: 'documented',
    },
  ],
});
