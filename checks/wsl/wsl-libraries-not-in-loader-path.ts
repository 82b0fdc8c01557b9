import { all, any, defineCheck, distro, driverLibraries, environment, not, platform, wsl } from '#api';

export default defineCheck({
  id: 'wsl-libraries-not-in-loader-path',
  layer: 'wsl',
  kind: 'fault',
  title: 'The loader does not look into /usr/lib/wsl/lib, so libcuda.so.1 is not found',
  impact: 'blocked',
  symptom: 'Programs find no CUDA device although /dev/dxg is there and /usr/lib/wsl/lib/nvidia-smi works.',
  blamedOn: 'a missing driver',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    // NixOS has no such cache by design and hands the libraries over in another way.
    not(distro.id.is('nixos')),
    wsl.dxg.is(true),
    wsl.libraries.has('libcuda.so.1'),
    any(wsl.ldconfig.is(false), wsl.loaderConfigured.is(false)),
    // The effect itself: the loader has no libcuda at all.
    driverLibraries.none((library) => all(library.api.is('cuda'), library.origin.is('loader'))),
  ),
  unless: environment.variables.value('LD_LIBRARY_PATH', /\/usr\/lib\/wsl\/lib/),
  hints: [/Processing ldconfig failed/, /Failed to create DXCore adapter factory/, /libcuda\.so\.1: cannot open shared object file/],
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
  ],
});
