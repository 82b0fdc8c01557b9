import { expect, test } from 'vitest';
import probe from '../../src/probes/python-environments.ts';
import { gather, shownList } from '../helpers/gather.ts';

const here = `
-- absent env HOME
-- absent env PWD
-- ok (no newline) env VIRTUAL_ENV
/srv/venv
-- absent env CONDA_PREFIX
-- ok list /srv/venv/lib
python3.12
`;

test('vLLM with PyTorch, from names and version.py', async () => {
  const { facts } = await gather(
    `${here}-- ok list /srv/venv/lib/python3.12/site-packages
numpy-2.0.0.dist-info
torch
torch-2.7.0+cu126.dist-info
triton-3.3.0.dist-info
vllm-0.9.1.dist-info
-- ok file /srv/venv/lib/python3.12/site-packages/torch/version.py
__version__ = '2.7.0+cu126'
cuda: Optional[str] = '12.6'
hip: Optional[str] = None
-- ok file /srv/venv/lib/python3.12/site-packages/vllm-0.9.1.dist-info/WHEEL
Wheel-Version: 1.0
Tag: cp38-abi3-manylinux1_x86_64
`,
    probe,
  );
  expect(shownList(facts, 'torch')).toMatchObject([
    {
      name: '/srv/venv',
      version: '2.7.0+cu126',
      variant: 'cu126',
      cuda: '12.6',
      hip: null,
      vllm: '0.9.1',
      vllmWheel: 'manylinux1_x86_64',
      python: '3.12',
      packages: { triton: '3.3.0', vllm: '0.9.1' },
      archs: ['sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90'],
    },
  ]);
  expect(shownList(facts, 'runtimes')).toMatchObject([{ kind: 'vllm', version: '0.9.1', path: '/srv/venv' }]);
});

test('an environment without either is none', async () => {
  const { facts } = await gather(`${here}-- ok list /srv/venv/lib/python3.12/site-packages\nnumpy-2.0.0.dist-info\n`, probe);
  expect(shownList(facts, 'torch')).toEqual({ gap: 'unsupported' });
});

test('an unreadable version.py is a gap, and the package stays known', async () => {
  const { facts } = await gather(
    `${here}-- ok list /srv/venv/lib/python3.12/site-packages\ntorch-2.9.1.dist-info\n-- denied file /srv/venv/lib/python3.12/site-packages/torch/version.py\n`,
    probe,
  );
  expect(shownList(facts, 'torch')).toMatchObject([{ version: { gap: 'denied' }, vllm: null }]);
});

const site = '/srv/venv/lib/python3.12/site-packages';
const both = (cpu: string, gpu: string): string => `${here}-- ok list ${site}
ctranslate2-4.6.0.dist-info
onnxruntime
onnxruntime-${cpu}.dist-info
onnxruntime_gpu-${gpu}.dist-info
torch-2.9.1.dist-info
-- absent file ${site}/torch/version.py
`;
const written = (name: string, version: string): string =>
  `-- ok file ${site}/onnxruntime/capi/build_and_package_info.py\npackage_name = '${name}'\n__version__ = '${version}'\n`;

test.each([
  ['the package for the CPU came last', both('1.23.2', '1.22.0') + written('onnxruntime', '1.23.2'), 'onnxruntime'],
  ['the package for GPUs came last', both('1.23.2', '1.22.0') + written('onnxruntime-gpu', '1.22.0'), 'onnxruntime-gpu'],
  // What came before them wrote no such file, so that it may be another's.
  ['an older release', both('1.23.2', '1.20.1') + written('onnxruntime', '1.23.2'), { gap: 'unsupported' }],
  ['the file of a release that is gone', both('1.23.2', '1.22.0') + written('onnxruntime', '1.22.1'), { gap: 'unreadable' }],
  ['a recording of before', both('1.23.2', '1.22.0'), { gap: 'not-recorded' }],
  ['one alone', both('1.23.2', '1.22.0').replace('onnxruntime_gpu-1.22.0.dist-info\n', ''), 'onnxruntime'],
  ['none', both('1.23.2', '1.22.0').replaceAll(/onnxruntime\S*\n/g, ''), null],
])('ONNX Runtime in use: %s', async (_, recording, onnxruntime) => {
  const { facts } = await gather(recording, probe);
  expect(shownList(facts, 'torch')).toMatchObject([{ onnxruntime, packages: { ctranslate2: '4.6.0' } }]);
});
