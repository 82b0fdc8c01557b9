import check from '../../../checks/kernel/gttsize-above-ttm-page-limit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const pages = (bytes: number) => ({ entries: { 'ttm.pages_limit': String(bytes / 4096) } });
const guide = {
  'platform.arch': 'x86_64',
  'kernel.cmdline': 'ro quiet amdgpu.gttsize=128000',
  'kernel.parameters': pages(62 * GiB),
  gpus: [{ vendor: 'amd', arch: 'gfx1151', integrated: true, gttTotal: 125 * GiB }],
};

testCheck(check, {
  found: [
    { name: 'gttsize from an old guide, TTM at its default', is: 'present', facts: guide, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5562' },
  ],
  clear: [
    { name: 'a desktop whose processor has a GPU for the display', facts: { ...guide, gpus: [{ ...guide.gpus[0], arch: 'gfx1036' }] } },
    { name: 'a card', facts: { ...guide, gpus: [{ vendor: 'amd', integrated: false, gttTotal: 125 * GiB }] } },
    { name: 'pages of 64 KiB', facts: { ...guide, 'platform.arch': 'aarch64' } },
    { name: 'both are the same size', facts: { ...guide, 'kernel.parameters': pages(125 * GiB) } },
    {
      name: 'AMD’s own module has the limit, and ttm is there for another driver',
      facts: {
        ...guide,
        'kernel.parameters': { entries: { 'ttm.pages_limit': String((62 * GiB) / 4096), 'amdttm.pages_limit': String((125 * GiB) / 4096) } },
      },
    },
    { name: 'gttsize is not set', facts: { ...guide, 'kernel.cmdline': 'ro quiet' } },
    { name: 'GTT within the limit', facts: { ...guide, gpus: [{ vendor: 'amd', arch: 'gfx1151', integrated: true, gttTotal: 62 * GiB }] } },
  ],
  unknown: [
    { name: 'parameters could not be read', facts: { ...guide, 'kernel.parameters': { gap: 'denied' } } },
    {
      name: 'only the deprecation line',
      log: ['amdgpu 0000:c6:00.0: amdgpu: [drm] Configuring gttsize via module parameter is deprecated, please use ttm.pages_limit'],
    },
  ],
});
