import { all, any, container, defineCheck, not, platform, wsl, wslNoAdapter } from '#api';

export default defineCheck({
  id: 'wsl-container-finds-no-adapter',
  layer: 'wsl',
  kind: 'fault',
  title: 'WSL shows nvidia-container-cli no adapter: GPU, driver, WDDM mode or WSL 2 is missing',
  impact: 'blocked',
  symptom: 'docker run --gpus ends with “nvidia-container-cli: initialization error: WSL environment detected but no adapters were found”.',
  blamedOn: 'Docker, or the image',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    any(container.runOptions.has('gpus'), container.runOptions.value('runtime', 'nvidia')),
    not(wsl.libraries.has('libcuda.so.1')),
  ),
  proves: [...wslNoAdapter],
  remedy: [
    { do: 'Without an NVIDIA GPU in the machine leave --gpus out, and the reservation of devices in compose.' },
    {
      do: 'With one, install NVIDIA’s current driver on Windows and update WSL; then stop it with wsl --shutdown, which ends all that runs in it.',
      commands: ['wsl.exe --update'],
    },
    {
      do: 'See that the distribution is of WSL 2 (wsl -l -v); WSL 1 has no GPU. A data-centre card in TCC mode is not shown either: switch it to WDDM or MCDM where it can.',
    },
  ],
  verify: 'ls /usr/lib/wsl/lib/libcuda.so.1; /usr/lib/wsl/lib/nvidia-smi',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/155',
      date: '2022-10-13',
      establishes: 'the message, and the ways that helped',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/AbdBarho/stable-diffusion-webui-docker/issues/117',
      date: '2022-10-04',
      establishes: 'the message under WSL 1',
      strength: 'several-reports',
    },
    { url: 'https://github.com/xencon/aixcl/issues/142', date: '2025-11-06', establishes: 'a machine without an NVIDIA GPU', strength: 'several-reports' },
  ],
});
