/**
 * What the releases of Ollama bundle, and what PyTorch's wheels are compiled for. Rows are inclusive; `to` is the last release that was
 * looked at, so that a newer one is not known rather than alike.
 */

export interface OllamaRelease {
  readonly from: string;
  readonly to: string;
  /** Build of the llama.cpp that is bundled as llama-server; from 0.30 on. */
  readonly llamaCppBuild?: number;
}

/** github.com/ollama/ollama, file LLAMA_CPP_VERSION at each tag from v0.30.0 to v0.32.15. */
const bundledLlamaCpp: readonly OllamaRelease[] = [
  { from: '0.30.0', to: '0.30.0', llamaCppBuild: 9452 },
  { from: '0.30.1', to: '0.30.3', llamaCppBuild: 9479 },
  { from: '0.30.4', to: '0.30.4', llamaCppBuild: 9493 },
  { from: '0.30.5', to: '0.30.8', llamaCppBuild: 9509 },
  { from: '0.30.9', to: '0.30.9', llamaCppBuild: 9626 },
  { from: '0.30.10', to: '0.30.10', llamaCppBuild: 9672 },
  { from: '0.30.11', to: '0.30.11', llamaCppBuild: 9781 },
  { from: '0.31.0', to: '0.31.1', llamaCppBuild: 9840 },
  { from: '0.31.2', to: '0.32.1', llamaCppBuild: 9888 },
  { from: '0.32.2', to: '0.32.2', llamaCppBuild: 10069 },
  { from: '0.32.3', to: '0.32.5', llamaCppBuild: 10091 },
  { from: '0.32.6', to: '0.32.7', llamaCppBuild: 10242 },
  { from: '0.32.8', to: '0.32.9', llamaCppBuild: 10353 },
  { from: '0.32.10', to: '0.32.13', llamaCppBuild: 10380 },
  { from: '0.32.14', to: '0.32.14', llamaCppBuild: 10434 },
  { from: '0.32.15', to: '0.32.15', llamaCppBuild: 10488 },
];

/** The llama.cpp build that an Ollama release bundles; undefined where none does, or the release is not known. */
export function llamaCppBuildOf(ollamaVersion: string): number | undefined {
  const version = numbers(ollamaVersion);
  if (version === undefined) return undefined;
  return bundledLlamaCpp.find(({ from, to }) => compare(version, numbers(from) ?? []) >= 0 && compare(version, numbers(to) ?? []) <= 0)?.llamaCppBuild;
}

interface TorchWheels {
  readonly variant: string;
  readonly from: string;
  readonly to: string;
  readonly archs: readonly string[];
}

/**
 * x86-64 Linux wheels of download.pytorch.org.
 * CUDA: github.com/pytorch/pytorch .ci/manywheel/build_cuda.sh at 00c7a380 and pytorch/test-infra pull 7046, from 2.11 on RELEASE.md by pytorch/pytorch pulls 175253, 182849
 * and 197555; ROCm: github.com/astral-sh/uv issue 14086 and pull 18730.
 */
const torchWheels: readonly TorchWheels[] = [
  { variant: 'cu126', from: '2.6', to: '2.14', archs: ['sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90'] },
  { variant: 'cu128', from: '2.8', to: '2.10', archs: ['sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] },
  { variant: 'cu128', from: '2.11', to: '2.11', archs: ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] },
  { variant: 'cu129', from: '2.8', to: '2.9', archs: ['sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] },
  { variant: 'cu130', from: '2.9', to: '2.14', archs: ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] },
  { variant: 'cu132', from: '2.12', to: '2.14', archs: ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] },
  { variant: 'rocm6.2', from: '2.5', to: '2.5', archs: ['gfx900', 'gfx906', 'gfx908', 'gfx90a', 'gfx942', 'gfx1030', 'gfx1100'] },
  {
    variant: 'rocm6.3',
    from: '2.7',
    to: '2.7',
    archs: ['gfx900', 'gfx906', 'gfx908', 'gfx90a', 'gfx942', 'gfx1030', 'gfx1100', 'gfx1101', 'gfx1102', 'gfx1200', 'gfx1201'],
  },
];

/** The GPU architectures that a wheel of PyTorch holds code for; undefined where that is not known. */
export function archsOfTorchWheel(torchVersion: string, variant: string | null): readonly string[] | undefined {
  const version = numbers(torchVersion)?.slice(0, 2);
  if (version === undefined || variant === null) return undefined;
  return torchWheels.find((row) => row.variant === variant && compare(version, numbers(row.from) ?? []) >= 0 && compare(version, numbers(row.to) ?? []) <= 0)
    ?.archs;
}

/** `0.30.11-rc2` is not what 0.30.11 is: pre-releases have no row. */
function numbers(version: string): number[] | undefined {
  const found = /^v?(\d{1,4}(?:\.\d{1,4}){1,2})(?!\d|\.\d|[-.]?(?:rc|dev|a\d|b\d))/.exec(version);
  return found?.[1]?.split('.').map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
