/** A line of a log without what is particular to the machine and the moment. */
export interface LogMessage {
  readonly message: string;
  /** `kernel`, `ollama`, `systemd`, where the line names who speaks. */
  readonly speaker?: string;
  /** Milliseconds since boot, where the line has the kernel's clock. */
  readonly at?: number;
}

/** Dates as journalctl, syslog and dmesg -T print them. */
const stamps = [
  /^(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\d{1,2}(?: \d{4})? \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?: [A-Z]{2,5})? /,
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})? /,
  // The month in the language of the system: `7月`, `déc.`, `июл`, `paź`; other words may be as short, so the program that speaks has to follow.
  // https://github.com/ollama/ollama/issues/5938, https://github.com/crowdsecurity/crowdsec/issues/530
  /^\s?(?:\d{1,2}[月월]|\p{L}{2,6}\.?) +\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})? (?=\S{1,255}: |\S{1,255} [A-Za-z_(][\w.@/()-]{0,80}(?:\[\d{1,10}\])?: )/u,
];

/** Host and program; a host that the reporter took out leaves the kernel, or a program with its number. */
const speaks = /^(?:\S{0,254}[^\s:] ([A-Za-z_(][\w.@/()-]{0,80})(?:\[\d{1,10}\])?|(kernel)|([A-Za-z_(][\w.@/()-]{0,80})\[\d{1,10}\]): /;

/**
 * Takes the prefix off a line of journalctl (any `-o short*`), syslog, dmesg or `docker compose logs`:
 *
 *     Feb 23 11:00:40 host2 ollama[30112]: Error: mkdir /home/me: permission denied
 *     2026-02-23T11:00:40+0100 host2 systemd[1]: Started Ollama Service.
 *     [    5.123456] host2 kernel: amdgpu 0000:c5:00.0: amdgpu: ring gfx_0.0.0 timeout
 *     [Tue Feb 24 09:00:00 2026] NVRM: Xid (PCI:0000:01:00): 79
 *     kern  :warn  : [   12.345678] pcieport 0000:00:01.1: AER: Corrected error
 *     7月 26 18:32:56 host2 ollama[293353]: Error: mkdir /home/me: permission denied
 *     ollama-1  | time=2026-01-01T00:00:00.000Z level=INFO source=routes.go:1
 *
 * A line without such a prefix is its own message.
 */
export function parseLogLine(line: string): LogMessage {
  let rest = line
    .slice(0, 4_000)
    .replace(/\r$/, '')
    .replace(/^[a-z][\w.-]{0,60}\s{1,20}\| /, '')
    .replace(/^(?:kern|user|daemon|syslog) {0,6}:[a-z]{2,6} {0,6}: /, '');
  let at: number | undefined;
  const clock = /^\[ {0,8}(\d{1,9})\.(\d{6})\] /.exec(rest);
  const dated = clock === null ? stamps.map((stamp) => stamp.exec(rest)).find((found) => found !== null) : undefined;
  if (clock !== null) {
    at = Number(clock[1]) * 1_000 + Math.floor(Number(clock[2]) / 1_000);
    rest = rest.slice(clock[0].length);
  } else if (dated !== undefined) rest = rest.slice(dated[0].length);
  else rest = rest.replace(/^\[[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2} \d{4}\] /, '');
  const spoken = clock !== null || dated !== undefined ? speaks.exec(rest) : null;
  const named = spoken?.slice(1).find((name) => name !== undefined);
  // dmesg has no host and no speaker: its first words would pass for them only where the second one ends in a colon.
  const speaker = clock === null || named === 'kernel' || spoken?.[0].includes(']: ') ? named : undefined;
  if (speaker !== undefined && spoken !== null) rest = rest.slice(spoken[0].length);
  return { message: rest.replace(/^\[ {0,8}\d{1,9}\.\d{6}\] /, ''), ...(speaker === undefined ? {} : { speaker }), ...(at === undefined ? {} : { at }) };
}
