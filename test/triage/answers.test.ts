import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

/** What triage asks for, and what is printed then: command, answer, fact, value. */
const asked: readonly (readonly [command: string, answer: string, fact: string, value: unknown])[] = [
  ['cat /proc/self/uid_map', '         0     100000      65536', 'container.mapped', true],
  ['cat /proc/self/uid_map', '         0          0 4294967295', 'container.mapped', false],
  ['cat /proc/sys/kernel/io_uring_disabled', '2', 'ioUring.disabled', 2],
  ['cat /proc/sys/kernel/numa_balancing', '1', 'cpu.numaBalancing', 1],
  ['cat /proc/sys/vm/overcommit_memory', '2', 'memory.overcommit', 2],
  ['grep oom_kill /proc/vmstat', 'oom_kill 3', 'memory.oomKills', 3],
  ['grep -m1 -c hypervisor /proc/cpuinfo', '0', 'cpu.hypervisor', false],
  ['cat /sys/devices/system/cpu/cpufreq/policy*/scaling_governor', 'powersave\npowersave', 'cpu.governor', ['powersave']],
  ['cat /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor', 'schedutil', 'cpu.governor', ['schedutil']],
  ['cat /sys/devices/system/cpu/cpu*/cpufreq/scaling_driver', 'acpi-cpufreq', 'cpu.scalingDriver', ['acpi-cpufreq']],
  ['cat /sys/devices/system/cpu/cpufreq/policy*/scaling_driver', 'amd-pstate-epp\namd-pstate-epp', 'cpu.scalingDriver', ['amd-pstate-epp']],
  ['grep -i huge /proc/meminfo', 'HugePages_Total:    8192\nHugePages_Free:     8000\nHugepagesize:       2048 kB', 'memory.hugetlbFree', 8000 * 2 ** 21],
  ['grep -i commit /proc/meminfo', 'CommitLimit:     1000 kB\nCommitted_AS:     1400 kB', 'memory.commitLeft', 0],
  ['cat /opt/rocm/.info/version', '6.4.3-128', 'rocm.version', '6.4.3'],
  ['ulimit -l', '8192', 'memory.memlockLimit', 8 * 2 ** 20],
  ['ulimit -l', 'unlimited', 'memory.memlockLimit', null],
  ['curl -s http://127.0.0.1:11434/api/version; llama-server --version; pip show vllm torch', '{"version":"0.12.3"}', 'ollama.version', '0.12.3'],
  ['ls /usr/lib/*/libze_intel_gpu.so.1.*', '/usr/lib/x86_64-linux-gnu/libze_intel_gpu.so.1.3.27191.42', 'intel.computeRuntimeBuild', '27191'],
  ['ls -l /dev/dxg /usr/lib/wsl/lib', "ls: cannot access '/dev/dxg': No such file or directory", 'wsl.dxg', false],
  ['wslinfo --networking-mode', 'mirrored', 'wsl.networkingMode', 'mirrored'],
  ['ls /proc/driver/nvidia-nvswitch/devices', "ls: cannot access '/proc/driver/nvidia-nvswitch/devices': No such file or directory", 'nvidia.nvswitches', 0],
  [
    'cat /proc/driver/nvidia/params',
    'EnableGpuFirmware: 18\nTemporaryFilePath: "/var"',
    'nvidia.parameters',
    { EnableGpuFirmware: '18', TemporaryFilePath: '/var' },
  ],
  ['grep Seccomp: /proc/self/status', 'Seccomp:\t2\nSeccomp_filters:\t1', 'container.seccomp', 'filter'],
  ['cat /sys/fs/cgroup/cpu.max', '400000 100000', 'cpu.quota', 400],
  ['ls /sys/class/kfd', "ls: cannot access '/sys/class/kfd': No such file or directory", 'rocm.kfdInKernel', false],
  ['ls /sys/class/kfd', 'kfd', 'rocm.kfdInKernel', true],
  ['cat /sys/module/rknpu/version', 'v0.9.6', 'npu.rknpuVersion', '0.9.6'],
  ['sudo cat /sys/kernel/debug/rknpu/version', 'RKNPU driver: v0.9.8', 'npu.rknpuVersion', '0.9.8'],
  ['ls -d /lib/modules/$(uname -r)/build', '/lib/modules/6.8.0-45-generic/build', 'nvidia.headers', true],
  [
    'zcat /proc/config.gz | grep HSA_AMD',
    'CONFIG_HSA_AMD=y\n# CONFIG_HSA_AMD_SVM is not set',
    'kernel.config',
    { CONFIG_HSA_AMD: 'y', CONFIG_HSA_AMD_SVM: 'n' },
  ],
  ['ls /usr/lib/*/libcuda.so.*', '/usr/lib/x86_64-linux-gnu/libcuda.so.1\n/usr/lib/x86_64-linux-gnu/libcuda.so.550.120', 'nvidia.libraryVersion', '550.120'],
  ['findmnt -T /tmp', 'TARGET SOURCE FSTYPE OPTIONS\n/tmp   tmpfs  tmpfs  rw,nosuid,noexec,size=16324480k', 'storage.tmpNoexec', true],
  [
    'ldconfig -p | grep libcuda',
    '\tlibcuda.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libcuda.so.1\n\tlibcuda.so.1 (libc6,x86-64) => /opt/old/libcuda.so.1',
    'nvidia.libcuda',
    '/lib/x86_64-linux-gnu/libcuda.so.1',
  ],
];

