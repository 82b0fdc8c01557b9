import { amdGpu, defineProfile, nvidiaGpu } from './profile.ts';

const gpuPage = 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx';
const installer = 'https://github.com/ollama/ollama/blob/main/scripts/install.sh';

/** Ollama as its own installer sets it up: it runs without a GPU, so what keeps it from one is a should. */
export default defineProfile({
  name: 'ollama',
  about: 'Ollama on Linux, as its install script sets it up; a GPU is used where one can be',
  releases: { oldest: '0.9.3', newest: '0.32.15' },
  document: (since) => ({
    preflight: 1,
    name: 'ollama',
    must: [
      {
        id: 'not-wsl1',
        not: { fact: { id: 'platform.system', is: 'wsl1' } },
        because: 'The installer refuses WSL1.',
        remedy: 'Convert the distribution in Windows: wsl --set-version <distribution> 2.',
        source: installer,
      },
      { id: 'cpu-architecture', any: [{ cpu: { arch: 'x86_64' } }, { cpu: { arch: 'aarch64' } }], source: installer },
      {
        id: 'port-11434',
        any: [{ ports: [11434] }, { fact: { id: 'ollama.answers', is: true } }],
        because: 'The server listens there; an Ollama that answers already may be updated.',
        remedy: { do: 'Stop what listens on port 11434, or set OLLAMA_HOST for the service.', commands: ['ss -ltnp'] },
        source: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx',
      },
    ],
    should: [
      {
        id: 'systemd',
        systemd: true,
        because: 'The installer makes a service only where systemctl is there.',
        source: installer,
      },
      {
        id: 'nvidia-driver',
        when: nvidiaGpu,
        versions: { 'nvidia-driver': since('0.30.11') ? '>= 550' : '>= 531' },
        because: since('0.30.11') ? 'GPUs with an older driver are left out, and the CPU does the work.' : 'An older driver does not run the bundled CUDA.',
        remedy: 'Update the NVIDIA driver (in Windows under WSL2).',
        source: gpuPage,
      },
      ...(since('0.30.11')
        ? [
            {
              id: 'nvidia-driver-older-gpu',
              when: { gpu: { vendor: 'nvidia' as const, computeCapability: '< 7.0' } },
              versions: { 'nvidia-driver': '>= 570' },
              because: 'Compute capability 5.0 to 6.2 needs driver 570.',
              remedy: 'Update the NVIDIA driver; branch 580 is the last for these GPUs.',
              source: gpuPage,
            },
          ]
        : []),
      { id: 'nvidia-compute-capability', when: nvidiaGpu, gpu: { vendor: 'nvidia', computeCapability: '>= 5.0' }, source: gpuPage },
      { id: 'cuda-usable', when: nvidiaGpu, usable: 'cuda', because: 'A driver that is installed may still refuse to work.', source: gpuPage },
      ...(since('0.18.0')
        ? [
            {
              id: 'amd-driver',
              when: { fact: { id: 'rocm.amdgpuOrigin', is: 'dkms' } },
              versions: { 'amdgpu-dkms': '>= 6.14' },
              because: 'The bundled ROCm 7 needs the driver of ROCm 7; on an older one it hangs at the start.',
              remedy: 'Update AMD’s driver with amdgpu-install, or use the kernel’s own amdgpu.',
              source: gpuPage,
            },
          ]
        : []),
      {
        id: 'amd-devices',
        when: amdGpu,
        devices: ['/dev/kfd', '/dev/dri/renderD*'],
        because: 'The service runs as the user ollama; judge it with --as-user ollama once that user is there.',
        source: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/troubleshooting.mdx',
      },
    ],
  }),
});
