import check from '../../../checks/service/ollama-unit-edited-in-place.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = {
  fragment: '/etc/systemd/system/ollama.service',
  execStart: '/usr/local/bin/ollama serve',
  fragmentEnvironment: { entries: { PATH: '/usr/bin', OLLAMA_HOST: '0.0.0.0' } },
} as const;

testCheck(check, {
  found: [
    {
      is: 'exposed',
      name: 'OLLAMA_HOST in the unit file',
      facts: { 'ollama.reported': [], services: [unit] },
      cites: 'https://github.com/ollama/ollama/issues/9623',
    },
    {
      is: 'suspected',
      name: 'and a report of it',
      facts: { 'ollama.reported': [], services: [unit] },
      log: ['Install script overwrites systemd config /etc/systemd/system/ollama.service'],
    },
    {
      is: 'exposed',
      name: 'an older installation in /usr/bin',
      facts: {
        'ollama.reported': [],
        'distro.like': ['debian'],
        runtimes: [{ kind: 'ollama', packages: null }],
        services: [{ ...unit, execStart: '/usr/bin/ollama serve' }],
      },
    },
    { is: 'confirmed', name: 'an update took them', facts: { 'ollama.reported': ['settings-lost'] }, cites: 'https://github.com/ollama/ollama/issues/7297' },
  ],
  clear: [
    {
      name: 'the unit of Proxmox VE’s Helper-Scripts, whose update leaves it alone',
      facts: {
        'ollama.reported': [],
        services: [{ ...unit, fragmentEnvironment: { entries: { HOME: '/root', OLLAMA_INTEL_GPU: 'true', OLLAMA_HOST: '0.0.0.0', OLLAMA_NUM_GPU: '999' } } }],
      },
    },
    {
      name: 'the unit as install.sh writes it',
      facts: { 'ollama.reported': [], services: [{ ...unit, fragmentEnvironment: { entries: { PATH: '/usr/bin' } } }] },
    },
    {
      name: 'a copy of a package’s unit, made by systemctl edit --full',
      facts: {
        'ollama.reported': [],
        'distro.like': ['arch'],
        runtimes: [{ kind: 'ollama', packages: ['ollama-cuda'] }],
        services: [{ ...unit, execStart: '/usr/bin/ollama serve' }],
      },
    },
    {
      name: 'a packaged unit',
      facts: { 'ollama.reported': [], services: [{ ...unit, fragment: '/usr/lib/systemd/system/ollama.service', execStart: '/usr/bin/ollama serve' }] },
    },
  ],
  unknown: [
    {
      name: 'an installer that leaves it alone',
      facts: { 'ollama.reported': [], services: [{ ...unit, fragmentEnvironment: { gap: 'denied' } }] },
      log: [
        'Since then the install script no longer overwrites ollama.service.',
        'The install script does not overwrite the environment of the override file.',
      ],
    },
    { name: 'the unit file was not read', facts: { 'ollama.reported': [], services: [{ ...unit, fragmentEnvironment: { gap: 'denied' } }] } },
    {
      name: 'what resets is the GPU, or a counter of systemd',
      facts: { 'ollama.reported': [], services: [{ ...unit, fragmentEnvironment: { gap: 'denied' } }] },
      log: [
        'After updating the kernel, the GPU resets and systemd restarts it',
        'ollama.service fails after a GPU reset',
        'ollama.service was reset-failed by me',
        'ollama.service was reset by systemctl reset-failed',
      ],
    },
  ],
});
