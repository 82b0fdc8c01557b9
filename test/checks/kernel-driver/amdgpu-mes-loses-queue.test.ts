import check from '../../../checks/kernel-driver/amdgpu-mes-loses-queue.ts';
import { testCheck } from '../../helpers/test-check.ts';

const lost = 'amdgpu 0000:c8:00.0: amdgpu: failed to remove hardware queue from MES, doorbell=0x1006';
const phoenix = { gpus: [{ arch: 'gfx1103' }], 'logs.gpuFaults': { entries: { 'mes-queue-lost': lost } } } as const;

testCheck(check, {
  found: [
    { name: 'Radeon 780M', is: 'suspected', facts: phoenix, log: [lost], cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6658' },
    {
      name: 'a log without the GPU’s name',
      is: 'suspected',
      facts: { ...phoenix, gpus: [{ driver: 'amdgpu' }] },
      log: ['amdgpu: MES might be in unrecoverable state, issue a GPU reset'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/2689',
    },
    {
      name: 'its line, quoted in part',
      is: 'suspected',
      facts: { gpus: [{ arch: 'gfx1103' }] },
      log: ['GPU wedges/resets ("MES might be in unrecoverable state") under sustained batch compute'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6512',
    },
    { name: 'told in words', is: 'suspected', facts: { gpus: [{ arch: 'gfx1201' }] }, log: ['a lost completion, then MES queue failure and PSP reset -62'] },
  ],
  clear: [
    { name: 'the log has none', facts: { ...phoenix, 'logs.gpuFaults': { entries: {} } } },
    {
      name: 'the sibling: a game hung, and MES did not answer afterwards',
      facts: { ...phoenix, 'logs.gpuFaults': { entries: { 'amdgpu-ring-other': 'ring gfx_0.0.0 timeout' } } },
      log: ['amdgpu 0000:03:00.0: MES failed to respond to msg=RESET'],
    },
    { name: 'a GPU without MES', facts: { ...phoenix, gpus: [{ arch: 'gfx1030' }] } },
  ],
  unknown: [
    { name: 'no log', facts: { gpus: [{ arch: 'gfx1103' }] } },
    {
      name: 'the sibling: asked to reset a hung queue',
      facts: { gpus: [{ arch: 'gfx1103' }] },
      log: ['amdgpu 0000:03:00.0: MES failed to respond to msg=RESET'],
    },
    {
      name: 'words of a fix',
      facts: { gpus: [{ arch: 'gfx1151' }] },
      log: ['the release notes say: fixed an MES hang on gfx11', 'an MES firmware failure was fixed by linux-firmware'],
    },
    {
      name: 'a healthy log',
      facts: { gpus: [{ arch: 'gfx1103' }] },
      log: ['[drm] MES enabled', 'amdgpu 0000:c8:00.0: amdgpu: MES feature version: 1, firmware version: 0x00000080'],
    },
  ],
});
