import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const found = (text: string): string[] => triageOf(text).findings.map(({ id }) => id);

describe('the same words, and another cause', () => {
  test.each([
    ['a Vulkan build', '2x RX 7900 XTX, llama.cpp Vulkan backend: gibberish on two GPUs, single GPU works.'],
    ['rows alone', 'Two RX 7900 XT, llama.cpp with HIP and -sm row: gibberish on both GPUs. One GPU is fine, and --split-mode layer is fine too.'],
    ['one card as well', 'Two RX 7900 XTX; llama.cpp (HIP): garbage on two GPUs and on one GPU too.'],
  ])('Radeons that write gibberish: %s', (_, text) => expect(found(text)).not.toContain('radeon-peer-copies-corrupt-output'));

  test.each([
    'WSL2: loading a model from ~/models takes minutes; my project (code) lies in /mnt/c/proj.',
    'WSL2. The model loads slowly; the model files are in ~/models, only the code is on /mnt/c.',
    'WSL2: /mnt/d is an ext4 disk, models are stored in /mnt/d/models; loading takes 2 minutes.',
  ])('models on a Linux disk: %s', (text) => expect(found(text)).not.toContain('wsl-models-on-windows-drive'));

  test('and those on a drive of Windows', () => {
    expect(found('WSL2 Ubuntu. Loading takes 5 minutes. My models are stored in /mnt/d/models.')).toContain('wsl-models-on-windows-drive');
    expect(found('My weights are located in /mnt/e/llm. Loading Llama 13B takes very long in WSL2.')).toContain('wsl-models-on-windows-drive');
  });

  test('a download that is slow', () => {
    const shown = '\n\n```\n    Clocks Event Reasons\n            HW Power Brake Slowdown           : Active\n```\n';
    expect(found(`RTX 4090. The model download is slow: 2 MB/s.${shown}`)).toEqual([]);
    expect(found(`RTX 4090. Generation is slow: 2 tokens a second.${shown}`)).toEqual(['nvidia-clocks-held-down']);
  });

  test('a point release of ROCm', () => {
    const text = (release: string) => `WSL2 Ubuntu 24.04, RX 7900 XTX, ROCm ${release}: rocminfo ends with HSA_STATUS_ERROR_OUT_OF_RESOURCES`;
    expect(found(text('6.4.2'))).toContain('wsl-rocm-release-without-wsl');
    expect(found(text('6.4.2.1'))).not.toContain('wsl-rocm-release-without-wsl');
  });

  test('an ARM processor that has atomics', () => {
    const text = (board: string) => `${board}, torch 2.10.0: Illegal instruction (core dumped) at import torch`;
    expect(found(text('Raspberry Pi 4'))).toContain('pytorch-wheel-needs-lse-atomics');
    expect(found(text('Jetson Orin, Cortex-A78AE'))).not.toContain('pytorch-wheel-needs-lse-atomics');
  });

  test('the generation of what is installed next', () => {
    expect(factOf(triageOf('Ollama in WSL.\n\n```\n> wsl --status\nDefault Distribution: Ubuntu\nDefault Version: 1\n```'), 'platform.system')).not.toBe(
      'wsl1',
    );
  });

  test('FlashAttention that is not asked for', () => {
    expect(found('V100: I know that FlashAttention only supports Ampere GPUs or newer, thus I use sdpa. Problem: NaN with fp16.')).toEqual([]);
  });

  test('the limit of a container under WSL2', () => {
    const text = 'WSL2: the vllm container has mem_limit: 8g and is killed: "Memory cgroup out of memory: Killed process 1234 (python3)".';
    expect(found(text)).not.toContain('wsl-memory-half-of-ram');
  });

  test('systemctl in a container under WSL2', () => {
    const said = 'System has not been booted with systemd as init system';
    expect(found(`WSL2 Ubuntu: "${said}" when I run systemctl inside the ollama/ollama container with docker exec.`)).not.toContain('wsl-systemd-off');
    expect(found(`WSL2 Debian: \`systemctl start ollama\` says "${said} (PID 1)".`)).toContain('wsl-systemd-off');
  });

  test('what one catches or tests', () => {
    expect(
      found('In PyTorch, which exceptions should I catch? I handle `RuntimeError: CUDA error: uncorrectable ECC error encountered`; are there others?'),
    ).toEqual([]);
    expect(found('A test fixture prints "NVRM: Xid (PCI:0000:01:00): 79, pid=1, GPU has fallen off the bus." and my parser has to count it.')).toEqual([]);
  });
});

