import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'conda-libstdcxx-older',
  layer: 'service',
  kind: 'fault',
  title: 'conda’s libstdc++ is found first and is older than a library needs (GLIBCXX not found)',
  impact: 'blocked',
  symptom: "Importing torch or starting a server ends with “version `GLIBCXX_3.4.30' not found”, naming a libstdc++ below conda.",
  blamedOn: 'a broken ROCm or CUDA installation',
  runtimes: ['pytorch', 'vllm', 'llama.cpp'],
  // The path alone is common and mostly harmless; the loader's own words decide.
  when: torch.some((python) =>
    python.lastError.has(/(?:conda|miniforge|mambaforge|micromamba)\S{0,200}\/libstdc\+\+\.so\.6: version `GLIBCXX_3\.4\.\d{1,2}' not found/),
  ),
  proves: [/(?:conda|miniforge|mambaforge|micromamba)\S{0,200}\/libstdc\+\+\.so\.6: version `GLIBCXX_3\.4\.\d{1,2}' not found/],
  remedy: [
    {
      do: 'Bring a newer libstdc++ into the environment, and take conda’s lib out of LD_LIBRARY_PATH; other packages of the environment may be updated with it.',
      commands: ['conda install -c conda-forge libstdcxx-ng'],
    },
  ],
  verify: 'strings "$CONDA_PREFIX/lib/libstdc++.so.6" | grep GLIBCXX_3.4 | tail -3',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/3914',
      date: '2024-10-17',
      establishes: 'torch’s ROCm library against conda’s libstdc++, and two cures',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/144143',
      date: '2025-01-03',
      establishes: 'the same for Intel GPUs: conda’s library is the older one',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/AMDMIGraphX/issues/3405',
      date: '2024-09-04',
      establishes: 'AMD finds the conda environment at fault, not the library',
      strength: 'maintainer-confirmed',
    },
  ],
});
