import { distro } from '../../facts/distro.ts';
import { platform } from '../../facts/platform.ts';
import { torch } from '../../facts/torch.ts';
import { huggingFaceLine, parseHuggingFaceEnv } from '../../parsers/hugging-face-env.ts';
import { claimGpu } from '../gpu-facts.ts';
import { claimTorch } from './claim-torch.ts';
import { type Recogniser, span } from './recogniser.ts';
import { claimKernel } from './system.ts';

/** The lists that transformers, accelerate and diffusers print for issues. */
export const huggingFaceEnv: Recogniser = {
  kind: 'Hugging Face env',
  mark: /^\s{0,12}(?:[-*•] )?Platform: Linux-\d/m,
  read(output, book) {
    const found = span(output, huggingFaceLine, 'tool');
    if (found === undefined) return false;
    const env = parseHuggingFaceEnv(output.text);
    const { place } = found;
    if (env.torch !== undefined) {
      const item = claimTorch(book, place, env.torch);
      item(torch.item.python, env.python);
    }
    if (env.kernel !== undefined) claimKernel(book, place, env.kernel);
    book.fact(place, platform.arch, env.arch);
    book.fact(place, distro.libcVersion, env.glibc);
    if (env.glibc !== undefined) book.fact(place, distro.libc, 'glibc');
    for (const [index, name] of env.gpus.entries()) claimGpu(book, place, `torch:${index}`, name);
    book.recognised('Hugging Face env', found.from, found.to);
    return true;
  },
};
