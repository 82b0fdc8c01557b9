import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const fact = (text: string, id: string) => String(factOf(triageOf(text), id));

describe('WSL ends by itself', () => {
  // From https://github.com/microsoft/WSL/issues/13014, 9968, 10157, 9401, 8654, 8665 and 13291.
  test.each([
    'WSL idles out services like ollama while keeping WSL process running',
    'The WSL instance still shuts down automatically when all WSL terminals are closed',
    'Windows 11 WSL2 completely shuts down when inactive',
    "wsl doesn't keep running in background after closing window",
    'After closing the terminal, WSL shuts down within a minute',
    'vmIdleTimeout has no effect',
    'WSL distro keeps shutting down shortly after not being in use',
    'Services are suspended despite `vmIdleTimeout=-1`',
  ])('%s', (text) => expect(fact(`On WSL2. ${text}`, 'wsl.endsIdle')).toBe('~true'));

  test.each([
    'Ollama unloads the model after it was idle for 5 minutes, in WSL2',
    'WSL2 crashes when memory is full',
    'In WSL2 the server stops after sleep of the laptop',
    'I ran wsl --shutdown and it stopped',
    'Somebody set vmIdleTimeout=-1 so that WSL2 does not stop when idle',
    'In WSL2 I ran `wsl --shutdown`, closed all terminals and started again',
    'vmIdleTimeout=-1 works for me, WSL stays up',
    'WSL2 stops the unused GPU from being listed',
    'On WSL2. If WSL does not stay running when idle, one sets vmIdleTimeout; mine stays up',
    'Does WSL2 shut down when idle, or does it go on after closing the terminal?',
    'I know that WSL2 shuts down when idle, so I keep a terminal open; Ollama is slow.',
    'On another machine WSL2 stops after closing the window; here Ollama is slow on WSL2',
  ])('not: %s', (text) => expect(fact(text, 'wsl.endsIdle')).toBe('undefined'));
});

describe('the memory that .wslconfig gives', () => {
  test('told', () => expect(fact('vLLM in WSL2 is killed, my .wslconfig has memory=120GB.', 'wsl.memoryLimit')).toBe(`~${120 * 2 ** 30}`));

  test.each([
    'In WSL2 you should have a .wslconfig with memory=48GB.',
    'In WSL2, should my .wslconfig say memory=48GB?',
    'If .wslconfig has memory=8GB, WSL2 kills it.',
    'In WSL2, does .wslconfig with memory=48GB help?',
  ])('not: %s', (text) => expect(fact(text, 'wsl.memoryLimit')).toBe('undefined'));
});

describe('the server is in Windows', () => {
  // From https://github.com/paulrobello/parllama/issues/5 and https://github.com/ollama/ollama/issues/5008.
  test.each([
    'I have installed it on WSL2 and run Ollama on Windows. From within WSL it cannot connect.',
    'I installed Ollama on Windows 11 machine, then I want to access it from my WSL Ubuntu',
    'I run LM Studio on Windows and want to use it from WSL2',
    'LM Studio runs on the Windows host, my agent inside WSL2 gets connection refused',
    'Ollama runs on Windows. In WSL2 Ubuntu curl says that the connection is refused.',
  ])('%s', (text) => expect(fact(text, 'wsl.serverInWindows')).toBe('~true'));

  test.each([
    'I use Ollama on Windows with WSL2 and it does not find the GPU',
    'Ollama in WSL2 does not find the GPU; in Windows games are fine',
    'Ollama on Windows crashes at the start',
    'I run Ollama on Windows 11. WSL2 Ubuntu 22.04 is what I use',
    'Ollama works on Windows, and in WSL2 the connection is refused',
    'Ollama runs in WSL2. I cannot open Ollama on Windows from WSL',
    'I had installed Ollama on Windows before. Now I installed Ollama inside WSL2, and from within WSL the connection is refused',
    'I use Ollama on Windows, too. In WSL2 `ollama serve` starts without its settings, so from WSL nothing answers',
  ])('not: %s', (text) => expect(fact(text, 'wsl.serverInWindows')).toBe('undefined'));
});

