import { any, defineCheck, runtimes, torch } from '#api';

/** glibc's words, the same through Python's ImportError and OSError: the file ends before its own header says. An NVIDIA driver’s is an empty stand-in, left in an image. */
const cutShort = /(?<!\blib(?:cuda|nvidia-[\w-]{2,30}|nvcuvid))\.so[.\d]{0,16}: (?:file too short|ELF load command past end of file)/;

export default defineCheck({
  id: 'shared-library-cut-short',
  layer: 'runtime',
  kind: 'fault',
  title: 'A shared library’s file is cut short: a broken download, a full disk, or a lost link',
  impact: 'blocked',
  symptom: 'A program or an import ends at once with “file too short” or “ELF load command past end of file” behind the name of a library.',
  blamedOn: 'the CUDA version, or the release',
  runtimes: [],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(cutShort)),
    torch.some((python) => python.lastError.has(cutShort)),
  ),
  proves: [cutShort],
  // Their words are the same up to the library's name.
  explains: ['llamacpp-own-library-missing', 'ollama-libraries-incomplete'],
  remedy: [
    {
      do: 'See if the disk was full when it was installed; make room. Then delete the program’s folder or remove the package, download anew and install it as a whole; pip needs --force-reinstall --no-cache-dir, since its cache may hold the broken file.',
      commands: ['df -h'],
    },
    {
      do: 'Where the file is a few bytes long and another with its full version number lies beside it, the archive’s links were lost in unpacking: unpack with unzip or tar, or make the name a link to the other one.',
    },
    {
      do: 'Jetson with JetPack 4, and images made for it: these files are empty in the image and are filled from the board. Install CUDA, cuDNN and TensorRT there, and start the container with --runtime nvidia.',
    },
    { do: 'In an image that was pulled, delete it and pull it anew, or take another tag.' },
  ],
  verify: 'ls -lL /path/of/the/library   # as large as in the archive or package',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/9069',
      date: '2025-02-13',
      establishes: 'a maintainer: the library is shorter than in the archive, asks for a full disk, and has it installed anew',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/CNTK/issues/2213',
      date: '2017-08-13',
      establishes: 'libcudnn “file too short”; a fresh copy of the files cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/leejet/stable-diffusion.cpp/issues/2023',
      date: '2026-09-22',
      establishes: 'a zip whose links became short files: the libraries with their full version numbers work under these names',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/dusty-nv/jetson-inference/issues/1733',
      date: '2023-09-19',
      establishes: 'the maintainer of the images for Jetson: on JetPack 4 the libraries come from the board; cured',
      strength: 'maintainer-confirmed',
    },
  ],
});
