import { splitWords } from './text/split-words.ts';

/** Variables that can change how a model runs, by name or by family. */
const families =
  /^(?:OLLAMA|CUDA|NVIDIA|HIP|ROCR|ROCM|HSA|HCC|AMD|GGML|LLAMA_ARG|LLAMA_CACHE|VK|VLLM|MESA|RADV|ZES?|SYCL|ONEAPI|UR|NEO|LEMONADE|PYTORCH)_[A-Z0-9_]{1,80}$|^LLAMA_CACHE$/;
const single =
  /^(?:PATH|HOME|TMPDIR|LD_LIBRARY_PATH|LD_PRELOAD|GPU_DEVICE_ORDINAL|GPU_MAX_HW_QUEUES|XDG_RUNTIME_DIR|HF_HOME|HF_HUB_CACHE|GIN_MODE|CONDA_PREFIX|VIRTUAL_ENV|AMD_LOG_LEVEL|TRITON_CACHE_DIR|TORCHINDUCTOR_CACHE_DIR|OMP_NUM_THREADS|(?:HTTP|HTTPS|NO|ALL)_PROXY|(?:http|https|no|all)_proxy)$/;
const secret = /KEY|TOKEN|SECRET|PASSW|CREDENTIAL|AUTH/;

/** Does the variable matter to inference? Never one that may hold a secret. */
export function mattersToInference(name: string): boolean {
  return (families.test(name) || single.test(name)) && !secret.test(name);
}

/** Keeps the variables that matter; credentials inside a proxy's address go. */
export function variablesThatMatter(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([name]) => mattersToInference(name))
      .map(([name, value]) => [name, value.replace(/:\/\/[^/@\s]{1,200}@/, '://').slice(0, 2_000)])
      .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)),
  );
}

/**
 * What `env`, `printenv`, `export -p` or a line of shell print or set, as people paste it:
 *
 *     OLLAMA_HOST=0.0.0.0
 *     export HSA_OVERRIDE_GFX_VERSION=10.3.0
 *     declare -x LD_LIBRARY_PATH="/usr/local/cuda/lib64"
 *     HIP_VISIBLE_DEVICES=0 GGML_VK_VISIBLE_DEVICES=1 ./llama-server -m model.gguf
 *
 * Only variables that matter to inference are kept. A text without any is refused.
 */
export function parseEnvironmentDump(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n').slice(0, 5_000)) {
    // A prompt before the assignment is common: `$ export X=1`, `user@host:~$ X=1 ollama serve`.
    const command = line.slice(0, 4_000).replace(/^\s*(?:\S{0,80}[$#%>]\s+)?(?:sudo\s+(?:-\S+\s+)?)?(?:(?:export|set|declare -x|env)\s+)?/, '');
    for (const word of splitWords(command)) {
      const assignment = /^([A-Za-z_][A-Za-z0-9_]{0,80})=(.*)$/s.exec(word);
      if (assignment === null) {
        if (word !== '&&' && word !== 'export' && word !== ';') break;
        continue;
      }
      const [, name = '', value = ''] = assignment;
      if (mattersToInference(name)) found[name] = value.replace(/;$/, '');
    }
  }
  if (Object.keys(found).length === 0) throw new Error('no variable that matters to inference is set in it');
  return variablesThatMatter(found);
}

/**
 * The contents of an EnvironmentFile= of systemd: lines `NAME=value`, quotes around the value are taken off, `#` and `;` start comments.
 */
export function parseEnvironmentFile(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n').slice(0, 5_000)) {
    const assignment = /^\s*([A-Za-z_][A-Za-z0-9_]{0,80})=(.*)$/.exec(line);
    if (assignment === null) continue;
    const [, name = '', raw = ''] = assignment;
    const value = raw.trim();
    const quoted = /^(["'])(.*)\1$/.exec(value);
    found[name] = quoted?.[2] ?? value;
  }
  return found;
}
