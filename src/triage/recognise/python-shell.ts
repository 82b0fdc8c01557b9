import { torch } from '../../facts/torch.ts';
import { wheelVariant } from '../../parsers/python-packages.ts';
import { claimGpu } from '../gpu-facts.ts';
import { claimRuntime } from './claim-runtime.ts';
import { at, type Recogniser } from './recogniser.ts';

/** What stands before an answer: nothing, or IPython's number. */
const before = '^\\s{0,8}(?:Out\\[\\d{1,3}\\]: )?[\'"]?';
const after = '[\'"]?\\s{0,4}$';
const version = new RegExp(`${before}(\\d\\.\\d{1,2}\\.\\d{1,2}[\\w.+-]{0,30})${after}`);
const release = new RegExp(`${before}(\\d{1,2}\\.\\d{1,2}(?:\\.\\d{1,6}(?:-\\w{4,20})?)?)${after}`);
const card = new RegExp(`${before}((?:NVIDIA|AMD|GeForce|Tesla|Quadro|TITAN|Radeon)\\b[\\w ()/+-]{2,60}?)${after}`);

/** The question ends its line; the answer is the next one. */
const asked = (what: string): RegExp => new RegExp(`\\btorch\\.${what}\\)?["']?\\s{0,4}$`);
const versionAsked = asked('__version__');
const cudaAsked = asked('version\\.cuda');
const hipAsked = asked('version\\.hip');
const cardAsked = asked('cuda\\.get_device_name\\([^\\n]{0,60}\\)');

/** PyTorch asked in Python's shell, IPython or with `python -c`: its version and the name of the GPU. */
export const pythonShell: Recogniser = {
  kind: 'python shell',
  mark: /\btorch\.(?:__version__|version\.(?:cuda|hip)|cuda\.get_device_name)/,
  read(output, book) {
    let read = false;
    for (const [index, line] of output.lines.entries()) {
      const question = line.message.slice(0, 300);
      const answer = output.lines[index + 1];
      if (answer === undefined || !pythonShell.mark.test(question)) continue;
      const text = answer.message.slice(0, 200);
      const place = at(answer, 'tool');
      const told = versionAsked.test(question) ? version.exec(text)?.[1] : undefined;
      const cuda = cudaAsked.test(question) ? release.exec(text)?.[1] : undefined;
      const hip = hipAsked.test(question) ? release.exec(text)?.[1] : undefined;
      const name = cardAsked.test(question) ? card.exec(text)?.[1] : undefined;
      if (told === undefined && cuda === undefined && hip === undefined && name === undefined) continue;
      const item = book.item(place, torch, 'text:python');
      item(torch.item.version, told);
      item(torch.item.variant, told === undefined ? undefined : (wheelVariant(told) ?? undefined));
      item(torch.item.cuda, cuda);
      item(torch.item.hip, hip);
      claimRuntime(book, place, 'pytorch', { version: told });
      const number = /get_device_name\((?:device=)?(\d{1,2})\)/.exec(question)?.[1] ?? '0';
      if (name !== undefined) claimGpu(book, place, `torch:${number}`, name);
      book.recognised('python shell', line.number, answer.number);
      read = true;
    }
    return read;
  },
};
