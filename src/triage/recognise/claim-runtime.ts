import { runtimes } from '../../facts/runtimes.ts';
import type { ValueOf } from '../../logic/words.ts';
import type { Book, Place } from '../book.ts';

export type RuntimeKind = ValueOf<typeof runtimes.item.kind>;

const names: Readonly<Record<RuntimeKind, string>> = {
  ollama: 'Ollama',
  'llama.cpp': 'llama.cpp',
  vllm: 'vLLM',
  pytorch: 'PyTorch',
  'lm-studio': 'LM Studio',
  lemonade: 'Lemonade',
  koboldcpp: 'KoboldCpp',
  sglang: 'SGLang',
};

export interface RuntimeDetails {
  readonly version?: string | undefined;
  readonly build?: string | undefined;
  readonly backends?: ValueOf<typeof runtimes.item.backends> | undefined;
  readonly running?: boolean | undefined;
}

/** A runtime that the text shows or speaks of; all that is said of one kind is about one program. */
export function claimRuntime(book: Book, place: Place, kind: RuntimeKind, { version, build, backends, running }: RuntimeDetails = {}): void {
  const item = book.item(place, runtimes, `text:${kind}`);
  item(runtimes.item.kind, kind);
  item(runtimes.item.name, names[kind]);
  item(runtimes.item.version, version);
  item(runtimes.item.build, build);
  item(runtimes.item.backends, backends);
  item(runtimes.item.running, running);
}
