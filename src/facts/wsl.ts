import { entries, flag, number, set, text, version } from '../logic/words.ts';

/**
 * What Windows gave to this WSL distribution. Read by probes/wsl.ts; all of it is absent outside of WSL.
 * Settings that a file does not name are absent too: then WSL's own default is in force.
 */
export const wsl = {
  /** The WSL package on the Windows side: `2.6.3`. */
  version: version('wsl.version', 'WSL', { family: 'dotted', get: 'wsl.exe --version' }),
  /** Windows itself: `10.0.26100.1`. */
  windowsVersion: version('wsl.windowsVersion', 'Windows', { family: 'dotted', get: 'cmd.exe /c ver' }),
  /** NVIDIA's driver on the Windows side as a person gave it (`560.70`); only from the text of a report, absent on a live machine. */
  windowsNvidiaDriver: version('wsl.windowsNvidiaDriver', 'NVIDIA driver on Windows', { family: 'release', get: 'nvidia-smi.exe' }),
  /** The kernel does not call itself Microsoft's: a build of one's own. */
  customKernel: flag('wsl.customKernel', 'WSL kernel of one’s own', { get: 'uname -r' }),
  /** `/dev/dxg`, the door to the Windows GPU driver, is there. */
  dxg: flag('wsl.dxg', '/dev/dxg is there', { get: 'ls -l /dev/dxg' }),
  /** Names in `/usr/lib/wsl/lib`, which Windows mounts: `libcuda.so.1`, `libdxcore.so`, `nvidia-smi`. Empty where the folder is missing. */
  libraries: set('wsl.libraries', 'libraries from Windows', { get: 'ls /usr/lib/wsl/lib' }),
  /** Files of a Linux driver's CUDA library in the distribution's own folders: `/usr/lib/x86_64-linux-gnu/libcuda.so.535.183.01`. Empty where there are none. */
  linuxLibcuda: set('wsl.linuxLibcuda', 'libcuda of a Linux driver', { get: 'ls /usr/lib/*/libcuda.so.* /usr/lib64/libcuda.so.*' }),
  /** WSL wrote `/etc/ld.so.conf.d/ld.wsl.conf`, so that the loader looks into `/usr/lib/wsl/lib`. */
  loaderConfigured: flag('wsl.loaderConfigured', 'ld.wsl.conf is there', { get: 'cat /etc/ld.so.conf.d/ld.wsl.conf' }),
  /** `/opt/rocm/lib/librocdxg.so`, ROCm's bridge to the Windows driver, is there. */
  rocdxg: flag('wsl.rocdxg', 'librocdxg is there', { get: 'ls /opt/rocm/lib/librocdxg.so*' }),
  /** AMD's older runtime for WSL, the package `hsa-runtime-rocr4wsl-amdgpu`, is installed; it does without librocdxg. */
  rocr4wsl: flag('wsl.rocr4wsl', 'AMD’s older runtime for WSL is there', { get: 'dpkg -l hsa-runtime-rocr4wsl-amdgpu' }),
  /** With which file system the folders `/mnt/c`, `/mnt/d` … are mounted: `9p`, `virtiofs`, `drvfs` where WSL does it, else a disk's own. */
  drives: entries('wsl.drives', 'file systems of the drives', { get: 'findmnt -T /mnt/c' }),
  /** wsl.conf `[boot] systemd`. */
  systemd: flag('wsl.systemd', 'systemd in wsl.conf', { get: 'cat /etc/wsl.conf' }),
  /** wsl.conf `[gpu] enabled`. */
  gpu: flag('wsl.gpu', 'GPU in wsl.conf', { get: 'cat /etc/wsl.conf' }),
  /** wsl.conf `[interop] enabled`. */
  interop: flag('wsl.interop', 'interop in wsl.conf', { get: 'cat /etc/wsl.conf' }),
  /** wsl.conf `[automount] ldconfig`: may WSL add `/usr/lib/wsl/lib` to the loader's cache? */
  ldconfig: flag('wsl.ldconfig', 'automount.ldconfig in wsl.conf', { get: 'cat /etc/wsl.conf' }),
  /** .wslconfig `[wsl2] memory`. */
  memoryLimit: number('wsl.memoryLimit', 'memory in .wslconfig', { unit: 'bytes', get: 'cat /mnt/c/Users/*/.wslconfig' }),
  /** .wslconfig `[wsl2] swap`. */
  swapLimit: number('wsl.swapLimit', 'swap in .wslconfig', { unit: 'bytes', get: 'cat /mnt/c/Users/*/.wslconfig' }),
  /** .wslconfig `[wsl2] networkingMode`: `nat`, `mirrored`, `none`, `virtioproxy`. */
  networkingMode: text('wsl.networkingMode', 'networking mode', { get: 'wslinfo --networking-mode' }),
  /** .wslconfig `[wsl2] vmIdleTimeout`: how long the virtual machine outlives its last distribution; below 0 for ever. */
  vmIdleTimeout: number('wsl.vmIdleTimeout', 'vmIdleTimeout in .wslconfig', { unit: 'ms', get: 'cat /mnt/c/Users/*/.wslconfig' }),
  /** .wslconfig `[general] instanceIdleTimeout`: how long a distribution outlives its last terminal; below 0 for ever, 15 s where it is not set. */
  instanceIdleTimeout: number('wsl.instanceIdleTimeout', 'instanceIdleTimeout in .wslconfig', { unit: 'ms', get: 'cat /mnt/c/Users/*/.wslconfig' }),
  /** The distribution stops when nobody has a terminal open. Only from a report, absent on a live machine. */
  endsIdle: flag('wsl.endsIdle', 'WSL stops when nobody uses it', { get: 'uptime   # after the terminals were closed for a minute' }),
  /** The server that a program within WSL wants runs in Windows. Only from a report, absent on a live machine. */
  serverInWindows: flag('wsl.serverInWindows', 'the server runs in Windows', { get: 'tasklist.exe | grep -iE "ollama|lm studio|llama-server"' }),
  /** nvidia-smi answers in the distribution; what fails is a container on it. Only from a report, absent on a live machine. */
  gpuOutsideContainer: flag('wsl.gpuOutsideContainer', 'the GPU works outside of the container', { get: '/usr/lib/wsl/lib/nvidia-smi -L' }),
  /** CUDA refused to pin host memory. Only from a report, absent on a live machine. */
  pinningRefused: flag('wsl.pinningRefused', 'CUDA refused to pin host memory'),
  /** The user's own systemd and its bus are there. Only from a report, absent on a live machine. */
  userBus: flag('wsl.userBus', 'the user’s bus is there', { get: 'ls -l /run/user/$(id -u)/bus' }),
  /** Why mirrored networking was not switched on, in WSL's words. Only from a report, absent on a live machine. */
  mirroredRefused: text('wsl.mirroredRefused', 'why networking is not mirrored', { get: 'wslinfo --networking-mode' }),
  /** Driver models of the NVIDIA GPUs by the nvidia-smi of Windows: `WDDM`, `TCC`, `MCDM`. Only from a report, absent on a live machine. */
  nvidiaDriverModels: set('wsl.nvidiaDriverModels', 'driver models of Windows', { get: 'nvidia-smi.exe' }),
  /** .wslconfig `[wsl2] gpuSupport`. */
  gpuSupport: flag('wsl.gpuSupport', 'gpuSupport in .wslconfig', { get: 'cat /mnt/c/Users/*/.wslconfig' }),
  /** .wslconfig `[wsl2] safeMode`. */
  safeMode: flag('wsl.safeMode', 'safeMode in .wslconfig', { get: 'cat /mnt/c/Users/*/.wslconfig' }),
  /** What cannot be understood in .wslconfig, a line each: `[wsl2] memory=48GB: a section and a setting on one line`. */
  configFaults: set('wsl.configFaults', 'faults in .wslconfig', { get: 'cat /mnt/c/Users/*/.wslconfig' }),
};
