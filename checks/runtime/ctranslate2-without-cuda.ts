import { any, defineCheck, runtimes, torch } from '#api';

const message = /\bThis CTranslate2 package was not compiled with CUDA support\b/;

export default defineCheck({
  id: 'ctranslate2-without-cuda',
  layer: 'runtime',
  kind: 'fault',
  title: 'CTranslate2 was built without CUDA, as its wheels for ARM are: no GPU for Whisper',
  impact: 'blocked',
  symptom: 'faster-whisper, WhisperX or the transcription of Open WebUI ends as soon as its model is loaded with device “cuda”; PyTorch may well find the GPU.',
  blamedOn: 'the driver, the container toolkit, or the CUDA version',
  runtimes: ['pytorch', 'ollama'],
  when: any(
    torch.some((environment) => environment.lastError.has(message)),
    runtimes.some((runtime) => runtime.startError.has(message)),
  ),
  proves: [message],
  remedy: [
    {
      do: 'See for which processor it is: of the wheels on PyPI only those for x86-64 hold CUDA. On an ARM machine with an NVIDIA GPU (Jetson, DGX Spark, Grace) build CTranslate2 from its source (the library, then the module in its folder python), or take an image that holds such a build.',
      commands: ['uname -m', 'pip show ctranslate2'],
      // Both of the last are Intel's by default.
      setting: '-DWITH_CUDA=ON -DWITH_CUDNN=ON -DWITH_MKL=OFF -DOPENMP_RUNTIME=COMP',
    },
    { do: 'On x86-64 an own or a distribution’s build has taken the wheel’s place: remove it and install ctranslate2 anew.' },
    { do: 'Or let it compute on the CPU, which for small models is often fast enough: device “cpu”, compute type “int8”.' },
  ],
  verify: 'python3 -c "import ctranslate2; print(ctranslate2.get_cuda_device_count())"   # at least 1',
  owner: { component: 'local-configuration', tracker: 'https://github.com/OpenNMT/CTranslate2/issues' },
  evidence: [
    {
      url: 'https://github.com/OpenNMT/CTranslate2/issues/1306',
      date: '2023-06-21',
      establishes: 'CTranslate2’s author: on AArch64 CUDA needs a build from source',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/speaches-ai/speaches/issues/620',
      date: '2026-03-11',
      establishes: 'an image “latest-cuda” for arm64 with the wheel that has none, on a machine whose nvidia-smi works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/OpenNMT/CTranslate2/pull/355',
      date: '2021-04-06',
      establishes: 'a build for CUDA on ARM leaves MKL out, which is for Intel’s processors',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/SYSTRAN/faster-whisper/issues/1020',
      date: '2024-11-06',
      establishes: 'built so on a Jetson; Intel’s OpenMP has to be switched off, too',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/open-webui/open-webui/issues/18858',
      date: '2025-11-01',
      establishes: 'the same in Open WebUI’s image for CUDA',
      strength: 'several-reports',
    },
  ],
});
