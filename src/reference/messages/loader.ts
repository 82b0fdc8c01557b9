// What the dynamic loader (glibc's and musl's) and execve say, in the words of the programs that pass it on.

/**
 * A shared library is not found. glibc's words are the same from ld.so, from Python's ImportError and OSError, from Node and from Rust; musl,
 * cuDNN's loader, CTranslate2 and `ldd` have their own.
 * @param name the library's name as a pattern: `libgomp\\.so\\.1`
 */
export function libraryMissing(name: string): readonly RegExp[] {
  return [
    new RegExp(`(?<![\\w.-])${name}: cannot open shared object file`),
    new RegExp(`Error loading shared library ${name}: No such file or directory`),
    new RegExp(`(?:Could not load library|Unable to load library|Unable to load any of \\{) ?["']?${name}`),
    new RegExp(`Library ["']?${name}["']? is not found or cannot be loaded`),
    new RegExp(`(?<![\\w.-])${name} => not found`),
  ];
}

/** A library below /tmp may not be mapped to be executed: ld.so, also through Python's ImportError. Programs that unpack themselves (`_MEI…`) are others. */
export const tmpLibraryRefused: readonly RegExp[] = [
  /\/tmp\/(?!_MEI)\S{1,300}\.so\S{0,20}: failed to map segment from shared object(?!: Cannot allocate memory)/,
];

/** A program below /tmp may not be executed: Go's os/exec for Ollama's unpacked runner, and what Ollama 0.1.35 to 0.5.1 say of it; until 0.5.7 they say so of other folders. */
export const tmpProgramRefused: readonly RegExp[] = [
  /fork\/exec \/tmp\/ollama\d{1,20}\/\S{1,200}: permission denied/,
  /\/tmp\/\S{1,300} may have noexec set\. {1,2}Set OLLAMA_TMPDIR for server to a writable executable directory/,
];
