import { rocm } from '../facts/rocm.ts';
import { runtimes } from '../facts/runtimes.ts';
import { torch } from '../facts/torch.ts';
import { any, not } from '../logic/predicate.ts';

/** Something that needs CUDA is seen. Ollama and llama.cpp count by the back ends that they have: both also come without. */
export const usesCuda = runtimes.some((runtime) => any(runtime.backends.has('cuda'), runtime.kind.oneOf('vllm', 'sglang', 'pytorch', 'koboldcpp')));

/** Something that computes with ROCm is seen, or ROCm itself. */
export const usesRocm = any(
  not(rocm.version.isAbsent()),
  runtimes.some((runtime) => runtime.backends.has('hip')),
  torch.some((environment) => environment.hip.atLeast('1.0')),
);
