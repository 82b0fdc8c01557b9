import { all, any, defineCheck, gpus, holds, logs, not, ollama, services } from '#api';

export default defineCheck({
  id: 'service-before-gpu-driver',
  layer: 'service',
  kind: 'fault',
  title: 'The service starts before the GPU driver (nvidia_uvm, amdgpu) and stays on the CPU',
  impact: 'degraded',
  symptom: 'After each boot models run on the CPU; a restart of the service brings the GPU back until the next boot.',
  blamedOn: 'an unstable driver, or the last update',
  runtimes: ['ollama', 'llama.cpp'],
  when: any(
    logs.gpuAfterRestart.is(true),
    all(
      // The integrated ones of before are left to the display; Ollama computes on the CPU there at any time.
      gpus.some((gpu) =>
        all(
          any(gpu.vendor.is('nvidia'), all(gpu.vendor.is('amd'), any(gpu.integrated.is(false), gpu.arch.oneOf('gfx1150', 'gfx1151')))),
          // Another driver may be up late; none of these ever brings a GPU to compute on.
          not(gpu.driver.oneOf('vfio-pci', 'nouveau', 'radeon')),
        ),
      ),
      services.some((unit) =>
        all(
          unit.serves.is('ollama'),
          unit.activeState.is('active'),
          // Set so on purpose.
          not(unit.environment.value('CUDA_VISIBLE_DEVICES', /^["']?(?:-1)?["']?$/)),
          not(unit.environment.value('HIP_VISIBLE_DEVICES', /^["']?-1/)),
          not(unit.environment.value('OLLAMA_LLM_LIBRARY', /^["']?cpu/)),
          // A program that asks before the driver is there is told "no device" once, and does not ask again.
          holds('the unit started before the driver was up', [unit.startedAt, logs.gpuReady], (started, ready) => started < ready),
        ),
      ),
      ollama.compute.has('cpu'),
    ),
  ),
  said: [
    // Of a model server or its unit; a display manager races the driver as well.
    /^(?=.{0,400}\b(?:ollama|llama|vllm|services?|units?)\b)(?!.{0,400}\b(?:display manager|[gs]ddm|gdm3?|lightdm|x ?org|wayland|x server|compositor|plymouth)\b).{0,400}\b(?:start(?:s|ed|ing)?|comes? up|race[sd]?)\b.{0,60}\bbefore (?:the |my |any )?[^.;,]{0,30}\b(?:nvidia[-_ ]?uvm|(?:gpu|nvidia|graphics|gfx|amdgpu|cuda)[\w ]{0,20}(?:driver|card|modules?|device|ready|online|initiali[sz]ed|finished))/i,
  ],
  remedy: [
    {
      do: 'Let the unit wait for the device, in a drop-in (systemctl edit): the start then takes up to a minute on a machine whose GPU is gone. nvidia-modprobe loads the module and makes its node, which otherwise the first program does. For AMD wait for /dev/kfd, without it.',
      setting: "ExecStartPre=/bin/sh -c 'for i in $(seq 60); do nvidia-modprobe -u -c=0; [ -e /dev/nvidia-uvm ] && exit 0; sleep 1; done'",
    },
    {
      do: 'With NVIDIA, order the unit behind the persistence daemon, which loads the driver: After= and Wants=nvidia-persistenced.service. graphical.target is no substitute: a headless machine may never reach it.',
    },
  ],
  verify: 'journalctl -b -u ollama | grep "inference compute"   # after a reboot',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/7669',
      date: '2024-11-18',
      establishes: 'CPU after each boot; a delay before the start cures it; the maintainer finds that no GPU was there when asked',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/NixOS/nixpkgs/issues/487054', date: '2026-02-04', establishes: 'the same on NixOS', strength: 'several-reports' },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/27923',
      date: '2026-08-29',
      establishes: 'llama-server as a user unit: one failed question to CUDA, then the CPU for good',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/14895',
      date: '2026-03-17',
      establishes: 'why graphical.target is the wrong thing to wait for',
      strength: 'several-reports',
    },
  ],
});
