import { expect, test } from 'vitest';
import { itemsOf, triageOf } from './read.ts';

const unknown = "llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'nemotron_h_omni'";

// https://github.com/ollama/ollama/issues/16014
test('llama.cpp within Ollama does not know the model', () => {
  const report = triageOf(
    `\`\`\`\n${unknown}\ntime=2026-05-06T13:58:48.561Z level=INFO source=sched.go:471 msg="NewLlamaServer failed" error="unable to load model: /root/.ollama/models/blobs/sha256-02"\n\`\`\`\n`,
  );
  expect(itemsOf(report, 'runtimes')).toMatchObject([{ kind: 'ollama', startError: "unknown model architecture: 'nemotron_h_omni'" }]);
  expect(report.findings[0]?.id).toBe('ollama-older-than-model');
});

test('llama.cpp by itself is not Ollama’s', () => {
  const report = triageOf(`\`\`\`\n$ llama-server -m model.gguf\n${unknown}\n\`\`\`\n`);
  expect(itemsOf(report, 'runtimes').map(({ kind }) => kind)).not.toContain('ollama');
  expect(report.findings[0]?.id).not.toBe('ollama-older-than-model');
});

// Ollama 0.30 and later speak of the llama-server that they bring: https://github.com/alpine-docker/ollama/issues/12
test('its own llama-server makes a text no report on llama.cpp', () => {
  const report = triageOf(
    'error starting llama-server: llama-server binary not found (checked: /usr/lib/ollama/llama-server, /build/lib/ollama/llama-server).',
  );
  expect(report.findings[0]?.id).toBe('ollama-libraries-incomplete');
  expect(itemsOf(triageOf('My llama-server crashes; Ollama is fine. llama-server prints nothing.'), 'runtimes').map(({ kind }) => kind)).toEqual(['llama.cpp']);
});

// https://github.com/ggml-org/llama.cpp/issues/12085
test('a flag of CMake tells that it is llama.cpp', () => {
  const report = triageOf('# Cannot build it with -DGGML_VULKAN=ON on Linux\n\nThe build fails with the error: glslc not found.\n');
  expect(itemsOf(report, 'runtimes').map(({ kind }) => kind)).toEqual(['llama.cpp']);
  expect(report.findings[0]?.id).toBe('vulkan-build-tools-missing');
  expect(itemsOf(triageOf('# NOTGGML_VULKAN=ON\n\nNothing of it.\n'), 'runtimes')).toEqual([]);
});

test('the command that finds no server where it asks', () => {
  const report = triageOf('```\n$ ollama list\nError: could not connect to ollama app, is it running?\n```\n');
  expect(itemsOf(report, 'runtimes')).toMatchObject([{ kind: 'ollama', startError: 'could not connect to ollama app, is it running?' }]);
});
