// Command lines as Ollama (llm/llama_server.go at v0.32.15), llama.cpp's README and vLLM's documentation show them.
import { describe, expect, test } from 'vitest';
import {
  mayServe,
  parseControlGroup,
  parseListeningPorts,
  parseMappedLibraries,
  parseServerEnvironment,
  parseServingProcess,
} from '../../src/parsers/serving-process.ts';

const line = (...words: string[]): string => `${words.join('\0')}\0`;

describe('parseServingProcess', () => {
  test('Ollama and the server that it starts', () => {
    expect(parseServingProcess(line('/usr/local/bin/ollama', 'serve'))).toMatchObject({ kind: 'ollama', role: 'server', flags: {} });
    expect(
      parseServingProcess(
        line('/usr/local/lib/ollama/llama-server', '--model', '/models/blobs/sha256-1', '--port', '43871', '-c', '8192', '-np', '2', '--flash-attn', 'auto'),
      ),
    ).toMatchObject({ kind: 'llama.cpp', role: 'runner', port: 43871, flags: { '--ctx-size': '8192', '--parallel': '2', '--flash-attn': 'auto' } });
  });

  test('vLLM and SGLang: the same flag under its spellings', () => {
    const split = { flags: expect.objectContaining({ '--tensor-parallel-size': '2' }) };
    expect(parseServingProcess(line('/venv/bin/vllm', 'serve', 'Qwen/Qwen3-8B', '-tp', '2'))).toMatchObject(split);
    expect(parseServingProcess(line('python3', '-m', 'sglang.launch_server', '--model-path', 'Qwen/Qwen3-8B', '--tp', '2'))).toMatchObject(split);
  });

  test('llama-server: short flags get their long names, secrets are left out, -1 is a value', () => {
    expect(
      parseServingProcess(
        line('llama-server', '-m', '/m/x.gguf', '-ngl', '-1', '--no-mmap', '--api-key', 'sk-123', '-ctv', 'q8_0', '-cram', '0', '-no-kvu', '-mm', '/m/p.gguf'),
      ),
    ).toEqual({
      kind: 'llama.cpp',
      name: 'llama-server',
      role: 'server',
      program: 'llama-server',
      port: 8080,
      flags: {
        '--model': '/m/x.gguf',
        '--n-gpu-layers': '-1',
        '--no-mmap': '',
        '--cache-type-v': 'q8_0',
        '--cache-ram': '0',
        '--no-kv-unified': '',
        '--mmproj': '/m/p.gguf',
      },
    });
  });

  test('vLLM through Python, and its engine that renamed itself', () => {
    expect(parseServingProcess(line('/opt/venv/bin/python3', '/opt/venv/bin/vllm', 'serve', 'Qwen/Qwen3-8B', '--max-model-len=8192'))).toMatchObject({
      kind: 'vllm',
      port: 8000,
      flags: { '--max-model-len': '8192' },
    });
    expect(parseServingProcess(line('python3', '-m', 'vllm.entrypoints.openai.api_server', '--port', '8001'))).toMatchObject({ kind: 'vllm', port: 8001 });
    expect(parseServingProcess('VLLM::EngineCore')).toMatchObject({ kind: 'vllm', role: 'runner' });
  });

  test('others are none', () => {
    expect(parseServingProcess(line('/usr/bin/python3', '/usr/bin/firewalld'))).toBeUndefined();
    expect(parseServingProcess(line('/usr/bin/ollama', 'pull', 'qwen3'))).toBeUndefined();
    expect(parseServingProcess('')).toBeUndefined();
  });
});

test('mayServe looks at names only', () => {
  expect(['ollama', 'llama-server', 'python3.12', 'VLLM::EngineCor', 'koboldcpp-linux'].every(mayServe)).toBe(true);
  expect(['bash', 'systemd', 'kworker/0:1'].some(mayServe)).toBe(false);
});

test('the environment: what matters, and no secret', () => {
  expect(
    parseServerEnvironment('OLLAMA_CONTEXT_LENGTH=65536\0OLLAMA_API_KEY=abc\0HOME=/root\0HSA_OVERRIDE_GFX_VERSION=11.0.0\0VLLM_API_KEY=1\0HF_TOKEN=x\0'),
  ).toEqual({
    OLLAMA_CONTEXT_LENGTH: '65536',
    HSA_OVERRIDE_GFX_VERSION: '11.0.0',
  });
});

test('mapped libraries, and files that were replaced', () => {
  const maps = [
    '7f0000000000-7f0000001000 r-xp 00000000 08:01 1234                       /usr/lib/x86_64-linux-gnu/libcuda.so.580.95.05 (deleted)',
    '7f0000001000-7f0000002000 r-xp 00000000 08:01 1235                       /usr/local/lib/ollama/cuda_v13/libggml-cuda.so',
    '7f0000002000-7f0000003000 r-xp 00000000 08:01 1236                       /usr/lib/x86_64-linux-gnu/libc.so.6',
    '7f0000003000-7f0000004000 rw-p 00000000 00:00 0 ',
  ].join('\n');
  expect(parseMappedLibraries(maps)).toEqual({
    paths: ['/usr/lib/x86_64-linux-gnu/libcuda.so.580.95.05', '/usr/local/lib/ollama/cuda_v13/libggml-cuda.so'],
    deleted: ['/usr/lib/x86_64-linux-gnu/libcuda.so.580.95.05'],
  });
});

test('control groups', () => {
  expect(parseControlGroup('0::/system.slice/ollama.service\n')).toEqual({ unit: 'ollama.service', inContainer: false });
  expect(parseControlGroup(`0::/system.slice/docker-${'a'.repeat(64)}.scope\n`)).toMatchObject({ inContainer: true });
  expect(parseControlGroup('0::/\n')).toEqual({ unit: null, inContainer: false });
  expect(() => parseControlGroup('')).toThrow('no line');
});

test('listening ports that loopback reaches', () => {
  const tcp = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:2CAA 00000000:0000 0A 00000000:00000000 00:00000000 00000000   998        0 12345 1 0000000000000000 100 0 0 10 0',
    '   1: 0100A8C0:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12346 1 0000000000000000 100 0 0 10 0',
    '   2: 0100007F:2CAA 0100007F:9C40 01 00000000:00000000 00:00000000 00000000   998        0 12347 1 0000000000000000 20 4 30 10 -1',
    '   3: 00000000000000000000000000000000:1F40 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0 1 1 0 100 0 0 10 0',
  ].join('\n');
  expect(parseListeningPorts(tcp)).toEqual([8000, 11434]);
});
