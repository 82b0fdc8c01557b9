import { all, any, defineCheck, driverLibraries, environment, hsaOutOfResources, not, platform, rocm, rocmModuleNotLoaded, servers, services, wsl } from '#api';

export default defineCheck({
  id: 'wsl-rocdxg-detection-off',
  layer: 'wsl',
  kind: 'exposure',
  title: 'HSA_ENABLE_DXG_DETECTION=1 is not set, which ROCm before 7.13 needs under WSL2',
  impact: 'blocked',
  symptom: 'A supported Radeon is not listed although ROCm and librocdxg are installed.',
  blamedOn: 'the Adrenalin driver, or the build of librocdxg',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    wsl.dxg.is(true),
    wsl.rocdxg.is(true),
    rocm.version.inRanges({ introduced: '7.1.0', fixed: '7.13.0' }),
    not(environment.variables.value('HSA_ENABLE_DXG_DETECTION', '1')),
    services.none((service) => service.environment.value('HSA_ENABLE_DXG_DETECTION', '1')),
  ),
  // It works, or the process that serves has it and only this session has not.
  unless: any(
    driverLibraries.some((library) => all(library.api.is('hsa'), library.gpuCount.atLeast(1))),
    servers.some((server) => server.environment.value('HSA_ENABLE_DXG_DETECTION', '1')),
  ),
  bites: driverLibraries.some((library) => all(library.api.is('hsa'), library.gpuCount.is(0))),
  hints: [...rocmModuleNotLoaded, ...hsaOutOfResources],
  remedy: [
    {
      do: 'Set it for the shell and for the process that serves: in ~/.profile, in the unit’s Environment=, with docker run -e.',
      setting: 'HSA_ENABLE_DXG_DETECTION=1',
    },
  ],
  verify: 'HSA_ENABLE_DXG_DETECTION=1 rocminfo | grep gfx',
  owner: { component: 'rocm', tracker: 'https://github.com/ROCm/librocdxg/issues' },
  evidence: [
    {
      url: 'https://github.com/ROCm/librocdxg/issues/34',
      date: '2026-06-23',
      establishes: 'an AMD developer: the variable belongs to ROCm before 7.13; a user’s 9060 XT works with it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/librocdxg/blob/021a477ae052e38dc03c82213480157b20a10735/README.md',
      date: '2026',
      establishes: 'the step in AMD’s own guide; the runtime can load librocdxg from ROCm 7.1 on',
      strength: 'documented',
    },
  ],
});
