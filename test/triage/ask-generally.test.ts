import { describe, expect, test } from 'vitest';
import { renderTriageText } from '../../src/renderers/triage-text.ts';
import { triageText } from '../../src/triage/triage.ts';
import { triageOf } from './read.ts';

/** Judged by no check at all, so that nothing is found. */
function asked(text: string): string[] {
  return bare(text).ask.map(({ command }) => command);
}

function bare(text: string) {
  return triageText(text, { checks: [], version: '0.0.0', startedAt: '2026-01-01T00:00:00.000Z', only: [], skip: [], runtimes: [], clock: () => 0 });
}

describe('what to ask where no cause is in sight', () => {
  test.each<[string, string, string]>([
    ['Ollama as a service', '# Ollama does not use the GPU\n\nAn RTX 3060 with Ubuntu 24.04.', 'journalctl -u ollama --no-pager -n 300'],
    ['Ollama in a container', '# Ollama in Docker does not use the GPU\n\nAn RTX 3060.', 'docker logs --tail 300 CONTAINER'],
    ['vLLM', '# vLLM fails to start\n\nOn an A100.', 'python3 -m torch.utils.collect_env'],
    ['llama.cpp', '# llama.cpp: the GPU is not used', 'llama-server --version; llama-server --list-devices'],
    [
      'llama-cpp-python',
      'I set n_gpu_layers to 99, and the GPU is not used.',
      'python3 -c "import llama_cpp; print(llama_cpp.__version__, llama_cpp.llama_supports_gpu_offload())"',
    ],
    ['a device that is closed', '# Permission denied\n\nAn RX 6600 with Ubuntu 24.04.', 'ls -l /dev/dri /dev/kfd; id'],
    [
      'a machine that goes off, whose log of this boot begins after it',
      '# My PC shuts down when a model loads\n\nllama.cpp',
      'journalctl -b -1 --no-pager | tail -n 60',
    ],
    [
      'a crash',
      '# The machine hangs when a model loads\n\nllama.cpp',
      'journalctl -k -b --no-pager | grep -iE "nvrm|xid|amdgpu|kfd|i915|xe |oom|traps" | tail -n 60',
    ],
    [
      'a program that may not be run',
      '# Permission denied\n\n```\nollama.service: Failed to execute /usr/local/bin/ollama: Permission denied\n```',
      'namei -l /usr/local/bin/ollama; findmnt -T /usr/local/bin/ollama; ls -Z /usr/local/bin/ollama',
    ],
    ['an instruction', '# Illegal instruction (core dumped)\n\nllama.cpp crashes.', 'lscpu | grep -E "Model name|Hypervisor|Flags"'],
    ['a module', '# The dkms build failed\n\nnvidia 550', 'uname -r; dkms status; gcc --version'],
    ['no complaint by name', 'Something with my card fails.', 'lspci -nnk | grep -iA3 -E "vga|3d|display"'],
    ['WSL', 'In WSL it fails.', 'ls -l /dev/dxg /usr/lib/wsl/lib'],
  ])('%s', (_, text, first) => {
    const commands = asked(text);
    expect(commands[0]).toBe(first);
    expect(commands.length).toBeLessThanOrEqual(3);
  });

  test.each<[string, string, string]>([
    // https://github.com/EricLBuehler/mistral.rs/issues/1090
    [
      'a build of Rust',
      '# [v0.4.0][CUDA] Crash in the cuda compilation files\nlabels: bug, build\n\nmistral.rs on a GTX 960.',
      'cargo build 2>&1 | tee build.log',
    ],
    // https://github.com/ggml-org/llama.cpp/issues/1803
    ['a build by make', '# make LLAMA_CUBLAS=1 breaks because of arch=native\n\nIt fails.\n\nmake LLAMA_CUBLAS=1', 'make 2>&1 | tee build.log'],
    [
      'a build that is shown',
      '# Build failed\n\n```\nggml.c:12: error: unknown type name\nmake: *** [Makefile:763: main] Error 1\n```\n\nROCm 6.2.',
      'gcc --version; hipcc --version',
    ],
    // https://github.com/Mintplex-Labs/anything-llm/issues/1681
    ['no word of a GPU', '# Unable to connect to the server on openSUSE Tumbleweed\n\nIt fails each time.', 'PROGRAM 2>&1 | tee output.log'],
    // https://github.com/openvinotoolkit/openvino/issues/27002
    ['an NPU', '# The system cannot recognize NPU\n\nThe NPU is not detected.', 'lspci -nnk -d ::1180; lspci -nnk -d ::1200; ls -l /dev/accel; id'],
    [
      'a board of Rockchip',
      '# RKLLM: the NPU is not used on an RK3588\n\nIt fails to load.',
      'cat /sys/module/rknpu/version; ls -l /dev/rknpu /dev/dri/by-path; id',
    ],
    ['a Jetson', '# The GPU is not used on a Jetson Orin\n\nJetPack 6.', 'cat /etc/nv_tegra_release; ls -l /dev/nvmap /dev/nvhost*; id'],
    ['CUDA, and no card by name', '# onnxruntime-gpu always runs on the CPU\n\nIt never uses CUDA, the GPU is not used.', 'nvidia-smi'],
    ['a program on PyTorch', '# ComfyUI: the GPU is not used', 'python3 -m torch.utils.collect_env'],
    // https://github.com/ollama/ollama/issues/3816
    ['a download that stands still', '# Pulling llama3 times out\n\nOllama, Ubuntu.', 'journalctl -u ollama --no-pager -n 300'],
  ])('%s', (_, text, first) => expect(asked(text)[0]).toBe(first));

  test('a board without PCI is not asked for lspci', () => {
    expect(asked('# llama.cpp fails to load on a Raspberry Pi 5').join('\n')).not.toMatch(/lspci|nvidia-smi/);
  });

  test.each<[string, string, string]>([
    [
      'a fence that nobody closed',
      '# mlc-llm fails\n\n```\n  [bt] (4) /usr/lib/libtvm.so(+0x680a8) [0x7efc]\n  [bt] (5) /usr/loca',
      'PROGRAM 2>&1 | tee output.log',
    ],
    // https://github.com/ggml-org/llama.cpp/issues/17262
    [
      'a heading in mid-word',
      '# Compile bug: hip compilation of llama.cpp failed\n\n```\ncmake -B build\n```\n\n### Rele',
      'cmake --build build 2>&1 | tee build.log',
    ],
  ])('the text breaks off: %s', (_, text, command) => {
    expect(bare(text).ask[0]).toMatchObject({ command, what: expect.stringContaining('breaks off') });
  });

  test.each([
    ['a closed fence', '# llama.cpp fails\n\n```\nggml_cuda_init: failed\n```'],
    ['a closed fence and words', '# llama.cpp fails\n\n```\nggml_cuda_init: failed\n```\n\nThat is all I have'],
    ['words alone', '# llama.cpp fails\n\nThe GPU is not used'],
  ])('the text is whole: %s', (_, text) => {
    expect(
      bare(text)
        .ask.map(({ what }) => what)
        .join('\n'),
    ).not.toContain('breaks off');
  });

  test('within a container: how it was started, and what it sees', () => {
    expect(asked('# Ollama in Docker does not use the GPU\n\nAn RTX 3060.').slice(1)).toEqual([
      "docker inspect CONTAINER --format '{{.Config.Image}} {{json .HostConfig.DeviceRequests}} {{json .HostConfig.Devices}}'",
      'docker exec CONTAINER nvidia-smi',
    ]);
  });

  test('what the text shows is not asked for', () => {
    const text =
      '# Ollama in Docker does not use the GPU\n\n```\ndocker run -d --gpus all ollama/ollama\n```\n\n```\n$ docker exec ollama nvidia-smi\n| NVIDIA-SMI 550.54.14    Driver Version: 550.54.14    CUDA Version: 12.4  |\n```\n\n```\ntime=2025-09-03T15:10:11.404Z level=INFO source=gpu.go:217 msg="looking for compatible GPUs"\n```';
    const commands = asked(text);
    expect(commands.join('\n')).not.toMatch(/nvidia-smi|inspect|logs/);
    expect(commands.length).toBeGreaterThan(0);
  });

  test.each([
    ['a question', 'Which quantisation is best for an RTX 3060 with Ollama?'],
    ['a wish', '# Feature request: support for the RX 9070 in Ollama'],
    ['another system', '### OS\n\nWindows\n\n### What is the issue?\n\nIt crashes in C:\\Users\\me\\a and C:\\Windows\\b'],
    ['a Mac', 'Ollama on a Mac Studio is slow'],
    ['Windows in prose', 'On Windows 11 llama.cpp crashes'],
    ['nothing', ''],
  ])('no question: %s', (_, text) => expect(asked(text)).toEqual([]));

  test('a cause that is suspected has its own questions', () => {
    const report = triageOf(
      '# Crash\n\nOllama 0.5.4 crashes.\n\n```\nCPU does not have minimum vector extensions, GPU inference disabled\n```\n\nA Xeon X5670 and a GTX 1060.',
    );
    expect(report.findings.length).toBeGreaterThan(0);
    expect(report.ask.every(({ decides }) => decides.length > 0)).toBe(true);
  });

  test('the words for people do not tell of decisions that nothing waits for', () => {
    const report = bare('# Ollama does not use the GPU\n\nAn RTX 3060.');
    expect(report.ask[0]).toEqual({ what: 'the log of the server from its start', command: 'journalctl -u ollama --no-pager -n 300', decides: [] });
    const words = renderTriageText(report, { columns: 100, colour: false, all: false, today: '2026-01-01' });
    expect(words).toContain('Ask next: the log of the server from its start\n');
    expect(words).not.toContain('decides');
  });
});
