import check from '../../../checks/runtime/ollama-orin-left-out-on-jetpack7.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.board': 'NVIDIA Jetson AGX Orin Developer Kit',
  'platform.jetsonLinux': '39.2.0',
  'ollama.version': '0.30.6',
  'ollama.compute': ['cpu'],
  'ollama.environment': { entries: {} },
} as const;

testCheck(check, {
  found: [
    { name: 'it runs on the CPU', is: 'confirmed', facts, cites: 'https://github.com/ollama/ollama/issues/16602' },
    { name: 'nothing loaded yet', is: 'exposed', facts: { ...facts, 'ollama.compute': [] } },
    {
      name: 'a runner that does not exist',
      is: 'confirmed',
      facts: { ...facts, 'ollama.version': '0.31.0', 'ollama.environment': { entries: { JETSON_JETPACK: '7' } } },
      cites: 'https://github.com/ollama/ollama/commit/624cada95',
    },
  ],
  clear: [
    { name: '0.24.0, whose libraries for CUDA 13 hold 8.7', facts: { ...facts, 'ollama.version': '0.24.0' } },
    { name: '0.30.11', facts: { ...facts, 'ollama.version': '0.30.11' } },
    { name: '0.31.2 with the setting', facts: { ...facts, 'ollama.version': '0.31.2', 'ollama.environment': { entries: { JETSON_JETPACK: '7' } } } },
    { name: 'JetPack 6', facts: { ...facts, 'platform.jetsonLinux': '36.4.7' } },
    { name: 'Thor', facts: { ...facts, 'platform.board': 'NVIDIA Jetson AGX Thor Developer Kit' } },
    { name: 'the GPU is used', facts: { ...facts, 'ollama.compute': ['cuda'] } },
  ],
  unknown: [
    {
      name: 'a container of another ARM machine, which does not see its board',
      facts: { ...facts, 'platform.board': { gap: 'unreadable' }, 'platform.jetsonLinux': { gap: 'unreadable' } },
    },
    {
      name: 'the sibling: JetPack 6 in a container',
      facts: { 'platform.board': facts['platform.board'] },
      log: ['level=DEBUG msg="jetpack not detected (set JETSON_JETPACK or OLLAMA_LLM_LIBRARY to override), skipping"'],
    },
  ],
});
