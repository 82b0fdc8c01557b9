import { transcriptOf } from '../text/transcript.ts';
import { fileAnswers } from './answers/files.ts';
import { gpuFileAnswers } from './answers/gpu-files.ts';
import { programAnswers } from './answers/programs.ts';
import { systemAnswers } from './answers/system.ts';
import type { Recogniser } from './recogniser.ts';

const readers = [...fileAnswers, ...programAnswers, ...systemAnswers, ...gpuFileAnswers];

/** What a reporter was asked to run, by the command above it: of most of these the answer alone says nothing. */
export const answers: Recogniser = {
  kind: 'answer to a question',
  mark: /\b(?:cat|grep|ls|curl|dpkg|pacman|rpm|findmnt|ulimit|df|ldd|ldconfig|docker|podman|wslinfo|systemctl|loginctl|sysctl|zcat|id|mokutil|swapon|dmidecode|systemd-detect-virt|printenv|command|gcc) |\b(?:getenforce|nproc)\b/,
  read(output, book, context) {
    let read = false;
    for (const { command, text, from, to } of transcriptOf(output.lines)) {
      if (text.trim() === '') continue;
      const place = { source: from === to ? `line ${from}` : `lines ${from}–${to}`, standing: 'tool' as const };
      for (const reader of readers) {
        if (!reader.command.test(command)) continue;
        try {
          reader.read(text, book, place, command, context);
          book.recognised(`answer of ${command.replace(/^sudo /, '').split(/\s/, 1)[0] ?? ''}`, from, to);
          read = true;
        } catch {
          // Another answer than this command's, or none.
        }
      }
    }
    return read;
  },
};
