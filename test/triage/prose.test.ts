import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../src/triage/prose/clause.ts';
import { factOf, itemsOf, triageOf } from './read.ts';

function meaning(text: string, mention: string): string {
  return meaningOf(text, text.indexOf(mention), mention.length);
}

describe('what a mention means', () => {
  test.each([
    ['GPU: RX 6600, kernel 6.18.3', 'kernel 6.18.3'],
    ['It is broken since 0.12.5 here', '0.12.5'],
    ['cannot get it to work with an RTX 5090', 'RTX 5090'],
    ['crashes after the update to kernel 6.17.4', 'kernel 6.17.4'],
    ['It does not work on Ubuntu 24.04', 'Ubuntu 24.04'],
    ['0.12.5-rocm crashes. 0.12.3-rocm was fine', '0.12.5-rocm'],
    ['it worked before, but fails with driver 580.95', 'driver 580.95'],
    ['nothing works under Windows 11 with WSL2', 'WSL2'],
    ['it never worked on a freshly set up Ubuntu 22.04', 'Ubuntu 22.04'],
    ['it only works on the CPU of this old box with Ubuntu 22.04', 'Ubuntu 22.04'],
    ['nvidia-smi works in a shell of my own under WSL2', 'WSL2'],
    ['how to get it to work on my laptop with Ubuntu 22.04', 'Ubuntu 22.04'],
    ['it works on the CPU alone, the box has Ubuntu 22.04', 'Ubuntu 22.04'],
    ['I run Ollama inside Docker', 'inside Docker'],
    ['it runs as a guest in VMware', 'in VMware'],
  ])('a state: %s', (text, mention) => expect(meaning(text, mention)).toBe('state'));

  test.each([
    ['This is not WSL', 'WSL'],
    ['It worked with 6.16', '6.16'],
    ['0.12.5-rocm crashes. 0.12.3-rocm was fine', '0.12.3-rocm'],
    ['works fine on my 4090', '4090'],
    ['I use Vulkan instead of ROCm 6.4', 'ROCm 6.4'],
    ['before upgrading from 0.11.8 it was quick', '0.11.8'],
    ['unlike my RTX 4090 it is slow', 'RTX 4090'],
    ['the same on my RTX 4090 is quick', 'RTX 4090'],
    ['I downgraded to kernel 6.12.4', 'kernel 6.12.4'],
    ['it runs without Docker', 'Docker'],
    ['another machine with an RX 6800 XT is quick', 'RX 6800 XT'],
    ['`0.17.0-rocm` seems to be fine', '0.17.0-rocm'],
    ['On this same computer it all works under Windows 11 with WSL2.', 'WSL2'],
    ['it runs fine on the same machine with Windows 11 & WSL2', 'WSL2'],
    ['Ollama worked without problems on a freshly set up Ubuntu 22.04', 'Ubuntu 22.04'],
  ])('of another machine or time: %s', (text, mention) => expect(meaning(text, mention)).toBe('elsewhere'));

  test.each([
    ['it requires kernel 6.18.4', 'kernel 6.18.4'],
    ['fixed in 0.12.6', '0.12.6'],
    ['needs at least ROCm 7.2', 'ROCm 7.2'],
    ['kernel 6.18 or newer', 'kernel 6.18'],
  ])('asked for: %s', (text, mention) => expect(meaning(text, mention)).toBe('asked'));
});

