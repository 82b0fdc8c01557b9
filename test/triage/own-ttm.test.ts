import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const own = (text: string): unknown => factOf(triageOf(`Strix Halo.\n\n\`\`\`\n${text}\n\`\`\``), 'kernel.ownTtm');

describe('the module that amdgpu uses for TTM, in a filtered list', () => {
  test.each([
    ['amdttm                131072  2 amdgpu,amddrm_ttm_helper\nttm                   118784  1 drm_ttm_helper', 'amdttm'],
    ['amddrm_ttm_helper      12288  1 amdgpu\namdttm                131072  2 amddrm_ttm_helper,amdgpu', 'amdttm'],
    ['amd_ttm               131072  1 amdgpu', 'amd_ttm'],
  ])('%s', (text, wanted) => expect(own(text)).toBe(wanted));

  test.each(['ttm                   118784  2 amdgpu,drm_ttm_helper', 'amdttm                131072  0'])('not so: %s', (text) => {
    expect(own(text)).toBeUndefined();
  });
});