/** The same for those whose answer is one word that says nothing by itself: they need the prompt that people copy along. */
const askedAtPrompt: typeof asked = [
  ['getenforce', 'Enforcing', 'kernel.selinux', 'enforcing'],
  ['mokutil --sb-state', 'SecureBoot enabled', 'kernel.secureBoot', true],
  ['cat /proc/1/comm', 'docker-init', 'systemd.running', false],
  ['ls -d /run/systemd/system', "ls: cannot access '/run/systemd/system': No such file or directory", 'systemd.running', false],
  ['loginctl show-user $USER -p Linger', 'Linger=no', 'systemd.lingering', false],
  [
    'cat /proc/device-tree/model',
    'NVIDIA Jetson Orin Nano Engineering Reference Developer Kit Super',
    'platform.board',
    'NVIDIA Jetson Orin Nano Engineering Reference Developer Kit Super',
  ],
  ['systemd-detect-virt --container', 'podman', 'platform.container', 'podman'],
  ['systemd-detect-virt --container', 'none', 'platform.container', null],
  ['systemd-detect-virt --vm', 'none', 'platform.vm', null],
  ['cat /sys/fs/cgroup/memory.max', '4294967296', 'memory.cgroupLimit', 2 ** 32],
  ['cat /sys/fs/cgroup/memory.max', 'max', 'memory.cgroupLimit', null],
  ['cat /sys/kernel/mm/transparent_hugepage/enabled', 'always [madvise] never', 'memory.transparentHugePages', 'madvise'],
  [
    'swapon --show',
    'NAME      TYPE      SIZE USED PRIO\n/swap.img file        8G   0B   -2\n/dev/sda2 partition 512M   0B   -3',
    'memory.swapTotal',
    8.5 * 2 ** 30,
  ],
  ['cat /sys/power/suspend_stats/success', '3', 'logs.suspends', 3],
  ['cat /sys/class/nvme/nvme*/state', 'live\ndead', 'storage.nvmeStates', ['dead', 'live']],
  ['ulimit -n', '1024', 'user.openFilesLimit', 1024],
  ['ulimit -u', 'unlimited', 'user.processesLimit', null],
  ['id -u', '1000', 'user.uid', 1000],
  ['id -Gn', 'bob adm video', 'user.groups', ['adm', 'bob', 'video']],
  ['grep NoNewPrivs /proc/self/status', 'NoNewPrivs:\t1', 'user.noNewPrivileges', true],
  ['grep CapEff /proc/self/status', 'CapEff:\t0000000000000000', 'user.capabilities', []],
  ['grep CapBnd /proc/self/status', 'CapBnd:\t0000000000004000', 'container.capabilities', ['CAP_IPC_LOCK']],
  ['nproc', '8', 'cpu.allowedThreads', 8],
  ['ldd --version', 'ldd (Ubuntu GLIBC 2.35-0ubuntu3.8) 2.35\nCopyright (C) 2022 Free Software Foundation, Inc.', 'distro.libcVersion', '2.35'],
  ['gcc --version', 'gcc (Debian 12.2.0-14) 12.2.0\nCopyright (C) 2022', 'compilers.gcc', ['12.2.0']],
  ['command -v docker podman containerd', '/usr/bin/docker\n/usr/bin/containerd', 'engines.installed', ['containerd', 'docker']],
  ['podman --version', 'podman version 4.9.3', 'engines.podmanVersion', '4.9.3'],
  ['grep -n no-cgroups /etc/nvidia-container-runtime/config.toml', '14:no-cgroups = true', 'engines.noCgroups', true],
  ['grep -n mode /etc/nvidia-container-runtime/config.toml', '34:mode = "auto"', 'engines.toolkitMode', 'auto'],
  ['printenv NVIDIA_VISIBLE_DEVICES', 'void', 'container.visibleDevices', 'void'],
  [
    'sudo dmidecode -t memory',
    'Memory Device\n\tSize: 16 GB\n\tSpeed: 3200 MT/s\n\tConfigured Memory Speed: 2133 MT/s\nMemory Device\n\tSize: No Module Installed',
    'memory.moduleSpeed',
    2133,
  ],
];

