import { describe, expect, test } from 'vitest';
import { withoutAdvice } from '../../src/triage/advice.ts';
import { isManual } from '../../src/triage/manual.ts';
import { factOf, itemsOf, triageOf } from './read.ts';

function found(text: string): string[] {
  return triageOf(text).findings.map(({ id }) => id);
}

function driversOf(text: string): unknown[] {
  return itemsOf(triageOf(text), 'gpus').map((gpu) => gpu['gpus[].driver'] ?? gpu.driver);
}

describe('what a sentence warns of is no sign', () => {
  test.each([
    'Do **not** install `linux-firmware-20251125` on these boards.',
    'Please avoid the firmware linux-firmware-20251125.',
    'If you see linux-firmware-20251125 there, go back.',
    'If you don’t have linux-firmware-20251125, update.',
    'If you are getting HSA_STATUS_ERROR_OUT_OF_RESOURCES, check the groups first.',
    'Without it, you get HSA_STATUS_ERROR_OUT_OF_RESOURCES.',
    'Without it, CUDA will fail with HSA_STATUS_ERROR_OUT_OF_RESOURCES.',
    'There is a known issue with linux-firmware-20251125 on some boards.',
    'Alert when the log says HSA_STATUS_ERROR_OUT_OF_RESOURCES.',
    'The documentation says that HSA_STATUS_ERROR_OUT_OF_RESOURCES means closed nodes.',
    'I saw HSA_STATUS_ERROR_OUT_OF_RESOURCES in other issues.',
    'HSA_STATUS_ERROR_OUT_OF_RESOURCES stands in an old thread that I found.',
    'If it says HSA_STATUS_ERROR_OUT_OF_RESOURCES, open the nodes.',
    'It prints HSA_STATUS_ERROR_OUT_OF_RESOURCES if I forget the variable.',
    'Do I need linux-firmware-20251125 for this board?',
  ])('%s', (line) => expect(withoutAdvice(line)).not.toMatch(/20251125|HSA_/));

  test.each([
    'I have linux-firmware-20251125 and it hangs.',
    'Without it, everything works; with it I get HSA_STATUS_ERROR_OUT_OF_RESOURCES.',
    'I do not get any further, it says HSA_STATUS_ERROR_OUT_OF_RESOURCES.',
    'It hangs since linux-firmware-20251125. Do not use it with ROCm.',
  ])('told: %s', (line) => expect(withoutAdvice(line)).toMatch(/20251125|HSA_/));

  test('the address of a link tells nothing, its words do', () => {
    expect(withoutAdvice('See [the FAQ](faq.md#failed-to-initialize-nvml-unknown-error).')).toBe('See [the FAQ].');
  });

  test('nor is a file that somebody should write', () => {
    expect(found('WSL2: edit `.wslconfig` and set `[wsl2]\\nmemory=24GB\\nswap=8GB`, my 3090 is slow.')).toEqual([]);
  });

  test('a row that people write is told, a row that nvidia-smi draws is printed', () => {
    const row = '| Xid 79 | NVRM: Xid (PCI:0000:41:00): 79, GPU has fallen off the bus. | reseat it |';
    const verdicts = (text: string): string[] => triageOf(text).findings.map(({ verdict }) => verdict);
    expect(verdicts(`My RTX 3090 hangs.\n\n| log | says | what to do |\n|---|---|---|\n${row}`)).toEqual(['suspected']);
    expect(verdicts(`My RTX 3090 hangs.\n\n+-----------+\n${row}\n+-----------+`)).toEqual(['confirmed']);
  });

  test('nor is a comment that tells why a line of a Dockerfile or script stands there', () => {
    const why = 'ImportError: libnuma.so.1: cannot open shared object file';
    expect(found(`SGLang, H100\n\`\`\`\nRUN apt-get install -y libnuma1  # else: ${why}\n\`\`\``)).not.toContain('numa-library-missing');
    expect(found(`SGLang, H100\n\`\`\`\nRUN python -c "import sglang"\n# 12 1.2 ${why}\n\`\`\``)).toContain('numa-library-missing');
  });

  test('nor is a span of code in such a sentence', () => {
    const guide = 'My Strix Halo (gfx1151) runs well. Do not install `linux-firmware-20251125-1.fc43` on it.';
    expect(found(guide)).toEqual([]);
    expect(found('My Strix Halo (gfx1151) hangs. It has `linux-firmware-20251125-1.fc43` on it.')).toContain('strix-mes-083-firmware');
  });
});

