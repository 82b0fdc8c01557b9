import check from '../../../checks/service/conda-libstdcxx-older.ts';
import { testCheck } from '../../helpers/test-check.ts';

const conda = "/home/me/miniconda3/envs/x/bin/../lib/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by torch/lib/libhsa-runtime64.so)";
const system = "./llama-quantize: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found";

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'the loader names conda’s file', log: [`ImportError: ${conda}`], cites: 'https://github.com/ROCm/legacy-rocm-build/issues/3914' },
    {
      is: 'confirmed',
      name: 'the other version of the same file',
      log: [
        "OSError: /opt/anaconda3/bin/../lib/libstdc++.so.6: version `CXXABI_1.3.9' not found (required by /opt/anaconda3/lib/python3.6/site-packages/x.so)",
      ],
      cites: 'https://github.com/ContinuumIO/anaconda-issues/issues/5191',
    },
    { is: 'present', name: 'as the last error of Python', facts: { torch: [{ lastError: `ImportError: ${conda}` }] } },
  ],
  clear: [
    { name: 'the system’s file is too old', facts: { torch: [{ lastError: `ImportError: ${system}` }] } },
    { name: 'no Python with torch', facts: { torch: [] } },
  ],
  unknown: [
    { name: 'nothing known', facts: { torch: { gap: 'not-in-text' } } },
    { name: 'the sibling: the system’s file is too old', log: [system] },
    { name: 'and for the other version', log: ["R: /usr/lib/x86_64-linux-gnu/libstdc++.so.6: version `CXXABI_1.3.15' not found (required by R)"] },
  ],
});
