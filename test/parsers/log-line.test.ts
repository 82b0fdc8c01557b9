// https://github.com/ollama/ollama/issues/2701 (short), https://github.com/ollama/ollama/issues/11932 (short-iso-precise), https://github.com/lemonade-sdk/lemonade/pull/2544 (docker compose)
import { expect, test } from 'vitest';
import { parseLogLine } from '../../src/parsers/text/log-line.ts';

test.each([
  ['Feb 23 11:00:40 host2 ollama[30112]: Error: mkdir /home/me: permission denied', { speaker: 'ollama', message: 'Error: mkdir /home/me: permission denied' }],
  ['2025-08-16T00:02:51.827081-04:00 localhost systemd[1]: x.service: Failed with result', { speaker: 'systemd', message: 'x.service: Failed with result' }],
  ['2025-08-16T00:02:51.952052-04:00 localhost (udev-worker)[103859]: nvidia: failed', { speaker: '(udev-worker)', message: 'nvidia: failed' }],
  [
    '[    5.123456] box kernel: amdgpu 0000:c5:00.0: amdgpu: ring timeout',
    { speaker: 'kernel', at: 5_123, message: 'amdgpu 0000:c5:00.0: amdgpu: ring timeout' },
  ],
  ['[    5.123456] box ollama[77]: Listening on 127.0.0.1', { speaker: 'ollama', at: 5_123, message: 'Listening on 127.0.0.1' }],
  ['[    5.123456] amdgpu 0000:c5:00.0: amdgpu: ring timeout', { at: 5_123, message: 'amdgpu 0000:c5:00.0: amdgpu: ring timeout' }],
  ['[Tue Feb 24 09:00:00 2026] NVRM: Xid (PCI:0000:01:00): 79', { message: 'NVRM: Xid (PCI:0000:01:00): 79' }],
  ['kern  :warn  : [   12.345678] pcieport 0000:00:01.1: AER: Corrected error', { at: 12_345, message: 'pcieport 0000:00:01.1: AER: Corrected error' }],
  ['Jun 04 13:17:18 test kernel: [   12.345678] NVRM: loading', { speaker: 'kernel', message: 'NVRM: loading' }],
  // Months in the language of the system: ollama#5938, #4836, #7161, #5113 (the host taken out); crowdsec#530; llama.cpp#27102.
  [
    '7月 26 18:32:56 master ollama[293353]: Error: mkdir /home/try/ollama: permission denied',
    { speaker: 'ollama', message: 'Error: mkdir /home/try/ollama: permission denied' },
  ],
  [' 7月 26 18:40:34 vbox systemd[1]: Starting The Apache HTTP Server...', { speaker: 'systemd', message: 'Starting The Apache HTTP Server...' }],
  [
    'jun 06 13:15:51 gatekeeper ollama[1689]: time=2024-06-06T13:15:51.806+02:00 level=INFO',
    { speaker: 'ollama', message: 'time=2024-06-06T13:15:51.806+02:00 level=INFO' },
  ],
  ['paź 10 14:48:09 jetson systemd[1]: Started Ollama Service.', { speaker: 'systemd', message: 'Started Ollama Service.' }],
  ['déc. 13 12:00:47 horous sshd[4036]: Connection closed', { speaker: 'sshd', message: 'Connection closed' }],
  ['июл 26 11:15:53 laptop ollama[2169]: Listening', { speaker: 'ollama', message: 'Listening' }],
  ['jun 18 13:23:19 ollama[22256]: [GIN] 2024/06/18', { speaker: 'ollama', message: '[GIN] 2024/06/18' }],
  ['aug 16 23:01:35 kernel: NVRM: krcWatchdog_IMPL: RC watchdog', { speaker: 'kernel', message: 'NVRM: krcWatchdog_IMPL: RC watchdog' }],
  ['Aug 16 23:01:35 kernel: NVRM: krcWatchdog_IMPL: RC watchdog', { speaker: 'kernel', message: 'NVRM: krcWatchdog_IMPL: RC watchdog' }],
  ['am 26 10:00:00 ging es nicht mehr', { message: 'am 26 10:00:00 ging es nicht mehr' }],
  ['2026-01-01 10:00:00 llama_model_load: error: no file', { message: 'llama_model_load: error: no file' }],
  ['ollama-1  | time=2026-01-01T00:00:00.000Z level=INFO source=routes.go:1', { message: 'time=2026-01-01T00:00:00.000Z level=INFO source=routes.go:1' }],
  ['ggml_vulkan: Found 1 Vulkan devices:', { message: 'ggml_vulkan: Found 1 Vulkan devices:' }],
])('%s', (line, wanted) => {
  expect(parseLogLine(line)).toEqual(wanted);
});
