/**
 * Shared libraries that the dynamic loader reported as missing, in any program's output.
 *
 *     ollama_llama_server: error while loading shared libraries: libcublas.so.12: cannot open shared object file: No such file or directory
 *     OSError: libcudnn.so.9: cannot open shared object file: No such file or directory
 */
export function parseMissingLibraries(text: string): string[] {
  const found = [
    ...text.slice(0, 2_000_000).matchAll(/\b(lib[A-Za-z0-9_+-]{1,60}\.so(?:\.\d{1,5}){0,3}): cannot open shared object file: No such file or directory/g),
  ];
  if (found.length === 0) throw new Error('no line "…: cannot open shared object file"');
  return [...new Set(found.map(([, name = '']) => name))];
}
