import type { RuntimeName } from '../check/define-check.ts';
import { told } from '../facts/told.ts';
import type { Facts } from '../logic/fact.ts';
import type { Complaint } from '../report/complaint.ts';
import { settle } from '../witness/settle.ts';
import { type OpenBook, openBook, type Recognised } from './book.ts';
import { finishBook } from './finish.ts';
import { sameName } from './gpu-names.ts';
import { claimInstructionSets } from './instruction-sets.ts';
import { claimOrdinary } from './ordinary-machine.ts';
import { readBoard } from './prose/board.ts';
import { readBootOrder } from './prose/boot-order.ts';
import { readBuildMemory } from './prose/build-memory.ts';
import { readComplaints } from './prose/complaint.ts';
import { readDockerDesktop } from './prose/docker-desktop.ts';
import { readEvents } from './prose/events.ts';
import { readHardware } from './prose/hardware.ts';
import { readKilled } from './prose/killed.ts';
import { readLackingInstructions } from './prose/lacking.ts';
import { readMemory } from './prose/memory.ts';
import { readModuleReload } from './prose/module-reload.ts';
import { type PlatformWords, readPlatform } from './prose/platform.ts';
import { readSeveralGpus } from './prose/several-gpus.ts';
import { readSlowStorage } from './prose/slow-storage.ts';
import { readTroubles } from './prose/troubles.ts';
import { readVariables } from './prose/variables.ts';
import { readVendor } from './prose/vendor.ts';
import { type ProseLine, readVersions } from './prose/versions.ts';
import { readWindowsDrive } from './prose/windows-drive.ts';
import { readWslStates } from './prose/wsl-states.ts';
import { claimRuntime } from './recognise/claim-runtime.ts';
import type { Output, TextContext } from './recognise/recogniser.ts';
import { recognisersOf } from './recognisers.ts';
import type { Piece } from './text/split-pieces.ts';

/** What a text tells of one machine. */
export interface Machine {
  readonly facts: Facts;
  readonly kinds: readonly Recognised[];
  readonly words: PlatformWords;
  readonly complaints: Complaint[];
}

export function readMachine(pieces: readonly Piece[], context: TextContext, spoken: readonly RuntimeName[]): Machine {
  const book = openBook();
  for (const piece of pieces) if (piece.kind === 'output') readOutput(piece, book, context);
  const prose = pieces.filter(({ kind }) => kind === 'prose').flatMap(proseLines);
  readVersions([...prose, ...spansOfProse(pieces)], book);
  readVariables(prose, book, context);
  readHardware(prose, book);
  readEvents(prose, book, context.speaksOf);
  readSeveralGpus(prose, book);
  readModuleReload(pieces, book);
  if (context.speaksOf.size > 0) readBootOrder(prose, book);
  readSlowStorage(prose, book);
  readBuildMemory(prose, book);
  readKilled(prose, book, context.speaksOf);
  readTroubles(pieces, book, context.speaksOf);
  const all = pieces.flatMap((piece) => piece.lines);
  readBoard(prose, all, book);
  const words = readPlatform(prose, all, book);
  readDockerDesktop(prose, all, book, words);
  // What Windows or a hypervisor's host has is not what Linux got.
  if (!words.wsl && !words.guest) readMemory(prose, book);
  readWslStates(prose, all, book);
  readWindowsDrive(prose, all, book);
  claimOrdinary(pieces, book, words);
  claimInstructionSets(book);
  readLackingInstructions(prose, book);
  // A text that speaks of a runtime is about one, whether or not it tells the version.
  const [first] = spoken;
  const place = { source: `line ${pieces[0]?.lines[0]?.number ?? 1} (prose)`, standing: 'prose' as const };
  const complaints = readComplaints(pieces);
  if (complaints.length > 0) book.fact(place, told.complaints, complaints);
  if (first !== undefined) claimRuntime(book, place, first);
  readVendor(pieces, book);
  finishBook(book, words);
  return { facts: settle(book.close(), sameName), kinds: merged(book.kinds), words, complaints };
}

function readOutput(piece: Piece, book: OpenBook, context: TextContext): void {
  const output: Output = { piece, lines: piece.lines, text: piece.lines.map(({ message }) => message).join('\n') };
  // The mark was there, the output may not be: what a parser refuses is left alone.
  for (const recogniser of recognisersOf(output)) book.attempt(() => recogniser.read(output, book, context));
}

/** What helped, was tried or is advised; a setting in such a sentence is not that of the machine that fails. */
export function remedyLines(pieces: readonly Piece[]): ReadonlySet<number> {
  const tells =
    /\b(?:faster|works?|worked|helps?|helped|fix(?:es|ed)?|solve[sd]?|cure[sd]?|work-?arounds?|gets? (?:a)?round|instead|try|tried|tested with|should|could|no longer|goes away)\b/i;
  return new Set(
    pieces.filter(({ kind }) => kind === 'prose').flatMap(({ lines }) => lines.filter(({ text }) => tells.test(text)).map(({ number }) => number)),
  );
}

/** Lines of prose; a short answer below a heading of an issue form reads "heading: answer". */
function proseLines({ heading, lines }: Piece): ProseLine[] {
  const field =
    /^(?:OS|GPU|CPU|Ollama version|Operating systems?(?: and version)?|ROCm version|Hardware|Kernel(?: release| version)?|WSL version|Windows version|Distro version|vLLM version|LM Studio version|Lemonade version|Driver version|NVIDIA driver version|Platform|GGML backends|Name and Version|NVIDIA Open GPU Kernel Modules Version)\b/i.test(
      heading,
    )
      ? heading
      : undefined;
  // A box of a form that is not ticked says nothing.
  const told = lines.filter(({ text }) => !/^\s{0,8}[-*] \[ \]/.test(text));
  return told.map(({ number, text }) => ({
    number,
    text: field === undefined || text === heading || text.trim() === '' || text.length > 160 ? text : `${field}: ${text}`,
  }));
}

/** Short spans of code name versions within sentences: "`0.17.0-rocm` seems to be fine". The line around them was read; commands in fences were not. */
function spansOfProse(pieces: readonly Piece[]): ProseLine[] {
  return pieces
    .filter(({ kind, info, lines }) => kind === 'output' && info !== '`' && lines.length <= 40)
    .flatMap(({ lines }) =>
      lines
        .filter(
          ({ text }) =>
            text.length < 200 &&
            /^\s{0,8}(?:OS|Kernel|Driver|GPU|CPU|ROCm|CUDA|Mesa|Ollama|vLLM|linux|bash \.\/NVIDIA|NVIDIA)[\w .-]{0,24}(?:[:=]| \d)|NVIDIA-Linux-|ollama version is/i.test(
              text,
            ),
        )
        .map(({ number, text }) => ({ number, text })),
    );
}

/** Pieces of one kind that follow each other are told as one. */
function merged(kinds: readonly Recognised[]): Recognised[] {
  const sorted = [...kinds].sort((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1]);
  const kept: { kind: string; lines: [number, number] }[] = [];
  for (const { kind, lines } of sorted) {
    const last = kept.findLast((each) => each.kind === kind);
    if (last !== undefined && lines[0] <= last.lines[1] + 2) last.lines[1] = Math.max(last.lines[1], lines[1]);
    else kept.push({ kind, lines: [lines[0], lines[1]] });
  }
  return kept;
}
