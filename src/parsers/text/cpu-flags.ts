/** The instruction sets that inference kernels choose by. */
const relevant =
  /^(?:sse3|pni|ssse3|sse4_1|sse4_2|avx|avx2|f16c|fma|bmi1|bmi2|movbe|xsave|avx_vnni|avx_vnni_int8|avx512\w{0,20}|avx10\w{0,10}|amx_\w{1,20}|asimd|asimddp|asimdhp|fphp|i8mm|bf16|atomics|sve|sve2|svei8mm|svebf16|sme|sme2)$/;

/** Those of a CPU's flags, by the names of /proc/cpuinfo. */
export function relevantFlags(flags: readonly string[]): string[] {
  return flags.filter((flag) => relevant.test(flag));
}
