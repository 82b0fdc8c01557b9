import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { triageOf } from './read.ts';

function caseOf(id: string) {
  return triageOf(readFileSync(new URL(`../cases/${id}.md`, import.meta.url), 'utf8'));
}

describe('what to ask next', () => {
  test('the fact that decides the suspected cause comes first, as its command', () => {
    const { ask, findings } = caseOf('ggml-org-llama.cpp-27097');
    expect(ask[0]).toEqual({ what: 'CPU-visible VRAM', command: 'cat /sys/class/drm/card*/device/mem_info_vis_vram_total', decides: [findings[0]?.id] });
  });

  test('a list of which nothing is known is asked for by the command of its items', () => {
    const { ask } = triageOf('vLLM on an RTX 5090 in Docker ends with "CUDA error: no kernel image is available for execution on the device".');
    expect(ask.map(({ command }) => command)).toContain('pip show torch');
    // A traceback that is pasted shows that PyTorch is there.
    expect(caseOf('vllm-project-vllm-18995').ask[0]?.command).toBe("python -c 'import torch; print(torch.__version__)'");
  });

  test('what is certain needs no question', () => {
    const { ask, findings } = caseOf('ollama-ollama-9148');
    expect(findings[0]?.verdict).toBe('confirmed');
    expect(ask.filter(({ decides }) => decides.includes(findings[0]?.id ?? ''))).toEqual([]);
  });

  test('nobody with a Radeon is asked for NVIDIA’s module', () => {
    const asked = (gpu: string) =>
      triageOf(`Ollama in Docker. The GPU is no longer detected after some time. ${gpu}, Fedora 41.`).ask.map(({ command }) => command);
    expect(asked('RX 7900 XTX').filter((command) => /nvidia/.test(command))).toEqual([]);
    expect(asked('RTX 3060').length).toBeGreaterThan(0);
  });

  const commandsOf = (text: string): string => {
    const { ask } = triageOf(text);
    return ask.map(({ command, decides }) => `${command} ${decides.join(' ')}`).join('\n');
  };

  test.each([
    // https://github.com/ollama/ollama/issues/16235
    ['another vendor’s card', '# Ollama does not detect my GPU\n\nAn RTX 4080, Fedora 44.', /battlemage|lspci/],
    // https://github.com/ollama/ollama/issues/1302
    ['no card by name', '# Ollama does not see GPU\n\nUbuntu in a virtual machine.', /battlemage/],
    // https://github.com/THUDM/CodeGeeX/issues/118
    [
      'a card that the cause does not touch',
      '# CUDA error on an H100\n\nRuntimeError: CUDA error: no kernel image is available for execution on the device',
      /blackwell/,
    ],
    // https://github.com/Jeffser/Alpaca/issues/739
    ['a Flatpak', '# NVIDIA GPU not detected\n\nAlpaca says "no compatible GPUs were discovered". An RTX 4070.\n\n![Image](https://github.com/a)', /docker/],
    // https://github.com/ollama/ollama/issues/4846
    [
      'a report on slowness',
      '# Ollama is slow\n\n```\ndocker run -d --gpus all -v ollama:/root/.ollama ollama/ollama:0.1.38\n```\n\nAn RTX A6000, and it is very slow.',
      /docker info|docker-desktop/,
    ],
    // https://github.com/chatchat-space/Langchain-Chatchat/issues/2443
    ['a told proof', '# OSError: [Errno 28] inotify watch limit reached\n\nIn Langchain-Chatchat.', /pip show|api\/version/],
    // https://github.com/ggml-org/llama.cpp/issues/7508
    ['a linker’s error in the title', '# /usr/bin/ld: cannot find -lcuda: No such file or directory\n\nmake of llama.cpp.', /pip show/],
  ])('no question that makes no sense: %s', (_, text, senseless) => expect(commandsOf(text)).not.toMatch(senseless));

  test('the one fact that several causes wait for is asked for where nothing is denied', () => {
    expect(commandsOf('# Illegal instruction (core dumped)\n\nOllama 0.5.4 on an old server.')).toContain('/proc/cpuinfo');
  });

  test('at most three, and none where nothing is suspected', () => {
    for (const id of ['ollama-ollama-4542', 'vllm-project-vllm-32152']) expect(caseOf(id).ask).toEqual([]);
    for (const id of ['ROCm-legacy-rocm-build-5595', 'ollama-ollama-6685']) expect(caseOf(id).ask.length).toBeLessThanOrEqual(3);
  });
});
