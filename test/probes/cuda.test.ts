import { describe, expect, test } from 'vitest';
import compilers from '../../src/probes/compilers.ts';
import cuda from '../../src/probes/cuda.ts';
import { gather, shown } from '../helpers/gather.ts';

const trees = `
-- ok list /usr/local
bin
cuda
cuda-12
cuda-12.8
cuda-13.2
-- ok file /usr/local/cuda/version.json
{"cuda":{"name":"CUDA SDK","version":"13.2.1"},"cuda_nvcc":{"name":"CUDA NVCC","version":"13.2.78"}}
-- ok file /usr/local/cuda-13.2/version.json
{"cuda":{"name":"CUDA SDK","version":"13.2.1"},"cuda_nvcc":{"name":"CUDA NVCC","version":"13.2.78"}}
-- ok file /usr/local/cuda-12/version.json
{"cuda":{"name":"CUDA SDK","version":"12.8.1"}}
-- ok file /usr/local/cuda-12.8/version.json
{"cuda":{"name":"CUDA SDK","version":"12.8.1"}}
-- absent file /opt/cuda/version.json
-- absent env LD_LIBRARY_PATH
-- ok list /etc/ld.so.conf.d
988_cuda-13.conf
README
-- ok file /etc/ld.so.conf.d/988_cuda-13.conf
/usr/local/cuda/targets/x86_64-linux/lib
`;

describe('cuda', () => {
  test('two toolkits, the linked one is the default', async () => {
    const { facts } = await gather(trees, cuda);
    expect(shown(facts, 'cuda.toolkit')).toBe('13.2.1');
    expect(shown(facts, 'cuda.nvcc')).toBe('13.2.78');
    expect(shown(facts, 'cuda.toolkits')).toEqual(['12.8.1', '13.2.1']);
  });

  test('the toolkit of Debian', async () => {
    const debian = `
-- ok list /usr/local
bin
-- absent file /opt/cuda/version.json
-- ok access /usr/bin/nvcc x
yes
-- exit 0 command nvcc --version
nvcc: NVIDIA (R) Cuda compiler driver
Cuda compilation tools, release 12.0, V12.0.140
-- absent env LD_LIBRARY_PATH
`;
    const { facts } = await gather(debian, cuda);
    expect(shown(facts, 'cuda.toolkit')).toBe('12.0');
    expect(shown(facts, 'cuda.nvcc')).toBe('12.0.140');
    expect(shown(facts, 'cuda.toolkits')).toEqual(['12.0']);
  });

  test('a folder without a version file, as images have it', async () => {
    const bare =
      '-- ok list /usr/local\ncuda\ncuda-13.0\n-- absent file /usr/local/cuda/version.json\n-- absent file /usr/local/cuda-13.0/version.json\n-- absent file /opt/cuda/version.json\n';
    const { facts } = await gather(bare, cuda);
    expect(shown(facts, 'cuda.toolkits')).toEqual({ gap: 'unsupported' });
    expect(shown(facts, 'cuda.nvcc')).toEqual({ gap: 'unsupported' });
  });

  test('none', async () => {
    const { facts } = await gather(
      '-- absent list /usr/local\n-- absent file /opt/cuda/version.json\n-- absent access /usr/bin/nvcc x\n-- absent env LD_LIBRARY_PATH\n',
      cuda,
    );
    expect(shown(facts, 'cuda.toolkit')).toBeNull();
    expect(shown(facts, 'cuda.toolkits')).toEqual([]);
  });
});

test('compilers', async () => {
  const { facts } = await gather(
    `
-- ok file /proc/version
Linux version 6.17.0-1014-nvidia (buildd@bos03-arm64-009) (aarch64-linux-gnu-gcc-13 (Ubuntu 13.3.0-6ubuntu2~24.04.1) 13.3.0, GNU ld (GNU Binutils for Ubuntu) 2.42) #14-Ubuntu SMP PREEMPT_DYNAMIC Tue Mar 17 19:01:40 UTC 2026
-- ok list /usr/lib/gcc
aarch64-linux-gnu
-- ok list /usr/lib/gcc/aarch64-linux-gnu
13
`,
    compilers,
  );
  expect(shown(facts, 'compilers.kernelCompiler')).toBe('gcc');
  expect(shown(facts, 'compilers.kernelCompilerVersion')).toBe('13.3.0');
  expect(shown(facts, 'compilers.gcc')).toEqual(['13']);
});
