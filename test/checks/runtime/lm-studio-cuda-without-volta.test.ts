import check from '../../../checks/runtime/lm-studio-cuda-without-volta.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ computeCapability: '7.0' }],
  runtimes: [{ kind: 'lm-studio', libraries: ['llama.cpp-linux-x86_64-nvidia-cuda12-avx2-2.11.0'] }],
} as const;

testCheck(check, {
  found: [{ name: 'a V100 with engine 2.11.0', is: 'exposed', cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1758', facts }],
  clear: [
    { name: 'Vulkan only', facts: { ...facts, runtimes: [{ kind: 'lm-studio', libraries: ['llama.cpp-linux-x86_64-vulkan-avx2-2.11.0'] }] } },
    { name: 'a T4', facts: { ...facts, gpus: [{ computeCapability: '7.5' }] } },
  ],
  unknown: [{ name: 'the engines cannot be listed', facts: { ...facts, runtimes: [{ kind: 'lm-studio', libraries: { gap: 'denied' } }] } }],
});
