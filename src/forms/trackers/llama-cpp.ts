import { type Filled, type Form, gpusOf, type Known } from '../form.ts';
import { asked, signsOutput, textOf } from './shared.ts';

const newIssue = (template: string): string => `https://github.com/ggml-org/llama.cpp/issues/new?template=${template}`;
const backendWords: Readonly<Record<string, string>> = {
  cuda: 'CUDA',
  hip: 'HIP',
  vulkan: 'Vulkan',
  sycl: 'SYCL',
  cpu: 'CPU',
  opencl: 'OpenCL',
  blas: 'BLAS',
  rpc: 'RPC',
  zdnn: 'zDNN',
};

/** `version: 9484 (b9484)`, with the environment that maintainers ask for next. */
function nameAndVersion(known: Known): Filled | undefined {
  const build = known.each('runtimes', 'build').at(0) ?? known.fact('llamaServer.build');
  return textOf(build === undefined ? undefined : `llama.cpp build ${build}`);
}

const backends = (known: Known) =>
  textOf(
    [
      ...new Set(
        known
          .each('runtimes', 'backends')
          .flatMap((each) => each.split(', '))
          .flatMap((name) => backendWords[name] ?? []),
      ),
    ].join(', '),
  );
const hardware = (known: Known) => textOf([known.fact('cpu.model'), ...gpusOf(known)].filter(Boolean).join(' + '));
const problem = 'what happens, what you expected, and the exact command line';

const evaluation: Form = {
  id: 'llama.cpp',
  title: 'llama.cpp (evaluation)',
  newIssue: newIssue('011-bug-results.yml'),
  issueTitle: 'Eval bug: ',
  owners: ['llama.cpp'],
  source: 'https://github.com/ggml-org/llama.cpp/blob/master/.github/ISSUE_TEMPLATE/011-bug-results.yml',
  fields: [
    { label: 'Name and Version', id: 'version', ask: 'llama-cli --version', fill: nameAndVersion },
    { label: 'Operating systems', id: 'operating-system', ask: 'Linux', fill: () => ({ text: 'Linux' }) },
    { label: 'GGML backends', id: 'backends', ask: 'CUDA, HIP, Vulkan, SYCL, CPU …', fill: backends },
    { label: 'Hardware', id: 'hardware', ask: 'CPU and GPU', fill: hardware },
    { label: 'Models', id: 'model', ask: 'the model and its quantization', fill: (known) => textOf(known.each('models', 'name').join(', ')) },
    asked('Problem description & steps to reproduce', problem, 'info'),
    asked('First Bad Commit', 'the first build that fails, if you know it', 'first_bad_commit'),
    { label: 'Relevant log output', id: 'logs', ask: 'the output, from the command line to the failure', fill: signsOutput },
  ],
};

const miscellaneous: Form = {
  id: 'llama.cpp-misc',
  title: 'llama.cpp (miscellaneous)',
  newIssue: newIssue('019-bug-misc.yml'),
  issueTitle: 'Misc. bug: ',
  owners: [],
  source: 'https://github.com/ggml-org/llama.cpp/blob/master/.github/ISSUE_TEMPLATE/019-bug-misc.yml',
  fields: [
    { label: 'Name and Version', id: 'version', ask: 'llama-cli --version', fill: nameAndVersion },
    { label: 'Operating systems', id: 'operating-system', ask: 'Linux', fill: () => ({ text: 'Linux' }) },
    asked('Which llama.cpp modules do you know to be affected?', 'llama-server, llama-cli, llama-bench …'),
    asked('Command line', 'the whole command line'),
    asked('Problem description & steps to reproduce', problem),
    asked('First Bad Commit', 'the first build that fails, if you know it'),
    { label: 'Relevant log output', id: 'logs', ask: 'the output, from the command line to the failure', fill: signsOutput },
  ],
};

const compilation: Form = {
  id: 'llama.cpp-compile',
  title: 'llama.cpp (compilation)',
  newIssue: newIssue('010-bug-compilation.yml'),
  issueTitle: 'Compile bug: ',
  owners: [],
  source: 'https://github.com/ggml-org/llama.cpp/issues/15593',
  fields: [
    asked('Git commit', 'git rev-parse HEAD', 'commit'),
    { label: 'Operating systems', id: 'operating-system', ask: 'Linux', fill: () => ({ text: 'Linux' }) },
    { label: 'GGML backends', id: 'backends', ask: 'CUDA, HIP, Vulkan, SYCL, CPU …', fill: backends },
    {
      label: 'Problem description & steps to reproduce',
      id: 'info',
      ask: 'what fails, and how you build',
      fill: (known) =>
        textOf(
          [
            ['GCC', 'compilers.gcc'],
            ['CUDA toolkit', 'cuda.toolkits'],
            ['ROCm', 'rocm.version'],
          ]
            .flatMap(([name, id = '']) => {
              const value = known.fact(id);
              return value === undefined || value === '' ? [] : [`${name} ${value}`];
            })
            .join('; '),
        ),
    },
    asked('First Bad Commit', 'the first commit that fails, if you know it', 'first_bad_commit'),
    asked('Compile command', 'the whole command line', 'command'),
    asked('Relevant log output', 'the compiler’s output', 'logs'),
  ],
};

export const llamaCpp: readonly Form[] = [evaluation, miscellaneous, compilation];
