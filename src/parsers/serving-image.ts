export interface ServingImage {
  readonly runtime: 'ollama' | 'llama.cpp' | 'vllm' | 'pytorch' | 'sglang' | 'lemonade' | 'koboldcpp';
  readonly version?: string;
  /** llama.cpp's build number. */
  readonly build?: string;
  readonly backend?: 'cuda' | 'hip' | 'vulkan' | 'sycl';
  /** ROCm in the image. */
  readonly rocm?: string;
  /** PyTorch in the image. */
  readonly torch?: string;
}

interface Family {
  /** The image without registry and tag. */
  readonly image: RegExp;
  readonly runtime: ServingImage['runtime'];
  readonly version?: RegExp;
  readonly build?: RegExp;
}

const release = /^v?(\d{1,3}\.\d{1,3}\.\d{1,4}(?:\.?post\d{1,2}|-?rc\d{1,2})?)(?![.\d])/;

/** The images that the projects themselves publish; what a tag of somebody else's image counts is not known. */
const families: readonly Family[] = [
  { image: /^(?:ollama\/)?ollama$/, runtime: 'ollama', version: release },
  { image: /^vllm\/vllm-openai(?:-rocm)?$|^vllm\/vllm-[a-z]{2,12}$/, runtime: 'vllm', version: release },
  { image: /^rocm\/(?:vllm|vllm-dev)$/, runtime: 'vllm', version: /vllm[_-]?v?(\d\.\d{1,2}\.\d{1,2}(?:\.?post\d)?)(?![.\d])/ },
  { image: /^rocm\/pytorch(?:-[a-z]{2,12})?$/, runtime: 'pytorch', version: /pytorch(?:_release)?[_-](\d\.\d{1,2}(?:\.\d{1,2})?)(?![.\d])/ },
  { image: /^pytorch\/pytorch$/, runtime: 'pytorch', version: release },
  { image: /^nvidia\/pytorch$/, runtime: 'pytorch' },
  { image: /^(?:ggml-org|ggerganov)\/llama\.cpp$/, runtime: 'llama.cpp', build: /-b(\d{3,5})$/ },
  { image: /^lmsysorg\/sglang$/, runtime: 'sglang', version: release },
];

const backends: readonly (readonly [RegExp, NonNullable<ServingImage['backend']>])[] = [
  [/(?:^|[_-])rocm/, 'hip'],
  [/(?:^|[_-])vulkan\b/, 'vulkan'],
  [/(?:^|[_-])cu(?:da)?\d{0,3}(?=$|[.\d_-])/, 'cuda'],
  [/(?:^|[_-])(?:intel|sycl)\b/, 'sycl'],
];

/**
 * What the name of a container image tells of the program in it. Undefined for images that no project known here publishes.
 *
 *     ollama/ollama:0.9.3-rocm                      Ollama 0.9.3, HIP
 *     ghcr.io/ggml-org/llama.cpp:server-cuda-b4600  llama.cpp, build 4600, CUDA
 *     rocm/vllm:rocm6.3.1_instinct_vllm0.8.3_20250410
 */
export function parseServingImage(name: string): ServingImage | undefined {
  const parts = /^(?:[a-z0-9.-]{2,80}\.[a-z]{2,10}(?::\d{1,5})?\/)?([a-z0-9._/-]{2,120}?)(?::([\w.-]{1,128}))?(?:@sha256:[0-9a-f]{1,64})?$/i.exec(
    name.slice(0, 300),
  );
  const path = parts?.[1]?.toLowerCase().replace(/^library\//, '');
  const family = path === undefined ? undefined : families.find(({ image }) => image.test(path));
  if (path === undefined || family === undefined) return undefined;
  const tag = (parts?.[2] ?? '').toLowerCase();
  const version = family.version?.exec(tag)?.[1];
  const build = family.build?.exec(tag)?.[1];
  const rocm = /(?:^|[_-])rocm(\d\.\d{1,2}(?:\.\d{1,2})?)(?![.\d])/.exec(tag)?.[1];
  const backend = /^rocm\/|-rocm$/.test(path) ? 'hip' : backends.find(([pattern]) => pattern.test(tag))?.[1];
  const torch = family.runtime === 'pytorch' ? version : undefined;
  return {
    runtime: family.runtime,
    ...(version === undefined ? {} : { version }),
    ...(build === undefined ? {} : { build }),
    ...(backend === undefined ? {} : { backend }),
    ...(rocm === undefined ? {} : { rocm }),
    ...(torch === undefined ? {} : { torch }),
  };
}

/** Names of such images within a line, with their tags. */
export const servingImageInText =
  /\b(?:(?:ghcr|docker|quay|nvcr)\.io\/)?(?:ollama\/ollama|vllm\/vllm-openai(?:-rocm)?|rocm\/(?:vllm(?:-dev)?|pytorch)|pytorch\/pytorch|(?:ggml-org|ggerganov)\/llama\.cpp|lmsysorg\/sglang):[\w.-]{1,128}\b/i;
