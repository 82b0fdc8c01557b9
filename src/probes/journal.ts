import { logs } from '../facts/logs.ts';
import { isOk } from '../host/host.ts';
import { parseLogLine } from '../parsers/text/log-line.ts';
import { defineProbe, gap, known } from './define-probe.ts';
import { findServingUnits, servingUnitReads } from './reading/serving-units.ts';

const bounds = { timeoutMs: 1_200, maxBytes: 1024 * 1024 };
/** What journalctl says where the journal is closed to this user. */
const closed = /not seeing messages from other users|insufficient permissions|No journal files were (?:opened|found)|Permission denied/i;

export default defineProbe({
  id: 'journal',
  about: 'The last lines that the units which serve models wrote to the journal in this boot',
  reads: [...servingUnitReads, 'command journalctl **'],
  gives: [logs.serviceRead],
  limitMs: 1_450,
  async gather(host, claim) {
    const folder = await host.stat('/run/systemd/system');
    if (!isOk(folder)) {
      const source = 'stat /run/systemd/system';
      claim(logs.serviceRead, folder.got === 'absent' ? known<boolean>(null, source) : gap(folder.got, source, folder.detail));
      return;
    }
    const { units, unread } = await findServingUnits(host);
    if (units.length === 0) {
      claim(
        logs.serviceRead,
        unread === undefined ? known<boolean>(null, 'list /etc/systemd/system') : gap(unread.answer.got, unread.source, unread.answer.detail),
      );
      return;
    }
    // A template's instances are found by its pattern.
    const names = units.slice(0, 6).map(({ name, kind }) => ({ kind, pattern: name.replace('@.service', '@*.service') }));
    const read = await Promise.all(
      names.map(async ({ kind, pattern }) => {
        const command = `journalctl ${kind === 'user' ? '--user-unit' : '-u'} ${pattern} -b -o short-monotonic --no-pager -n 600`;
        return { source: `journal ${pattern}`, command: `command ${command}`, answer: await host.run(command, bounds) };
      }),
    );
    let refused:
      | { readonly reason: 'denied' | 'unreadable' | Exclude<(typeof read)[number]['answer']['got'], 'ok' | 'absent'>; readonly source: string }
      | undefined;
    let lines = 0;
    for (const { source, command, answer } of read) {
      if (!isOk(answer)) {
        refused ??= { reason: answer.got === 'absent' ? 'unreadable' : answer.got, source: command };
        continue;
      }
      const said = [
        ...new Set(
          answer.text
            .split('\n')
            .filter((line) => line.trim() !== '' && !line.startsWith('-- '))
            .map((line) => parseLogLine(line).message),
        ),
      ];
      lines += said.length;
      if (said.length === 0 && (answer.exit !== 0 || closed.test(answer.stderr ?? '')))
        refused ??= { reason: closed.test(answer.stderr ?? '') ? 'denied' : 'unreadable', source: command };
      claim.log(said.map((text) => ({ text, source })));
    }
    claim(
      logs.serviceRead,
      lines === 0 && refused !== undefined ? gap(refused.reason, refused.source) : known(true, names.map(({ pattern }) => `journal ${pattern}`).join(', ')),
      'log',
    );
  },
});
