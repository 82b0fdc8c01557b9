/** How the names of programs that compute begin, as kernels cut them to fifteen letters: `llama-server`, `VLLM::Worker_TP`, `python3`. For patterns. */
export const computingPrograms = 'llama|ollama|python|VLLM::|vllm|koboldcpp|lms\\b|lm-?studio|sglang|text-generation|whisper';

const begins = new RegExp(`^(?:${computingPrograms})`, 'i');

/** Whether what a GPU driver names beside a fault is a program that computes, and not a game or the desktop. */
export function computes(program: string): boolean {
  return begins.test(program);
}
