import { expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

test.each([
  // https://github.com/Dao-AILab/flash-attention/issues/1811 and 317, https://github.com/ggml-org/llama.cpp/issues/17844, https://github.com/vllm-project/vllm/issues/1782
  ['all RAM', 'Whenever I compile flash attention it exhausts the RAM of my PC.', '~true'],
  ['in an image', 'Since 0.2.2 I get an OOM of the whole machine during the docker build of vLLM.', '~true'],
  ['at half of it', 'At 51% of the compilation of llama.cpp the VM ends with out of memory.', '~true'],
  ['the machine stands still', 'On pip install flash-attn my system freezes and reboots after some minutes.', '~true'],
  ['most of it', 'It sucks up absurd amounts of system RAM when building the kernels of vLLM.', '~true'],
  ['a server', 'The server freezes when installing flash-attn with torch 2.9.', '~true'],
  ['it slows down', 'Building **xformers** from source extremely slows down my computer.', '~true'],
  ['a release that is called a build', 'With this build b9460 llama-server is out of memory after an hour.', undefined],
  ['memory of the GPU', 'I built it from source, and CUDA out of memory comes with long prompts.', undefined],
  ['while a model runs', 'torch.compile runs out of memory at the first request.', undefined],
  ['a model that is compiled at its start', 'vLLM is out of memory during compilation of the model.', undefined],
  ['by inductor', 'The server runs out of memory when compiling with inductor.', undefined],
  ['not so', 'Building from source took an hour, without running out of memory.', undefined],
  ['a download', 'pip install of torch failed due to OOM during the download.', undefined],
  ['advice', '- Always set MAX_JOBS=4 before compiling vLLM, or the machine runs out of memory.', undefined],
  ['later, when a model runs', 'After building llama.cpp from source, llama-server runs out of memory with a 70B model.', undefined],
  ['two sentences', 'We compiled llama.cpp with Vulkan. When I start it, it uses all the RAM and then the system freezes.', undefined],
  ['cured', 'Building vLLM worked fine after I set MAX_JOBS=4, before that it ran out of memory.', undefined],
  ['a condition', 'If the build runs out of memory, reduce MAX_JOBS.', undefined],
  ['a question', 'Will flash-attn take all memory when I compile it?', undefined],
  ['another’s machine', 'My friend’s laptop freezes when compiling flash-attn.', undefined],
  ['what was compiled, and serves', 'I compiled llama.cpp from source, and the server crashes after a few requests.', undefined],
  ['a wheel', 'Installed flash-attn from a wheel. Training crashes my machine after 10 minutes.', undefined],
  ['another program', 'After installing the driver my system freezes.', undefined],
])('a build that takes all memory: %s', (_name, text, wanted) => expect(factOf(triageOf(text), 'told.buildTakesMemory')).toBe(wanted));

// https://github.com/Dao-AILab/flash-attention/issues/691
test('the shell’s “Killed” among the commands of a build is the compiler’s, and of what runs afterwards the program’s', () => {
  const nvcc = '[46/49] /usr/local/cuda/bin/nvcc --generate-dependencies-with-compile -c flash_fwd_split_hdim256_bf16_sm80.cu -o flash_fwd.o';
  const of = (...lines: string[]) => triageOf(`\`\`\`\n${lines.join('\n')}\n\`\`\``);
  const killed = of('      Killed', `      ${nvcc}`);
  expect(factOf(killed, 'told.buildTakesMemory')).toBe(true);
  expect(killed.findings.map(({ id }) => id)).toEqual(['build-killed-for-memory']);
  expect(factOf(of(nvcc, '[47/49] c++ -shared', 'built', '$ ./llama-server -m model.gguf', 'loading', 'Killed'), 'told.buildTakesMemory')).toBeUndefined();
  expect(factOf(of(nvcc, '$ killall nvcc', 'Killed'), 'told.buildTakesMemory')).toBeUndefined();
});
