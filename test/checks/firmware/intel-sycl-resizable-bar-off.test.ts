import check from '../../../checks/firmware/intel-sycl-resizable-bar-off.ts';
import { testCheck } from '../../helpers/test-check.ts';

const small = {
  'platform.system': 'native',
  gpus: [{ vendor: 'intel', integrated: false, generation: 'alchemist', driver: 'i915', rebar: false, barSize: 268_435_456 }],
  runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'sycl'] }],
  'container.shmExhausted': false,
  'environment.variables': { entries: {} },
  'intel.computeRuntimeBuild': '29735',
} as const;

testCheck(check, {
  found: [
    { name: 'an Arc in a 256 MiB window', is: 'exposed', facts: small },
    { name: 'under i915 with a runtime that only warns', is: 'exposed', facts: { ...small, 'intel.computeRuntimeBuild': '34303' } },
    {
      name: 'and llama.cpp dies',
      is: 'suspected',
      facts: small,
      log: ['Bus error (core dumped)'],
      cites: 'https://github.com/intel/ipex-llm/issues/10955',
    },
    {
      name: 'Ollama’s words in a report of an A750',
      is: 'suspected',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'intel', integrated: false }] } },
      log: ['SIGBUS: bus error'],
      cites: 'https://github.com/intel/ipex-llm/issues/13213',
    },
  ],
  clear: [
    {
      name: 'the whole memory is in the window',
      facts: { ...small, gpus: [{ ...small.gpus[0], rebar: true, barSize: 8_589_934_592 }] },
      log: ['SIGBUS: bus error'],
    },
    { name: 'graphics of the processor', facts: { ...small, gpus: [{ vendor: 'intel', integrated: true, rebar: false, barSize: 268_435_456 }] } },
    { name: 'a card that waits for a virtual machine', facts: { ...small, gpus: [{ ...small.gpus[0], driver: 'vfio-pci' }] } },
    { name: 'Vulkan alone', facts: { ...small, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
    { name: 'WSL, whose card Windows drives', facts: { ...small, 'platform.system': 'wsl2' } },
    { name: 'the container’s /dev/shm is full', facts: { ...small, 'container.shmExhausted': true }, log: ['Bus error (core dumped)'] },
    {
      name: 'the way round is in force',
      facts: { ...small, 'environment.variables': { entries: { NEOReadDebugKeys: '1', ExperimentalCopyThroughLock: '0' } } },
    },
    { name: 'OpenCL, which does without', facts: { ...small, 'environment.variables': { entries: { ONEAPI_DEVICE_SELECTOR: 'opencl:gpu' } } } },
    { name: 'a compute runtime that copies otherwise', facts: { ...small, 'intel.computeRuntimeBuild': '36015' } },
    {
      name: 'the sibling: under xe a newer runtime refuses the card',
      facts: { ...small, gpus: [{ ...small.gpus[0], driver: 'xe' }], 'intel.computeRuntimeBuild': '34303' },
    },
    { name: 'a runtime that refuses the card under i915, too', facts: { ...small, 'intel.computeRuntimeBuild': '33944' } },
    { name: 'a Radeon', facts: { ...small, gpus: [{ vendor: 'amd', integrated: false, rebar: false, barSize: 268_435_456 }] } },
  ],
  unknown: [
    {
      name: 'the sibling: shared memory of a container is full',
      log: ['Bus error (core dumped)', 'This might be caused by insufficient shared memory (shm).'],
    },
    { name: 'the window is not known', facts: { ...small, gpus: [{ vendor: 'intel', integrated: false, driver: 'i915' }] } },
    { name: 'a healthy log', log: ['i915 0000:03:00.0: [drm] Local memory IO size: 0x00000001fc000000'] },
  ],
});
