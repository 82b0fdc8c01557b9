import { set, text, version } from '../logic/words.ts';

/** Compilers, since builds are blamed on them. Read by probes/compilers.ts from file names, nothing is run. */
export const compilers = {
  /** Which compiler built the running kernel. */
  kernelCompiler: text<'gcc' | 'clang'>('compilers.kernelCompiler', 'the kernel’s compiler', { choices: ['gcc', 'clang'], get: 'cat /proc/version' }),
  kernelCompilerVersion: version('compilers.kernelCompilerVersion', 'the kernel’s compiler version', { family: 'release', get: 'cat /proc/version' }),
  /** GCC releases whose files are installed: `13`, `14.2.0`. */
  gcc: set('compilers.gcc', 'installed GCC', { get: 'gcc --version' }),
};
