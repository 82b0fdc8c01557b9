import { defineCheck, platform } from '#api';

export default defineCheck({
  id: 'wsl1-distribution',
  layer: 'wsl',
  kind: 'fault',
  title: 'The distribution runs as WSL 1, which has no Linux kernel and no GPU',
  impact: 'blocked',
  symptom: 'There is no /dev/dxg and no nvidia-smi; containers find no adapter; Ollama’s installer refuses.',
  blamedOn: 'a missing Linux driver or CUDA package',
  runtimes: [],
  when: platform.system.is('wsl1'),
  proves: [
    /(?<!["'])\bMicrosoft WSL1 is not currently supported/,
    // Python’s name of the platform, as diffusers, transformers and others list it; the kernel that WSL 1 claims to be is always 4.4.0.
    /(?:^|[\s:`'"])Linux-4\.4\.0-\d{5}-Microsoft-x86_64-with-/,
  ],
  explains: ['wsl-container-finds-no-adapter'],
  remedy: [
    {
      do: 'Turn the distribution into WSL 2 from PowerShell. It takes minutes, needs virtualisation switched on in the firmware, and the files move into a virtual disk: make a backup with wsl --export before.',
      setting: 'wsl --set-version DISTRIBUTION 2',
    },
  ],
  verify: 'uname -r   # ends in microsoft-standard-WSL2',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/scripts/install.sh',
      date: '2026-08-21',
      establishes: 'the installer tells WSL 1 by its kernel release and stops',
      strength: 'documented',
    },
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/compare-versions',
      date: '2026',
      establishes: 'WSL 1 has no full Linux kernel',
      strength: 'documented',
    },
    {
      url: 'https://github.com/AbdBarho/stable-diffusion-webui-docker/issues/117',
      date: '2022-10-04',
      establishes: 'a GPU container needs WSL 2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ShivamShrirao/diffusers/issues/18',
      date: '2022-10-05',
      establishes: 'the kernel’s name as Python gives it, beside a PyTorch for CUDA that sees no GPU',
      strength: 'single-report',
    },
  ],
});