describe('facts from sentences', () => {
  test('versions, of lower standing', () => {
    const report = triageOf('ollama 0.12.3 on Fedora 43, kernel 6.17.1-300.fc43.x86_64, ROCm 7.0.2, Mesa 25.2.4, linux-firmware 20251125.');
    expect(factOf(report, 'ollama.version')).toBe('~0.12.3');
    expect(factOf(report, 'kernel.version')).toBe('~6.17.1');
    expect(factOf(report, 'kernel.lineage')).toBe('~upstream');
    expect(factOf(report, 'distro.id')).toBe('~fedora');
    expect(factOf(report, 'distro.version')).toBe('~43');
    expect(factOf(report, 'rocm.version')).toBe('~7.0.2');
    expect(itemsOf(report, 'vulkanDevices')).toEqual([{ mesa: '25.2.4' }]);
  });

  test('a distribution written without its space, and not the one in an image’s tag', () => {
    expect(factOf(triageOf('My environment is ubuntu16.04, GPU M40'), 'distro.version')).toBe('~16.04');
    expect(factOf(triageOf('It fails in nvidia/cuda:12.4.1-devel-ubuntu22.04 as well'), 'distro.version')).toBeUndefined();
  });

  test('what worked is no state: "works on 0.11.4, broken on 0.12.0"', () => {
    expect(itemsOf(triageOf('With ollama 0.11.4 it works fine. Since ollama 0.12.0 it is broken.'), 'runtimes')).toMatchObject([
      { kind: 'ollama', version: '0.12.0' },
    ]);
  });

  test.each(['It does not support the Tesla V100', 'no support for my Tesla V100?', 'The Tesla V100 is not supported', 'dropped support for the V100'])(
    'who complains that a card is not supported has one: %s',
    (text) => {
      expect(itemsOf(triageOf(`# vLLM fails\n\n${text}`), 'gpus')).toMatchObject([{ name: 'Tesla V100' }]);
    },
  );

  // https://github.com/ollama/ollama/issues/17205
  test('a name and its version in lines of their own', () => {
    expect(factOf(triageOf('It crashes.\n\nEnvironment\nOllama\n0.32.0\n\nInstalled via the script.'), 'ollama.version')).toBe('~0.32.0');
    expect(factOf(triageOf('It crashes.\n\nOllama is installed.\n0.32.0'), 'ollama.version')).toBeUndefined();
  });

  // https://github.com/ollama/ollama/issues/16690
  test('a form’s answer counts more than what a heading compares with', () => {
    const report = triageOf('# CPU only\n\n**Ollama 0.24.0: Model runs on GPU**\n\nfast\n\n### OS\n\nLinux\n\n### Ollama version\n\n0.30.6');
    expect(factOf(report, 'ollama.version')).toBe('~0.30.6');
    expect(factOf(triageOf('# Ollama 0.12.1 is slow\n\n### Ollama version\n\n0.12.3'), 'ollama.version')).toBe('~0.12.3');
  });

  // https://github.com/ollama/ollama/issues/16415
  test('"Ollama v0.30" is its first release; of others two numbers are too few', () => {
    expect(factOf(triageOf('Ollama v0.30 is slow on my GTX 1070.'), 'ollama.version')).toBe('~0.30');
    expect(factOf(triageOf('Ollama 0.30.11 is slow on my GTX 1070.'), 'ollama.version')).toBe('~0.30.11');
    expect(factOf(triageOf('Ollama 0.12 is slow on my GTX 1070.'), 'ollama.version')).toBeUndefined();
  });

  // https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1758
  test('a compute capability that the reporter’s card has, and one that is asked for', () => {
    const capability = (text: string): unknown => itemsOf(triageOf(`# LM Studio\n\n${text}`), 'gpus').map(({ computeCapability }) => computeCapability);
    expect(capability('It does not seem to support Volta/GV100, compute capability 7.0, GPUs')).toEqual(['7.0']);
    for (const no of ['It requires compute capability 7.5.', 'Only GPUs with compute capability 7.0 or higher work.', 'below compute capability 7.5'])
      expect(capability(no)).toEqual([]);
  });

  test('a card by its bare number', () => {
    expect(itemsOf(triageOf('My 3090 is not used by ollama.'), 'gpus')).toMatchObject([{ name: 'GeForce RTX 3090', computeCapability: '8.6' }]);
  });

  test.each([
    ['What uname -r says: 6.8.12-4-pve', 'kernel.release', '~6.8.12-4-pve'],
    ['Debian 12 / 6.8.7-zabbly+ kernel', 'kernel.version', '~6.8.7'],
    ['I have rocm-6.2.4 from AMD', 'rocm.version', '~6.2.4'],
    ['it is version 0.3.14 of ollama', 'ollama.version', '~0.3.14'],
    ['the package nvidia-driver-550 is installed', 'nvidia.moduleVersion', '~550'],
    ['NVIDIA-SMI 550.120 lists it', 'nvidia.moduleVersion', '~550.120'],
    ['I run the 575.64.03 open driver', 'nvidia.flavour', '~open'],
    ['the package nvidia-driver-570-open is installed', 'nvidia.flavour', '~open'],
    ['I am running on nvidia-open-dkms', 'nvidia.flavour', '~open'],
    ['### NVIDIA Open GPU Kernel Modules Version\n\n575.64.03\n\nIt fails', 'nvidia.flavour', '~open'],
  ])('a version as it is named: %s', (text, id, value) => expect(factOf(triageOf(`${text}.`), id)).toBe(value));

  test.each([
    'I opened an issue on the 575 driver',
    'It requires the 575 open driver',
    'It works with nvidia-driver-570-open',
    'It works fine with nvidia-open',
    'Try nvidia-open-dkms instead',
    'The 570 driver is installed',
  ])('no flavour of the driver: %s', (text) => expect(factOf(triageOf(`${text}.`), 'nvidia.flavour')).toBeUndefined());

  test.each([
    'UVM module is not loaded automatically on CentOS 7',
    'the nvidia-uvm module is _not_being loaded',
    'if I do `modprobe nvidia_uvm` cuda works fine',
    'I had not done `modprobe nvidia_uvm`, after this the problem is gone',
  ])('nvidia_uvm is missed: %s', (text) => expect(factOf(triageOf(`${text}.`), 'nvidia.uvmLoaded')).toBe('~false'));

  test.each([
    'sudo rmmod nvidia_uvm && sudo modprobe nvidia_uvm works',
    'modprobe nvidia_uvm does not help, nothing works',
    'modprobe nvidia_uvm worked, but CUDA is still not found',
    'If the UVM module is not loaded, load it',
  ])('nvidia_uvm is not missed: %s', (text) => expect(factOf(triageOf(`${text}.`), 'nvidia.uvmLoaded')).toBeUndefined());

  test('variables that a sentence sets', () => {
    const variables = (text: string): unknown => (triageOf(text).facts['environment.variables'] as { value?: unknown } | undefined)?.value;
    expect(variables('I start it with HSA_OVERRIDE_GFX_VERSION=10.3.0, OLLAMA_VULKAN is set to 1.')).toEqual({
      HSA_OVERRIDE_GFX_VERSION: '10.3.0',
      OLLAMA_VULKAN: '1',
    });
    for (const no of ['You need OLLAMA_VULKAN=1.', 'With OLLAMA_VULKAN=1 it works.', 'Should I set OLLAMA_VULKAN=1?', 'Without OLLAMA_VULKAN=1.'])
      expect(variables(no)).toBeUndefined();
  });

  test('the more precise version counts', () => {
    expect(factOf(triageOf('Linux: 6.18 (6.18.5 and 6.18.7 tried)\nDistro: Gentoo'), 'kernel.version')).toBe('~6.18.7');
  });

  test('hardware by the names that people use', () => {
    expect(itemsOf(triageOf('I have a 7900XTX in it.'), 'gpus')).toMatchObject([{ arch: 'gfx1100', vendor: 'amd' }]);
    expect(itemsOf(triageOf('Ryzen AI Max+ 395 with 128 GB'), 'gpus')).toMatchObject([{ arch: 'gfx1151', integrated: true }]);
    expect(itemsOf(triageOf('GPU: GTX 1060 6GB'), 'gpus')).toMatchObject([{ computeCapability: '6.1' }]);
  });

  test('examples of cards are nobody’s', () => {
    expect(itemsOf(triageOf('The Readme states that Nvidia drivers are required to run the container.'), 'gpus')).toEqual([]);
    expect(itemsOf(triageOf('I have a Tesla K80. Old ones (e.g. K40, V100) are still sold.'), 'gpus')).toMatchObject([{ computeCapability: '3.7' }]);
  });

  test('the processors whose NPU is of the first generation, where the text is about an NPU', () => {
    expect(factOf(triageOf('# npu problem with amd 8840u\n\nflm fails'), 'npu.arch')).toBe('~xdna1');
    expect(factOf(triageOf('The NPU of my Ryzen 7 PRO 7840HS is not found'), 'npu.arch')).toBe('~xdna1');
    for (const other of ['My Ryzen 7 8845HS is slow', 'The NPU of my Ryzen AI 9 HX 370 fails', 'The NPU of my Ryzen 5 7540U fails', 'NPU, 8840 tokens'])
      expect(factOf(triageOf(other), 'npu.arch'), other).toBeUndefined();
  });

  test('a list of targets is no machine', () => {
    expect(itemsOf(triageOf('The folder has gfx90a, gfx1030 and gfx1100.'), 'gpus')).toEqual([]);
  });

  test('the answers of an issue form', () => {
    const report = triageOf('### What is the issue?\n\nslow\n\n### OS\n\nLinux\n\n### GPU\n\nAMD\n\n### Ollama version\n\n0.3.9');
    expect(factOf(report, 'platform.system')).toBe('~native');
    expect(factOf(report, 'ollama.version')).toBe('~0.3.9');
    expect(itemsOf(report, 'gpus')).toEqual([{ vendor: 'amd' }]);
  });

  test('what a tool prints of ROCm on every machine is nobody’s card', () => {
    const printed = (rocm: string) => itemsOf(triageOf(`\`\`\`\nPyTorch version: 2.1.0\nROCM used to build PyTorch: ${rocm}\n\`\`\``), 'gpus');
    expect(printed('N/A')).toEqual([]);
    expect(printed('6.2.41133-dd7f95766')).toEqual([{ vendor: 'amd' }]);
  });

  test('machine output overrules prose, and the contradiction is kept', () => {
    const report = triageOf(
      'I am on kernel 6.16.2.\n\n```\n$ uname -a\nLinux box 6.17.1-300.fc43.x86_64 #1 SMP PREEMPT_DYNAMIC Thu Oct  2 2025 x86_64 GNU/Linux\n```\n',
    );
    expect(report.facts['kernel.version']).toMatchObject({
      value: '6.17.1',
      source: 'line 5',
      contradictedBy: [{ value: '6.16.2', source: 'line 1 (prose)' }],
    });
  });

  test('one GPU named by several outputs is one', () => {
    const text =
      'My RX 6600:\n\n```\n03:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 23 [Radeon RX 6600] [1002:73ff] (rev c7)\n```\n\n```\nggml_vulkan: Found 1 Vulkan devices:\nggml_vulkan: 0 = AMD Radeon RX 6600 (RADV NAVI23) (radv) | uma: 0 | fp16: 1 | bf16: 0 | warp size: 32 | shared memory: 65536 | int dot: 1 | matrix cores: none\n```\n';
    expect(itemsOf(triageOf(text), 'gpus')).toMatchObject([{ arch: 'gfx1032', pciId: '1002:73ff', driver: 'amdgpu' }]);
  });

  test('a nameless device of the kernel log is the one that a sentence names', () => {
    const report = triageOf('AMD Radeon RX 6800 XT\n\n```\n[    3.6] \n[    3.601531] amdgpu 0000:03:00.0: amdgpu: ring gfx_0.0.0 timeout\n```');
    expect(report.facts.gpus).toMatchObject({
      value: [{ key: 'pci:0000:03:00.0', facts: { arch: { value: 'gfx1030', prose: true }, driver: { value: 'amdgpu' } } }],
    });
  });

  test('under WSL the driver is that of Windows', () => {
    const report = triageOf('WSL2, NVIDIA driver 560.70, nvidia-smi crashes');
    expect(factOf(report, 'wsl.windowsNvidiaDriver')).toBe('~560.70');
    expect(factOf(report, 'nvidia.moduleVersion')).toBeUndefined();
  });

  test('no WSL where it is denied', () => {
    expect(factOf(triageOf('This is not WSL, it is Arch Linux with kernel 6.17.1-arch1-1.'), 'platform.system')).toBe('~native');
  });
});

