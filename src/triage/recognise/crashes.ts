import { memory } from '../../facts/memory.ts';
import { runtimes } from '../../facts/runtimes.ts';
import { told } from '../../facts/told.ts';
import { claimRuntime, type RuntimeKind } from './claim-runtime.ts';
import { at, type Recogniser } from './recogniser.ts';

/** The kernel's trap, the shell, Go, systemd; and Ollama, that its runner was killed while it waited for it. */
const illegal = /trap invalid opcode|\bIllegal (?:hardware )?instructions?\b|\bSIGILL\b|\bstatus=4\/ILL\b/i;
const killed = /(?:llama runner|llama-server) process has terminated: signal: killed/;
/** The shell's word for SIGKILL; whoever wrote `kill -9` did it himself. */
const killedInShell =
  /^\s{0,8}(?:\S{1,80}: line \d{1,5}:\s{1,8}\d{1,8} )?Killed(?:\s{2,24}\S.{0,600}|\s{1,8})?$|(?:it\/s|s\/it)\] {0,8}Killed["'`”]?\s{0,8}$|\bfailed \(exitcode: -9\) local_rank: \d|\bSignal 9 \(SIGKILL\) received by PID \d|^\[\d{1,3}\]\s{1,8}\d{1,8} killed\s{2,8}\S/;
/** At the end of a line with a whole command: the launchers of DeepSpeed and of accelerate. */
const launchedAndKilled = /\] exits with return code = -9\s{0,4}$|\bdied with <Signals\.SIGKILL: 9>/;
/** PyTorch's launcher on what ended first, after which it ends the others. */
const endedFirst = /\bRoot Cause \(first observed failure\):[^[]{0,20}\[\d{1,4}\]:.{0,400}?\bexitcode {1,3}: (?!-9\b)-?\d/s;
/** A compiler that got SIGKILL is no model's end. */
const building =
  /\bcc1plus\b|\bninja: build stopped\b|\bBuilding (?:CUDA|CXX|C|HIP) object\b|\bBuilding wheel\b|^\s{0,12}\[\d{1,4}\/\d{1,4}\] \S{0,200}\b(?:nvcc|hipcc|[cg]\+\+|clang\+\+) /m;
const killedByHand = /\b(?:p?kill(?:all)?|docker (?:kill|stop|rm -f)|timeout (?:-s|--signal|-k|--kill-after))[ =]/;
/** A scheduler ended the job, and says why. */
const cancelled = /\bslurmstepd: error: .{0,120}\bCANCELLED\b|\bDUE TO (?:TIME LIMIT|PREEMPTION)\b/;
const ended = new RegExp(`${illegal.source}|${killed.source}`, 'i');

const programs: readonly (readonly [RegExp, RuntimeKind])[] = [
  [/\bollama\b|\bllama runner\b|llama-server process has terminated|\bllama\.go:/, 'ollama'],
  [/\bkoboldcpp/, 'koboldcpp'],
  [/\bvllm\b/i, 'vllm'],
  // The bar of transformers, while it loads weights; vLLM's names their format.
  [/\bLoading checkpoint shards:|\(exitcode: -9\) local_rank: \d|\(SIGKILL\) received by PID|\blaunch\.py:\d{1,4}:sigkill_handler\]/, 'pytorch'],
  [/^\[\d{1,3}\]\s{1,8}\d{1,8} killed\s{2,8}(?:\w{1,20}=\S{1,80} ){0,4}(?:\S{0,80}\/)?python/, 'pytorch'],
  // bash names the command of a script that was killed.
  [/\bKilled\s{2,24}(?:\S{0,80}\/)?python[\d.]{0,4} .{0,300}?(?:model|llm|llama|checkpoint|train|infer|quant|ComfyUI)/i, 'pytorch'],
  [/\bllama-\w{2,20}\b|\blibggml|\blibllama|\bgpt4all\b|(?:^|\s)\.\/(?:main|server)\b(?!\.py\b)/, 'llama.cpp'],
];

/** A program that ended by a signal whose cause checks ask for. Where the line names no program, it is the one that the text speaks of most. */
export const crash: Recogniser = {
  kind: 'crash',
  mark: new RegExp(`${illegal.source}|process has terminated: signal: killed|Killed|\\d killed {2}|exitcode: -9|return code = -9|SIGKILL`, 'i'),
  read(output, book, { speaksOf }) {
    const text = output.text.slice(0, 100_000);
    // A word in a sentence is read with the sentence (prose/killed.ts).
    const byHand =
      killedByHand.test(text) ||
      cancelled.test(text) ||
      endedFirst.test(text) ||
      building.test(text) ||
      (output.piece.info === '`' && /^\W{0,3}killed\W{0,3}$/i.test(text));
    const at_ = output.lines.findIndex(
      ({ text, message }) =>
        ended.test(text.slice(0, 600)) || (!byHand && (killedInShell.test(message.slice(0, 600)) || launchedAndKilled.test(message.slice(-60)))),
    );
    const line = output.lines[at_];
    if (line === undefined) return false;
    const named = output.lines.slice(Math.max(0, at_ - 3), at_ + 1).toReversed();
    const kind =
      named.flatMap(({ text }) => programs.find(([pattern]) => pattern.test(text.slice(0, 600)))?.[1] ?? [])[0] ??
      ([...speaksOf][0] as RuntimeKind | undefined);
    if (kind === undefined) return false;
    const place = at(line, 'log');
    claimRuntime(book, place, kind);
    const words = launchedAndKilled.test(line.message.slice(-60)) ? line.message.slice(-60) : line.message.slice(0, 600);
    book.item(place, runtimes, `text:${kind}`)(runtimes.item.startError, words.trim());
    book.recognised('crash', line.number, line.number);
    return true;
  },
};

/** The shell's word among the commands that ninja and make show: a compiler was ended, which the kernel does where memory is short. */
export const killedCompiler: Recogniser = {
  kind: 'killed compiler',
  mark: /\bKilled\b/,
  read(output, book) {
    const text = output.text.slice(0, 100_000);
    if (!building.test(text) || killedByHand.test(text) || cancelled.test(text)) return false;
    // Beside a command of the build: what was built may run, and be killed, further down.
    const line = output.lines.find(
      ({ text }, index) =>
        /^\s{0,12}Killed\s{0,8}$/.test(text.slice(0, 60)) &&
        output.lines.slice(Math.max(0, index - 2), index + 3).some((near) => building.test(near.text.slice(0, 600))),
    );
    if (line === undefined) return false;
    book.fact(at(line, 'log'), told.buildTakesMemory, true);
    book.recognised('killed compiler', line.number, line.number);
    return true;
  },
};

/** The kernel ends a process for lack of memory, on the whole machine or in a control group; kubectl and `docker inspect` hand it on. It counts what it ends. */
export const killedForMemory: Recogniser = {
  kind: 'OOM killer',
  mark: /[Oo]ut of memory: Kill|oom-kill:constraint|OOMKilled|oom_reaper: reaped/,
  read(output, book) {
    const line = output.lines.find(({ text }) =>
      /[Oo]ut of memory: Kill(?:ed)? process \d|oom-kill:constraint=|\bOOMKilled\b(?!"?\s{0,3}[:=]\s{0,3}"?false)|oom_reaper: reaped process/.test(
        text.slice(0, 2_000),
      ),
    );
    if (line === undefined) return false;
    book.fact(at(line, 'log'), memory.oomKills, 1);
    book.recognised('OOM killer', line.number, line.number);
    return true;
  },
};
