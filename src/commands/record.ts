import { writeFileSync } from 'node:fs';
import { evidenceFromHost } from '../evidence/from-host.ts';
import { liveHost } from '../host/live.ts';
import { recordingHost } from '../host/recorder.ts';
import { formatRecording } from '../host/recording.ts';
import { livePrivateValues } from '../redact/live-private-values.ts';
import { makeRedactor } from '../redact/redact.ts';
import { redactAnswers } from '../redact/redact-recording.ts';
import { reasonOf } from '../usage/reason-of.ts';
import { UsageError } from '../usage/usage-error.ts';
import type { Streams } from './streams.ts';

/** Writes down what the probes read here, as one text that `--from` replays anywhere. */
export async function record(options: { output?: string; timeout: number; wake?: boolean; redact?: boolean }, streams: Streams): Promise<number> {
  const host = recordingHost(liveHost());
  await evidenceFromHost(host, 'live', { timeoutMs: options.timeout, wake: options.wake ?? false });
  const redactor = makeRedactor(livePrivateValues());
  const answers = options.redact === false ? host.answers() : redactAnswers(host.answers(), redactor);
  const text = formatRecording({ origin: '', answers });
  if (options.output === undefined) streams.out(text);
  else {
    try {
      writeFileSync(options.output, text, { flag: 'wx' });
    } catch (error) {
      throw new UsageError(
        `${options.output}: ${(error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it exists already, and is not overwritten' : reasonOf(error)}`,
      );
    }
  }
  streams.err(
    options.redact === false ? 'This recording is not redacted: it holds names, paths and addresses of this machine.\n' : `${summary(redactor.counts())}\n`,
  );
  return 0;
}

function summary(counts: Readonly<Partial<Record<string, number>>>): string {
  const words = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  return words.length === 0 ? 'Nothing private was found to replace.' : `Replaced by placeholders: ${words.join(', ')}.`;
}
