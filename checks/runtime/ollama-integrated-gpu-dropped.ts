import { all, any, container, defineCheck, gpus, models, not, ollama, platform, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-integrated-gpu-dropped',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama 0.30 and later leave most integrated GPUs out unless OLLAMA_IGPU_ENABLE is set',
  impact: 'degraded',
  symptom: 'After the update every model runs on 100% CPU with a context of 4096; `total_vram` is "0 B".',
  blamedOn: 'a broken driver or ROCm, the kernel, or a model that is too big',
  runtimes: ['ollama'],
  when: any(
    all(
      ollama.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.30.0', '0.32.15'] }),
      // Integrated GPUs that are worth using; two-unit desktop graphics (gfx1036) are slower than the CPU.
      gpus.some((gpu) =>
        any(
          gpu.arch.oneOf('gfx90c', 'gfx1035', 'gfx1103', 'gfx1150', 'gfx1152', 'gfx1153'),
          all(gpu.integrated.is(true), gpu.generation.oneOf('meteor-lake', 'arrow-lake', 'lunar-lake', 'panther-lake')),
        ),
      ),
      gpus.none((gpu) => any(gpu.vendor.is('nvidia'), gpu.integrated.is(false), gpu.arch.is('gfx1151'))),
      // A distribution’s package for the CPU alone finds none that it could leave out.
      runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.backends.hasAny('hip', 'vulkan'))),
    ),
    // 0.30.1 lets gfx1151 in, with ROCm.
    all(
      ollama.version.inRanges({ introduced: '0.30.0', fixed: '0.30.1' }),
      not(ollama.compute.has('rocm')),
      gpus.some((gpu) => gpu.arch.is('gfx1151')),
      gpus.none((gpu) => any(gpu.vendor.is('nvidia'), gpu.integrated.is(false))),
    ),
    // Where ROCm’s files are missing, or it is hidden from ROCm, Vulkan alone finds it, and that is left out as before.
    all(
      ollama.version.inRanges({ introduced: '0.30.1', fixed: null, seen: ['0.30.1', '0.32.15'] }),
      gpus.some((gpu) => gpu.arch.is('gfx1151')),
      gpus.none((gpu) => any(gpu.vendor.is('nvidia'), gpu.integrated.is(false))),
      any(
        runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.backends.has('vulkan'), not(runtime.backends.has('hip')))),
        ollama.environment.value('HIP_VISIBLE_DEVICES', /^["']?-1["']?$/),
      ),
      ollama.compute.has('cpu'),
    ),
  ),
  unless: any(
    ollama.environment.value('OLLAMA_IGPU_ENABLE', /^(?!(?:0|f|false)$)\S/i),
    // There no vendor has a Vulkan driver, and over Mesa’s Dozen Ollama hangs.
    platform.system.is('wsl2'),
    // It is kept for a virtual machine.
    gpus.some((gpu) => all(gpu.integrated.is(true), gpu.driver.is('vfio-pci'))),
    // Something let it in.
    ollama.compute.hasAny('rocm', 'vulkan'),
    // An LXC container sees the host’s GPU in sysfs, whether it was given its nodes or not.
    all(platform.container.is('lxc'), not(container.nodes.hasMatch(/renderD|kfd/))),
  ),
  bites: all(
    // Older releases leave it to the CPU for other reasons.
    ollama.version.atLeast('0.30.0'),
    gpus.some((gpu) => gpu.integrated.is(true)),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
    ),
  ),
  // Devices are left out before those found twice: where ROCm or CUDA takes this GPU, the line stands there for its double of Vulkan. The few units of a desktop Ryzen or of Intel’s UHD Graphics are no loss.
  proves: [
    /dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1(?!.{0,120}library=(?:ROCm.{0,20}compute=gfx103[67]\b|Vulkan.{0,200}(?:NVIDIA|80[56]0S|GFX1151|RAPHAEL|MENDOCINO|HD Graphics|ADL-N|\((?:ADL|RPL)-S)))/,
  ],
  remedy: [
    {
      do: 'Set the variable for the server, not in your shell: `sudo systemctl edit ollama`, below [Service]; then restart, which unloads models. A GPU with few units can be slower than the processor, and its memory comes out of the RAM: compare with `ollama run --verbose`, and take the variable out again if it is.',
      setting: 'Environment="OLLAMA_IGPU_ENABLE=1"',
    },
    {
      do: 'In a container pass it with -e, and /dev/dri with --device. The image for ROCm has no Vulkan: where ROCm does not serve the GPU (a 780M, gfx1103), take the plain one.',
      setting: '-e OLLAMA_IGPU_ENABLE=1 --device /dev/dri',
    },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # names the GPU instead of library=cpu',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/16690',
      date: '2026-06-12',
      establishes: 'Radeon 890M: GPU with 0.24.0, CPU with 0.30.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/16429',
      date: '2026-06-02',
      establishes: 'the maintainer names the default filter and lets gfx1151 in as the only target',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.30.0/discover/runner.go',
      date: '2026-06-01',
      establishes: 'in 0.30.0 none but CUDA’s integrated GPUs were let in, gfx1151 neither',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/discover/runner.go',
      date: '2026-08-19',
      establishes: 'of integrated GPUs CUDA’s, and gfx1151 with ROCm, are let in, not with Vulkan; the line is printed before duplicates are dropped',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16462',
      date: '2026-06-04',
      establishes:
        'Strix Halo, tried in ten ways: with ROCm the line stands there and all is well; hidden from ROCm, Vulkan alone ends on the CPU without the variable',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/1590',
      date: '2026-06-20',
      establishes: 'the graphics of a desktop i7-12700 are about half as fast as its cores',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14854',
      date: '2026-03-14',
      establishes: 'an Intel Arc 140T under WSL2, where Vulkan is Mesa’s Dozen: Ollama loads the model and hangs',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/14953',
      date: '2026-08-29',
      establishes: 'UHD Graphics of an i5-12450H with the variable: a third slower than its cores with 0.30.10',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/Dockerfile',
      date: '2026-08-21',
      establishes: 'the image for ROCm holds the CPU’s and ROCm’s libraries alone, the plain one CUDA’s and Vulkan’s',
      strength: 'documented',
    },
    {
      url: 'https://github.com/SirUli/homeassistant-ollama-addon/issues/319',
      date: '2026-07-28',
      establishes: 'the same line with 0.32.5 on an Intel integrated GPU',
      strength: 'single-report',
    },
  ],
});
