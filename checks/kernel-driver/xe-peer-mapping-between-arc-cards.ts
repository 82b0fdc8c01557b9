import { all, defineCheck, gpus, intel, kernel } from '#api';

export default defineCheck({
  id: 'xe-peer-mapping-between-arc-cards',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'xe without DMABUF_MOVE_NOTIFY (Linux before 7.1) maps no memory between Arc cards',
  impact: 'blocked',
  symptom: 'One Arc card works; with two or more, SYCL and vLLM end in UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY.',
  blamedOn: 'too little VRAM, tensor-parallel settings',
  runtimes: ['llama.cpp', 'vllm', 'pytorch', 'ollama'],
  when: all(
    gpus.atLeast(2, (gpu) => all(gpu.vendor.is('intel'), gpu.integrated.is(false), gpu.driver.is('xe'))),
    kernel.version.below('7.1'),
    // 25.44 is the first release with the commit that Intel names; from 26.22 on the runtime tries such a mapping before it counts on it.
    intel.computeRuntimeBuild.inRanges({ introduced: '36015', fixed: '38646' }),
  ),
  // 7.1 builds it always; before, each distribution chose.
  unless: kernel.config.value('CONFIG_DMABUF_MOVE_NOTIFY', 'y'),
  hints: [/UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY/],
  remedy: [
    {
      do: 'Update the compute runtime to 26.22.38646.4 or later: it finds out that the cards cannot reach each other and does without. Copies between them go through system memory then.',
    },
    { do: 'Where the cards shall reach each other, boot Linux 7.1 or later, or a kernel that was built with CONFIG_DMABUF_MOVE_NOTIFY=y.' },
    {
      do: 'Or tell the older runtime that the cards cannot reach each other; copies between them then go through system memory.',
      setting: 'NEOReadDebugKeys=1 ForceZeDeviceCanAccessPerReturnValue=0',
    },
    { do: 'Or give each process one card.', setting: 'ZE_AFFINITY_MASK=0' },
  ],
  verify: 'clinfo | grep "Driver Version"; grep DMABUF_MOVE_NOTIFY /boot/config-$(uname -r)   # 26.22.38646 or later; =y, or a kernel of 7.1 or later',
  owner: { component: 'linux/xe' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/916',
      date: '2026-05-26',
      establishes:
        'an Intel developer: the kernel’s fault, which the older runtime hid; fixed from v7.1-rc1 on by “dma-buf: Always build with DMABUF_MOVE_NOTIFY”; the debug keys',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/compute-runtime/commit/e91243a9d03de849f45d8b862a62afd4424cff8b',
      date: '2026-05-27',
      establishes:
        'the runtime’s own mend for that report: peer access counts only where the other card’s memory could be mapped; first released in 26.22.38646.4',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/921',
      date: '2026-05-18',
      establishes: 'four Arc Pro B70 on 7.0.3: xe refuses to bind memory of another card; that none is listed was mended in the runtime',
      strength: 'several-reports',
    },
  ],
});