describe('machines that are not judged', () => {
  test('Windows and macOS are told calmly', () => {
    const windows = triageOf(
      '### OS\n\nWindows\n\nC:\\Users\\me\\AppData\\Local\\Programs\\Ollama\\ollama.exe fails\nC:\\Windows\\System32\\nvcuda.dll is there',
    );
    expect(windows.foreign?.system).toBe('Windows');
    expect(windows.findings).toEqual([]);
    expect(triageOf('### OS\n\nmacOS\n\n### GPU\n\nApple').foreign?.system).toBe('macOS');
  });

  test('WSL is no Windows', () => {
    expect(triageOf('In WSL2, with C:\\Users\\me\\.wslconfig and C:\\Windows\\System32').foreign).toBeUndefined();
  });
});

describe('two machines in a text', () => {
  const text =
    '## Works (laptop)\n\n```\nversion: 8100 (abc1234f)\nbuilt with GNU 13.2.0 for Linux x86_64\n```\n\n## Broken (server)\n\n```\nversion: 9484 (63e66fdd2)\nbuilt with GNU 13.2.0 for Linux x86_64\n```\n';

  test('the one that works is not judged, and what differs is told', () => {
    const report = triageOf(text);
    expect(itemsOf(report, 'runtimes')).toMatchObject([{ kind: 'llama.cpp', build: '9484' }]);
    expect(report.machines?.differences).toContainEqual({ fact: 'llamaServer.build', here: '9484', other: '8100' });
  });

  test('a text with one machine has no such note', () => {
    expect(triageOf('It works fine on CPU.\n\n```\nversion: 9484 (63e66fdd2)\n```').machines).toBeUndefined();
  });
});

