import { gpus } from '../../facts/gpus.ts';
import type { OpenBook } from '../book.ts';
import type { Piece } from '../text/split-pieces.ts';
import { meaningOf } from './clause.ts';

const vendors: readonly (readonly ['amd' | 'nvidia', RegExp])[] = [
  // Tools name ROCm on every machine: "ROCM used to build PyTorch: N/A".
  ['amd', /\bamdgpu\b|\brock-dkms\b|\brocblas|\bhipblas|\bROCm\b(?![^:\n]{0,30}: ?(?:N\/A|None|Could not collect|False|not)\b)/i],
  // PyTorch for CUDA misses NVIDIA's driver beside a Radeon as well.
  ['nvidia', /(?<!\bno )\bnvidia[-_ ]?(?:smi|uvm|drivers?|modprobe|persistenced)|\blibcuda|\bNVRM\b|\bcud(?:art|a error|nn)\b/i],
];

/** A machine that is said to have no GPU at all; none that fails to show the one it has. */
const withoutGpu =
  /\b(?:(?:servers?|machines?|laptops?|VPS|VMs?|PCs?|computers?|hosts?) (?:without|with no|that has no|has no) (?:a |any |an? (?:dedicated|discrete|NVIDIA) )?(?:GPUs?|graphics cards?)\b(?! (?:access|support|pass|accel|driver|is|are|detect|found|visible|usage|use|used))|CPU[- ]only (?:servers?|machines?|VPS|VMs?|box|hosts?)\b)/i;

function saysWithoutGpu(text: string): boolean {
  const found = withoutGpu.exec(text);
  return found !== null && meaningOf(text, found.index, found[0].length) === 'state';
}

/** Where no GPU is named at all, the tools that the text speaks of tell whose it is, if they are one vendor's. */
export function readVendor(pieces: readonly Piece[], book: OpenBook): void {
  if (book.claims.subjects.some(({ list }) => list === gpus.id)) return;
  const lines = pieces.flatMap(({ kind, lines: own }) => own.map((line) => ({ ...line, prose: kind === 'prose' })));
  const prose = lines.filter((line) => line.prose);
  const found = vendors.flatMap(([vendor, pattern]) => {
    const line = lines.find((each) => {
      const match = pattern.exec(each.text.slice(0, 1_000));
      // What a readme requires is nobody's yet.
      return match !== null && !(each.prose && meaningOf(each.text, match.index, match[0].length) === 'asked');
    });
    return line === undefined ? [] : [{ vendor, line }];
  });
  if (found.length === 0 && prose.some(({ text }) => saysWithoutGpu(text.slice(0, 1_000)))) book.complete(gpus);
  const [only] = found;
  if (found.length !== 1 || only === undefined) return;
  book.item({ source: `line ${only.line.number} (prose)`, standing: 'prose' }, gpus, `vendor:${only.vendor}`)(gpus.item.vendor, only.vendor);
}
