import { type Form, gpusOf } from '../form.ts';
import { asked, textOf } from './shared.ts';

export const rocm: Form = {
  id: 'rocm',
  title: 'ROCm',
  newIssue: 'https://github.com/ROCm/ROCm/issues/new?template=issue_report.yml',
  issueTitle: '[Issue]: ',
  owners: ['rocm', 'amdgpu-dkms', 'linux/amdgpu', 'linux-firmware'],
  source: 'https://github.com/ROCm/.github',
  fields: [
    asked('Problem Description', 'what you run, what you expected, and what happened'),
    {
      label: 'Operating System',
      ask: 'NAME and VERSION of /etc/os-release',
      fill: (known) =>
        textOf(
          [known.fact('distro.name'), known.fact('kernel.release') === undefined ? undefined : `kernel ${known.fact('kernel.release')}`]
            .filter(Boolean)
            .join(', '),
        ),
    },
    { label: 'CPU', ask: 'the model name in /proc/cpuinfo', fill: (known) => textOf(known.fact('cpu.model')) },
    { label: 'GPU', ask: 'Name and Marketing Name in rocminfo', fill: (known) => textOf(gpusOf(known).join('; ')) },
    { label: 'ROCm Version', ask: 'cat /opt/rocm/.info/version', fill: (known) => textOf(known.fact('rocm.version')) },
    asked('ROCm Component', 'the library, if you know it'),
    asked('Steps to Reproduce', 'the commands'),
    asked('(Optional for Linux users) Output of /opt/rocm/bin/rocminfo --support', 'rocminfo --support'),
    {
      label: 'Additional Information',
      ask: 'firmware and module',
      fill: (known) =>
        textOf(
          [
            ['amdgpu', 'rocm.amdgpuOrigin'],
            ['amdgpu version', 'rocm.amdgpuVersion'],
            ['kernel command line', 'kernel.cmdline'],
          ]
            .flatMap(([name, id = '']) => {
              const value = known.fact(id);
              return value === undefined ? [] : [`${name}: ${value}`];
            })
            .join('; '),
        ),
    },
  ],
};
