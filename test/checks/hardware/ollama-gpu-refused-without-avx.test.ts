import check from '../../../checks/hardware/ollama-gpu-refused-without-avx.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  'platform.arch': 'x86_64',
  'cpu.flags': ['sse4_2'],
  gpus: [{ vendor: 'nvidia' }],
  runtimes: [{ kind: 'ollama', version: '0.1.27' }],
  'ollama.compute': [],
};

testCheck(check, {
  found: [
    {
      name: 'its words from 0.5.2 on',
      is: 'confirmed',
      log: ['level=INFO source=common.go:131 msg="GPU runner incompatible with host system, CPU does not have AVX" runner=cuda_v12_avx'],
    },
    {
      name: 'the first release with the fallback',
      is: 'exposed',
      facts: { ...old, runtimes: [{ kind: 'ollama', version: '0.1.23' }] },
      cites: 'https://github.com/ollama/ollama/issues/2332',
    },
    { name: 'Ollama 0.1.27 on a Xeon X5675', is: 'exposed', facts: old },
    { name: 'and it computes on the CPU', is: 'confirmed', facts: { ...old, 'ollama.compute': ['cpu'] } },
    {
      name: 'a reporter who says so',
      is: 'suspected',
      facts: { ...old, 'ollama.compute': { gap: 'not-in-text' }, 'told.complaints': ['not-on-gpu'] },
    },
    {
      name: 'the first wording',
      is: 'confirmed',
      log: ['time=2024-02-29T11:22:11.650+08:00 level=WARN source=gpu.go:128 msg="CPU does not have AVX or AVX2, disabling GPU support."'],
      cites: 'https://github.com/ollama/ollama/issues/2825',
    },
    {
      name: 'the later wording',
      is: 'confirmed',
      log: ['WARN source=gpu.go:222 msg="CPU does not have minimum vector extensions, GPU inference disabled" required=avx detected="no vector extensions"'],
      cites: 'https://github.com/ollama/ollama/issues/6827',
    },
  ],
  clear: [
    { name: 'a CPU with AVX', facts: { ...old, 'cpu.flags': ['avx', 'sse4_2'] } },
    { name: 'a release from before the fallback, which crashes there', facts: { ...old, runtimes: [{ kind: 'ollama', version: '0.1.22' }] } },
    { name: 'a build of one’s own that uses the GPU', facts: { ...old, 'ollama.compute': ['cuda'] } },
    { name: 'the repaired release', facts: { ...old, runtimes: [{ kind: 'ollama', version: '0.5.8' }] } },
    { name: 'no GPU to give up', facts: { ...old, gpus: [] }, log: ['msg="CPU does not have AVX or AVX2, disabling GPU support."'] },
    { name: 'another runtime', facts: { ...old, runtimes: [{ kind: 'llama.cpp', version: '0.1.27' }] } },
  ],
  unknown: [
    {
      name: 'a GPU that is not used, and a processor that nobody names',
      facts: { ...old, 'cpu.flags': { gap: 'not-in-text' }, 'ollama.compute': { gap: 'not-in-text' }, 'told.complaints': ['not-on-gpu'] },
    },
    { name: 'a healthy line', log: ['level=INFO source=cpu_common.go:11 msg="CPU has AVX2"'] },
  ],
});
