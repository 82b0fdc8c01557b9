import check from '../../../checks/kernel/gttsize-above-ttm-page-limit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const parameters = (pages: number, gttsize = '128000') => ({
  'kernel.parameters': { entries: { 'amdgpu.gttsize': gttsize, 'ttm.pages_limit': String(pages) } },
});
const gpus = [{ vendor: 'amd', gttTotal: 125 * GiB }];
const half = (62 * GiB) / 4096;

testCheck(check, {
  found: [
    {
      name: 'gttsize from an old guide, TTM at its default',
      is: 'present',
      facts: { ...parameters(half), gpus },
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5562',
    },
  ],
  clear: [
    { name: 'both are the same size', facts: { ...parameters((125 * GiB) / 4096), gpus } },
    { name: 'gttsize is not set', facts: { ...parameters(half, '-1'), gpus } },
    { name: 'GTT within the limit', facts: { ...parameters(half), gpus: [{ vendor: 'amd', gttTotal: 62 * GiB }] } },
  ],
  unknown: [
    { name: 'parameters could not be read', facts: { 'kernel.parameters': { gap: 'denied' }, gpus } },
    {
      name: 'only the deprecation line',
      log: ['amdgpu 0000:c6:00.0: amdgpu: [drm] Configuring gttsize via module parameter is deprecated, please use ttm.pages_limit'],
    },
  ],
});