describe('models on a drive of Windows', () => {
  const shown = (text: string) => triageOf(text).findings.some(({ id }) => id === 'wsl-models-on-windows-drive');
  // From https://github.com/ggml-org/llama.cpp/issues/1205, https://github.com/ollama/ollama/issues/8043, 4197 and https://github.com/noonghunna/club-3090/issues/187.
  test.each([
    'In WSL2 loading takes minutes with `./main -m /mnt/e/models/vic13b.bin -b 512`',
    'Slow in WSL2:\n\n```\nsudo ln -s /mnt/c/Users/me/.ollama/ /usr/share/ollama/.ollama/\n```',
    'Docker Desktop with WSL2 loads models very slowly:\n\n```yml\n    volumes:\n      - C:/Users/xx/.ollama:/root/.ollama:cached\n```',
    'In WSL2 it takes several minutes to load. My models are on a Windows drive.',
    // https://github.com/microsoft/WSL/issues/13640 and 4197
    'On WSL2 I am loading data from this drive and it is like 50x slower.\n\n`/mnt/f/Trainer/musubi-tuner/`',
    'In WSL2 it takes forever to load the 24GB models from /mnt/x/aimodels, which is slow',
  ])('%s', (text) => expect(shown(text)).toBe(true));

  test.each([
    ['nobody waits', 'In WSL2 `./main -m /mnt/e/models/vic13b.gguf` answers in German only'],
    ['a drive of Linux', 'On Ubuntu 24.04 loading is slow with `llama-server -m /mnt/d/models/a.gguf`'],
    [
      'a disk by its kind, and the folders of every PATH',
      'On WSL2 loading the model from my NVMe drive is slow.\n\n```\nPATH=/usr/bin:/mnt/c/Windows/System32\ncd /mnt/c/Users/me/projects\n```',
    ],
    ['another thing that is slow', 'On WSL2 git is slow. I work in /mnt/c/Users/me/git/llama.cpp and load a.gguf from my home.'],
    ['where they were before', 'On WSL2 my models are in ~/models now; before they were in /mnt/c/models and loading took minutes.'],
    ['where they were taken from', 'In WSL2 I moved the models from /mnt/c/models to my home, and answers are slow.'],
    ['code, and no model', 'Slow in WSL2: the sources are in /mnt/c/Users/me/git/llama.cpp'],
  ])('not: %s', (_, text) => expect(shown(text)).toBe(false));
});

test('nvidia-smi of Windows tells the driver model, and nothing of WSL', () => {
  // From https://github.com/microsoft/WSL/issues/11865.
  const report = triageOf(`In WSL2 nothing is found. In Windows:

\`\`\`
| NVIDIA-SMI 555.85                 Driver Version: 555.85         CUDA Version: 12.5     |
|-----------------------------------------+------------------------+----------------------+
| GPU  Name                  Driver-Model | Bus-Id          Disp.A | Volatile Uncorr. ECC |
|=========================================+========================+======================|
|   0  NVIDIA L40S                  TCC   |   00000000:61:00.0 Off |                    0 |
| N/A   17C    P8             21W /  350W |       9MiB /  46068MiB |      0%      Default |
|                                         |                        |                  N/A |
\`\`\``);
  expect(factOf(report, 'wsl.nvidiaDriverModels')).toEqual(['TCC']);
  expect(factOf(report, 'nvidia.smiError')).toBeUndefined();
});

test('WSL’s settings of time', () => {
  const report = triageOf('```\n[general]\ninstanceIdleTimeout=-1\n[wsl2]\nvmIdleTimeout=60000\n```');
  expect([factOf(report, 'wsl.instanceIdleTimeout'), factOf(report, 'wsl.vmIdleTimeout')]).toEqual([-1, 60000]);
});

test('a section of .wslconfig that WSL does not know', () => {
  // From https://github.com/microsoft/WSL/issues/6890.
  const shown = (text: string) => triageOf(text).findings.map(({ id }) => id);
  expect(shown('My .wslconfig is ignored in WSL2:\n\n```\n[ws12]\nmemory=3GB\n```')).toEqual(['wslconfig-not-understood']);
  expect(shown('In WSL2 my service has\n\n```\n[worker]\nmemory=3GB\n```')).toEqual([]);
  expect(shown('In WSL2 I have\n\n```\n[wsl2]\nmemory=3GB\n```')).toEqual([]);
  expect(shown('In WSL2 my jobs have\n\n```\n[work]\nmemory=3GB\n```')).toEqual([]);
  expect(shown('WSL2 has half of the memory:\n\n```\nNAME="Ubuntu"\nVERSION_ID=22\n[wsl2]\nmemory=48GB\n```')).toEqual([]);
  expect(shown('WSL2 has half of the memory:\n\n```\nmemory=48GB\n[wsl2]\nswap=0\n```')).toEqual(['wslconfig-not-understood']);
});