describe('a later line takes it back', () => {
  const mismatch = `Error: digest mismatch, file must be downloaded again: want sha256:${'6a'.repeat(32)}, got sha256:${'aa'.repeat(32)}`;
  test('a pull that succeeds', () => {
    const pull = '$ ollama pull qwen3:8b\npulling manifest\nverifying sha256 digest\n';
    expect(found(`\`\`\`\n${pull}${mismatch}\n\`\`\``)).toContain('ollama-blob-digest-mismatch');
    expect(found(`\`\`\`\n${pull}${mismatch}\n${pull}writing manifest\nsuccess\n\`\`\``)).toEqual([]);
  });

  test('wslinfo', () => {
    const refused = 'wsl: Mirrored networking mode is not supported, falling back to NAT networking';
    expect(found(`\`\`\`\n${refused}\n\`\`\``)).toContain('wsl-mirrored-networking-refused');
    expect(found(`\`\`\`\n${refused}\n$ wslinfo --networking-mode\nmirrored\n\`\`\``)).toEqual([]);
  });

  test('the user’s systemd', () => {
    const failed = "wsl: Failed to start the systemd user session for 'me'. See journalctl for more details.";
    expect(found(`WSL2\n\n\`\`\`\n${failed}\n\`\`\``)).toContain('wsl-systemd-user-session-missing');
    expect(found(`WSL2\n\n\`\`\`\n${failed}\n$ systemctl --user is-system-running\nrunning\n\`\`\``)).toEqual([]);
  });
});

test('Ollama asks each copy of libcuda, and the next one answers', () => {
  const passed = 'level=INFO source=gpu.go:602 msg="no nvidia devices detected by library /usr/lib/x86_64-linux-gnu/libcuda.so.535.104.05"';
  const answers =
    'level=INFO source=types.go:131 msg="inference compute" id=GPU-1 library=cuda variant=v12 compute=8.9 driver=12.4 name="NVIDIA GeForce RTX 4090"';
  const report = (log: string): string => `WSL2, RTX 4090, ollama is slow.\n\n\`\`\`\n${log}\n\`\`\``;
  expect(found(report(passed))).toContain('wsl-linux-libcuda-in-the-way');
  expect(found(report(`${passed}\n${answers}`))).not.toContain('wsl-linux-libcuda-in-the-way');
});

test('rocminfo lists the card under WSL', () => {
  const text = 'WSL2 Ubuntu, ROCm 7.2, RX 7900 XT: hsa_init Failed, possibly no supported GPU devices';
  expect(found(text)).toContain('wsl-rocm-without-rocdxg');
  expect(found(`rocminfo lists gfx1100 now. ${text} was before.`)).not.toContain('wsl-rocm-without-rocdxg');
});

describe('told of WSL', () => {
  const blocked = 'WSL2 Ubuntu: "Failed to initialize NVML: GPU access blocked by the operating system"';
  test('a Linux driver beside it', () => {
    expect(factOf(triageOf(`${blocked} after installing nvidia-utils-535 by apt.`), 'wsl.linuxLibcuda')).toBe('~of the package nvidia-utils-535');
  });
  test('its own nvidia-smi works', () => {
    expect(found(`${blocked}. /usr/lib/wsl/lib/nvidia-smi works.`)).toEqual([]);
    expect(found(`${blocked}, in a container. Outside of the container nvidia-smi works.`)).toEqual([]);
  });
  test('mirrored networking', () => {
    const text = 'Ollama runs on the Windows host. From WSL2 curl says: Failed to connect to localhost port 11434.';
    expect(found(text)).toContain('wsl-server-in-windows');
    expect(found(`${text} networkingMode=mirrored is set in .wslconfig.`)).not.toContain('wsl-server-in-windows');
  });
  test('its libraries in columns', () => {
    const report = triageOf(
      "WSL2\n\n```\n$ ls /usr/lib/wsl/lib\nlibcuda.so.1  libd3d12.so  libdxcore.so  nvidia-smi\n$ ls -l /dev/dxg\nls: cannot access '/dev/dxg': No such file or directory\n```",
    );
    expect(factOf(report, 'wsl.libraries')).toEqual(['libcuda.so.1', 'libd3d12.so', 'libdxcore.so']);
    expect(report.findings.map(({ id }) => id)).toEqual(['wsl-dxg-missing']);
  });
});
