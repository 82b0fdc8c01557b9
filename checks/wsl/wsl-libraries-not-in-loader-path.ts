import {
  all,
  any,
  defineCheck,
  distro,
  driverLibraries,
  environment,
  gpus,
  holds,
  libcudaNotFound,
  not,
  ollama,
  platform,
  servers,
  services,
  wsl,
  wslLoaderNotSet,
} from '#api';

export default defineCheck({
  id: 'wsl-libraries-not-in-loader-path',
  layer: 'wsl',
  kind: 'fault',
  title: 'The loader does not look into /usr/lib/wsl/lib, so libcuda is not found',
  impact: 'blocked',
  symptom: 'Programs find no CUDA device although /dev/dxg is there and /usr/lib/wsl/lib/nvidia-smi works.',
  blamedOn: 'a missing driver',
  runtimes: [],
  when: all(
    // nvidia-smi under WSL names two drivers, of which the second is that of Windows.
    any(platform.system.is('wsl2'), not(wsl.windowsNvidiaDriver.isAbsent())),
    // A container has a loader of its own, and what is told of one is not told of the distribution around it.
    not(holds('it is a container', [platform.container], () => true)),
    any(
      wsl.libraries.has('libcuda.so.1'),
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
    ),
    // The effect itself: the library lies in WSL's folder, and the loader has none.
    // A negation, since NVML’s answer in a report tells nothing of libcuda.
    not(driverLibraries.none((library) => all(library.api.is('cuda'), library.origin.is('out-of-path'), library.path.has(/^\/usr\/lib\/wsl\//)))),
  ),
  unless: any(
    environment.variables.value('LD_LIBRARY_PATH', /\/usr\/lib\/wsl\/lib/),
    // What serves has it.
    servers.some((server) => server.environment.value('LD_LIBRARY_PATH', /\/usr\/lib\/wsl\/lib/)),
    services.some((unit) => unit.environment.value('LD_LIBRARY_PATH', /\/usr\/lib\/wsl\/lib/)),
    // Ollama looks into the folder by itself.
    all(
      services.some((unit) => unit.serves.is('ollama')),
      ollama.compute.has('cuda'),
    ),
    // It has no such cache by design and hands the libraries over in another way.
    distro.id.is('nixos'),
  ),
  hints: [...wslLoaderNotSet, ...libcudaNotFound],
  remedy: [
    {
      do: 'Where /etc/wsl.conf has ldconfig=false under [automount], take that line out and end WSL from PowerShell, which stops all distributions.',
      setting: 'wsl --shutdown',
    },
    { do: 'Else write /usr/lib/wsl/lib into a file in /etc/ld.so.conf.d and run sudo ldconfig.' },
    { do: 'For one service: set the path in its environment.', setting: 'LD_LIBRARY_PATH=/usr/lib/wsl/lib' },
  ],
  verify: 'ldconfig -p | grep /usr/lib/wsl/lib/libcuda.so.1',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/microsoft/WSL/blob/3e27a6a50177ce4e32e72f7b957aef5db5768062/src/linux/init/config.cpp',
      date: '2026-08-08',
      establishes: 'WSL’s init writes ld.wsl.conf and runs ldconfig, unless automount.ldconfig is off',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/eomii/rules_ll/issues/205',
      date: '2024-03-22',
      establishes: 'no device until LD_LIBRARY_PATH names /usr/lib/wsl/lib',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/cuda-python/issues/17',
      date: '2022-02-22',
      establishes: 'a maintainer: libcuda.so without a number is in no cache of the loader; LD_LIBRARY_PATH cures it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/336',
      date: '2023-04-23',
      establishes: 'bitsandbytes in WSL says that libcuda.so is not found while nvidia-smi works',
      strength: 'several-reports',
    },
  ],
});
