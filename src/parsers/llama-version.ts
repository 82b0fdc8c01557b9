/** What a build of llama.cpp says of itself. */
export interface LlamaVersion {
  build?: number;
  /** `0.7.0` of the newer version form. */
  release?: string;
  commit?: string;
  builtWith?: string;
}

/** `llama-server --version`, or any text that holds such a line. */
export function parseLlamaVersion(text: string): Readonly<LlamaVersion> {
  const found: LlamaVersion = {};
  for (const line of text.slice(0, 64_000).split('\n')) readLlamaVersion(line.slice(0, 500), found);
  if (found.build === undefined && found.release === undefined) throw new Error('no version line of llama.cpp');
  return found;
}

/** Reads one line; true where it tells of a version. */
export function readLlamaVersion(line: string, into: LlamaVersion): boolean {
  const released = /\bversion: (\d{1,3}\.\d{1,3}\.\d{1,4}(?:-[\w.]{1,20})?) \(build (\d{1,7}), commit ([\w.-]{1,40})\)/.exec(line);
  const plain = /\bversion:? b?(\d{1,7}) \(([0-9a-f]{6,40}|unknown)\)/.exec(line);
  // llama-bench ends with `build: 0253fb21f (9187)`, the other programs begin with `build: 7651 (ccbc84a53) with …`, `main: build = 2145 (6c00a066)`.
  const bench = /^\s{0,8}build: ([0-9a-f]{6,40}) \((\d{1,7})\)/.exec(line);
  const start = /\bbuild(?::| =|=) ?"?(\d{1,7})"? ?(?:\(([0-9a-f]{6,40})\)|commit="([0-9a-f]{6,40})")/.exec(line);
  const info = /\bbuild_info: b(\d{1,7})-([\w.-]{1,40})/.exec(line) ?? /"build_info":"b(\d{1,7})-([\w.-]{1,40})"/.exec(line);
  // The two-part form of 2026: `build 11669` alone at the start of the log.
  const alone = /^\s{0,8}(?:\w{1,20}: )?build (\d{3,7})(?: \(([0-9a-f]{6,40})\))?(?: with (?:GNU|Clang|cc)|$)/.exec(line);
  const built = /\bbuilt with (.{1,120})$/.exec(line)?.[1] ?? /\bwith ((?:GNU|Clang|cc|gcc|MSVC|IntelLLVM|AppleClang).{1,120})$/.exec(line)?.[1];
  if (built !== undefined && (released ?? plain ?? start ?? alone ?? /^\s{0,8}(?:main: )?built with /.exec(line)) !== null) into.builtWith = built.trim();
  if (released !== null) {
    into.release = released[1] as string;
    if (Number(released[2]) > 1) into.build = Number(released[2]);
    into.commit = released[3] as string;
    return true;
  }
  const [build, commit] =
    plain !== null
      ? [plain[1], plain[2]]
      : bench !== null
        ? [bench[2], bench[1]]
        : start !== null
          ? [start[1], start[2] ?? start[3]]
          : info !== null
            ? [info[1], info[2]]
            : [alone?.[1], alone?.[2]];
  if (build === undefined) return built !== undefined && /^\s{0,8}(?:main: )?built with /.test(line);
  // Builds without git say 0 or 1: no number at all.
  if (Number(build) > 1) into.build = Number(build);
  if (commit !== undefined && commit !== 'unknown') into.commit = commit;
  return true;
}
