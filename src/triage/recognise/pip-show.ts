import { torch } from '../../facts/torch.ts';
import { parsePipShow } from '../../parsers/pip-show.ts';
import { wheelVariant } from '../../parsers/python-packages.ts';
import { claimRuntime, type RuntimeKind } from './claim-runtime.ts';
import { type Recogniser, span } from './recogniser.ts';

const packages: Readonly<Record<string, RuntimeKind>> = { torch: 'pytorch', vllm: 'vllm', sglang: 'sglang' };

/** `pip show torch`, which says of itself what it is. */
export const pipShow: Recogniser = {
  kind: 'pip show',
  mark: /^\s{0,8}Name: [\w.-]{1,60}\s{0,4}$/m,
  read(output, book) {
    const versions = parsePipShow(output.text);
    const found = span(output, /^\s{0,8}(?:Name|Version): \S/, 'tool');
    if (found === undefined || Object.keys(versions).length === 0) return false;
    const { place } = found;
    for (const [name, kind] of Object.entries(packages)) if (versions[name] !== undefined) claimRuntime(book, place, kind, { version: versions[name] });
    if (versions.torch !== undefined || versions.vllm !== undefined) {
      const item = book.item(place, torch, 'text:python');
      item(torch.item.version, versions.torch);
      // An index of a Linux distribution or of conda may leave the local part out.
      item(torch.item.variant, versions.torch === undefined ? undefined : (wheelVariant(versions.torch) ?? undefined));
      item(torch.item.vllm, versions.vllm);
    }
    book.recognised('pip show', found.from, found.to);
    return true;
  },
};
