import { runtimes } from '../facts/runtimes.ts';
import { torch } from '../facts/torch.ts';
import { type Answer, isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import { packagesOfFolder, parseTorchVersion, parseWheelPlatform, wheelVariant } from '../parsers/python-packages.ts';
import { archsOfTorchWheel } from '../reference/runtime-releases.ts';
import { type Claim, defineProbe, from, gap, known } from './define-probe.ts';
import { onnxruntimeInUse } from './reading/onnxruntime-in-use.ts';

/** Packages whose versions matter to inference. */
const matter =
  /^(?:vllm|torch|torchvision|triton|triton-rocm|pytorch-triton-rocm|flash-attn|flashinfer-python|flashinfer-cubin|flashinfer-jit-cache|xformers|sglang|sgl-kernel|sglang-kernel|transformers|safetensors|bitsandbytes|llama-cpp-python|exllamav[23]|nvidia-(?:nccl|cuda-runtime|cublas|cudnn|cusparselt|nvshmem)-cu\d\d|nvidia-cuda-runtime|amdsmi|amd-quark|aiter|intel-extension-for-pytorch|nixl|lmcache|deepspeed|onnxruntime(?:-gpu)?|ctranslate2)$/;

/** Environments of one machine that are looked at, and versions of Python in each. */
const mostEnvironments = 16;

export default defineProbe({
  id: 'python-environments',
  about: 'Python environments that have PyTorch, vLLM or SGLang, from their package metadata; nothing is imported or run',
  reads: [
    'env HOME',
    'env PWD',
    'env VIRTUAL_ENV',
    'env CONDA_PREFIX',
    'list **/lib',
    'list **/lib64',
    'list **/envs',
    'list **/site-packages',
    'list **/dist-packages',
    'file **/site-packages/torch/version.py',
    'file **/dist-packages/torch/version.py',
    'file **-packages/vllm-*.dist-info/WHEEL',
    'file **-packages/onnxruntime/capi/build_and_package_info.py',
  ],
  gives: [torch, runtimes],
  async gather(host, claim) {
    const [home, here, venv, conda] = await Promise.all([host.env('HOME'), host.env('PWD'), host.env('VIRTUAL_ENV'), host.env('CONDA_PREFIX')]);
    const path = (answer: Answer): string[] =>
      isOk(answer) && answer.text.startsWith('/') && !answer.text.startsWith('/mnt/') ? [answer.text.replace(/\/$/, '')] : [];
    const houses = path(home);
    const condas = ['/opt/conda', ...houses.flatMap((house) => ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge'].map((name) => `${house}/${name}`))];
    const named = await Promise.all(condas.map(async (root) => ({ root, envs: await host.list(`${root}/envs`) })));
    const prefixes = [
      ...path(venv),
      ...path(conda),
      ...path(here).flatMap((folder) => [`${folder}/.venv`, `${folder}/venv`]),
      ...houses.flatMap((house) => [`${house}/.venv`, `${house}/venv`, `${house}/.local`]),
      '/opt/venv',
      '/usr/local',
      '/usr',
      ...named.flatMap(({ root, envs }) => [
        root,
        ...(isOk(envs)
          ? envs.text
              .split('\n')
              .filter(Boolean)
              .slice(0, 12)
              .map((name) => `${root}/envs/${name}`)
          : []),
      ]),
    ];
    const folders = (await Promise.all([...new Set(prefixes)].map((prefix) => packageFolders(host, prefix)))).flat();
    const listed = await Promise.all(folders.slice(0, 40).map(async (folder) => ({ folder, answer: await host.list(folder) })));
    const environments = listed.flatMap(({ folder, answer }) => {
      const packages = isOk(answer) ? packagesOfFolder(answer.text.split('\n')) : {};
      return packages.torch !== undefined || packages.vllm !== undefined || packages.sglang !== undefined
        ? [{ folder, packages, names: isOk(answer) ? answer.text.split('\n') : [] }]
        : [];
    });
    const seen = new Set<string>();
    for (const each of environments.slice(0, mostEnvironments)) await claimEnvironment(host, claim, each, seen);
    // Environments lie anywhere, so the list is never called complete.
    if (environments.length === 0) claim.gap(torch, 'unsupported', 'list **/site-packages', 'no environment with PyTorch in the usual places');
  },
});

/** `lib/python3.12/site-packages` of a prefix, and Debian's `lib/python3/dist-packages`. */
async function packageFolders(host: Door, prefix: string): Promise<string[]> {
  const lib = await host.list(`${prefix}/lib`);
  if (!isOk(lib)) return [];
  return lib.text
    .split('\n')
    .filter((name) => /^python3(?:\.\d{1,2}t?)?$/.test(name))
    .slice(0, 6)
    .flatMap((name) =>
      prefix === '/usr' || prefix === '/usr/local'
        ? [`${prefix}/lib/${name}/dist-packages`, `${prefix}/lib/${name}/site-packages`]
        : [`${prefix}/lib/${name}/site-packages`],
    );
}

interface Environment {
  readonly folder: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly names: readonly string[];
}

async function claimEnvironment(host: Door, claim: Claim, { folder, packages, names }: Environment, seen: Set<string>): Promise<void> {
  const prefix = folder.replace(/\/lib(?:64)?\/python[\d.t]+\/(?:site|dist)-packages$/, '');
  const source = `list ${folder}`;
  const wheelFolder = names.find((name) => /^vllm-.{1,80}\.dist-info$/.test(name));
  const versionFile = `${folder}/torch/version.py`;
  const [versionPy, wheel, onnxruntime] = await Promise.all([
    packages.torch === undefined ? undefined : host.read(versionFile, { maxBytes: 8 * 1024 }),
    wheelFolder === undefined ? undefined : host.read(`${folder}/${wheelFolder}/WHEEL`, { maxBytes: 8 * 1024 }),
    onnxruntimeInUse(host, folder, packages),
  ]);
  const item = claim.item(torch, `env:${folder}`);
  const facts = torch.item;
  item(facts.name, known(prefix, source), 'tool');
  const python = /\/python(3\.\d{1,2})/.exec(folder)?.[1];
  if (python !== undefined) item(facts.python, known(python, source), 'tool');
  item(facts.packages, known(Object.fromEntries(Object.entries(packages).filter(([name]) => matter.test(name))), source), 'tool');
  item(facts.onnxruntime, onnxruntime, 'tool');
  item(facts.vllm, known(packages.vllm ?? null, source), 'tool');
  item(facts.vllmWheel, wheel === undefined ? known<string>(null, source) : from(`file ${folder}/${wheelFolder}/WHEEL`, wheel, parseWheelPlatform), 'tool');
  if (packages.torch === undefined || versionPy === undefined)
    for (const fact of [facts.version, facts.variant, facts.cuda, facts.hip]) item(fact, known<string>(null, source), 'tool');
  else {
    const read = <T>(pick: (of: ReturnType<typeof parseTorchVersion>) => T | null) =>
      from(`file ${versionFile}`, versionPy, (text) => pick(parseTorchVersion(text)), { absent: 'gap' });
    item(
      facts.version,
      read(({ version }) => version),
      'tool',
    );
    item(
      facts.variant,
      read(({ version }) => wheelVariant(version)),
      'tool',
    );
    item(
      facts.cuda,
      read(({ cuda }) => cuda),
      'tool',
    );
    item(
      facts.hip,
      read(({ hip }) => hip),
      'tool',
    );
    const archs = read(({ version }) => archsOfTorchWheel(version, wheelVariant(version)) ?? null);
    item(facts.archs, 'value' in archs && archs.value === null ? gap('unsupported', `file ${versionFile}`, 'no published list for this wheel') : archs, 'tool');
  }
  for (const [kind, name, version] of [
    ['vllm', 'vLLM', packages.vllm],
    ['sglang', 'SGLang', packages.sglang],
    ['pytorch', 'PyTorch', packages.vllm === undefined && packages.sglang === undefined ? packages.torch : undefined],
  ] as const) {
    if (version === undefined) continue;
    // The first environment is the runtime itself; a server that runs is most likely it.
    const runtime = claim.item(runtimes, seen.has(kind) ? `${kind}:${prefix}` : kind);
    seen.add(kind);
    runtime(runtimes.item.kind, known(kind, source), 'tool');
    runtime(runtimes.item.name, known(name, source), 'tool');
    runtime(runtimes.item.version, known(version, source), 'tool');
    runtime(runtimes.item.path, known(prefix, source), 'tool');
  }
}
