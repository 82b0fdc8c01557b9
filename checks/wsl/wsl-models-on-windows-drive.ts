import { all, any, defineCheck, environment, holds, modelFolders, platform, runtimes, servers, services, wsl } from '#api';

const windowsDrive = /^\/mnt\/[a-z]\//;

/** A path alone does not tell: WSL can pass the drives in by virtiofs, and a disk of Linux can be mounted there. Of a drive that is not named the others tell. */
const isSlow = (path: string | undefined, drives: Readonly<Record<string, string>>) => {
  const own = drives[path?.slice(0, 6) ?? ''];
  return (own === undefined ? Object.values(drives) : [own]).some((fsType) => /^(?:9p|drvfs)$/.test(fsType));
};
const says = 'that drive comes in by 9p or drvfs';

/** A setting that names a folder on a drive of Windows. */
const onDrive = (settings: typeof environment.variables, name: string) =>
  all(
    settings.value(name, windowsDrive),
    holds(`${name}: ${says}`, [settings, wsl.drives], (of, drives) => isSlow(of[name], drives)),
  );

export default defineCheck({
  id: 'wsl-models-on-windows-drive',
  layer: 'wsl',
  kind: 'fault',
  title: 'The models lie on a Windows drive (/mnt/c, 9p), which WSL2 reads many times slower',
  impact: 'degraded',
  symptom: 'A model takes minutes to load while the disk idles; generation is as fast as usual afterwards.',
  blamedOn: 'the GPU, the size of the model, or the runtime',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    any(
      modelFolders.some((folder) => folder.fsType.oneOf('9p', 'drvfs')),
      services.some((service) =>
        all(
          service.modelsDir.has(windowsDrive),
          holds(says, [service.modelsDir, wsl.drives], (folder, drives) => isSlow(folder, drives)),
        ),
      ),
      servers.some((server) => any(onDrive(server.flags, '--model'), onDrive(server.environment, 'OLLAMA_MODELS'), onDrive(server.environment, 'HF_HOME'))),
      // A variable may come from Windows, for a program there.
      all(
        onDrive(environment.variables, 'OLLAMA_MODELS'),
        runtimes.some((runtime) => runtime.kind.is('ollama')),
      ),
      all(
        onDrive(environment.variables, 'HF_HOME'),
        runtimes.some((runtime) => runtime.kind.oneOf('vllm', 'pytorch', 'sglang', 'llama.cpp')),
      ),
    ),
  ),
  // There the usual folders are those of the programs of Windows.
  unless: environment.variables.value('HOME', /^\/mnt\/[a-z]\/Users\//i),
  remedy: [
    { do: 'Move the models into the distribution’s own file system, for instance ~/models; its virtual disk on the Windows drive grows by as much.' },
    { do: 'Or attach a disk to WSL with wsl --mount, which takes it from Windows meanwhile, or use a Docker volume in place of a mapped Windows folder.' },
    { do: 'Where they must stay, load without memory mapping: with llama.cpp --load-mode none (--no-mmap for builds before b10875).' },
  ],
  verify: 'findmnt -T ~/models   # ext4',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/filesystems',
      date: '2026-07-30',
      establishes: 'files that Linux tools work on belong into the Linux file system',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6006',
      date: '2024-09-04',
      establishes: 'a maintainer: a mapped Windows path is slow and cannot be memory-mapped',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/oobabooga/textgen/issues/2607',
      date: '2023-06-10',
      establishes: '113 s against 0.3 to 7 s for one file',
      strength: 'several-reports',
    },
  ],
});
