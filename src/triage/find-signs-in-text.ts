import type { Check, RuntimeName } from '../check/define-check.ts';
import type { Layer } from '../check/layers.ts';
import { findSayings, findSigns, type Sign } from '../report/signs.ts';
import { withoutAdvice, withoutComment } from './advice.ts';
import type { Overcome } from './overcome/overcome.ts';
import { type Piece, type PieceLine, textOf } from './text/split-pieces.ts';

/**
 * Signatures of checks in a pasted text. In what programs print, a signature that proves is a proof; in what people write about it, it is a hint,
 * since a quoted line may be of another time or machine.
 */
export function findSignsInText(
  checks: readonly Check[],
  pieces: readonly Piece[],
  spokenOf: readonly RuntimeName[],
  overcome: Overcome['told'] = new Map(),
): Sign[] {
  const linesOf = (kind: Piece['kind']): PieceLine[] => pieces.filter((piece) => piece.kind === kind).flatMap(({ lines }) => lines);
  const rows = pieces.filter(({ kind }) => kind === 'output').flatMap(rowsOfPeople);
  const present = (text: string, number: number): string => (overcome.get(number) ?? []).reduce((rest, gone) => rest.replace(gone, ''), text);
  const spoken = [...linesOf('prose'), ...rows].map(({ text, number }) => ({ text: withoutAdvice(present(text, number)), whole: text, number }));
  const advised = new Map(spoken.filter(({ text, whole }) => text !== whole).map(({ text, whole, number }) => [number, { text, whole }]));
  const tabulated = new Set(rows);
  // With its prefix a line comes second: a signature that fits without it should not be told with a host's name.
  const printed = linesOf('output').flatMap((line) => {
    const { number } = line;
    const [text, message] = [withoutComment(line.text), withoutComment(line.message)];
    if (tabulated.has(line)) return [];
    // A span of code in a sentence that advises.
    const around = advised.get(number);
    if (around?.whole.includes(text) && !around.text.includes(text)) return [];
    const source = `line ${number}`;
    return message === text
      ? [{ text, source }]
      : [
          { text: message, source },
          { text, source },
        ];
  });
  const written = spoken.map(({ text, number }) => ({ text, source: `line ${number} (prose)` }));
  const prose = new Set(written.map(({ source }) => source));
  const signs = [...findSigns(checks, eachOnce([...printed, ...written])), ...findSayings(checks, eachOnce(written))];
  if (signs.length === 0) return signs;
  // Nobody keeps quiet about WSL, a container or what he runs: an error that several causes share is no sign of a cause that lies elsewhere.
  const whole = textOf(pieces);
  const silent = (Object.entries(placeWords) as [Layer, RegExp][]).filter(([, words]) => !words.test(whole)).map(([layer]) => layer);
  const signed = new Set(signs.map(({ id }) => id));
  const elsewhere = new Set(
    checks.filter(({ id, layer, runtimes }) => signed.has(id) && (silent.includes(layer) || isOfOthers(runtimes, spokenOf))).map(({ id }) => id),
  );
  return signs
    .map((sign) => (prose.has(sign.source) ? { ...sign, kind: 'hints' as const, ...(sign.kind === 'proves' ? { told: true as const } : {}) } : sign))
    .filter(({ id, kind }) => kind === 'proves' || !elsewhere.has(id));
}

/** Rows of a table in Markdown, which people write ("| symptom | cause |"); tools that draw one draw its borders with "+". */
function rowsOfPeople({ lines }: Piece): PieceLine[] {
  if (lines.some(({ text }) => /^\s{0,12}\+[-=+]{6}/.test(text))) return [];
  return lines.filter(({ text }) => /^\s{0,12}\|(?:[^|]{1,600}\|){2,20}\s{0,8}$/.test(text));
}

/** Programs that hold llama.cpp share its errors, as those on top of PyTorch share PyTorch's. */
const families: readonly (readonly RuntimeName[])[] = [
  ['ollama', 'llama.cpp', 'lm-studio', 'koboldcpp', 'lemonade'],
  ['pytorch', 'vllm', 'sglang'],
];

function isOfOthers(runtimes: readonly RuntimeName[], spokenOf: readonly RuntimeName[]): boolean {
  if (runtimes.length === 0 || spokenOf.length === 0) return false;
  return !families.some((family) => [runtimes, spokenOf].every((names) => names.some((name) => family.includes(name))));
}

/** Words without which a text is not about WSL, or about a container. */
export const placeWords = {
  wsl: /WSL|Subsystem for Linux|\bmicrosoft\b|\/mnt\/[a-z]\/|dxg|dxcore|WDDM|Docker Desktop|\bD3D12\b|\bDESKTOP-[A-Z0-9]{7}\b/i,
  container:
    /container|docker|podman|compose|kube|\bk[38]s\b|\bpods?\b|\blx[cd]\b|incus|proxmox|toolbx|toolbox|distrobox|apptainer|singularity|flatpak|\bsnaps?\b|(?<!!\[)\bimages?\b(?!\]\()|\bcgroups?\b|\bCDI\b|nvidia-ctk|enroot|runpod|colab|\/workspace\b/i,
} satisfies Partial<Record<Layer, RegExp>>;

/** Blank lines hold no sign, and of lines that are alike the first one tells all. */
function eachOnce<T extends { readonly text: string }>(lines: readonly T[]): T[] {
  const seen = new Set<string>();
  return lines.filter(({ text }) => {
    if (text.length < 4 || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
