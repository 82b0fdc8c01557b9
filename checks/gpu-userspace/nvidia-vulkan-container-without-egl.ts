import { all, any, container, defineCheck, gpus, holds, not, platform, runtimes, vulkan, vulkanDevices } from '#api';

export default defineCheck({
  id: 'nvidia-vulkan-container-without-egl',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'NVIDIA’s Vulkan driver was not mounted in this container, or lacks its libEGL and libXext',
  impact: 'degraded',
  symptom: 'nvidia-smi and CUDA work in the container, and a Vulkan program says “ggml_vulkan: No devices found” or lists llvmpipe alone.',
  blamedOn: 'the runtime’s Vulkan back end, the GPU options of docker',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp'],
  // The container alone sets this cause apart from the others that leave Vulkan without a GPU; the rest stands below.
  when: all(
    any(
      all(
        gpus.some((gpu) => holds('an NVIDIA GPU, and a container', [gpu.vendor, platform.container], (vendor, kind) => vendor === 'nvidia' && kind !== null)),
        container.nodes.has('/dev/nvidiactl'),
      ),
      container.runOptions.has('gpus'),
      container.runOptions.value('runtime', /nvidia/),
      container.runEnvironment.has('NVIDIA_VISIBLE_DEVICES'),
    ),
    // A container that was given a GPU is no fault: Vulkan has to lack it.
    vulkanDevices.none((device) => not(device.type.is('cpu'))),
  ),
  unless: any(
    not(gpus.some((gpu) => gpu.vendor.is('nvidia'))),
    // Of use only to a runtime that has nothing but Vulkan for the GPU.
    runtimes.none((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.has('cuda')))),
    vulkan.loader.isAbsent(),
    // Images of programs that compute with CUDA alone.
    all(container.image.has(/vllm|sglang|torch|tensorflow|tensorrt|text-generation-inference|[-_]cuda/i), not(container.image.has(/vulkan/i))),
    // There is no Vulkan driver of NVIDIA’s under WSL.
    platform.system.is('wsl2'),
    // Ollama uses CUDA beside it.
    all(container.image.has(/ollama/i), not(container.runEnvironment.value('OLLAMA_VULKAN', /^(?:1|true)$/i))),
  ),
  hints: [
    /ggml_vulkan: No devices found/,
    // llama.cpp’s, ncnn’s and Video2X’s lines: the software device comes first where it is alone.
    /ggml_vulkan: 0 = llvmpipe/,
    /\[0 llvmpipe \(LLVM/,
    /Using Vulkan device: llvmpipe/,
    /Could not get 'vkCreateInstance' via 'vk_icdGetInstanceProcAddr' for ICD libGLX_nvidia/,
    // For want of libXext.so.6, which the line before names.
    /Failed loading library associated with ICD JSON \S{0,100}libGLX_nvidia\.so/,
  ],
  said: [
    // "Vulkan does not detect the GPU in a Docker container", "vulkaninfo inside the container only shows the CPU", "not available as Vulkan device in Docker".
    /\bvulkan(?:info)?\b\W{0,2} ?(?:is |does |do |did |can ?)?(?:not|n[’']t|no longer|fails to) (?:\w{2,12} )?(?:detect|see|find|list|show|recogni[sz])\w{0,3}\b(?! (?:anything wrong|any (?:errors?|problems?|warnings?)))[^.;]{0,80}\b(?:docker|podman|containers?)\b/i,
    /\bvulkaninfo\b[^.;]{0,40}\b(?:docker|podman|containers?)\b[^.;]{0,20}\bonly (?:shows?|lists?|sees?|finds?)\b/i,
    /\bGPUs? (?:is |are )?not (?:available|visible|listed|detected|found|shown|seen)\b[^.;]{0,24}\bvulkan\b[^.;]{0,60}\b(?:docker|podman|containers?)\b/i,
    // The manifest that the toolkit should have mounted.
    /\b(?:fail\w{0,3} to|does ?n[’']t|does not|did ?n[’']t|did not) (?:create|mount|inject|generate|provide)\b.{0,50}\bnvidia_icd\.json\b/i,
    /\bnvidia_icd\.json\b.{0,12}\b(?:missing|absent|not (?:there|mounted|created|injected))\b/i,
  ],
  explains: ['vulkan-gpu-not-listed', 'vulkan-driver-for-gpu-missing', 'llamacpp-without-gpu-backend'],
  remedy: [
    {
      do: 'Add the libraries that the driver is linked against to the image, or take a newer image: llama.cpp’s has them since January 2026.',
      commands: ['apt-get update && apt-get install -y libegl1 libgl1 libxext6'],
    },
    { do: 'The toolkit mounts the Vulkan driver only with the graphics capability.', setting: 'NVIDIA_DRIVER_CAPABILITIES=compute,utility,graphics' },
    {
      do: 'Versions of the NVIDIA Container Toolkit before 1.18.0 failed to mount the manifest at times; update it on the host. Where containers get the GPU by CDI, write its specification anew then (on the host: sudo systemctl restart nvidia-cdi-refresh.service; a file in /etc/cdi by sudo nvidia-ctk cdi generate), and make the container again.',
    },
  ],
  verify: 'VK_LOADER_DEBUG=error,driver vulkaninfo --summary   # in the container: lists the GPU',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1021',
      date: '2025-11-20',
      establishes: 'the toolkit’s maintainer: libegl1 and libxext6 have to be in the container; 1.18.0 mends the mounting of manifests',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/767',
      date: '2025-11-14',
      establishes: 'the manifest is missing in CDI specifications at times; still told with 1.18.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/16',
      date: '2023-07-08',
      establishes: 'without libXext.so.6 the loader leaves libGLX_nvidia.so.0 out, with these words',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1952',
      date: '2026-08-08',
      establishes: 'no Vulkan in Docker; libegl1 cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/leejet/stable-diffusion.cpp/pull/1805',
      date: '2026-07-21',
      establishes: 'merged: the Vulkan image shows NVIDIA GPUs once libglvnd and its parts are in it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/18664',
      date: '2026-01-07',
      establishes: 'merged: the same libraries added to llama.cpp’s Vulkan image, which printed “No devices found”',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17549',
      date: '2026-08-04',
      establishes: 'Ollama’s image with Vulkan and an NVIDIA GPU: libegl1, libxext6 and the manifest are missing',
      strength: 'several-reports',
    },
  ],
});
