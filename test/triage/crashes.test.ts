import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

const fenced = (...lines: string[]): string => ['```', ...lines, '```'].join('\n');

const startErrorOf = (report: ReturnType<typeof triageOf>, kind: string): unknown =>
  itemsOf(report, 'runtimes').find((runtime) => runtime.kind === kind)?.startError;

describe('programs that end by a signal', () => {
  // github.com/ollama/ollama/issues/9685, 1435, 516; github.com/mlc-ai/mlc-llm/issues/1678
  test.each([
    [
      'Ollama until 0.29',
      'level=ERROR source=sched.go:456 msg="error loading llama server" error="llama runner process has terminated: signal: killed"',
      'ollama',
    ],
    ['Ollama from 0.30 on', 'level=ERROR source=sched.go:500 msg="error loading" error="llama-server process has terminated: signal: killed"', 'ollama'],
    ['Ollama of 2023', '2023/12/08 15:52:15 llama.go:436: signal: illegal instruction (core dumped)', 'ollama'],
    ['the kernel', 'traps: llama-server[2213] trap invalid opcode ip:472d79 sp:7ffdbe33f680 error:0 in llama-server[407000+da000]', 'llama.cpp'],
  ])('%s', (_, line, kind) => {
    const report = triageOf(fenced(line));
    expect(startErrorOf(report, kind)).toContain(line.slice(-30));
  });

  test('the shell’s “Killed” below a program’s output', () => {
    const report = triageOf(fenced('$ ./llama-cli -m model.gguf', 'llama_model_loader: loaded meta data with 21 key-value pairs', 'Killed'));
    expect(startErrorOf(report, 'llama.cpp')).toBe('Killed');
  });

  // tqdm's bar ends in no new line. github.com/PKU-YuanGroup/Video-LLaVA/issues/13, github.com/deepseek-ai/DeepSeek-VL2/issues/90
  test('the shell’s “Killed” of ComfyUI, as docker compose logs it, in no fence', () => {
    const killed = 'comfyui  | /runner-scripts/entrypoint.sh: line 52:     9 Killed                  python3 ./ComfyUI/main.py --listen --port 8188';
    expect(startErrorOf(triageOf(`Here is a snippet of the docker logs\n${killed}\ncomfyui exited with code 137\n`), 'pytorch')).toContain('Killed');
    // A table has words there.
    expect(triageOf('comfyui  | runs\nollama  | runs too\n').recognised).toEqual([]);
  });

  test('the shell’s “Killed” behind the bar of a load, in no fence', () => {
    const bar = `Loading checkpoint shards:   0%|${' '.repeat(120)}| 0/2 [00:00<?, ?it/s]`;
    const report = triageOf(`# Killed, help\n\n${bar}Killed\n`);
    expect(startErrorOf(report, 'pytorch')).toContain('Killed');
    expect(report.findings[0]).toMatchObject({ id: 'model-runner-killed-by-oom', verdict: 'suspected' });
    expect(triageOf(`# It is slow\n\n${bar}\n`).findings).toEqual([]);
  });

  // https://github.com/noahc1510/trt-llm-rag-linux/issues/3
  test('a script’s line that names the command which was killed', () => {
    const report = triageOf(fenced("build-llama.sh: line 1: 41317 Killed                  python build.py --model_dir './model/llama13_hf' --dtype float16"));
    expect(startErrorOf(report, 'pytorch')).toContain('Killed');
    expect(triageOf(fenced('backup.sh: line 3: 417 Killed                  python sync.py /srv')).findings).toEqual([]);
  });

  test('the shell’s “Killed” in a line of its own, and the word in a sentence', () => {
    const ids = (text: string) => triageOf(text).findings.map(({ id }) => id);
    expect(ids('I start it with PyTorch on Debian:\nLoading checkpoint shards: 0%\nKilled \nWhat is it?')).toContain('model-runner-killed-by-oom');
    expect(ids('I start it with PyTorch on Debian.\nKilled processes are listed by top.')).toEqual([]);
  });

  // github.com/huggingface/transformers/issues/11955, github.com/OpenBMB/CPM-Bee/issues/92, github.com/henrywoo/pyllama/issues/62
  test.each([
    'I load a model with transformers, and the result is "Killed" text.',
    '# when run "python text_generation.py", loading model was Killed',
    '执行 python run.py 时，程序在加载模型中被kill了',
    '# Killed while loading GPT-J and other models\n\nI start it with python',
    'I quantize a model:\n\n```\n[1]    16261 killed     python3 -m llama.convert_llama --ckpt_dir x\n```',
    '```\nERROR:torch.distributed.elastic.multiprocessing.api:failed (exitcode: -9) local_rank: 5 (pid: 32708) of binary: /usr/bin/python\n```',
    // github.com/deepspeedai/DeepSpeed/issues/3232, github.com/bmaltais/kohya_ss/issues/1065: behind a command of any length
    `\`\`\`\n[2023-04-14 13:11:27,885] [ERROR] [launch.py:434:sigkill_handler] ['/usr/bin/python3', '-u', 'main.py'${", '--x', 'y'".repeat(120)}] exits with return code = -9\n\`\`\``,
    `\`\`\`\nsubprocess.CalledProcessError: Command '['/usr/bin/python3', 'train.py'${", '--x', 'y'".repeat(120)}]' died with <Signals.SIGKILL: 9>.\n\`\`\` with PyTorch`,
  ])('as people tell it: %s', (text) => {
    expect(triageOf(text).findings.map(({ id, verdict }) => `${verdict} ${id}`)).toContain('suspected model-runner-killed-by-oom');
  });

  test.each([
    'The model loads, then I killed the process with python.',
    'The python process was killed by me while the model was loading.',
    'The process is killed when the user closes it; the model is freed, python ends.',
    'Slurm: the python process was killed when loading the model, walltime was over.',
    'The python model server was not killed.',
    'A game that was killed, it says, on my desktop.',
    'I run vllm on a cluster, and the process was killed after 4 hours. Loading the model again takes 20 minutes.',
    'After the main process is killed the vLLM workers keep the memory, the model cannot be loaded again.',
    'If the server process is killed while loading, ollama should unload the model.',
    'Feature: restart llama-server when loading of the model was killed.',
    'Performance of inference is killed by the offloading in llama.cpp. The model gets killed at Q2.',
    'On my MacBook the output says "Killed" when llama.cpp loads the model.',
    '```\n[12/40] Building CUDA object a.cu.o\nKilled\nninja: build stopped: subcommand failed.\n```\nIt is vLLM from source.',
    '```\nERROR:torch.distributed.elastic.multiprocessing.api:failed (exitcode: -9) local_rank: 1 (pid: 32708) of binary: /usr/bin/python\nRoot Cause (first observed failure):\n[0]:\n  time : x\n  exitcode  : 1 (pid: 32707)\n```',
    '```\nERROR:torch.distributed.elastic.multiprocessing.api:failed (exitcode: 1) local_rank: 5 (pid: 32708) of binary: /usr/bin/python\n```',
    "```\n[ERROR] [launch.py:434:sigkill_handler] ['/usr/bin/python3', '-u', 'main.py'] exits with return code = -11\n```",
    'llama.cpp on an RX 6800:\n```\n$ timeout -s KILL 60 ./llama-cli -m x.gguf\nKilled\n```',
    '```\nslurmstepd: error: *** STEP 12.0 ON node1 CANCELLED AT 2026-01-01T10:00:00 DUE TO TIME LIMIT ***\n[ERROR] exits with return code = -9\nKilled\n``` with DeepSpeed',
    "```\nsubprocess.CalledProcessError: Command '['/usr/bin/python3', 'train.py']' died with <Signals.SIGSEGV: 11>.\n``` with PyTorch",
  ])('no sign of it: %s', (text) => expect(triageOf(text).findings.map(({ id }) => id)).not.toContain('model-runner-killed-by-oom'));

  test('killed by hand', () => {
    const report = triageOf(fenced('$ kill -9 4711', '[1]+  Killed                  ./llama-server -m model.gguf', 'Killed'));
    expect(startErrorOf(report, 'llama.cpp')).toBeUndefined();
  });
});

