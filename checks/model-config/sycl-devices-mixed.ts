import { all, defineCheck, gpus, runtimes } from '#api';

export default defineCheck({
  id: 'sycl-devices-mixed',
  layer: 'model-config',
  kind: 'fault',
  title: 'IPEX-LLM’s llama.cpp or Ollama takes unlike Intel GPUs at once, and stops',
  impact: 'blocked',
  symptom: 'It ends with “Detected different sycl devices, the performance will limit to the slowest device”, mostly for the integrated GPU beside a card.',
  blamedOn: 'the driver, or the card',
  runtimes: ['llama.cpp', 'ollama'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.integrated.is(false))),
    runtimes.some((runtime) => runtime.startError.has(/Detected different sycl devices/)),
  ),
  proves: [/Detected different sycl devices, the performance will limit to the slowest device/],
  remedy: [
    {
      do: 'Name the card alone (look for its number with sycl-ls), in the shell or unit that starts the program; of two cards that are alike both, in quotes, since a shell ends a command at the semicolon: "level_zero:0;level_zero:1".',
      setting: 'ONEAPI_DEVICE_SELECTOR=level_zero:0',
    },
    { do: 'Or switch the integrated GPU off in the firmware setup.' },
    { do: 'To use both all the same: SYCL_DEVICE_CHECK=0. The integrated one then computes the larger part, and the speed is its own.' },
  ],
  verify: 'sycl-ls',
  owner: { component: 'llama.cpp', tracker: 'https://github.com/intel/ipex-llm/issues' },
  evidence: [
    {
      url: 'https://github.com/intel/ipex-llm/blob/de6bce27133ab250f13fd5d549c197519ce16d30/docs/mddocs/Quickstart/llamacpp_portable_zip_gpu_quickstart.md',
      date: '2026-01-28',
      establishes: 'the words, their reason and the selector',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/ipex-llm/pull/12928',
      date: '2025-03-04',
      establishes: 'work is shared by memory, so that the integrated GPU gets two thirds',
      strength: 'maintainer-confirmed',
    },
  ],
});