describe('what is asked for is read', () => {
  test.each([...asked, ...askedAtPrompt])('%s: %s', (command, answer, fact, value) => {
    expect(factOf(triageOf(`Here it is:\n\n\`\`\`\nme@box:~$ ${command}\n${answer}\n\`\`\`\n`), fact)).toEqual(value);
    expect(factOf(triageOf(`Here it is:\n\n\`\`\`sh\n$ ${command}\n${answer}\nme@box:~$ date\nFri Nov 20\n\`\`\`\n`), fact)).toEqual(value);
  });

  test.each(asked)('bare, %s: %s', (command, answer, fact, value) => {
    expect(factOf(triageOf(`Here it is:\n\n${command}\n${answer}\n\nWhat next?`), fact)).toEqual(value);
  });

  test.each<[string, string, string, Record<string, unknown>]>([
    ['pip show torch', 'Name: torch\nVersion: 2.6.0+cu124\nSummary: Tensors\nRequired-by: vllm', 'torch', { version: '2.6.0+cu124', variant: 'cu124' }],
    ['pacman -Q | grep ollama', 'ollama 0.13.5-1\nollama-rocm 0.13.5-1', 'runtimes', { kind: 'ollama', packages: ['ollama', 'ollama-rocm'] }],
    ['dpkg -l | grep -i ollama', 'ii  ollama  0.12.3-1  amd64  Run models', 'runtimes', { packages: ['ollama'] }],
    [
      'ls -R /usr/local/lib/ollama /usr/lib/ollama; llama-server --list-devices',
      "ls: cannot access '/usr/local/lib/ollama': No such file or directory\n/usr/lib/ollama:\ncuda_v12  libggml-base.so\n\n/usr/lib/ollama/cuda_v12:\nlibggml-cuda.so\n\nllama-server: command not found",
      'runtimes',
      { libraries: ['cuda_v12', 'libggml-base.so'], backends: ['cuda'] },
    ],
    [
      'findmnt -T ~/.ollama/models',
      'TARGET SOURCE FSTYPE OPTIONS\n/mnt/d D:\\    9p     rw,noatime,aname=drvfs',
      'modelFolders',
      { path: '/mnt/d', fsType: '9p', readOnly: false },
    ],
    [
      'systemctl show ollama -p DevicePolicy -p PrivateDevices',
      'DevicePolicy=closed\nPrivateDevices=yes',
      'services',
      { name: 'ollama.service', privateDevices: true },
    ],
    ['df -h ~/.ollama/models', 'Filesystem      Size  Used Avail Use% Mounted on\n/dev/sda2  468G  467G  1.5G 100% /', 'modelFolders', { free: 1.5 * 2 ** 30 }],
  ])('%s', (command, answer, list, facts) => {
    for (const text of [`\`\`\`\n$ ${command}\n${answer}\n\`\`\`\n`, `The answer:\n\n${command}\n${answer}\n\nWhat next?`])
      expect(itemsOf(triageOf(text), list)).toEqual(expect.arrayContaining([expect.objectContaining(facts)]));
  });

  test('docker inspect tells what the container was started with', () => {
    const inspected = [
      {
        Config: { Image: 'ollama/ollama:0.12.3', Env: ['OLLAMA_HOST=0.0.0.0'] },
        HostConfig: { ShmSize: 67108864, Runtime: 'runc', IpcMode: 'host', Devices: [{ PathOnHost: '/dev/kfd' }], DeviceRequests: null, Privileged: false },
      },
    ];
    const report = triageOf(`\`\`\`\n$ docker inspect ollama\n${JSON.stringify(inspected, null, 4)}\n\`\`\`\n`);
    expect(factOf(report, 'container.runOptions')).toEqual({ device: '/dev/kfd', ipc: 'host' });
    expect(factOf(report, 'container.image')).toBe('ollama/ollama:0.12.3');
    const brief = `\`\`\`\n$ docker inspect o --format '{{.Config.Image}} {{json .HostConfig.DeviceRequests}} {{json .HostConfig.Devices}}'\nollama/ollama:0.12.3 [{"Driver":"nvidia","Count":-1,"Capabilities":[["gpu"]]}] []\n\`\`\`\n`;
    expect(factOf(triageOf(brief), 'container.runOptions')).toEqual({ gpus: 'all' });
  });
});

