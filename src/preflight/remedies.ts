import type { Remedy } from '../check/define-check.ts';
import type { Condition } from './document-schema.ts';

/** What to do where a document does not say it itself. Checks bring their own remedies. */
export function defaultRemedies(condition: Condition, user: string | null): readonly Remedy[] {
  if (condition.kernel !== undefined) return [{ do: 'Boot a kernel in that range.', commands: ['uname -r'] }];
  if (condition.glibc !== undefined)
    return [{ do: 'The C library comes with the distribution: use a newer release, or a container with one.', commands: ['ldd --version'] }];
  if (condition.distribution !== undefined) return [{ do: 'Install on one of these distributions, or in a container with one.' }];
  if (condition.cpu !== undefined) return [{ do: 'This needs another CPU; in a virtual machine, pass the host’s CPU model through.', commands: ['lscpu'] }];
  if (condition.memory !== undefined)
    return [{ do: 'Add memory, stop what uses it, or raise the limit of the container or virtual machine.', commands: ['free -h'] }];
  if (condition.disk !== undefined) return [{ do: `Make room at ${condition.disk.path}, or choose another place.`, commands: ['df -h'] }];
  if (condition.gpu !== undefined) return [{ do: 'This needs such a GPU; where there is one, its driver does not show it.', commands: ['lspci -nnk'] }];
  if (condition.devices !== undefined) {
    const who = 'nodes' in condition.devices ? (condition.devices.user ?? user) : user;
    return [
      {
        do: `Add ${who ?? 'the user'} to the group that owns the node (render on most systems, video on some), then log in again or restart the service. A node that is missing needs its driver.`,
        commands: [`sudo usermod -aG render ${who ?? '"$USER"'}`],
      },
    ];
  }
  if (condition.usable !== undefined) return [{ do: 'Run ai-doctor: it names the layer that keeps it from working.', commands: ['ai-doctor'] }];
  if (condition.versions !== undefined) return [{ do: `Update ${Object.keys(condition.versions).join(', ')}.` }];
  if (condition.systemd === true)
    return [{ do: 'Use a system that systemd manages; under WSL2 set systemd=true below [boot] in /etc/wsl.conf and run wsl --shutdown in Windows.' }];
  if (condition.wsl2 === true) return [{ do: 'Convert the distribution to WSL2 in Windows.', commands: ['wsl.exe --list --verbose'] }];
  if (condition.container?.devices === 'nvidia')
    return [{ do: 'Install the NVIDIA container toolkit and configure the engine for it.', commands: ['sudo nvidia-ctk runtime configure --runtime=docker'] }];
  if (condition.container !== undefined) return [{ do: 'Install a container engine; containers get AMD GPUs with --device /dev/kfd --device /dev/dri.' }];
  if (condition.io_uring !== undefined)
    return [
      {
        do: 'Allow io_uring for this process: kernel.io_uring_disabled, the container’s seccomp profile, the kernel’s age.',
        commands: ['cat /proc/sys/kernel/io_uring_disabled'],
      },
    ];
  if (condition.ports !== undefined) return [{ do: 'Stop what listens there, or choose another port.', commands: ['ss -ltnp'] }];
  if (condition.fits !== undefined) return [{ do: 'Take a smaller quantisation, a shorter context or a quantised cache, or let some layers stay in memory.' }];
  return [];
}