describe('a page of a manual is about no machine', () => {
  const quoted = 'NVRM: Xid (PCI:0000:41:00): 79, GPU has fallen off the bus.';

  test.each([
    ['reStructuredText', `Trouble\n#######\n\n.. note::\n\n   x\n\n.. code-block:: console\n\n   ${quoted}\n`],
    ['front matter', `---\ntitle: Trouble\ndescription: What to do\n---\n\n\`\`\`\n${quoted}\n\`\`\`\n`],
    ['TOML front matter', `+++\ntitle = "Trouble"\nweight = 3\n+++\n\n\`\`\`\n${quoted}\n\`\`\`\n`],
    ['a licence before its title', `<!---\nCopyright (c)\n--->\n\n# Frequently asked questions\n\n\`\`\`\n${quoted}\n\`\`\`\n`],
    ['a table of contents', `# x\n\n${['a', 'b', 'c', 'd', 'e'].map((name) => `- [${name}](#${name})\n`).join('')}\n\`\`\`\n${quoted}\n\`\`\`\n`],
    ['release notes', `# Release Notes\n\n- Fixed:\n\n\`\`\`\n${quoted}\n\`\`\`\n`],
    [
      'a list of troubles with their solutions',
      `# Wheels\n\n1. **One**\n   - **Symptom**: \`${quoted}\`\n   - **Solution**: reseat it\n2. **Two**\n   - **Symptom**: no ninja\n   - **Solution**: install it\n`,
    ],
  ])('%s', (_, text) => {
    expect(isManual(text)).toBe(true);
    expect(found(text)).toEqual([]);
  });

  test.each([
    ['a report', `# It stops after an hour\n\n\`\`\`\n${quoted}\n\`\`\`\n`],
    ['a report below the comment of a template', `<!-- Please search first. -->\n\n# It stops\n\n\`\`\`\n${quoted}\n\`\`\`\n`],
    ['a report below the template of a tracker', `---\nname: Bug\ntitle: ''\nlabels: bug\n---\n\n\`\`\`\n${quoted}\n\`\`\`\n`],
  ])('not %s', (_, text) => {
    expect(isManual(text)).toBe(false);
    expect(found(text)).toContain('nvidia-gpu-fallen-off-bus');
  });
});

describe('an error that several causes share is no sign of a cause that lies elsewhere', () => {
  test('under WSL, in a text that does not speak of WSL', () => {
    const text = 'ROCm 7.2 with my Radeon 8060S, rocminfo ends with HSA_STATUS_ERROR_OUT_OF_RESOURCES in a container. The same machine is fine with Windows.';
    expect(found(text)).not.toContain('wsl-rocm-without-rocdxg');
  });

  test('of PyTorch, in a text that speaks of llama.cpp alone', () => {
    const text =
      '# no kernel image is available for execution on the device\n\nllama.cpp on an RTX 5090.\n\n```\nCUDA error: no kernel image is available for execution on the device\n  current device: 0, in function ggml_cuda_compute_forward\n```\n';
    expect(found(text)).not.toContain('torch-without-blackwell-kernels');
    expect(found(text.replace('llama.cpp', 'vLLM').replace('CUDA error', 'RuntimeError: CUDA error'))).toContain('torch-without-blackwell-kernels');
  });

  test('of the driver’s library, where llama.cpp aborted', () => {
    const kernel = 'segfault at 204803fe0 ip 00007efcfc1189d7 sp 00007ffe21474280 error 4 in libcuda.so.575.51.03[7efcfbdc5000+e97000]';
    const text = (program: string): string => `RTX 3090\n\n\`\`\`\n[  812.114] ${program}[2015]: ${kernel}\n\`\`\`\n`;
    expect(found(text('llama-bench'))).not.toContain('driver-library-crashes');
    expect(found(text('nvidia-smi'))).toContain('driver-library-crashes');
  });

  test('of a build without a GPU, where llama.cpp says what its processor can do', () => {
    const text = 'llama.cpp, perplexity on the CPU.\n\n```\nsystem_info: n_threads = 80 / 512 | AVX = 1 | AVX2 = 1 | FMA = 1 | BLAS = 0 | SSE3 = 1 |\n```\n';
    expect(found(text)).not.toContain('llamacpp-without-gpu-backend');
  });
});

describe('a driver whose start failed is not bound', () => {
  const start = '[    9.29] amdgpu 0000:03:00.0: amdgpu: initializing kernel modesetting (IP DISCOVERY 0x1002:0x7480 0x1002:0x0C34 0xCF).';
  const fatal = '[    9.30] amdgpu 0000:03:00.0: amdgpu: Fatal error during GPU init';
  const probe = '[    9.31] amdgpu 0000:03:00.0: probe with driver amdgpu failed with error -12';
  const runs = '[   20.01] [drm] Initialized amdgpu 3.61.0 20150101 for 0000:03:00.0 on minor 0';
  const log = (...lines: readonly string[]): string => `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;

  test.each([
    ['a start', [start], 'amdgpu'],
    ['the error', [start, fatal], null],
    ['the probe, and what is cleaned up after it', [start, fatal, probe, '[    9.32] amdgpu 0000:03:00.0: amdgpu: amdgpu: ttm finalized'], null],
    ['the words of older kernels', [start, '[    9.30] amdgpu: probe of 0000:03:00.0 failed with error -110'], null],
    ['a later start that went well', [start, fatal, probe, start, runs], 'amdgpu'],
    ['another device that runs', [start, fatal, probe, runs.replaceAll('03:00', '0c:00')], null],
  ] as const)('%s', (_, lines, driver) => expect(driversOf(log(...lines))[0]).toBe(driver));

  test('what lspci shows counts for more', () => {
    const lspci = '03:00.0 VGA compatible controller [0300]: AMD/ATI Navi 33 [Radeon RX 7600] [1002:7480] (rev cf)\n\tKernel driver in use: amdgpu\n';
    expect(driversOf(`${log(start, fatal, probe)}\n${log(lspci)}`)).toEqual(['amdgpu']);
  });

  test('nor is NVIDIA’s or Intel’s', () => {
    const refused = '[    4.81] nvidia 0000:01:00.0: enabling device\n[    4.85] nvidia: probe of 0000:01:00.0 failed with error -1';
    expect(driversOf(log(refused))).toEqual([null]);
    expect(driversOf(log('[    4.81] xe 0000:03:00.0: [drm] Found BATTLEMAGE'))).toEqual(['xe']);
    expect(driversOf(log('[    4.81] xe 0000:03:00.0: [drm] Found BATTLEMAGE\n[    4.9] xe 0000:03:00.0: probe with driver xe failed with error -62'))).toEqual(
      [null],
    );
  });
});

test('flags that a narrow terminal broke are read whole', () => {
  const text =
    '```\nArchitecture:            x86_64\nCPU(s):                  24\nModel name:              Intel(R) Xeon(R) Gold 5117 CPU @ 2.00GHz\n    Flags:               fpu vme sse2 ht pni ssse3 fma cx16 p\n                         cid sse4_1 sse4_2 aes xsave avx f16c rdrand hypervisor lahf_lm\n```\n';
  const report = triageOf(text);
  expect(factOf(report, 'cpu.flags')).toContain('avx');
  expect(factOf(report, 'cpu.hypervisor')).toBe(true);
  expect(report.findings).toEqual([]);
});
