import { any, defineCheck, libraryMissing, runtimes, torch } from '#api';

const missing = /lib(?:GL|gthread-2\.0)\.so\.[01]: cannot open shared object file/;

export default defineCheck({
  id: 'opengl-library-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'OpenCV or another module asks for the desktop’s libraries (libGL, GLib), which are missing',
  impact: 'blocked',
  symptom: 'A program or a custom node ends at “import cv2” with “libGL.so.1: cannot open shared object file”, mostly in a container.',
  blamedOn: 'the GPU’s driver, CUDA, or the node',
  runtimes: ['pytorch', 'vllm'],
  when: any(
    torch.some((environment) => environment.lastError.has(missing)),
    runtimes.some((runtime) => runtime.startError.has(missing)),
  ),
  proves: [...libraryMissing('lib(?:GL\\.so\\.1|gthread-2\\.0\\.so\\.0)')],
  remedy: [
    {
      do: 'Install both where the program runs, in a container in its image. The libgl1-mesa-glx of older advice is gone from Ubuntu 24.04 and Debian 13 on.',
      commands: ['sudo apt-get install libgl1 libglib2.0-0'],
      on: 'debian',
    },
    { do: 'On Fedora and its relatives:', commands: ['sudo dnf install mesa-libGL glib2'], on: 'fedora' },
    {
      do: 'Or, if it is “import cv2” that fails, take the OpenCV that asks for neither: remove opencv-python and install the other, not its 4.13.0.90, which wants libxcb.so.1. A later requirement can bring the first one back.',
      commands: ['pip install opencv-python-headless'],
    },
  ],
  verify: 'python -c "import cv2; print(cv2.__version__)"',
  owner: { component: 'local-configuration', tracker: 'https://github.com/opencv/opencv-python/issues' },
  evidence: [
    {
      url: 'https://github.com/ltdrdata/ComfyUI-Impact-Pack/pull/266',
      date: '2023-11-07',
      establishes: 'merged: a node package of ComfyUI takes opencv-python-headless, since minimal containers have no libGL',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/lecode-official/comfyui-docker/issues/7',
      date: '2025-03-24',
      establishes: 'the maker of an image adds the package; the reporter: it works',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/YanWenKun/ComfyUI-Docker/pull/101',
      date: '2025-04-16',
      establishes: 'merged: the same in an image for Intel’s GPUs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/opencv/opencv-python/issues/1183',
      date: '2026-01-19',
      establishes: 'opencv-python-headless 4.13.0.90 asks for libxcb.so.1, 4.12.0.88 does not',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/jsboige/CoursIA/pull/544',
      date: '2026-04-25',
      establishes: 'libgl1 and libglib2.0-0 cure it; Debian 13 has no libgl1-mesa-glx any more',
      strength: 'several-reports',
    },
  ],
});
