import { ollama } from '../../facts/ollama.ts';
import { rocm } from '../../facts/rocm.ts';
import { torch } from '../../facts/torch.ts';
import { wheelVariant } from '../../parsers/python-packages.ts';
import { packagesOfLine, type ServingPackage } from '../../parsers/python-wheels.ts';
import { parseServingImage, type ServingImage, servingImageInText } from '../../parsers/serving-image.ts';
import type { Book, Place } from '../book.ts';
import { claimRuntime } from './claim-runtime.ts';
import { at, type Output, type Recogniser, type TextContext } from './recogniser.ts';

/** What an image's name tells: program, version, back end, and what lies in it. */
export function claimImage(book: Book, place: Place, image: ServingImage): void {
  const { runtime, version, build, backend, rocm: rocmVersion, torch: torchVersion } = image;
  claimRuntime(book, place, runtime, { version, build, backends: backend === undefined ? undefined : [backend] });
  if (runtime === 'ollama') book.fact(place, ollama.version, version);
  book.fact(place, rocm.version, rocmVersion);
  if (torchVersion !== undefined) book.item(place, torch, 'text:python')(torch.item.version, torchVersion);
  if (runtime === 'vllm' && version !== undefined) book.item(place, torch, 'text:python')(torch.item.vllm, version);
}

/** An image outside of `docker run` and compose: `docker pull`, `docker ps`, `FROM`, a pod's `image:`. */
export const imageNames: Recogniser = {
  kind: 'image name',
  mark: /(?:ollama\/ollama|vllm\/vllm-openai|rocm\/(?:vllm|pytorch)|pytorch\/pytorch|\/llama\.cpp|lmsysorg\/sglang)[\w-]{0,12}:/i,
  read(output, book, context) {
    // Spans stand in sentences, which say how the name is meant; prose/versions.ts reads those.
    if (output.piece.info === '`' || isAdvised(output, context)) return false;
    const found = output.lines.flatMap((line) => {
      const name = servingImageInText.exec(line.text.slice(0, 1_000))?.[0];
      const image = name === undefined ? undefined : parseServingImage(name);
      return name === undefined || image === undefined ? [] : [{ line, name, image }];
    });
    const [first] = found;
    // Two tags of one program are two machines or times, and nothing says which one fails.
    if (first === undefined || found.some(({ name, image }) => image.runtime === first.image.runtime && name !== first.name)) return false;
    claimImage(book, at(first.line, 'log'), first.image);
    book.recognised('image name', first.line.number, first.line.number);
    return true;
  },
};

/** `pip install vllm==0.6.4`, `conda install pytorch==1.6.0 cudatoolkit=10.1`, wheels by name, `Successfully installed …`. */
export const wheelNames: Recogniser = {
  kind: 'python wheels',
  mark: /\.whl\b|-cp3\d{1,2}-|\bpip3? install\b|\b(?:conda|mamba) install\b|Successfully installed|==\d/,
  read(output, book, context) {
    if (output.piece.info === '`' || isAdvised(output, context)) return false;
    const versions = new Map<ServingPackage, { versions: Set<string>; cuda?: string; line: (typeof output.lines)[number] }>();
    for (const line of output.lines) {
      if (!wheelNames.mark.test(line.text)) continue;
      for (const { name, version, cuda } of packagesOfLine(line.text)) {
        const kept = versions.get(name) ?? { versions: new Set<string>(), ...(cuda === undefined ? {} : { cuda }), line };
        kept.versions.add(version);
        versions.set(name, kept);
      }
    }
    for (const [name, { versions: said, cuda, line }] of versions) {
      const [version] = said;
      const alone = said.size === 1;
      claimPackage(book, at(line, 'log'), name, alone ? version : undefined, alone ? cuda : undefined);
      book.recognised('python wheels', line.number, line.number);
    }
    return versions.size > 0;
  },
};

function claimPackage(book: Book, place: Place, name: ServingPackage, version: string | undefined, cuda: string | undefined): void {
  if (name === 'sglang') claimRuntime(book, place, 'sglang', { version });
  // The package of Python counts its own releases.
  if (name === 'llama-cpp-python') claimRuntime(book, place, 'llama.cpp');
  if (name === 'vllm') {
    claimRuntime(book, place, 'vllm', { version });
    book.item(place, torch, 'text:python')(torch.item.vllm, version);
  }
  if (name === 'torch') {
    claimRuntime(book, place, 'pytorch', { version });
    const item = book.item(place, torch, 'text:python');
    item(torch.item.version, version);
    item(torch.item.variant, version === undefined ? undefined : (wheelVariant(version) ?? undefined));
    item(torch.item.cuda, cuda);
  }
}

/** Below a sentence that tells what helped, was tried or is advised. */
function isAdvised({ lines: [first] }: Output, { remedyLines }: TextContext): boolean {
  return first !== undefined && [1, 2, 3].some((above) => remedyLines.has(first.number - above));
}
