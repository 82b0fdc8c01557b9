import check from '../../../checks/model-config/ollama-import-architecture-unsupported.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'the journal of the server',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/10602',
      log: ['level=ERROR source=create.go:162 msg="error converting from safetensors" error="unsupported architecture \\"Qwen3ForCausalLM\\""'],
    },
    {
      name: 'the last lines of ollama create',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/10158',
      log: [
        'copying file sha256:72a93c78a9882608c08b225555f62e06b048fcdaebe8c9431da60b5724bb8bcb 100%',
        'converting model',
        'Error: unsupported architecture "Llama4ForConditionalGeneration"',
      ],
    },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    { name: 'config.json names no architecture', log: ['level=ERROR msg="error converting from safetensors" error="unsupported architecture"'] },
    { name: 'the file is no GGUF: another matter', log: ['transferring model data', 'creating model layer', 'Error: invalid file magic'] },
    {
      name: 'llama.cpp refuses a GGUF: another matter',
      log: ["error loading model: unknown model architecture: 'nosucharch'"],
    },
    { name: 'nothing known' },
  ],
});
