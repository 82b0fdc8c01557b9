import { defineCheck, torch } from '#api';

const refused = /\bRequested float16 compute type, but the target device or backend do not support efficient float16 computation\b/;

export default defineCheck({
  id: 'ctranslate2-float16-unsupported',
  layer: 'hardware',
  kind: 'fault',
  title: 'CTranslate2 is asked for float16 where the GPU (before Volta) or the CPU has none',
  impact: 'blocked',
  symptom:
    'faster-whisper and WhisperX end with “Requested float16 compute type, but the target device or backend do not support efficient float16 computation”.',
  blamedOn: 'the driver, cuDNN, or an update of the program',
  runtimes: ['pytorch'],
  when: torch.some((environment) => environment.lastError.has(refused)),
  proves: [refused],
  remedy: [
    {
      do: 'On a GTX 10, P40 or P4 (compute capability 6.1): take int8, which needs the least memory, or float32. A program that chose float16 by itself has an option or variable for it.',
      setting: 'compute_type="int8"   (whisperx: --compute_type int8)',
    },
    {
      do: 'On a P100, a Maxwell or an older card: float32, since int8 is refused there as well. CT2_CUDA_ALLOW_FP16=1 lets float16 through all the same, without the speed.',
      setting: 'compute_type="float32"',
    },
    {
      do: 'On an RTX or a data centre’s card from Volta on the model was put on the CPU: see whether CUDA is found at all, and name the device.',
      commands: ['python -c "import ctranslate2; print(ctranslate2.get_cuda_device_count())"'],
      setting: 'device="cuda"',
    },
    { do: 'On the CPU leave compute_type out; it is converted to float32 then.' },
  ],
  verify: 'python -c "import ctranslate2; print(ctranslate2.get_supported_compute_types(\'cuda\'))"   # holds the type that is asked for',
  owner: { component: 'local-configuration', tracker: 'https://github.com/OpenNMT/CTranslate2/issues' },
  evidence: [
    {
      url: 'https://github.com/SYSTRAN/faster-whisper/issues/42',
      date: '2023-03-15',
      establishes: 'a GTX 1050 Ti; the maintainer: the GPU does not support FP16, take float32 or int8',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/OpenNMT/CTranslate2/blob/0d8bcd362ac75ef860ef161d6f0efad0ae439ff0/src/cuda/utils.cc',
      date: '2026-07-03',
      establishes: 'float16 from compute capability 7.0 on, int8 with 6.1 and from 7.0 on',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/SYSTRAN/faster-whisper/issues/14',
      date: '2023-02-21',
      establishes: 'on the CPU; the maintainer: leave the type out',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/MahmoudAshraf97/whisper-diarization/issues/216',
      date: '2024-09-10',
      establishes: 'a Tesla P40, cured by float32',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/m-bain/whisperX/issues/1143',
      date: '2025-05-13',
      establishes: 'an RTX 4050 on which CUDA was not found; with a PyTorch for CUDA it works',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/linuxserver/docker-faster-whisper/issues/71',
      date: '2026-09-02',
      establishes: 'Pascal, an image that asks for float16 by itself',
      strength: 'single-report',
    },
  ],
});
