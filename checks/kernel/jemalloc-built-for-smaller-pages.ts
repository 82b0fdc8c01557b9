import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'jemalloc-built-for-smaller-pages',
  layer: 'kernel',
  kind: 'fault',
  title: 'The kernel’s pages are larger than those for which this program’s jemalloc was built',
  impact: 'blocked',
  symptom:
    'A vector database or another program beside the model server ends at once on a Raspberry Pi 5, an Asahi or a 64 KiB kernel: “Unsupported system page size”.',
  blamedOn: 'the image, a missing build for ARM, or too little memory',
  runtimes: [],
  when: runtimes.some((runtime) => runtime.startError.has(/<jemalloc>: Unsupported system page size/)),
  // jemalloc prints it in this one case (src/pages.c), and every allocation after it fails.
  proves: [/<jemalloc>: Unsupported system page size/],
  remedy: [
    {
      do: 'Raspberry Pi 5: boot the kernel with pages of 4 KiB, in /boot/firmware/config.txt.',
      setting: 'kernel=kernel8.img',
    },
    { do: 'Elsewhere boot the distribution’s kernel with pages of 4 KiB, where it has one.' },
    {
      do: 'Or take a build whose jemalloc was made for larger pages (JEMALLOC_SYS_WITH_LG_PAGE=16 when it is compiled; at run time the variable does nothing).',
    },
  ],
  verify: 'getconf PAGESIZE',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/deckhouse/prompp/issues/87',
      date: '2025-05-09',
      establishes: 'getconf says 16384 on a Raspberry Pi 5, jemalloc was compiled for 4 KiB',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/VectifyAI/PageIndex/issues/236',
      date: '2026-04-20',
      establishes: 'kernel8.img, which has pages of 4 KiB, cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/qdrant/qdrant/issues/3831',
      date: '2024-03-14',
      establishes: 'Qdrant ends so on a kernel with 16 KiB',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/sebadob/rauthy/issues/1287',
      date: '2025-12-27',
      establishes: 'variables in the container do not help',
      strength: 'several-reports',
    },
  ],
});
