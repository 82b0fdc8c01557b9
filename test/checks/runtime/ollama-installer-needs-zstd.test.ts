import check from '../../../checks/runtime/ollama-installer-needs-zstd.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ERROR: This version requires zstd for extraction. Please install zstd and try again:';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/17860', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'ollama', startError: line }] } },
    {
      name: 'as people put it',
      is: 'suspected',
      cites: 'https://github.com/prulloac/devcontainer-features/issues/63',
      facts: { runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['The installation of Ollama fails because of a missing zstd on Debian 11.'],
    },
    {
      name: 'in other words',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['The ollama install script fails because zstd is not installed in this container.'],
    },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'the siblings: a damaged download, tar without its option',
      facts: { runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: [
        'zstd: /*stdin*\\: unsupported format',
        'tar: Archive is compressed. Use --zstd option',
        'I installed zstd, and the installer still fails.',
        'install.sh of Ollama requires zstd, which my distribution ships.',
        'install.sh: clearer message when zstd is missing',
        'My role checks whether the Ollama install fails because zstd is missing',
        'zstd is required by the Ollama installer since 0.14, please document it.',
        'The build of the kernel requires zstd, Ollama does not.',
        'The install script of my environment fails without zstd. Ollama itself is there.',
      ],
    },
  ],
});
