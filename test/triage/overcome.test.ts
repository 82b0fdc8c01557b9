import { describe, expect, test } from 'vitest';
import { triageOf } from './read.ts';

function found(text: string): string[] {
  return triageOf(text).findings.map(({ id }) => id);
}

const fuse = 'dlopen(): error loading libfuse.so.2\n\nAppImages require FUSE to run.';
const report = (behind: string, error = fuse): string => `LM Studio 0.4.12 on Ubuntu 24.04, RTX 3060. First I got\n\`\`\`\n${error}\n\`\`\`\n${behind}`;

describe('an error that the report has behind it, where it goes on to another trouble', () => {
  test.each([
    'so I installed libfuse2t64 and now it starts. But the models run on the CPU only.',
    'I fixed that with libfuse2t64. Now loading is slow.',
    'It no longer appears with libfuse2t64, but loading is slow.',
    'That went away after I installed libfuse2t64. However, the GPU is not detected.',
    'With --appimage-extract it starts now. But it does not use the GPU.',
    'After setsebool -P domain_can_mmap_files=1 it works. But the model fails to load.',
    'It works again. Now LM Studio sees no GPU.',
    'I changed the path of libfuse and it works now. But the GPU is not used.',
  ])('%s', (behind) => expect(found(report(behind))).not.toContain('appimage-without-fuse2'));

  test.each([
    'How do I get it to start?',
    'With --appimage-extract it starts now.',
    'With --no-sandbox it starts, but it crashes.',
    // The end of the story: the text is about this error.
    'I installed libfuse2t64 and now it starts.',
    'I thought it was fixed by the update, but now it crashes with the error above.',
    'It was fixed by a downgrade, but now it is slow.',
    'It went away after a reboot, but now it fails every day.',
    'It is not fixed by libfuse3. Now it fails on both machines.',
    'I installed libfuse3. Now it crashes as well.',
    'If it was solved by libfuse2, then the documentation is wrong.',
    'This was fixed with 0.4.13, but it still fails here.',
  ])('told as it is: %s', (behind) => expect(found(report(behind))).toContain('appimage-without-fuse2'));

  test('in a sentence', () => {
    expect(found('vLLM 0.8, 2x A100. "Cannot re-initialize CUDA in forked subprocess" I solved with spawn. Now: torch.OutOfMemoryError.')).not.toContain(
      'cuda-used-before-fork',
    );
    expect(found('vLLM 0.8, 2x A100. It ends with "Cannot re-initialize CUDA in forked subprocess". Now I also see it with one card.')).toContain(
      'cuda-used-before-fork',
    );
    expect(
      found("InternVL on an A100: `ModuleNotFoundError: No module named 'flash_attn'` was fixed by pip install. The output is now garbage."),
    ).not.toContain('flash-attn-missing');
  });
});

describe('a drop-in without its section', () => {
  const said = 'Nov 20 09:00:00 pc systemd[1]: /etc/systemd/system/ollama.service.d/override.conf:1: Assignment outside of section. Ignoring.';
  const started = 'Nov 20 09:05:01 pc systemd[1]: Started ollama.service - Ollama Service.';
  const config = (host: string): string =>
    `Nov 20 09:05:02 pc ollama[900]: time=2025-11-20T09:05:02Z level=INFO source=routes.go:1500 msg="server config" env="map[OLLAMA_DEBUG:INFO OLLAMA_HOST:${host} OLLAMA_MODELS:/usr/share/ollama/.ollama/models]"`;
  const ids = (...lines: string[]): string[] => found(`Ollama 0.13.0 uses only the CPU. RTX 3060.\n\`\`\`\n${lines.join('\n')}\n\`\`\``);

  test.each([
    ['the server has the setting now', [said, started, config('http://0.0.0.0:11434')]],
    ['systemd read the unit once more', [said, 'Nov 20 09:05:00 pc systemd[1]: Reloading requested from client PID 812...', started]],
    ['the machine started anew', [said, '-- Boot 0123456789abcdef0123456789abcdef --', started]],
  ])('%s', (_name, lines) => expect(ids(...lines)).not.toContain('drop-in-without-section'));

  test.each([
    ['only started anew', [said, started, config('http://127.0.0.1:11434')]],
    ['the same setting as before', [config('http://0.0.0.0:11434'), said, started, config('http://0.0.0.0:11434')]],
    ['said again', [said, 'Nov 20 09:05:00 pc systemd[1]: Reloading.', said, started]],
  ])('still so: %s', (_name, lines) => expect(ids(...lines)).toContain('drop-in-without-section'));
});

