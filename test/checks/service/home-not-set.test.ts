import check from '../../../checks/service/home-not-set.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'llama-server as a unit',
      is: 'confirmed',
      log: ['main: failed to initialize router models: Failed to determine HF cache directory'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/20952',
    },
    {
      is: 'confirmed',
      name: 'a boot script',
      log: ['panic: $HOME is not defined', 'github.com/ollama/ollama/envconfig.Models()'],
      cites: 'https://github.com/ollama/ollama/issues/8756',
    },
    {
      is: 'confirmed',
      name: 'a container, the trace alone',
      log: ['pull-model-1  | github.com/ollama/ollama/envconfig.Models()'],
      cites: 'https://github.com/docker/genai-stack/issues/176',
    },
    {
      is: 'present',
      name: 'the error that the start ended with',
      facts: { runtimes: [{ kind: 'ollama', startError: 'ollama[812]: panic: $HOME is not defined' }] },
    },
    {
      is: 'suspected',
      name: 'the words of the middle of 2024',
      facts: { runtimes: [{ kind: 'ollama' }] },
      log: ['pull-model-1  |  ERROR invalid setting OLLAMA_MODELS="" error="$HOME is not defined"'],
    },
    { is: 'suspected', name: 'the words alone, of somebody who runs Ollama', facts: { runtimes: [{ kind: 'ollama' }] }, log: ['panic: $HOME is not defined'] },
  ],
  clear: [
    {
      name: 'the sibling: a home that may not be written',
      facts: { runtimes: [{ kind: 'ollama', startError: 'could not create directory mkdir /.ollama: permission denied' }] },
    },
  ],
  unknown: [
    { name: 'another program in Go', log: ['panic: $HOME is not defined', 'main.main()'] },
    { name: 'the sibling in a log: a home that is missing', log: ['Error: could not create directory mkdir /var/lib/ollama: permission denied'] },
    { name: 'a healthy start', log: ["Couldn't find '/usr/share/ollama/.ollama/id_ed25519'. Generating new private key."] },
  ],
});
