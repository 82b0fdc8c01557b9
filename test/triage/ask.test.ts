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
    const { ask } = caseOf('vllm-project-vllm-18995');
    expect(ask.map(({ command }) => command)).toContain('pip show torch');
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

  test('at most three, and none where nothing is suspected', () => {
    for (const id of ['ollama-ollama-4542', 'vllm-project-vllm-32152']) expect(caseOf(id).ask).toEqual([]);
    for (const id of ['ROCm-legacy-rocm-build-5595', 'ollama-ollama-6685']) expect(caseOf(id).ask.length).toBeLessThanOrEqual(3);
  });
});
