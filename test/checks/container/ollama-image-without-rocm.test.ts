import check from '../../../checks/container/ollama-image-without-rocm.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'container.image': 'ollama/ollama',
  'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } },
  'container.runEnvironment': { entries: {} },
  'ollama.compute': ['cpu'],
  runtimes: [{ kind: 'ollama', version: '0.12.3' }],
} as const;

testCheck(check, {
  found: [
    { name: 'the plain image computes on the CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/docker.mdx', facts },
    {
      name: 'the command, and a reporter whose GPU is not used',
      is: 'suspected',
      facts: {
        'container.image': 'ollama/ollama',
        'container.runOptions': facts['container.runOptions'],
        'container.runEnvironment': { entries: {} },
        'told.complaints': ['not-on-gpu'],
        runtimes: { incomplete: [{ kind: 'ollama' }] },
      },
    },
  ],
  clear: [
    { name: 'the tag rocm', facts: { ...facts, 'container.image': 'ollama/ollama:0.12.3-rocm' } },
    { name: 'it computes with Vulkan', facts: { ...facts, 'ollama.compute': ['vulkan'] } },
    { name: 'no KFD is passed', facts: { ...facts, 'container.runOptions': { entries: { gpus: 'all' } } } },
    {
      name: 'a release that has Vulkan on, with its node',
      facts: { ...facts, 'ollama.compute': [], runtimes: [{ kind: 'ollama', version: '0.32.1' }] },
    },
    {
      name: 'such a release on the CPU: the node is closed, or Vulkan was turned off',
      facts: { ...facts, runtimes: [{ kind: 'ollama', version: '0.32.15' }] },
    },
    { name: 'another image', facts: { ...facts, 'container.image': 'rocm/ollama:latest' } },
  ],
  unknown: [{ name: 'what it computes with is not known', facts: { ...facts, 'ollama.compute': { gap: 'not-in-text' } } }],
});
