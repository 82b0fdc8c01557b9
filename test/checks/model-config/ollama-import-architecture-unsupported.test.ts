import check from '../../../checks/model-config/ollama-import-architecture-unsupported.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] } as const;

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
    {
      name: 'until 0.6.2 without the name',
      is: 'suspected',
      facts,
      cites: 'https://github.com/intel/ipex-llm/issues/12819',
      log: ['transferring model data 100%', 'converting model', 'Error: unsupported architecture'],
    },
    {
      name: 'as a title',
      is: 'suspected',
      facts,
      cites: 'https://github.com/PKU-YuanGroup/LLaVA-o1/issues/1',
      log: ['Ollama create - Error: unsupported architecture'],
    },
    {
      name: 'as people quote it',
      is: 'suspected',
      facts,
      cites: 'https://github.com/ollama/ollama/issues/6440',
      log: ['I upgraded to 0.3.6, which pops off error "unsupported architecture":'],
    },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    { name: 'an adapter, or a release of before 0.6.3', log: ['level=ERROR msg="error converting from safetensors" error="unsupported architecture"'] },
    {
      name: 'an installer, a compiler, a question',
      facts,
      log: [
        'I get the error "unsupported architecture" when I install Ollama on my Raspberry Pi.',
        'The build ends with nvcc error: "unsupported architecture" compute_35.',
        'If ollama create fails with unsupported architecture, convert the model first.',
        'Does ollama create still fail with unsupported architecture for Gemma 3?',
      ],
    },
    {
      name: 'the runner of a finished model: another matter',
      facts,
      log: ['Error: 500 Internal Server Error: mlx runner failed: Error: unsupported architecture: Gemma4ForConditionalGeneration (exit: exit status 1)'],
    },
    { name: 'the file is no GGUF: another matter', log: ['transferring model data', 'creating model layer', 'Error: invalid file magic'] },
    {
      name: 'llama.cpp refuses a GGUF: another matter',
      log: ["error loading model: unknown model architecture: 'nosucharch'"],
    },
    { name: 'nothing known' },
  ],
});
