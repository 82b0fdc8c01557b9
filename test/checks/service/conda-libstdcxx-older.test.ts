import check from '../../../checks/service/conda-libstdcxx-older.ts';
import { testCheck } from '../../helpers/test-check.ts';

const conda = { CONDA_PREFIX: '/home/me/miniconda3/envs/x', LD_LIBRARY_PATH: '/home/me/miniconda3/envs/x/lib:/opt/rocm/lib' };
const hit = "ImportError: /home/me/miniconda3/envs/x/bin/../lib/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by torch/lib/libhsa-runtime64.so)";

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'the loader names conda’s file', log: [hit], cites: 'https://github.com/ROCm/legacy-rocm-build/issues/3914' },
    { is: 'exposed', name: 'conda’s lib in LD_LIBRARY_PATH', facts: { 'environment.variables': { entries: conda } } },
  ],
  clear: [{ name: 'an environment without it', facts: { 'environment.variables': { entries: { CONDA_PREFIX: conda.CONDA_PREFIX } } } }],
  unknown: [
    { name: 'nothing known', facts: { 'environment.variables': { gap: 'not-in-text' } } },
    { name: 'the sibling: the system’s file is too old', log: ["./llama-quantize: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found"] },
  ],
});