test('the switch of io_uring as sysctl prints it', () => {
  expect(factOf(triageOf('```\n$ sysctl kernel.io_uring_disabled\nkernel.io_uring_disabled = 2\n```'), 'ioUring.disabled')).toBe(2);
  const unknown = 'sysctl: cannot stat /proc/sys/kernel/io_uring_disabled: No such file or directory';
  expect(factOf(triageOf(`\`\`\`\n$ sysctl kernel.io_uring_disabled\n${unknown}\n\`\`\``), 'ioUring.disabled')).toBeUndefined();
});

describe('what is no answer', () => {
  test.each([
    ['another file’s number', '```\n$ cat /sys/class/drm/card0/device/x\n2\n```', 'ioUring.disabled'],
    [
      'a command that failed',
      '```\n$ cat /proc/sys/kernel/io_uring_disabled\ncat: /proc/sys/kernel/io_uring_disabled: No such file or directory\n```',
      'ioUring.disabled',
    ],
    ['advice', 'Please run cat /proc/sys/kernel/io_uring_disabled and tell me what it says.\n2', 'ioUring.disabled'],
    ['a version of ROCm', '```\n$ cat /opt/rocm/.info/version\n6.4.3-128\n```', 'kernel.release'],
    ['a pool in another table', '```\n$ ulimit -l\nbash: ulimit: no job control\n```', 'memory.memlockLimit'],
  ])('%s', (_, text, fact) => {
    expect(factOf(triageOf(text), fact)).toBeUndefined();
  });

  test('a command that asks for several runtimes names none of them', () => {
    const report = triageOf('It is slow.\n\n```\n$ pip show torch\nName: torch\nVersion: 2.6.0\nRequired-by: vllm\n```\n');
    expect(itemsOf(report, 'runtimes').map(({ kind }) => kind)).toEqual(['pytorch']);
  });
});