describe('a step that is done later in the log', () => {
  const build = '```\nc++: fatal error: Killed signal terminated program cc1plus\n```\n';
  const none = 'llama_model_load_from_file_impl: no backends are loaded. hint: use ggml_backend_load() or ggml_backend_load_all()';
  const loaded = 'load_backend: loaded CPU backend from /opt/llama/libggml-cpu-haswell.so';
  const zstd = 'ERROR: This version requires zstd for extraction. Please install zstd and try again:';

  test('a build', () => {
    expect(found(`flash-attn, RTX 5090\n${build}`)).toContain('build-killed-for-memory');
    expect(found(`flash-attn, RTX 5090\n${build}With MAX_JOBS=4 it built fine:\n\`\`\`\nSuccessfully installed flash-attn-2.8.3\n\`\`\``)).toEqual([]);
  });

  test('back ends of llama.cpp', () => {
    expect(found(`llama.cpp, RTX 3060\n\`\`\`\n${none}\n${loaded}\n\`\`\``)).not.toContain('llamacpp-backends-not-found');
    expect(found(`llama.cpp, RTX 3060\n\`\`\`\n${loaded}\n${none}\n\`\`\``)).toContain('llamacpp-backends-not-found');
  });

  test('Ollama’s installer', () => {
    const done = '>>> Installing ollama to /usr/local\n>>> Downloading ollama-linux-amd64.tar.zst\n>>> Creating ollama user...';
    expect(found(`Ollama on Debian 13\n\`\`\`\n${zstd}\n$ sudo apt-get install zstd\n${done}\n\`\`\``)).not.toContain('ollama-installer-needs-zstd');
    expect(found(`Ollama on Debian 13\n\`\`\`\n>>> Installing ollama to /usr/local\n${zstd}\n\`\`\``)).toContain('ollama-installer-needs-zstd');
  });

  test('a later start of Ollama’s server', () => {
    const lacks = 'level=WARN source=amd_linux.go:440 msg="amdgpu detected, but no compatible rocm library found.  Either install rocm v6"';
    const rocm = 'level=INFO msg="inference compute" id=0 library=rocm variant="" compute=gfx1100 name=1002:744c total="24.0 GiB"';
    expect(found(`Ollama 0.6.2, RX 7900 XTX\n\`\`\`\n${lacks}\n\`\`\``)).toContain('ollama-amd-backend-missing');
    expect(found(`Ollama 0.6.2, RX 7900 XTX\n\`\`\`\n${lacks}\n${rocm}\n\`\`\``)).not.toContain('ollama-amd-backend-missing');
    const left =
      'level=INFO msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan name=Vulkan0 description="AMD Radeon 780M Graphics"';
    const taken = 'level=INFO msg="inference compute" id=0 library=Vulkan name=Vulkan0 description="AMD Radeon 780M Graphics"';
    expect(found(`Ollama 0.32.5, Radeon 780M\n\`\`\`\n${left}\n\`\`\``)).toContain('ollama-integrated-gpu-dropped');
    expect(found(`Ollama 0.32.5, Radeon 780M\n\`\`\`\n${left}\n${taken}\n\`\`\``)).not.toContain('ollama-integrated-gpu-dropped');
  });

  test.each([
    [
      'oneapi-library-missing',
      'Arc A770, llama.cpp',
      './llama-server: error while loading shared libraries: libsycl.so.8: cannot open shared object file: No such file or directory',
      'found 1 SYCL devices:',
    ],
    [
      'rocm-library-missing',
      'RX 7900 XTX, llama.cpp',
      './llama-server: error while loading shared libraries: libhipblas.so.2: cannot open shared object file: No such file or directory',
      'ggml_cuda_init: found 1 ROCm devices:',
    ],
    [
      'libcuda-stub-loaded',
      'RTX 4090, llama.cpp',
      'ggml_cuda_init: failed to initialize CUDA: CUDA driver is a stub library',
      'ggml_cuda_init: found 1 CUDA devices:',
    ],
    [
      'vulkan-loader-missing',
      'RX 6600, llama.cpp',
      './llama-server: error while loading shared libraries: libvulkan.so.1: cannot open shared object file: No such file or directory',
      'ggml_vulkan: Found 1 Vulkan devices:',
    ],
    [
      'cuda-host-compiler-too-new',
      'RTX 3090, llama.cpp',
      '#error -- unsupported GNU version! gcc versions later than 14 are not supported!',
      '[100%] Built target llama-server',
    ],
    [
      'cuda-headers-clash-with-glibc',
      'RTX 3090, llama.cpp',
      'math_functions.h(2556): error: exception specification is incompatible with that of previous function "cospi" (declared at line 79 of mathcalls.h)',
      '[100%] Built target llama-server',
    ],
    [
      'aiter-on-unsupported-gpu',
      'Strix Halo (gfx1151), vLLM',
      `RuntimeError: Get GPU arch from rocminfo failed "Unknown GPU architecture: gfx1151. Supported architectures: ['native', 'gfx90a']"`,
      'INFO:     Application startup complete.',
    ],
    [
      'nvidia-fabric-manager-missing',
      'DGX A100',
      "fabric manager NVIDIA GPU driver interface version 550.54.14 don't match with driver version 550.90.07. Please update with matching NVIDIA driver package.",
      '        State                             : Completed',
    ],
  ])('%s', (id, machine, failed, done) => {
    const text = (...lines: string[]): string => `${machine}, slow\n\`\`\`\n${lines.join('\n')}\n\`\`\``;
    expect(found(text(failed))).toContain(id);
    expect(found(text(done, failed))).toContain(id);
    expect(found(text(failed, done))).not.toContain(id);
  });

  test('what Ollama looks for and does not need', () => {
    const lacks = 'level=WARN source=gpu.go:669 msg="unable to locate gpu dependency libraries"';
    const found1 = 'level=INFO source=types.go:107 msg="inference compute" id=GPU-1 library=cuda variant=v12 compute=8.9';
    const text = (...lines: string[]): string => `Ollama, RTX 4070, slow\n\`\`\`\n${lines.join('\n')}\n\`\`\``;
    expect(found(text(lacks))).toContain('cuda-library-missing');
    expect(found(text(lacks, found1))).not.toContain('cuda-library-missing');
  });

  test('memory on the host’s side, which ggml takes elsewhere', () => {
    const refused = 'ggml_vulkan: Requested buffer size exceeds device memory allocation limit: ErrorOutOfDeviceMemory';
    const text = (before: string): string =>
      `RX 6800, llama.cpp b5000\n\`\`\`\nggml_vulkan: 0 = AMD Radeon RX 6800 (RADV NAVI21) (radv) | uma: 0 | fp16: 1\n${before}\n${refused}\n\`\`\``;
    expect(found(text('ggml_vulkan: Failed to allocate pinned memory.'))).not.toContain('vulkan-buffer-above-limit');
    expect(found(text('ggml_vulkan: Device memory allocation of size 4697620480 failed.'))).toContain('vulkan-buffer-above-limit');
  });

  test('a pod that is made in the end', () => {
    const refused =
      '  Warning  FailedCreatePodSandBox  3m (x10 over 5m)  kubelet  Failed to create pod sandbox: failed to get sandbox runtime: no runtime for "nvidia" is configured';
    const started = '  Normal   Started                 1m                 kubelet  Started container ollama';
    const text = (...lines: string[]): string => `Ollama on k3s, RTX 3090\n\`\`\`\nEvents:\n${lines.join('\n')}\n\`\`\`\nIt is slow.`;
    expect(found(text(refused))).toContain('kubernetes-without-nvidia-runtime');
    expect(found(text(started, refused))).toContain('kubernetes-without-nvidia-runtime');
    expect(found(text(refused, '5s  Normal  Started  pod/other  Started container other'))).toContain('kubernetes-without-nvidia-runtime');
    expect(found(text(refused, started))).not.toContain('kubernetes-without-nvidia-runtime');
  });

  test('an engine that had no GPU to give, and a container that shows it', () => {
    const refused = 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].';
    const cure = '$ sudo apt-get install nvidia-container-toolkit && sudo systemctl restart docker';
    const shown = '$ docker run --rm --gpus all ubuntu nvidia-smi -L\nGPU 0: NVIDIA GeForce RTX 4060 (UUID: GPU-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee)';
    const text = (...lines: string[]): string => `Ollama in Docker, RTX 4060, slow\n\`\`\`\n${lines.join('\n')}\n\`\`\``;
    expect(found(text(refused, cure, shown))).not.toContain('docker-nvidia-toolkit-missing');
    expect(found(text(refused, cure, '$ docker compose up -d', ' ✔ Container ollama  Started'))).not.toContain('docker-nvidia-toolkit-missing');
    expect(found(text(refused, cure))).toContain('docker-nvidia-toolkit-missing');
    expect(found(text(cure, shown, refused))).toContain('docker-nvidia-toolkit-missing');
    // Without a cure in between it may be another image, file or account.
    expect(found(text(refused, shown))).toContain('docker-nvidia-toolkit-missing');
  });

  test('a first try of Ollama to load, and its second', () => {
    const full = 'llama_model_load: error loading model: unable to allocate CUDA0 buffer';
    const again = 'level=WARN source=sched.go:652 msg="llama-server load failed; reducing automatic context and retrying once" model=/x new_num_ctx=16384';
    const text = (lines: string): string => `Ollama 0.32.15, RTX 4090\n\`\`\`\n${lines}\n\`\`\``;
    expect(found(text(full))).toContain('ggml-gpu-memory-full');
    expect(found(text(`${full}\n${again}`))).not.toContain('ggml-gpu-memory-full');
    expect(found(text(`${full}\n${again}\n${full}`))).toContain('ggml-gpu-memory-full');
  });

  test('a runner of Ollama without the GPU, and a later one that has it', () => {
    const cpu = 'level=INFO source=ggml.go:104 msg=system CPU.0.AVX2=1 CPU.0.LLAMAFILE=1 CPU.1.LLAMAFILE=1 compiler=cgo(gcc)';
    const cuda = 'level=INFO source=ggml.go:104 msg=system CPU.0.AVX2=1 CPU.0.LLAMAFILE=1 CPU.1.LLAMAFILE=1 CUDA.0.ARCHS=860 compiler=cgo(gcc)';
    const text = (lines: string): string =>
      `Ollama 0.9, RTX 3090\n\`\`\`\nlevel=INFO msg="inference compute" id=GPU-1 library=cuda variant=v12 compute=8.6\n${lines}\n\`\`\``;
    expect(found(text(cpu))).toContain('ollama-gpu-backend-not-loaded');
    expect(found(text(`${cuda}\n${cpu}`))).toContain('ollama-gpu-backend-not-loaded');
    expect(found(text(`${cpu}\n${cuda}`))).not.toContain('ollama-gpu-backend-not-loaded');
  });
});

