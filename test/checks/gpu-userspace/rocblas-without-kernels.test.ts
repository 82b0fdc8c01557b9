import check from '../../../checks/gpu-userspace/rocblas-without-kernels.ts';
import { testCheck } from '../../helpers/test-check.ts';

const rx6600 = { arch: 'gfx1032', vendor: 'amd' };
const wheel = { variant: 'rocm6.2', hip: '6.2.41133' };
const message = 'rocBLAS error: Cannot read /opt/rocm/lib/rocblas/library/TensileLibrary.dat: Illegal seek for GPU arch : gfx1032';

testCheck(check, {
  found: [
    {
      name: 'the message names the target',
      is: 'confirmed',
      cites: 'https://github.com/ROCm/rocBLAS/issues/1331',
      facts: { gpus: [rx6600], torch: [wheel], 'environment.variables': { entries: {} } },
      log: [message],
    },
    { name: 'a pasted message alone', is: 'confirmed', cites: 'https://github.com/ROCm/AMDMIGraphX/pull/3517', facts: {}, log: [message] },
    {
      name: 'the last wheels of ROCm 6, not seen to fail',
      is: 'exposed',
      facts: { gpus: [rx6600], torch: [{ variant: 'rocm6.4', hip: '6.4.43482-0f2d60242' }], 'environment.variables': { entries: {} } },
    },
    { name: 'the combination, not seen to fail', is: 'exposed', facts: { gpus: [rx6600], torch: [wheel], 'environment.variables': { entries: {} } } },
    {
      name: 'the older message, which names no target',
      is: 'suspected',
      facts: { gpus: [rx6600], torch: [wheel] },
      log: ['rocBLAS error: Cannot read /home/me/venv/lib/python3.10/site-packages/torch/lib/rocblas/library/TensileLibrary.dat: No such file or directory'],
    },
    {
      name: 'the end of the message, as a title has it',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx1103' }] }, torch: [wheel] },
      log: ['Illegal seek for GPU arch : gfx1103'],
    },
    {
      name: 'in a sentence',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['it tries to initialize but fails because it cant find TensileLibrary.dat'],
      cites: 'https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/11900',
    },
    {
      name: 'a title without a path',
      is: 'confirmed',
      log: ['rocBLAS error: Cannot read TensileLibrary.dat: No such file or directory for GPU arch : gfx1036'],
      cites: 'https://github.com/LostRuins/koboldcpp/issues/676',
    },
    {
      name: 'an override that leads to another missing target',
      is: 'suspected',
      cites: 'https://github.com/ROCm/rocBLAS/issues/1339',
      facts: {
        gpus: { incomplete: [{ arch: 'gfx1101', vendor: 'amd' }] },
        'environment.variables': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' } },
      },
      log: ['rocBLAS error: Cannot read /home/me/venv/lib/python3.10/site-packages/torch/lib/rocblas/library/TensileLibrary.dat: Illegal seek'],
    },
  ],
  clear: [
    {
      name: 'the graphics of a Ryzen beside a card that rocBLAS knows',
      facts: {
        gpus: [
          { arch: 'gfx1100', vendor: 'amd' },
          { arch: 'gfx1036', vendor: 'amd' },
        ],
        torch: [wheel],
        runtimes: [],
        'environment.variables': { entries: {} },
      },
    },
    {
      name: 'a target that AMD builds for',
      facts: { gpus: [{ arch: 'gfx1030', vendor: 'amd' }], torch: [wheel], runtimes: [], 'environment.variables': { entries: {} } },
    },
    {
      name: 'the override is in force',
      facts: { gpus: [rx6600], torch: [wheel], runtimes: [], 'environment.variables': { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } } },
    },
    { name: 'PyTorch for CUDA', facts: { gpus: [rx6600], torch: [{ variant: 'cu126', hip: null }], runtimes: [], 'environment.variables': { entries: {} } } },
  ],
  unknown: [
    { name: 'nothing known of PyTorch', facts: { gpus: [rx6600] } },
    {
      name: 'a healthy log and the sibling cause, the node that may not be opened',
      facts: {},
      log: ['rocBLAS error: Could not initialize Tensile host: No devices found', 'ggml_cuda_init: found 1 ROCm devices:'],
    },
    {
      name: 'a Radeon beside it does not change that',
      facts: { gpus: { incomplete: [{ arch: 'gfx1100', vendor: 'amd' }] } },
      log: ['rocBLAS error: Could not initialize Tensile host: No devices found', 'TensileLibrary.dat is part of rocBLAS'],
    },
  ],
});
