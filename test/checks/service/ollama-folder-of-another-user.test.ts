import check from '../../../checks/service/ollama-folder-of-another-user.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'Error: open /usr/share/ollama/.ollama/id_ed25519: permission denied';

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'the key', log: [line], cites: 'https://github.com/ollama/ollama/pull/8135' },
    {
      is: 'confirmed',
      name: 'a folder of models',
      log: ['Error: mkdir /usr/share/ollama/.ollama/models/manifests/registry.ollama.ai/library/mistral: permission denied'],
      cites: 'https://github.com/ollama/ollama/issues/1066',
    },
    { is: 'confirmed', name: 'the folder itself', log: ['Error: could not create directory mkdir /var/lib/ollama/.ollama: permission denied'] },
    { is: 'present', name: 'the error at the start', facts: { runtimes: [{ kind: 'ollama', startError: line }] } },
    { is: 'present', name: 'people tell of it', facts: { 'ollama.reported': ['folder-closed'] }, cites: 'https://github.com/xencon/aixcl/issues/726' },
  ],
  clear: [{ name: 'it starts', facts: { 'ollama.reported': [], runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    { name: 'the sibling: the home is missing', log: ['Error: could not create directory mkdir /var/lib/ollama: permission denied'] },
    { name: 'the sibling: HOME is /root for another', log: ['Error: could not create directory mkdir /root/.ollama: permission denied'] },
    { name: 'the sibling: OLLAMA_MODELS', log: ['Error: mkdir /mnt/data/ollama: permission denied: ensure path elements are traversable'] },
    {
      // github.com/ollama/ollama/issues/4732
      name: 'the sibling: OLLAMA_MODELS below a home that the service may not enter',
      log: ['May 31 01:44:36 host ollama[354959]: Error: mkdir /home/me/.ollama: permission denied'],
    },
    { name: 'a first start', log: ["Couldn't find '/usr/share/ollama/.ollama/id_ed25519'. Generating new private key."] },
  ],
});
