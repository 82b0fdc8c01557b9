import { cpu } from '../../facts/cpu.ts';
import { platform } from '../../facts/platform.ts';
import { at, type Recogniser } from './recogniser.ts';

/**
 * llama.cpp says for what it was compiled: `system_info: … | AVX = 1 | … | NEON = 0 |`, in Ollama `system info="AVX = 1 | …"` or `CPU.0.SSE3=1`. That is the
 * architecture; which of the instructions the processor has is another question.
 */
export const compiledFor: Recogniser = {
  kind: 'system_info',
  mark: /system_info: |system info="|msg=system /,
  read(output, book) {
    const line = output.lines.find(({ text }) => /system_info: |system info="|msg=system /.test(text.slice(0, 2_000)));
    if (line === undefined) return false;
    const text = line.text.slice(0, 2_000);
    const [x86, arm] = [/\b(?:SSE3|AVX) ?= ?1\b/.test(text), /\b(?:NEON|ARM_FMA) ?= ?1\b/.test(text)];
    if (x86 === arm) return false;
    book.fact(at(line, 'log'), platform.arch, x86 ? 'x86_64' : 'aarch64');
    return true;
  },
};

const withAmx =
  'pni sse4_2 avx f16c fma avx2 bmi2 avx_vnni avx512f avx512cd avx512bw avx512dq avx512vl avx512_vbmi avx512_vnni avx512_bf16 amx_tile amx_int8 amx_bf16'.split(
    ' ',
  );

/**
 * Which variant of the CPU back end was loaded: the best one that the processor can run (ggml/src/CMakeLists.txt, ggml_add_cpu_backend_variant). Those for
 * AVX-512 are left out, since processors with more than they use load them too.
 */
const variants: Readonly<Record<string, readonly string[]>> = {
  x64: ['pni'],
  sse42: ['pni', 'sse4_2'],
  sandybridge: ['pni', 'sse4_2', 'avx'],
  ivybridge: ['pni', 'sse4_2', 'avx', 'f16c'],
  piledriver: ['pni', 'sse4_2', 'avx', 'f16c', 'fma'],
  haswell: ['pni', 'sse4_2', 'avx', 'f16c', 'fma', 'avx2', 'bmi2'],
  alderlake: ['pni', 'sse4_2', 'avx', 'f16c', 'fma', 'avx2', 'bmi2', 'avx_vnni'],
  // The last of the row: what it uses, and the rest that every Sapphire Rapids and newer Xeon has.
  sapphirerapids: withAmx,
};

/** What Ollama found until 0.5.7: `library=cpu variant=avx2`, before 0.1.33 `msg="CPU has AVX2"`. */
const found: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\blibrary=cpu variant=avx2\b|msg="CPU has AVX2"/, ['pni', 'avx', 'avx2']],
  [/\blibrary=cpu variant=avx\b|msg="CPU has AVX"/, ['pni', 'avx']],
  [/\blibrary=cpu variant="no vector extensions"|msg="CPU does not have vector extensions"/, ['pni']],
];

export const cpuVariant: Recogniser = {
  kind: 'CPU back end',
  mark: /libggml-cpu-[a-z]|library=cpu variant=|msg="CPU (?:has AVX|does not have vector)/,
  read(output, book) {
    // The server was perhaps started anew; the last start counts.
    for (const line of output.lines.toReversed()) {
      const text = line.text.slice(0, 1_000);
      const variant = /loaded CPU backend from \S{0,300}libggml-cpu-([a-z0-9]{2,20})\.so/.exec(text)?.[1];
      const flags = variant === undefined ? found.find(([pattern]) => pattern.test(text))?.[1] : variants[variant];
      if (flags === undefined) continue;
      const place = at(line, 'log');
      book.fact(place, cpu.flags, [...flags]);
      book.fact(place, platform.arch, 'x86_64');
      book.recognised('CPU back end', line.number, line.number);
      return true;
    }
    return false;
  },
};

/** Weights in a buffer for AMX: it is there where the kernel granted the instructions, and nowhere else (ggml/src/ggml-cpu/amx/amx.cpp, ggml_amx_init). */
export const amxBuffer: Recogniser = {
  kind: 'AMX buffer',
  mark: /\bAMX (?:model )?buffer size/,
  read(output, book) {
    const line = output.lines.find(({ text }) => /\bload_tensors: {1,20}(?:CPU_)?AMX model buffer size =/.test(text.slice(0, 1_000)));
    if (line === undefined) return false;
    const place = at(line, 'log');
    book.fact(place, cpu.flags, [...withAmx]);
    book.fact(place, platform.arch, 'x86_64');
    book.recognised('AMX buffer', line.number, line.number);
    return true;
  },
};

/** The processor as a line of a form or of a tool names it, without more around it: `Intel(R) Xeon(R) CPU E5-2670 0 @ 2.60GHz`. */
export const processorName: Recogniser = {
  kind: 'processor',
  mark: /\b(?:Intel|AMD)(?:\(R\))? (?:Core|Xeon|Celeron|Pentium|Atom|Ryzen|EPYC|FX|Phenom|Athlon|Opteron)/,
  read(output, book) {
    const line = output.lines.find(({ message }) => named.test(message.slice(0, 200)));
    const model = line === undefined ? undefined : named.exec(line.message.slice(0, 200))?.[1]?.trim();
    if (line === undefined || model === undefined) return false;
    book.fact(at(line, 'prose'), cpu.model, model);
    return true;
  },
};

const named =
  /^\s{0,12}(?:(?:CPU|Processor|Model|Marketing Name|Name)\s{0,20}[:=]\s{0,24})?((?:\d{1,2}(?:st|nd|rd|th) Gen )?(?:Intel|AMD)(?:\((?:R|r)\))? (?:Core|Xeon|Celeron|Pentium|Atom|Ryzen|EPYC|FX|Phenom|Athlon|Opteron)[^,;|\n]{2,60})/;