describe('a variable behind Environment=', () => {
  const unitOf = (sentence: string) => {
    const { facts } = triageOf(`# Ollama, and what it is told\n\n${sentence}\n`);
    const told = (of: unknown): unknown => (of as { value?: unknown } | undefined)?.value;
    const [unit] = (told(facts.services) ?? []) as { facts: Record<string, unknown> }[];
    return [told(unit?.facts.environment), told(facts['environment.variables'])];
  };
  test('is the unit’s, and no shell has it', () => {
    expect(unitOf('I set Environment="OLLAMA_CONTEXT_LENGTH=32768" with systemctl edit ollama, and it shows 4096.')).toEqual([
      { OLLAMA_CONTEXT_LENGTH: '32768' },
      undefined,
    ]);
    expect(unitOf('In the override I have Environment="OLLAMA_HOST=192.168.1.10:11434" so that the other PCs can use it.')).toEqual([
      { OLLAMA_HOST: '192.168.1.10:11434' },
      undefined,
    ]);
    expect(unitOf('I start it with OLLAMA_CONTEXT_LENGTH=32768 and it shows 4096.')).toEqual([undefined, { OLLAMA_CONTEXT_LENGTH: '32768' }]);
  });
  test('is not there where somebody should write it', () => {
    expect(unitOf('You should add Environment="OLLAMA_HOST=0.0.0.0" to the unit.')).toEqual([undefined, undefined]);
    expect(unitOf('Would Environment="OLLAMA_HOST=0.0.0.0" help?')).toEqual([undefined, undefined]);
  });
});
