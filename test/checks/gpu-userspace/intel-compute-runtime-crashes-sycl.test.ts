import { expect, test } from 'vitest';
import check from '../../../checks/gpu-userspace/intel-compute-runtime-crashes-sycl.ts';
import { testCheck } from '../../helpers/test-check.ts';
import { factOf, triageOf } from '../../triage/read.ts';

const b70 = (build: string) => ({
  gpus: [{ vendor: 'intel', generation: 'battlemage' }],
  'intel.computeRuntimeBuild': build,
  'intel.levelZeroLoader': '1.28.6',
});

testCheck(check, {
  found: [
    {
      name: 'B70 with that build, where the program cannot start',
      is: 'present',
      facts: { ...b70('39122'), runtimes: [{ kind: 'llama.cpp', backends: ['sycl'], startError: 'Segmentation fault (core dumped)' }] },
    },
    {
      name: 'the report’s title',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'battlemage' }] } },
      log: ['# Regression: llama.cpp SYCL ends in SIGSEGV on Intel Arc Pro B70 after compute runtime 26.22.38646.6 -> 26.27.39122.12'],
      cites: 'https://github.com/intel/compute-runtime/issues/972',
    },
    {
      name: 'the sibling report, which names its program',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'battlemage' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['[BMG B50] 26.27.39122.12 causes SIGSEGV during SYCL inference; rollback to 26.22 fixes it'],
      cites: 'https://github.com/intel/compute-runtime/issues/971',
    },
    {
      name: 'a crash without its name, and the build that was good',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'battlemage' }] } },
      log: ['llama.cpp SYCL crashes since the update from 26.22.38646.6 to 26.27.39122.12'],
    },
    {
      name: 'the kernel’s line of the crash',
      is: 'suspected',
      facts: b70('39122'),
      log: ['llama-server[4242]: segfault at 8 ip 00007f11aa sp 00007ffc00 error 4 in libze_intel_gpu.so.1.14.39122[7f1100,40000]'],
    },
  ],
  clear: [
    {
      name: 'a crash of Vulkan, with no SYCL on the machine',
      facts: { ...b70('39122'), runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'], startError: 'SIGSEGV' }] },
    },
    {
      name: 'an assertion, which dumps core as well',
      facts: { ...b70('39122'), runtimes: [{ kind: 'llama.cpp', backends: ['sycl'], startError: 'Aborted (core dumped)' }] },
    },
    {
      name: 'the loader was updated with it',
      facts: {
        ...b70('39122'),
        'intel.levelZeroLoader': '1.32.0',
        runtimes: [{ kind: 'llama.cpp', backends: ['sycl'], startError: 'Segmentation fault (core dumped)' }],
      },
    },
    { name: 'the program starts', facts: { ...b70('39122'), runtimes: [{ kind: 'llama.cpp', backends: ['sycl'], startError: null }] } },
    { name: 'an Alchemist card', facts: { ...b70('39122'), gpus: [{ vendor: 'intel', generation: 'alchemist' }] } },
    { name: 'the runtime is not installed', facts: { ...b70('39122'), 'intel.computeRuntimeBuild': null } },
  ],
  unknown: [
    {
      name: 'the older one crashes as well',
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'battlemage' }] }, 'intel.computeRuntimeBuild': '39122' },
      log: ['segfault with 26.27.39122.12 when I pass -fa on; with 26.22 the same'],
    },
    { name: 'the package, in a report of something else', facts: b70('39122'), log: ['ii  libze-intel-gpu1  26.27.39122.12-1~26.04~ppa1  amd64'] },
    { name: 'the sibling: a later release of the same build', facts: b70('39122'), log: ['ii  intel-opencl-icd  26.27.39122.14-1~26.04~ppa1'] },
    { name: 'an older build: no source names the first', facts: b70('38646') },
    { name: 'a later build: no source names the fix', facts: b70('39758') },
    { name: 'the sibling: another build', log: ['SIGSEGV with compute runtime 26.22.38646.6'] },
    ...[
      'llama-bench crash (ErrorDeviceLost) since the update of compute-runtime to 26.27.39122.12',
      'llama.cpp Vulkan crash with device lost, intel-opencl-icd 26.27.39122.12',
      'llama.cpp Vulkan ends in SIGSEGV with 26.27.39122.12, SYCL is fine',
      'llama-server SYCL crash on Arc B580 with driver 26.27.39122.12',
      'SYCL segfault after GGML_ASSERT with 26.27.39122.12',
      'the Vulkan back end crashes, a regression from 26.22.38646.6 to 26.27.39122.12; SYCL works',
    ].map((line) => ({
      name: line,
      facts: { gpus: { incomplete: [{ vendor: 'intel', generation: 'battlemage' }] }, 'intel.computeRuntimeBuild': '39122' },
      log: [line],
    })),
  ],
});

test.each([
  ['ii  libze1  1.32.0-1~24.04~ppa1  amd64  oneAPI Level Zero', '1.32.0'],
  ['ii  libze1:amd64  1.28.6-1~24.04~ppa1  amd64  oneAPI Level Zero', '1.28.6'],
  ['rc  libze1  1.28.6-1~24.04~ppa1  amd64  oneAPI Level Zero', undefined],
  ['Setting up libze1 (1.32.0-1) ...', undefined],
])('the loader in a list of packages: %s', (line, version) => {
  const text = `SYCL on an Arc Pro B60:\n\`\`\`\n$ dpkg -l libze1 libze-intel-gpu1\nii  libze-intel-gpu1 26.27.39122.12-1~24.04~ppa1 amd64 Intel\n${line}\n\`\`\`\n`;
  expect(factOf(triageOf(text), 'intel.levelZeroLoader')).toBe(version);
  expect(factOf(triageOf(text), 'intel.computeRuntimeBuild')).toBe('39122');
});

test('the loader in words', () => {
  const title = 'llama.cpp SYCL ends in SIGSEGV on an Arc Pro B70 with compute runtime 26.27.39122.12';
  const isFound = (text: string): boolean => triageOf(text).findings.some(({ id }) => id === check.id);
  expect(isFound(title)).toBe(true);
  expect(isFound(`${title}, libze1 1.28.6`)).toBe(true);
  expect(isFound(`${title}, libze1 1.32.0`)).toBe(false);
  expect(isFound(`${title}. Should I install libze1 1.32?`)).toBe(true);
});
