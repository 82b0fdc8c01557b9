import check from '../../../checks/service/user-unit-without-lingering.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.system': 'native',
  'systemd.running': true,
  'systemd.lingering': false,
  gpus: [{ display: false }],
  services: [{ kind: 'user', enabled: 'enabled' }],
} as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: 'a headless machine', facts, cites: 'https://github.com/nanocoai/nanoclaw/pull/1418' },
    { is: 'suspected', name: 'the user manager was stopped', facts, log: ['systemd[1]: Stopping User Manager for UID 1000...'] },
  ],
  clear: [
    { name: 'lingering is on', facts: { ...facts, 'systemd.lingering': true } },
    { name: 'WSL2, which keeps the session', facts: { ...facts, 'platform.system': 'wsl2' } },
    { name: 'a desktop', facts: { ...facts, gpus: [{ display: true }] } },
    { name: 'a system unit', facts: { ...facts, services: [{ kind: 'system', enabled: 'enabled' }] } },
  ],
  unknown: [{ name: 'lingering could not be read', facts: { ...facts, 'systemd.lingering': { gap: 'unreadable' } } }],
});
