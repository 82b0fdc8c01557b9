import { any, defineCheck, runtimes, torch } from '#api';

/** What nixpkgs’ stand-in for the loader says. */
const stub = /\bNixOS cannot run dynamically linked executables intended for generic\b|\bCould not start dynamically linked executable: \/\S/;

export default defineCheck({
  id: 'nixos-generic-binary',
  layer: 'runtime',
  kind: 'fault',
  title: 'NixOS has no loader for generic Linux programs, so what was downloaded does not start',
  impact: 'blocked',
  symptom: 'A program, or the Python that uv brought, ends with “Could not start dynamically linked executable” and exit status 127.',
  blamedOn: 'the program, its installer, or a missing library',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(stub)),
    torch.some((environment) => environment.lastError.has(stub)),
  ),
  proves: [stub],
  remedy: [
    { do: 'Take the program from nixpkgs (ollama-cuda, ollama-rocm, llama-cpp, python3 with its packages), which is built for NixOS.' },
    {
      do: 'Or let generic programs run: nix-ld puts a loader where they look for it. Add the libraries that they want; NVIDIA’s driver lies in /run/opengl-driver/lib.',
      setting: 'programs.nix-ld.enable = true;',
      on: 'nixos',
    },
    { do: 'Or run it in a container, to which the GPU is handed by CDI (hardware.nvidia-container-toolkit.enable).' },
  ],
  verify: 'ls -l /lib64/ld-linux-x86-64.so.2   # leads to nix-ld, not to stub-ld',
  owner: { component: 'distribution', tracker: 'https://github.com/NixOS/nixpkgs/issues' },
  evidence: [
    {
      url: 'https://nix.dev/permalink/stub-ld',
      date: '2026',
      establishes: 'why such programs do not start, and what to do: nix-ld, a package of one’s own, an FHS environment',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/329824',
      date: '2024-07-25',
      establishes: 'a tool for models that downloads its own Python',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/429813',
      date: '2025-07-31',
      establishes: 'uv’s Pythons end so; nix-ld is the cure',
      strength: 'several-reports',
    },
  ],
});
