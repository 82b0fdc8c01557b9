import { user } from '../facts/user.ts';
import { type Account, parseGroupFile, parsePasswd } from '../parsers/account-files.ts';
import { parseProcessLimit } from '../parsers/process-limits.ts';
import { decisiveCapabilities, parseProcessStatus } from '../parsers/process-status.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

export default defineProbe({
  id: 'user',
  about: 'Who we run as: groups, capabilities, filters and limits of this process',
  reads: ['file /proc/self/status', 'file /proc/self/limits', 'file /etc/passwd', 'file /etc/group'],
  gives: [user.name, user.uid, user.groups, user.capabilities, user.seccomp, user.noNewPrivileges, user.openFilesLimit, user.processesLimit],
  async gather(host, claim) {
    const [status, limits, passwd, groups] = await Promise.all([
      host.read('/proc/self/status'),
      host.read('/proc/self/limits'),
      host.read('/etc/passwd', { maxBytes: 1024 * 1024 }),
      host.read('/etc/group', { maxBytes: 1024 * 1024 }),
    ]);
    const limit = (what: string) => from('file /proc/self/limits', limits, (text) => parseProcessLimit(text, what), { absent: 'gap' });
    claim(user.openFilesLimit, limit('Max open files'));
    claim(user.processesLimit, limit('Max processes'));
    const ours = from('file /proc/self/status', status, parseProcessStatus, { absent: 'gap' });
    const all = from('file /etc/group', groups, parseGroupFile, { absent: 'gap' });
    const accounts = from('file /etc/passwd', passwd, parsePasswd, { absent: 'gap' });
    const name = then(ours, ({ uid }) => then(accounts, (list) => nameIn(list, uid)));
    claim(user.name, name);
    claim(
      user.uid,
      then(ours, ({ uid }) => known(uid, 'file /proc/self/status')),
    );
    claim(
      user.groups,
      then(ours, (of) =>
        then(all, (list) =>
          known(
            [...new Set([of.gid, ...of.groups])].map((gid) => list.find((group) => group.gid === gid)?.name ?? String(gid)),
            'file /proc/self/status',
          ),
        ),
      ),
    );
    claim(
      user.capabilities,
      then(ours, ({ capabilities }) =>
        known(
          (capabilities ?? []).filter((name) => decisiveCapabilities.includes(name)),
          'file /proc/self/status',
        ),
      ),
    );
    claim(
      user.seccomp,
      then(ours, ({ seccomp }) => known(seccomp ?? null, 'file /proc/self/status')),
    );
    claim(
      user.noNewPrivileges,
      then(ours, ({ noNewPrivileges }) => known(noNewPrivileges ?? null, 'file /proc/self/status')),
    );
  },
});

/** What follows from a value that was read; a gap stays the gap that it is. */
function then<A, B>(finding: Finding<A>, next: (value: A) => Finding<B>): Finding<B> {
  if (!('value' in finding)) return finding;
  return finding.value === null ? gap('unreadable', finding.source) : next(finding.value);
}

/** A user whom the file does not name may come from a directory service, so that is not "no name". */
function nameIn(accounts: readonly Account[], uid: number): Finding<string> {
  const name = accounts.find((account) => account.uid === uid)?.name;
  return name === undefined ? gap('unreadable', 'file /etc/passwd', `it has no user ${uid}`) : known(name, 'file /etc/passwd');
}
