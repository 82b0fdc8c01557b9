import { all, defineCheck, runtimes, wheelMissing } from '#api';

/**
 * pip lists the versions that have a file for this Python and platform, oldest first: what is older than all of them has none. A list of builds (+cu128)
 * is that of an index which holds no others.
 */
const file = ' \\(from -r [^()]{1,120}\\(line \\d{1,4}\\)\\)';
const placeholders = '0\\.1\\.2(?:, 0\\.1\\.2\\.post\\d){0,3}';
const olderThanAll = (asked: string, first: string): RegExp =>
  new RegExp(
    `satisfies the requirement torch==${asked}(?:\\.\\d{1,2})?(?:\\+\\w{2,12})?(?:${file})? \\(from versions: (?:${placeholders}, )?${first}(?:\\.\\d{1,2})?[,)]`,
  );
const versions = [
  olderThanAll('0\\.\\d', '(?:1|2)\\.\\d{1,2}'),
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((minor) => [
    olderThanAll(`1\\.${minor}`, `(?:1\\.(?:[${minor + 1}-9]|1\\d)|2\\.\\d{1,2})`),
    olderThanAll(`2\\.${minor}`, `2\\.(?:[${minor + 1}-9]|1\\d)`),
  ]),
  olderThanAll('1\\.9', '(?:1\\.1\\d|2\\.\\d{1,2})'),
  olderThanAll('1\\.10', '(?:1\\.1[1-3]|2\\.\\d{1,2})'),
  olderThanAll('1\\.11', '(?:1\\.1[23]|2\\.\\d{1,2})'),
  olderThanAll('1\\.12', '(?:1\\.13|2\\.\\d{1,2})'),
  olderThanAll('1\\.13', '2\\.\\d{1,2}'),
  // Until 2022 only a placeholder was there for such a Python.
  new RegExp(`satisfies the requirement torch(?:[<>=!~]{1,2}[\\w.+]{1,20})?(?:${file})? \\(from versions: ${placeholders}\\)`),
];

export default defineCheck({
  id: 'torch-wheel-missing-for-python',
  layer: 'runtime',
  kind: 'fault',
  title: 'The wheel of PyTorch or a package beside it does not fit this Python or platform',
  impact: 'blocked',
  symptom: 'pip or uv finds no torch (“from versions: none”, “only has wheels with the following Python ABI tags”).',
  blamedOn: 'the network, the index, or the GPU',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: all(
    runtimes.some((runtime) => runtime.kind.oneOf('pytorch', 'vllm', 'sglang')),
    runtimes.some((runtime) => runtime.startError.has(/only has wheels with the following Python|is not a supported wheel on this platform/)),
  ),
  proves: [...wheelMissing, ...versions],
  // An index that does not answer says the same; what is asked for with "+cu113" is in another index, and of vLLM there is the source.
  hints: [/Could not find a version that satisfies the requirement torch(?:[<>=!~]{1,2}[\d.]{1,12})? \(from versions: none\)/],
  remedy: [
    {
      do: '“… .whl is not a supported wheel”: the file is for another Python or platform. Take the one of the same release whose cpXY is your Python and whose end is your platform.',
      commands: ['python --version'],
    },
    {
      do: 'pip or uv finds none on this index: make an environment with a Python that the release has wheels for; uv brings one along. Of torch 1.12 they end at Python 3.10 and of 2.0 and 2.1 at 3.11; 3.12 begins with 2.2, 3.13 with 2.6 and 3.14 with 2.9.',
      setting: 'uv venv --python 3.12 .venv-3.12   (3.10 for torch 1.12)',
    },
    { do: 'Or take a newer release of the package, if there is one for this Python.' },
    {
      do: '“from versions: none” although the Python is no new one: a 32-bit Python or system, musl (Alpine) or another processor than x86_64 and aarch64 has no wheel at all. Nor does an index that was never made (cu131). After lines of “Retrying” it is the network.',
    },
  ],
  verify: 'python --version; python -c "import platform; print(platform.machine(), platform.libc_ver())"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/jhc13/taggui/issues/34',
      date: '2024-01-15',
      establishes: 'a file for Python 3.11 under 3.10: the maintainer names the file of the same release for 3.10',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/jaredpalmer/kev/issues/34',
      date: '2026-09-22',
      establishes: 'torch before 2.9 has no wheels for Python 3.14, and how uv says so',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/amd/playbooks/issues/315',
      date: '2026-05-28',
      establishes: 'AMD’s index on Windows with Python 3.14: from versions: none; an older Python is to be named',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/blob/main/RELEASE.md',
      date: '2026',
      establishes: 'the table of releases and Pythons: 1.12 ends at 3.10',
      strength: 'documented',
    },
    {
      url: 'https://github.com/EveryVoiceTTS/EveryVoice/issues/329',
      date: '2024-03-13',
      establishes: '2.1 has no wheels for Python 3.12, 2.2 has',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/astral-sh/uv/pull/12402',
      date: '2025-03-23',
      establishes: '2.6.0 has wheels for Python 3.13',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/visualbruno/ComfyUI-Trellis2/issues/131',
      date: '2026-03-24',
      establishes: 'an index for CUDA 13.1, which PyTorch never had: from versions: none',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/memgraph/mage/issues/489',
      date: '2024-08-27',
      establishes: 'asked for torch 1.12.0 pip lists 1.13.0 and later alone: the Python is newer than that release',
      strength: 'several-reports',
    },
  ],
});