describe('what the kernel ended for memory', () => {
  test.each([
    'Out of memory: Killed process 91023 (ollama) total-vm:70123456kB, anon-rss:60123456kB',
    'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),task=python,pid=1,uid=0',
    '      Reason:       OOMKilled',
    '            "OOMKilled": true,',
  ])('%s', (line) => expect(factOf(triageOf(fenced(line)), 'memory.oomKills')).toBe(1));

  // github.com/open-edge-platform/geti_v2/issues/146, github.com/BerriAI/litellm/issues/25219
  test('a list of pods, in no fence', () => {
    const row = 'impt           pod/user-directory-646bbbc878-lf4tq                 2/3     OOMKilled   16 (5m13s ago)   57m';
    expect(factOf(triageOf(`It fails:\n${row}\n`), 'memory.oomKills')).toBe(1);
    expect(factOf(triageOf(`It fails:\n${row.replace('OOMKilled', 'Running  ')}\n`), 'memory.oomKills')).toBeUndefined();
  });

  test('pods in a sentence', () => {
    expect(factOf(triageOf('Our pods get OOM Killed since the upgrade.'), 'memory.oomKills')).toBe('~1');
    for (const other of [
      'The pod may be OOMKilled if the limit is low.',
      'The pod is not OOMKilled.',
      'The OOM killer ended it.',
      'Raise the limit to avoid OOMKilled pods.',
      'Containers with a limit get OOMKilled when they exceed it.',
      'How do I find out whether a pod was OOMKilled?',
      'We raised the limit since pods got OOMKilled.',
      'feat: alert when a container is OOMKilled.',
    ])
      expect(factOf(triageOf(other), 'memory.oomKills'), other).toBeUndefined();
  });

  test('docker inspect says that it did not', () => expect(factOf(triageOf(fenced('            "OOMKilled": false,')), 'memory.oomKills')).toBeUndefined());
});

