import { any, defineCheck, torch } from '#api';

/** Python's, setuptools' and the shell's words about a path that has a colon before or behind its folder. */
const opened = /No such file or directory: '(?::\/|[^':]{2,200}:)[^']{0,200}\/bin\/nvcc'/;
const executed = /unable to execute '(?::\/|[^':]{2,200}:)[^']{0,200}\/bin\/nvcc'/;
const shell = /(?:^|\s):\/[\w./-]{1,120}\/bin\/nvcc: (?:not found|No such file or directory)/;

export default defineCheck({
  id: 'cuda-home-with-a-colon',
  layer: 'runtime',
  kind: 'fault',
  title: 'CUDA_HOME is set like a search path, with a colon, so no folder is called that',
  impact: 'blocked',
  symptom: "A build for CUDA, or vLLM when FlashInfer compiles, ends with “No such file or directory: ':/usr/local/cuda/bin/nvcc'”, and nvcc --version works.",
  blamedOn: 'the CUDA toolkit, or the package',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) => any(environment.lastError.has(opened), environment.lastError.has(executed), environment.lastError.has(shell))),
  proves: [opened, executed, shell],
  remedy: [
    {
      do: 'CUDA_HOME names one folder. Find the line of a start-up file, unit or Dockerfile that says CUDA_HOME=$CUDA_HOME:… and write the folder alone; then open a new shell.',
      commands: ['grep -n CUDA_HOME ~/.bashrc ~/.zshrc ~/.profile /etc/environment /etc/profile.d/*.sh'],
      setting: 'CUDA_HOME=/usr/local/cuda',
    },
  ],
  verify: '"$CUDA_HOME"/bin/nvcc --version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/36077',
      date: '2026-03-05',
      establishes: 'FlashInfer in vLLM calls nvcc by a path that begins with a colon',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/NVIDIA/apex/issues/368',
      date: '2022-10-24',
      establishes: 'the line CUDA_HOME=$CUDA_HOME:/usr/local/cuda, and the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/open-mmlab/mmdetection/issues/2113',
      date: '2020-02-19',
      establishes: 'cured by taking the colon out of CUDA_HOME',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/IDEA-Research/GroundingDINO/issues/165',
      date: '2023-07-11',
      establishes: 'the colon behind the folder',
      strength: 'several-reports',
    },
  ],
});
