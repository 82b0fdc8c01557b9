import { environmentLines, type Form, gpusOf } from '../form.ts';
import { asked, signsOutput, textOf } from './shared.ts';

export const wsl: Form = {
  id: 'wsl',
  title: 'Windows Subsystem for Linux',
  newIssue: 'https://github.com/microsoft/WSL/issues/new?template=Bug_Report.yaml',
  issueTitle: '',
  owners: ['wsl'],
  source: 'https://github.com/microsoft/WSL/blob/master/.github/ISSUE_TEMPLATE/Bug_Report.yaml',
  fields: [
    { label: 'Windows Version', ask: 'cmd.exe /c ver', fill: (known) => textOf(known.fact('wsl.windowsVersion')) },
    { label: 'WSL Version', ask: 'wsl.exe --version', fill: (known) => textOf(known.fact('wsl.version')) },
    {
      label: 'Are you using WSL 1 or WSL 2?',
      ask: 'wsl.exe -l -v',
      fill: (known) => textOf({ wsl1: 'WSL 1', wsl2: 'WSL 2' }[known.fact('platform.system') ?? '']),
    },
    { label: 'Kernel Version', ask: 'uname -r', fill: (known) => textOf(known.fact('kernel.release')) },
    { label: 'Distro Version', ask: 'cat /etc/os-release', fill: (known) => textOf(known.fact('distro.name')) },
    {
      label: 'Other Software',
      ask: 'drivers and programs that matter',
      fill: (known) => textOf([...gpusOf(known), ...known.each('runtimes', 'name')].join('; ')),
    },
    asked('Repro Steps', 'the commands'),
    asked('Expected Behavior', 'what you expected'),
    asked('Actual Behavior', 'what happened'),
    { label: 'Diagnostic Logs', ask: 'the logs that the template links to', fill: signsOutput },
  ],
};

export const containerToolkit: Form = {
  id: 'nvidia-container-toolkit',
  title: 'NVIDIA container toolkit',
  newIssue: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/new',
  issueTitle: '',
  owners: ['nvidia-container-toolkit', 'docker', 'podman'],
  source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues',
  fields: [
    { label: 'NVIDIA Container Toolkit version', ask: 'nvidia-ctk --version', fill: (known) => textOf(known.fact('engines.toolkitVersion')) },
    { label: 'NVIDIA Driver Version', ask: 'nvidia-smi', fill: (known) => textOf(known.fact('nvidia.moduleVersion')) },
    { label: 'Host OS', ask: 'cat /etc/os-release', fill: (known) => textOf(known.fact('distro.name')) },
    { label: 'Kernel Version', ask: 'uname -r', fill: (known) => textOf(known.fact('kernel.release')) },
    {
      label: 'Container Runtime Version',
      ask: 'docker version',
      fill: (known) =>
        textOf(
          [
            ['Docker', 'engines.dockerVersion'],
            ['Podman', 'engines.podmanVersion'],
          ]
            .flatMap(([name, id = '']) => {
              const value = known.fact(id);
              return value === undefined ? [] : [`${name} ${value}`];
            })
            .join(', '),
        ),
    },
    { label: 'CPU Architecture', ask: 'uname -m', fill: (known) => textOf(known.fact('platform.arch')) },
    { label: 'GPU Model(s)', ask: 'nvidia-smi -L', fill: (known) => textOf(gpusOf(known).join('; ')) },
    asked('Description', 'what you run, what you expected, and the container’s log'),
  ],
};

export const lmStudio: Form = {
  id: 'lm-studio',
  title: 'LM Studio',
  newIssue: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/new?template=bug_report.md',
  issueTitle: '',
  owners: ['lm-studio'],
  source: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker',
  fields: [
    { label: 'Which version of LM Studio?', ask: 'the version in the corner of the window', fill: (known) => textOf(known.runtime('lm-studio')) },
    { label: 'Which operating system?', ask: 'Linux, with the distribution', fill: (known) => textOf(environmentLines(known).slice(0, 2).join('; ')) },
    asked('What is the bug?', 'what happens, and what you expected'),
    asked('Screenshots', 'if they help'),
    { label: 'Logs', ask: 'the log of the load that failed', fill: signsOutput },
    asked('To Reproduce', 'the steps'),
  ],
};

export const lemonade: Form = {
  id: 'lemonade',
  title: 'Lemonade',
  newIssue: 'https://github.com/lemonade-sdk/lemonade/issues/new?template=bug-report.yml',
  issueTitle: '',
  owners: ['lemonade', 'fastflowlm', 'amdxdna'],
  source: 'https://github.com/lemonade-sdk/lemonade',
  fields: [
    {
      label: 'Platform',
      ask: 'Linux/Ubuntu, Linux/Fedora, Linux/Arch or Linux/Other',
      fill: (known) =>
        textOf(
          { ubuntu: 'Linux/Ubuntu', fedora: 'Linux/Fedora', arch: 'Linux/Arch' }[known.fact('distro.id') ?? ''] ??
            `Linux/Other (${known.fact('distro.name') ?? 'unknown'})`,
        ),
    },
    { label: 'Lemonade Version', ask: 'lemonade --version', fill: (known) => textOf(known.runtime('lemonade')) },
    { label: 'GPU / APU Model', ask: 'lspci -nn', fill: (known) => textOf(gpusOf(known).join('; ')) },
    asked('Component', 'llama.cpp, FastFlowLM / NPU, lemond (server) …'),
    asked('Bug Description', 'what happens'),
    asked('Steps to Reproduce', 'the steps'),
    asked('Expected vs Actual Behavior', 'both'),
    { label: 'Log Output', ask: 'the server’s log', fill: signsOutput },
    asked('Additional Context', 'the output of `lemonade status` and `lemonade backends`'),
  ],
};

/** For trackers without a form that we know. */
export const generic: Form = {
  id: 'generic',
  title: 'any tracker',
  newIssue: '',
  issueTitle: '',
  owners: [],
  source: 'https://github.com/ollama/ollama/issues',
  fields: [
    asked('Problem', 'what you did, what you expected, and what happened'),
    { label: 'Environment', ask: 'the machine', fill: (known) => ({ output: environmentLines(known).join('\n'), language: 'text' }) },
    { label: 'Log', ask: 'the lines around the failure', fill: signsOutput },
  ],
};
