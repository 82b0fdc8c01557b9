import { all, any, cdiSpecs, container, defineCheck, engines, gate, libcudaNotFound, not, platform, runtimes, torch } from '#api';

/** What the container was given, as it is seen from within. */
const without = all(
  // That libcuda is missing in a container has commoner causes: no GPU was asked for, or the loader does not look where it lies.
  gate(not(platform.container.isAbsent())),
  container.driverMounts.hasMatch(/^libnvidia-ml\.so/),
  not(container.driverMounts.hasMatch(/^libcuda\.so/)),
  // A container that only watches GPUs is right to leave compute out.
  gate(
    any(
      runtimes.some((runtime) => any(runtime.backends.has('cuda'), runtime.kind.oneOf('vllm', 'sglang'))),
      torch.some((environment) => environment.cuda.atLeast('9.0')),
    ),
  ),
);

export default defineCheck({
  id: 'nvidia-driver-capabilities-without-compute',
  layer: 'container',
  kind: 'exposure',
  title: 'The container got NVIDIA’s libraries without compute: libnvidia-ml, but no libcuda',
  impact: 'blocked',
  symptom: 'nvidia-smi works in the container, and every CUDA program says that libcuda.so.1 is missing.',
  blamedOn: 'an image without CUDA, or a driver mismatch',
  runtimes: [],
  when: any(
    without,
    all(
      // Images that only watch GPUs or play videos ask for the rest on purpose.
      gate(container.image.has(/ollama|vllm|sglang|llama|local-?ai|kobold|lemonade|torch|text-generation|comfyui|whisper|tabby/i)),
      // With Vulkan graphics is what is needed, and libcuda is not.
      not(container.image.has(/vulkan/i)),
      any(
        all(gate(container.runOptions.has('gpus')), container.runEnvironment.value('NVIDIA_DRIVER_CAPABILITIES', /^(?!.*\b(?:compute|all)\b)\S/)),
        // The list in a compose file; gpu alone means the default.
        container.runOptions.value('gpu-capabilities', /^(?!.*\b(?:compute|all)\b)(?=.*\b(?:utility|video|graphics)\b)/),
      ),
    ),
  ),
  // From 29.2 on Docker serves the request by CDI where a file offers the GPUs, and that brings all libraries; a change back is proposed (moby 52704).
  unless: all(
    engines.dockerVersion.inRanges({ introduced: '29.2.0', fixed: null, seen: ['29.2.0', '29.7.2'] }),
    cdiSpecs.some((spec) => spec.kind.is('nvidia.com/gpu')),
  ),
  bites: without,
  // As people put what they see: the request and what is missing.
  proves: [/\bcapabilities"?:? ?\[{1,2}"?gpu"?, ?"?utility"?\]{1,2}(?:(?!\b(?:if|fixed|instead)\b).){0,300}\b(?:no|without) `?libcuda\.so/i],
  hints: [...libcudaNotFound, /"Capabilities":\s*\[\["gpu",\s*"utility"\]\]/],
  explains: ['container-nvidia-uvm-missing', 'wsl-libraries-not-in-loader-path'],
  remedy: [
    { do: 'Name compute among the capabilities, or leave them out: the default has it.', setting: 'NVIDIA_DRIVER_CAPABILITIES=compute,utility' },
    {
      do: 'In a compose file the list beside the GPU request wins over the variable: write it with compute, or with gpu alone.',
      setting: 'capabilities: [gpu, compute, utility]',
    },
  ],
  verify: 'ldconfig -p | grep libcuda.so.1   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/mudler/LocalAI/issues/11973',
      date: '2026-09-11',
      establishes: 'capabilities [gpu, utility] leave libcuda out although the variable names compute',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
      date: '2026-08-21',
      establishes: 'compute is what CUDA and OpenCL programs need; unset means utility and compute',
      strength: 'documented',
    },
  ],
});
