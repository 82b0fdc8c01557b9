import { defineCheck, torch } from '#api';

const refused = /Unable to load any of \{libcudnn_\w{2,30}\.so\.9/;

export default defineCheck({
  id: 'cudnn-files-not-loaded',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'cuDNN 9 does not find the other files of its own that it needs, or finds those of another',
  impact: 'blocked',
  symptom:
    'faster-whisper, WhisperX or another CTranslate2 program aborts with “Unable to load any of {libcudnn_ops.so.9…” and “Cannot load symbol cudnnCreate…”.',
  blamedOn: 'the GPU or its driver',
  runtimes: ['pytorch'],
  // Printed by cuDNN itself before it aborts, so Python has no traceback of it.
  when: torch.some((environment) => environment.lastError.has(refused)),
  proves: [refused],
  explains: ['cuda-library-missing'],
  remedy: [
    {
      do: 'A CTranslate2 program: take CTranslate2 4.6.3 or later. Its wheels compute without cuDNN (a build of conda or of your own may still want it); where the program pins an older one, go on with the next step.',
      commands: ["pip install 'ctranslate2>=4.6.3'"],
    },
    {
      do: 'Point the loader at the cuDNN of the wheel, before Python starts; where there is no torch, install it first (pip install nvidia-cudnn-cu12; beside torch that can replace the release that torch wants).',
      commands: [`export LD_LIBRARY_PATH=$(python3 -c 'import nvidia.cudnn as c; print(c.__path__[0] + "/lib")'):$LD_LIBRARY_PATH`],
    },
    {
      do: 'Or install cuDNN 9 for the system (libcudnn9-cuda-12 or -13, after the CUDA of the program; cudnn on Arch), of the release that torch asks for, and run ldconfig. Beside PyTorch’s wheels parts of the two can be mixed then (CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH): with nvidia-cudnn-cu13 9.20.0.48 it is the system’s that has to go.',
    },
    {
      do: 'CTranslate2 wants cuDNN 9 from 4.5.0 to 4.6.2. Where only cuDNN 8 can be had, 4.4.0 is the last one for it.',
      setting: 'ctranslate2==4.4.0',
    },
  ],
  verify: 'ldconfig -p | grep libcudnn_ops.so.9; echo "$LD_LIBRARY_PATH"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/SYSTRAN/faster-whisper/issues/1182',
      date: '2025-01-31',
      establishes: 'LD_LIBRARY_PATH with the wheel’s folder, or cuDNN from conda, cured it for several people',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/OpenNMT/CTranslate2/issues/1826',
      date: '2024-12-02',
      establishes: 'with a system’s cuDNN of another release beside the wheel’s too; either library alone works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Softcatala/whisper-ctranslate2/issues/115',
      date: '2025-01-07',
      establishes: 'CTranslate2 4.5.0 needs cuDNN 9; 4.4.0 works with 8',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/188892',
      date: '2026-07-07',
      establishes: 'the wheel 9.20.0.48 lacks one file, which cuDNN then takes from the system’s package of another release; 9.21 has it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/OpenNMT/CTranslate2/pull/1949',
      date: '2025-12-14',
      establishes: 'the convolution for which CTranslate2 needed cuDNN computes without it, and its wheels are built without cuDNN (in 4.6.3)',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/QuentinFuxa/WhisperLiveKit/issues/271',
      date: '2025-11-09',
      establishes: 'the maintainer: no fitting cuDNN is found; install cuda and cudnn and run ldconfig',
      strength: 'maintainer-confirmed',
    },
  ],
});
