// What the kernel, shells and runtimes print when a program holds an instruction that the processor lacks.

/** The kernel's trap (arch/x86/kernel/traps.c), the shell's word for SIGILL, Go's and Python's. */
export const illegalInstruction: readonly RegExp[] = [/trap invalid opcode/, /\bIllegal instruction\b/i, /signal(?: arrived)?: illegal instruction/, /\bSIGILL\b/];
