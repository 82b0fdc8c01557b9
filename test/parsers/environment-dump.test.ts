// Lines from https://github.com/ollama/ollama/issues/2940, https://github.com/ollama/ollama/issues/3107, https://github.com/ollama/ollama/issues/5165
import { expect, test } from 'vitest';
import { parseEnvironmentDump, parseEnvironmentFile, variablesThatMatter } from '../../src/parsers/environment-dump.ts';

test('env', () => {
  expect(parseEnvironmentDump('SHELL=/bin/bash\nOLLAMA_HOST=0.0.0.0\nLD_LIBRARY_PATH=/usr/local/cuda/lib64:\nOPENAI_API_KEY=sk-1\n')).toEqual({
    LD_LIBRARY_PATH: '/usr/local/cuda/lib64:',
    OLLAMA_HOST: '0.0.0.0',
  });
});

test('a profile', () => {
  expect(parseEnvironmentDump('# models\nexport OLLAMA_MODELS=/path/to/models/\n')).toEqual({ OLLAMA_MODELS: '/path/to/models/' });
  expect(parseEnvironmentDump('declare -x HIP_VISIBLE_DEVICES="0,1"')).toEqual({ HIP_VISIBLE_DEVICES: '0,1' });
});

test('inline before a command, behind a prompt and sudo', () => {
  expect(parseEnvironmentDump('$ sudo ROCR_VISIBLE_DEVICES=0 HSA_OVERRIDE_GFX_VERSION=10.3.0 OLLAMA_DEBUG=1 ollama serve')).toEqual({
    HSA_OVERRIDE_GFX_VERSION: '10.3.0',
    OLLAMA_DEBUG: '1',
    ROCR_VISIBLE_DEVICES: '0',
  });
  expect(parseEnvironmentDump('me@box:~$ GGML_VK_VISIBLE_DEVICES=1 ./llama-server -m OLLAMA_X=1')).toEqual({ GGML_VK_VISIBLE_DEVICES: '1' });
});

test('an EnvironmentFile', () => {
  expect(parseEnvironmentFile('# comment\nOLLAMA_HOST="0.0.0.0"\n\nOTHER=\'a b\'\n')).toEqual({ OLLAMA_HOST: '0.0.0.0', OTHER: 'a b' });
});

test('keeps no secrets', () => {
  expect(variablesThatMatter({ OLLAMA_API_KEY: 'x', HF_TOKEN: 'x', HTTP_PROXY: 'http://me:pw@proxy:3128', VLLM_USE_V1: '1' })).toEqual({
    HTTP_PROXY: 'http://proxy:3128',
    VLLM_USE_V1: '1',
  });
});

test('refuses other texts', () => {
  expect(() => parseEnvironmentDump('the server is slow = bad')).toThrow('no variable');
});