describe('killed under WSL2', () => {
  // From https://github.com/oobabooga/textgen/issues/536 and https://github.com/oobabooga/textgen/issues/41.
  test.each([
    'I start the server in WSL2, but it always gets killed',
    'WSL2\n\n```\nLoading model ...\nKilled\n```',
    'WSL2: torchrun ended, exitcode : -9 (pid: 12)',
  ])('%s', (text) => expect(fact(text, 'memory.oomKills')).toBe('~1'));
  test.each([
    'In WSL2 I ended it with kill -9\n\n```\nKilled\n```',
    'On Ubuntu it just says killed',
    'In WSL2 the job was killed by me',
    'On WSL2 when I close the terminal, ollama is killed',
    'In WSL2 ollama gets killed because WSL is idle',
  ])('not: %s', (text) => expect(fact(text, 'memory.oomKills')).toBe('undefined'));
});

describe('rocminfo under WSL', () => {
  test('names the system, and librocdxg by its own line', () => {
    const report = triageOf('```\nWSL environment detected.\npid:6895 tid:0x76bf09cbb100 [topology_sysfs_get_system_props] No WDDM adapters found.\n```');
    expect([factOf(report, 'platform.system'), factOf(report, 'wsl.rocdxg')]).toEqual(['wsl2', true]);
  });
  test('the container tool’s sentence is another', () => {
    expect(fact('```\nnvidia-container-cli: initialization error: WSL environment detected but no adapters were found\n```', 'platform.system')).toBe(
      'undefined',
    );
  });
});

describe('nvidia-smi that speaks to the driver of Windows', () => {
  const head = (tool: string, driver: string) => `\`\`\`\n| NVIDIA-SMI ${tool}    Driver Version: ${driver}       CUDA Version: 11.8     |\n\`\`\``;
  // From https://github.com/microsoft/WSL/issues/9272 and https://github.com/ollama/ollama/issues/684.
  test.each([
    ['525.60.13', '522.25'],
    ['535.112', '537.42'],
  ])('%s and %s', (tool, driver) => expect(factOf(triageOf(head(tool, driver)), 'platform.system')).toBe('wsl2'));
  test('on Linux both are one', () => expect(factOf(triageOf(head('535.183.01', '535.183.01')), 'platform.system')).toBeUndefined());
});

test('a kernel of Microsoft in a sentence', () => {
  // From https://github.com/vllm-project/vllm/issues/6184.
  const report = triageOf('vLLM fails, and I get "Linux version 5.10.16.3-microsoft-standard-WSL2 (oe-user@oe-host)"');
  expect([factOf(report, 'kernel.version'), factOf(report, 'platform.system')]).toEqual(['~5.10.16.3', '~wsl2']);
});

describe('the GPU works outside of the container', () => {
  // From https://github.com/microsoft/WSL/issues/9962 and https://github.com/sylabs/singularity/issues/657.
  test.each([
    "nvidia-smi works well in wsl2, but it doesn't work properly in the docker container started in wsl2",
    'In WSL2 GPU access also works fine when not using Singularity',
  ])('%s', (text) => expect(fact(`On WSL2. ${text}`, 'wsl.gpuOutsideContainer')).toBe('~true'));
  test.each(['In WSL2 nvidia-smi works well in Windows, but not in WSL2 and not in Docker', 'On WSL2 nvidia-smi fails, and the container finds no GPU either'])(
    'not: %s',
    (text) => expect(fact(text, 'wsl.gpuOutsideContainer')).toBe('undefined'),
  );
});

test('the bus of the user, quoted', () => {
  // From https://github.com/microsoft/WSL/issues/13143.
  const text =
    'In WSL2 I run `systemctl --user status` and the command reports "Failed to connect to user scope bus via local transport: No such file or directory"';
  expect(fact(text, 'wsl.userBus')).toBe('~false');
});

describe('the bus, in the words of older releases of systemd', () => {
  const said = '```\nFailed to connect to bus: No such file or directory\n```';
  // https://github.com/microsoft/WSL/issues/12200
  test('of the user', () => expect(fact(`In WSL2 I run \`systemctl status --user\`.\n\n${said}`, 'wsl.userBus')).toBe('~false'));
  test('of the system', () => expect(fact(`In WSL2 I run \`systemctl status ollama\`.\n\n${said}`, 'wsl.userBus')).toBe('undefined'));
});

