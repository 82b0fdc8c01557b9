/**
 * Facts that only a pasted text can give, since no probe of a live machine reads them: what a person typed (`docker run …`), or what a
 * daemon that is not asked would say (`docker info`). Checks may read them; on a live machine they are never decided.
 */
export const pasteOnlyFacts: ReadonlySet<string> = new Set<string>([
  'llamaServer.allCacheTypes',
  'told.complaints',
  'told.severalGpusWrong',
  'told.slowStorage',
  'told.buildTakesMemory',
  'told.troubles',
  'npu.rknpuVersion',
  'nvidia.clockReasons',
  'torch[].available',
]);