describe('a machine that is said to have no GPU', () => {
  const line = 'warning: no usable GPU found, --gpu-layers option will be ignored';
  test('gets the words of a build for the CPU by right', () => {
    expect(found(`A server without a GPU (Xeon), llama.cpp:\n\`\`\`\n${line}\n\`\`\`\nHow do I speed it up?`)).toEqual([]);
    expect(found(`A server with an RTX 3090, llama.cpp:\n\`\`\`\n${line}\n\`\`\`\nHow do I speed it up?`)).toContain('llamacpp-without-gpu-backend');
    expect(found(`A server without GPU access in Docker, llama.cpp:\n\`\`\`\n${line}\n\`\`\``)).toContain('llamacpp-without-gpu-backend');
  });
});

describe('a log that has its trouble behind it', () => {
  test('Ollama without runners for GPUs, installed anew', () => {
    const log = (runners: string): string =>
      `time=2025-01-10T10:00:00.000Z level=INFO source=routes.go:1339 msg="Dynamic LLM libraries" runners=${runners}\ntime=2025-01-10T10:00:00.100Z level=INFO source=types.go:131 msg="inference compute" id=GPU-1 library=cuda variant=v12 compute=8.6 driver=12.6 name="NVIDIA GeForce RTX 3090" total="23.7 GiB" available="23.4 GiB"`;
    const text = (...logs: string[]): string => `Ollama 0.5.4 is slow on my RTX 3090.\n${logs.map((each) => `\`\`\`\n${each}\n\`\`\``).join('\nThen:\n')}`;
    const [cpu, all] = ['"[cpu cpu_avx cpu_avx2]"', '"[cpu cpu_avx cpu_avx2 cuda_v11_avx cuda_v12_avx rocm_avx]"'];
    expect(found(text(log(cpu)))).toContain('ollama-without-gpu-runner');
    expect(found(text(log(cpu), log(all)))).not.toContain('ollama-without-gpu-runner');
  });

  test('a card that KFD took after all', () => {
    const skipped = 'kfd kfd: amdgpu: skipped device 1002:744c, PCI rejects atomics 494<509';
    const text = (...lines: string[]): string =>
      `ROCm on an RX 7900 XTX is slow.\n${lines.map((line) => `\`\`\`\n[    3.1] ${line}\n\`\`\``).join('\nthen I updated linux-firmware\n')}`;
    expect(found(text(skipped))).toContain('mec-firmware-too-old-for-atomics');
    expect(found(text(skipped, 'kfd kfd: amdgpu: added device 1002:744c'))).not.toContain('mec-firmware-too-old-for-atomics');
    // The graphics of the processor.
    expect(found(text(skipped, 'kfd kfd: amdgpu: added device 1002:164e'))).toContain('mec-firmware-too-old-for-atomics');
  });

  test('a GPU whose firmware came, and one that got its addresses', () => {
    const text = (...logs: string[]): string => `vLLM is slow.\n${logs.map((log) => `\`\`\`\n${log}\n\`\`\``).join('\nThen I mended that:\n')}`;
    const guc = 'xe 0000:03:00.0: [drm] *ERROR* GT0: Unsupported GuC v70.20.0! v70.29.2 or newer is required';
    expect(found(text(guc))).toContain('intel-guc-firmware-missing');
    expect(found(text(guc, '[drm] Initialized xe 1.1.0 for 0000:03:00.0 on minor 1'))).not.toContain('intel-guc-firmware-missing');
    const bar = 'NVRM: BAR1 is 0M @ 0x0 (PCI:0000:3f:00.0)';
    const smi = (bus: string): string =>
      `| NVIDIA-SMI 580.95.05              Driver Version: 580.95.05      CUDA Version: 13.0     |\n|   0  NVIDIA GeForce RTX 3090        On  |   00000000:${bus} Off |                  N/A |`;
    expect(found(text(bar, smi('01:00.0')))).toContain('pcie-bar-unassigned');
    expect(found(text(bar, smi('3F:00.0')))).not.toContain('pcie-bar-unassigned');
  });

  test('a package that CMake does without, and one that it found later', () => {
    const words = (kind: string): string =>
      `CMake ${kind} at CMakeLists.txt:41 (find_package):\n  By not providing "Findhip.cmake" in CMAKE_MODULE_PATH this project has\n  asked CMake to find a package configuration file provided by "hip", but\n  CMake did not find one.`;
    const text = (lines: string): string => `llama.cpp, RX 7900 XTX, cmake\n\`\`\`\n${lines}\n\`\`\``;
    expect(found(text(words('Error')))).toContain('rocm-build-packages-missing');
    expect(found(text(words('Warning')))).not.toContain('rocm-build-packages-missing');
    expect(found(text(`${words('Warning')}\n\n${words('Error')}`))).toContain('rocm-build-packages-missing');
    expect(found(text(`${words('Error')}\n-- HIP and hipBLAS found`))).not.toContain('rocm-build-packages-missing');
    expect(found(text(`-- HIP and hipBLAS found\n${words('Error')}`))).toContain('rocm-build-packages-missing');
  });

  const log = (...lines: string[]): string => `vLLM 0.11 and Ollama 0.12 on an RX 7900 XTX are slow.\n\`\`\`\n${lines.join('\n')}\n\`\`\``;
  const at = 'Nov 02 10:00:00 box';
  const up = `${at} ollama[12]: time=2025-11-02T10:00:00Z level=INFO source=routes.go:1475 msg="Listening on 127.0.0.1:11434 (version 0.12.3)"`;
  const list = ['$ rocminfo', '  Name:                    gfx1100'];
  test.each([
    ['home-not-writable', ["[Errno 13] Permission denied: '/.cache/vllm'"], ['INFO:     Application startup complete.']],
    ['user-without-account', ["KeyError: 'getpwuid(): uid not found: 1000'"], ['INFO:     Application startup complete.']],
    ['npu-memlock-too-low', ['[Linux]  Memlock limit is too low (8192 KB)'], ['[Linux]  Memlock Limit: infinity']],
    ['service-unit-target-missing', [`${at} systemd[1]: ollama.service: Main process exited, code=exited, status=217/USER`], [up]],
    ['service-home-missing', [`${at} ollama[11]: Error: could not create directory mkdir /usr/share/ollama: permission denied`], [up]],
    [
      'ollama-model-disk-full',
      ['Error: write /home/me/.ollama/models/blobs/sha256-0123456789abcdef-partial: no space left on device'],
      ['writing manifest', 'success'],
    ],
    [
      'ollama-request-origin-refused',
      ['[GIN] 2025/11/01 - 10:00:00 | 403 |      12.5µs |        10.0.0.2 | OPTIONS  "/api/chat"'],
      ['[GIN] 2025/11/01 - 10:05:00 | 204 |      12.5µs |        10.0.0.2 | OPTIONS  "/api/chat"'],
    ],
    ['session-render-group-missing', ['me is not member of "render" group, the default DRM access group.'], ['$ sudo usermod -aG render me', ...list]],
  ])('%s, and later the same done', (id, failed, done) => {
    expect(found(log(...failed))).toContain(id);
    expect(found(log(...failed, ...done))).not.toContain(id);
    expect(found(log(...done, ...failed))).toContain(id);
  });

  test('by hand, or as root, is not the same', () => {
    const refused = `${at} ollama[11]: Error: could not create directory mkdir /usr/share/ollama: permission denied`;
    expect(found(log(refused, '$ ollama serve', 'level=INFO source=routes.go:1475 msg="Listening on 127.0.0.1:11434 (version 0.12.3)"'))).toContain(
      'service-home-missing',
    );
    const closed = 'me is not member of "render" group, the default DRM access group.';
    expect(found(log(closed, '$ sudo rocminfo', '  Name:                    gfx1100'))).toContain('session-render-group-missing');
  });
});