describe('nvidia-smi, quoted', () => {
  const shown = (text: string) => triageOf(text).findings.map(({ id }) => id);
  // From https://github.com/microsoft/WSL/issues/10289 and 12859.
  test('in WSL2', () => {
    expect(
      shown('I checked the driver in Ubuntu on WSL2 and got "Failed to initialize NVML: GPU access blocked by the operating system". In Windows it works.'),
    ).toEqual(['wsl-gpu-blocked-by-windows']);
  });
  test('in a container alone', () => {
    expect(
      shown(
        "nvidia-smi works well in wsl2, but it doesn't work in the docker container started in wsl2: Failed to initialize NVML: GPU access blocked by the operating system",
      ),
    ).toEqual([]);
  });
  test('supposed', () => {
    expect(
      shown(
        'Ollama is slow in WSL2. If nvidia-smi says "Failed to initialize NVML: GPU access blocked by the operating system", update the driver; mine answers in WSL2.',
      ),
    ).toEqual([]);
  });
  test('elsewhere', () => {
    expect(fact('In Hyper-V I get "Failed to initialize NVML: GPU access blocked by the operating system".', 'nvidia.smiError')).toBe('undefined');
  });
});

test('a Linux driver package under WSL', () => {
  // From https://github.com/microsoft/WSL/issues/9166.
  expect(factOf(triageOf('In WSL2 I did `apt install nvidia-utils-510`, then nvidia-smi fails'), 'wsl.linuxLibcuda')).toBe('~of the package nvidia-utils-510');
});

describe('AMD’s older runtime for WSL', () => {
  const suspected = (text: string) => triageOf(text).findings.some(({ id }) => id === 'wsl-rocm-without-rocdxg');
  const failed = 'WSL2 Ubuntu 24.04, RX 7800 XT, ROCm 7.2.0: rocminfo ends with HSA_STATUS_ERROR_OUT_OF_RESOURCES.';

  test('without a word of it', () => expect(suspected(failed)).toBe(true));

  test.each([
    // The way of https://github.com/ROCm/legacy-rocm-build/issues/5900
    '```\nsudo amdgpu-install -y --usecase=wsl,rocm --no-dkms\n```',
    'Installed with `sudo amdgpu-install -y --usecase=rocm,wsl --no-dkms`.',
    '```\n$ dpkg -l | grep rocr4wsl\nii  hsa-runtime-rocr4wsl-amdgpu  25.35-2275684.24.04  amd64  AMD HSA runtime for WSL\n```',
  ])('it is there: %s', (told) => {
    expect(fact(`${failed}\n\n${told}`, 'wsl.rocr4wsl')).toMatch(/true/);
    expect(suspected(`${failed}\n\n${told}`)).toBe(false);
  });

  test('a release that has none', () => {
    const text = `${failed}\n\n\`\`\`\nsudo amdgpu-install -y --usecase=wsl,rocm --no-dkms\nE: Unable to locate package hsa-runtime-rocr4wsl-amdgpu\n\`\`\``;
    expect(fact(text, 'wsl.rocr4wsl')).toBe('undefined');
    expect(suspected(text)).toBe(true);
  });
});

test('with which file system a drive of Windows comes in', () => {
  const of = (fsType: string) =>
    `WSL2. llama-server crashes.\n\n\`\`\`\n$ llama-server --model /mnt/d/models/a.gguf -ngl 99\n$ findmnt -T /mnt/d\nTARGET SOURCE  FSTYPE   OPTIONS\n/mnt/d drvfsaD ${fsType} rw,noatime\n\`\`\``;
  const shown = (text: string) => triageOf(text).findings.some(({ id }) => id === 'wsl-models-on-windows-drive');
  expect(shown(of('virtiofs'))).toBe(false);
  expect(shown(of('9p'))).toBe(true);
});

test('a setting of the machine in another section of .wslconfig, which wsl.conf does not have', () => {
  const report = triageOf('# memory limit ignored\n\n```\n[experimental]\nmemory=48GB\nprocessors=12\n```\n');
  expect(factOf(report, 'wsl.configFaults')).toEqual([
    'line 2: memory in a section where WSL does not look for it',
    'line 3: processors in a section where WSL does not look for it',
  ]);
  expect(factOf(triageOf('```\n[experimental]\nautoMemoryReclaim=gradual\n```\n'), 'wsl.configFaults')).toEqual([]);
});
