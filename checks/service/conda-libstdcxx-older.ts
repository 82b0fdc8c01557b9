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
    python.lastError.has(/(?:conda|miniforge|mambaforge|micromamba)\S{0,200}\/libstdc\+\+\.so\.6: version `(?:GLIBCXX_3\.4|CXXABI_1\.3)\.\d{1,2}' not found/),
  ),
  proves: [/(?:conda|miniforge|mambaforge|micromamba)\S{0,200}\/libstdc\+\+\.so\.6: version `(?:GLIBCXX_3\.4|CXXABI_1\.3)\.\d{1,2}' not found/],
  remedy: [
    {
      do: 'Bring a newer libstdc++ into the environment whose path the message names (that of conda itself, where a venv was made from it); other packages of it may be updated as well. Where conda finds all installed already, ask for the release of GCC that has the version: 12 has GLIBCXX_3.4.30, 13.2 has 3.4.32, 14 has 3.4.33 ("libstdcxx-ng>=14").',
      commands: ['conda install -c conda-forge libstdcxx-ng'],
    },
    { do: 'Take conda’s lib out of LD_LIBRARY_PATH, where a program from outside of the environment finds it that way.' },
  ],
  verify: 'strings PATH/libstdc++.so.6 | grep GLIBCXX_3.4 | tail -3   # PATH as the message names it',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ContinuumIO/anaconda-issues/issues/5191',
      date: '2018-03-27',
      establishes: 'the same of conda’s library with CXXABI_1.3.9 in place of GLIBCXX',
      strength: 'several-reports',
    },
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
