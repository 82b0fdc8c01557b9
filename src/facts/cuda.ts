import { set, version } from '../logic/words.ts';

/** CUDA as far as files show it. Read by probes/cuda.ts; what the driver library itself answers is in `driverLibraries`. */
export const cuda = {
  /** The newest CUDA that the driver's library offers, as `nvidia-smi` prints it: `13.0`. */
  driverVersion: version('cuda.driverVersion', 'CUDA version of the driver', { family: 'release', get: 'nvidia-smi --version' }),
  /** Toolkit releases under /usr/local, /opt/cuda and the distribution's own: `13.2.1`. */
  toolkits: set('cuda.toolkits', 'CUDA toolkits', { get: 'grep -H -A2 \'"cuda"\' /usr/local/cuda*/version.json; nvcc --version' }),
  /** Release of the toolkit that builds use by default: /usr/local/cuda, else /opt/cuda, else `nvcc` in PATH. */
  toolkit: version('cuda.toolkit', 'CUDA toolkit', { family: 'release', get: 'nvcc --version' }),
  /** The compiler of that toolkit, whose own numbers tell its bugs: `13.2.78`; absent where there is no toolkit. */
  nvcc: version('cuda.nvcc', 'nvcc', { family: 'release', get: 'nvcc --version' }),
  /** CUDA libraries that the dynamic loader told a program it lacks: `libcublas.so.12`. Only logs tell. */
  missingLibraries: set('cuda.missingLibraries', 'CUDA libraries that the loader missed', { get: 'ldconfig -p | grep -E "libcublas|libcudart|libcudnn"' }),
};
