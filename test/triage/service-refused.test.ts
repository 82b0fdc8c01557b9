import { expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

// systemd's words for a program that may not be executed: https://github.com/lmstudio-ai/docs/issues/199
test('the program that systemd may not start, and whose unit it is', () => {
  const report = triageOf(`Fedora 43, SELinux is enforcing.

\`\`\`
systemd[1]: lms.service: Main process exited, code=exited, status=203/EXEC
(lms)[1234]: lms.service: Failed at step EXEC spawning /home/me/.lmstudio/bin/lms: Permission denied
\`\`\`
`);
  expect(itemsOf(report, 'services')).toMatchObject([
    { name: 'lms.service', kind: 'system', exitStatus: 203, execStart: '/home/me/.lmstudio/bin/lms', execExists: true },
  ]);
  expect(factOf(report, 'kernel.selinux')).toBe('~enforcing');
});

test.each([
  ['switched off', 'llama.cpp on Fedora 43, SELinux is disabled.', '~null'],
  ['not told', 'llama.cpp on Fedora 43. The policy should not need SELinux enforcing.', undefined],
])('SELinux: %s', (_name, text, wanted) => expect(factOf(triageOf(text), 'kernel.selinux')).toBe(wanted));

// The end of a user's manager in the journal: https://github.com/chenhg5/cc-connect/issues/960
const end = `systemd[1]: Stopping user@1000.service - User Manager for UID 1000...
systemd[1784642]: Stopping llama-server.service - llama.cpp`;

test('the last session ends, and with it the user’s units', () => {
  const report = triageOf(`llama-server is gone after I close SSH.\n\n\`\`\`\n${end}\n\`\`\`\n`);
  expect(factOf(report, 'systemd.lingering')).toBe(false);
  expect(itemsOf(report, 'services')).toMatchObject([{ name: 'llama-server.service', kind: 'user' }]);
});

test('the machine goes down, which says nothing of lingering', () => {
  const report = triageOf(`llama-server log:\n\n\`\`\`\n${end}\nsystemd[1]: Reached target shutdown.target - System Shutdown.\n\`\`\`\n`);
  expect(factOf(report, 'systemd.lingering')).toBeUndefined();
});
