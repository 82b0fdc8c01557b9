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
    // 26.09 (37435) is the release of the report, 26.31 (39395) the newest that was seen.
    intel.computeRuntimeBuild.inRanges({ introduced: null, fixed: null, seen: ['37435', '39395'] }),
  ),
  // 7.1 builds it always; before, each distribution chose.
  unless: kernel.config.value('CONFIG_DMABUF_MOVE_NOTIFY', 'y'),
  hints: [/UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY/],
  remedy: [
    { do: 'Boot Linux 7.1 or later, or a kernel that was built with CONFIG_DMABUF_MOVE_NOTIFY=y.' },
    {
      do: 'Until then tell the compute runtime that the cards cannot reach each other; copies between them then go through system memory.',
      setting: 'NEOReadDebugKeys=1 ForceZeDeviceCanAccessPerReturnValue=0',
    },
    { do: 'Or give each process one card.', setting: 'ZE_AFFINITY_MASK=0' },
  ],
  verify: 'grep DMABUF_MOVE_NOTIFY /boot/config-$(uname -r)   # =y, or a kernel of 7.1 or later',
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
      url: 'https://github.com/intel/compute-runtime/issues/921',
      date: '2026-05-18',
      establishes: 'four Arc Pro B70 on 7.0.3: xe refuses to bind memory of another card; that none is listed was mended in the runtime',
      strength: 'several-reports',
    },
  ],
});