test('a pod’s limit is read, its request is not', () => {
  const pod = ['      containers:', '        - name: vllm', '          image: vllm/vllm-openai:v0.9.0', '          resources:', '            requests:'];
  const ended = ['', '    Last State:     Terminated', '      Reason:       OOMKilled'];
  const verdictOf = (...lines: string[]) => triageOf(`${fenced(...pod, ...lines)}\n\n${fenced(...ended)}`).findings.map(({ id }) => id);
  expect(verdictOf('              memory: 8Gi')).toEqual([]);
  expect(verdictOf('              memory: 8Gi', '            limits:', '              memory: 60Gi')).toEqual(['cgroup-memory-limit-killed-runner']);
});

describe('what the loaded CPU back end tells', () => {
  test.each([
    ['load_backend: loaded CPU backend from /usr/lib/ollama/libggml-cpu-haswell.so', true],
    ['load_backend: loaded CPU backend from /usr/lib/ollama/libggml-cpu-sandybridge.so', false],
    ['level=INFO source=types.go:107 msg="inference compute" id=0 library=cpu variant=avx2 compute="" driver=0.0 name="" total="31.3 GiB"', true],
    ['level=INFO source=types.go:107 msg="inference compute" id=0 library=cpu variant="no vector extensions" compute="" driver=0.0', false],
  ])('%s', (line, avx2) => {
    const report = triageOf(fenced(line));
    expect(factOf(report, 'cpu.flags')).toBeDefined();
    expect(String(factOf(report, 'cpu.flags')).split(',').includes('avx2')).toBe(avx2);
    expect(factOf(report, 'platform.arch')).toBe('x86_64');
  });

  test('a variant for AVX-512 says nothing of what else the processor has', () =>
    expect(factOf(triageOf(fenced('load_backend: loaded CPU backend from /usr/lib/ollama/libggml-cpu-icelake.so')), 'cpu.flags')).toBeUndefined());

  // github.com/ollama/ollama/issues/17249, 17205
  test.each([
    'load_tensors:          AMX model buffer size = 15622.13 MiB',
    'load_backend: loaded CPU backend from /usr/lib/ollama/libggml-cpu-sapphirerapids.so',
  ])('AMX is used, so that the processor has it: %s', (line) =>
    expect(String(factOf(triageOf(fenced(line)), 'cpu.flags')).split(',')).toEqual(expect.arrayContaining(['avx2', 'avx512f', 'amx_int8'])),
  );

  test('a buffer for repacked weights is on every processor', () =>
    expect(factOf(triageOf(fenced('load_tensors:   CPU_REPACK model buffer size = 15622.13 MiB')), 'cpu.flags')).toBeUndefined());

  test('system_info tells the architecture', () => {
    // github.com/intel/ipex-llm/issues/12739: the line also names RISC-V, as a 0.
    const line = 'msg=system info="AVX = 1 | AVX2 = 1 | FMA = 1 | NEON = 0 | ARM_FMA = 0 | RISCV_VECT = 0 | SSE3 = 1 | cgo(gcc)" threads=4';
    expect(factOf(triageOf(fenced(`level=INFO source=runner.go:964 ${line}`)), 'platform.arch')).toBe('x86_64');
    expect(factOf(triageOf(fenced('system_info: n_threads = 4 / 4 | CPU : NEON = 1 | ARM_FMA = 1 | LLAMAFILE = 1 |')), 'platform.arch')).toBe('aarch64');
  });
});
