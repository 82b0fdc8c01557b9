import { all, any, defineCheck, gpus, not, platform, rocm, runtimes, services, torch, user } from '#api';

// An NVIDIA card needs no such node; the other GPU is often left to the display then. PyTorch for ROCm is there for the other.
const besideNvidia = gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.is('nvidia')));

const forComputing = (gpu: Parameters<Parameters<typeof gpus.some>[0]>[0]) =>
  all(gpu.driver.oneOf('amdgpu', 'xe', 'i915'), not(gpu.arch.oneOf('gfx1036', 'gfx1037')), any(gpu.vendor.is('amd'), gpu.integrated.is(false)));

export default defineCheck({
  id: 'session-render-group-missing',
  layer: 'service',
  kind: 'fault',
  title: 'This user may not open /dev/kfd or the render node: not in the group that owns it',
  impact: 'blocked',
  symptom: 'llama.cpp, PyTorch or rocminfo started by this user find no GPU; with sudo they do. Over SSH it can fail where the desktop session works.',
  blamedOn: 'the driver, or a headless machine',
  runtimes: ['llama.cpp', 'pytorch', 'vllm', 'lm-studio', 'koboldcpp', 'sglang'],
  when: any(
    // Without a runtime that the user starts by hand, closed nodes are how many systems are meant to be.
    all(
      // A card that drives nothing still is a GPU for computing; an integrated Intel GPU without any such program is not looked at.
      gpus.some((gpu) => all(forComputing(gpu), gpu.renderNodeOpens.is(false))),
      // One that opens is there to compute on.
      gpus.none((gpu) => all(forComputing(gpu), gpu.renderNodeOpens.is(true))),
      not(besideNvidia),
      any(
        runtimes.some((runtime) => all(runtime.kind.oneOf('llama.cpp', 'lm-studio', 'koboldcpp'), runtime.backends.hasAny('vulkan', 'hip', 'sycl', 'opencl'))),
        torch.some((python) => python.variant.has(/^(?:rocm|xpu)/)),
      ),
    ),
    // rocminfo tells of KFD alone.
    all(
      rocm.kfdOpens.is(false),
      gpus.some((gpu) => all(gpu.vendor.is('amd'), not(gpu.arch.oneOf('gfx1036', 'gfx1037')))),
      // Ollama and Lemonade run as services, whose rights are another matter.
      any(
        all(
          not(besideNvidia),
          runtimes.some((runtime) => all(runtime.kind.oneOf('llama.cpp', 'lm-studio', 'koboldcpp'), runtime.backends.has('hip'))),
        ),
        torch.some((python) => python.variant.has(/^rocm/)),
      ),
    ),
  ),
  unless: any(
    platform.container.oneOf('docker', 'podman', 'kubernetes'),
    // There it is /dev/dxg that matters.
    platform.system.is('wsl2'),
    user.uid.is(0),
    // Such a server is run as a service, whose rights are another matter.
    services.some((unit) => all(unit.kind.is('system'), unit.serves.oneOf('llama.cpp', 'llama-swap', 'koboldcpp', 'lm-studio', 'vllm', 'sglang'))),
  ),
  // rocminfo says so of the one who runs it, with the group that owns /dev/kfd; root is only ever "not member" in a container.
  proves: [/(?:^|[\s:>])(?!root\b)[\w.<>*-]{1,40}\$? is not member of "render" group, the default DRM access group/],
  // "video" stands there where the node is missing, too. That HIP finds no device has many causes.
  hints: [
    /(?:^|[\s:>])(?!root\b)[\w.<>*-]{1,40}\$? is not member of "video" group, the default DRM access group/,
    /Unable to open \/dev\/kfd read-write: Permission denied/,
    /\/dev\/dri\/renderD\d+[^\n]{0,60}Permission denied/,
  ],
  said: [
    // What finds the GPU for root alone. To set clocks or limits, to read logs and to install takes root anyway, and a container has rights of its own.
    /^(?=.{0,400}\b(?:GPUs?|graphics cards?|devices?|rocminfo|clinfo|vulkaninfo|HIP|ROCm)\b)(?=.{0,400}\b(?:finds?|found|detect\w{0,3}|sees?|seen|show\w{0,3}|lists?|listed|visible|recogni[sz]\w{1,3}|works?)\b)(?!.{0,400}\b(?:smi|nvtop|radeontop|intel_gpu_top|b?top|umr|monitor\w{0,4}|power|clocks?|fans?|overclock\w{0,3}|reset|modprobe|rmmod|install\w{0,3}|logs?|journalctl|dmesg|docker|podman|containers?|writ\w{1,4}|chmod|profil\w{1,4}|counters?)\b).{0,400}(?:\b(?:only|unless)\b(?:(?!without)[^.;]){0,24}\b(?:sudo|root|superuser)\b(?! (?:port|complex|bridge|hub|bus|partition|disk|device|kernel|file ?system)s?\b)|\b(?:sudo|root)\b[^.;]{0,24}\b(?:otherwise|but not (?:as|with|under|for)|without (?:it|sudo))\b)/i,
  ],
  remedy: [
    {
      do: 'Join the groups that own the nodes (ls -l /dev/kfd /dev/dri names them), then log out and in again; every process of the old session keeps the old groups.',
      commands: ['sudo usermod -aG render,video "$USER"'],
    },
    {
      do: 'In an LXC container a node of nobody:nogroup has no group to join: the host hands it in with the number of the container’s group (Proxmox: dev0: /dev/dri/renderD128,gid=NUMBER).',
    },
  ],
  verify: 'id -nG; ls -l /dev/kfd /dev/dri',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/1211',
      date: '2020-12-16',
      establishes: 'the group that owns /dev/kfd differs by system, and must be the user’s',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/rocminfo/blob/c6f7a17c85e0cdd75bf062e7a3490e831c87eb94/rocminfo.cc',
      date: '2024-09-24',
      establishes: 'the line is printed where /dev/kfd does not open, with the group of the node, and with “video” where the node is not there',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/701',
      date: '2024-01-30',
      establishes: 'the GPU is visible to the locally logged-in user only, through the seat’s access list; the render group cures it',
      strength: 'several-reports',
    },
  ],
});
