// What programs print under WSL2, from the sources: libnvidia-container's dxcore.c, WSL's init, Ollama's discover/gpu_info_*.c, librocdxg's topology.cpp;
// and what people type.

/** NVIDIA's container tool runs under WSL and is shown no adapter. */
export const wslNoAdapter: readonly RegExp[] = [/WSL environment detected but no adapters were found/];

/** Windows does not let WSL have the GPU. */
export const wslGpuBlocked: readonly RegExp[] = [/GPU access blocked by the operating system/];

/** A Linux driver's libraries answer where the ones of Windows should. */
export const wslLinuxDriverLoaded: readonly RegExp[] = [
  /no nvidia devices detected by library \/usr\/lib\/(?:x86_64-linux-gnu|aarch64-linux-gnu|lib64)\/libcuda/,
  /nvml vram init failure: 9\b/,
];

/** A Linux driver package that somebody installs, or lists; on Linux itself that is right. */
export const linuxDriverInstalled: readonly RegExp[] = [
  /\bapt(?:-get)? install\b.{0,80}\b(?:nvidia-driver-\d{3}|nvidia-utils-\d{3}|libnvidia-compute-\d{3}|cuda-drivers)\b/,
  /^ii {2}(?:libnvidia-compute|nvidia-driver|nvidia-utils)-\d{3}\b/,
];

/** WSL's init could not make the loader's cache, or DXCore finds no library of Windows. */
export const wslLoaderNotSet: readonly RegExp[] = [/Processing ldconfig failed/, /Failed to create DXCore adapter factory/];

/** ROCm's own runtime for WSL (6.1.3 to 6.4) finds a GPU that is not on its list; no other program says so. */
export const rocmWslGpuRefused: readonly RegExp[] = [/ROCR: unsupported GPU/];

/** librocdxg, which is there then, is shown no adapter of AMD's that it knows. */
export const rocdxgNoAdapter: readonly RegExp[] = [/No WDDM adapters found/];

/** That the GPU is not found, in the words of reporters and of PyTorch; for checks whose combination alone names the cause. */
export const gpuNotFoundTold: readonly RegExp[] = [
  /\b(?:GPU|(?:graphics|video|graphic) card|Radeon|(?:RX ?)?\d{4} ?XTX?|RX ?\d{4})\b.{0,40}(?:n['’]t|\bnot|\bnever|\bcannot) (?:be |being |getting )?(?:detected|recogni[sz]ed|found|listed|visible|seen|used)\b/i,
  /(?:n['’]t|\bnot|\bcannot|\bunable to|\bfail(?:s|ed)? to|\bnever) (?:detect|recogni[sz]e|find|see|use)s? .{0,30}\b(?:GPU|(?:graphics|video|graphic) card|Radeon|RX ?\d{4}|\d{4} ?XTX?\b)/i,
  /\bonly (?:show|list|detect|report|find|see)(?:s|ing|ed)? (?:my |the )?(?:\w{1,12} )?CPU\b/i,
  /\bonly (?:my |the )?(?:\w{1,12} )?CPU (?:is|was|gets|being) (?:detected|listed|shown|found|seen|recogni[sz]ed)\b/i,
];

/** What PyTorch answers there. */
export const torchSeesNoCuda: readonly RegExp[] = [/torch\.cuda\.is_available\(\).{0,40}\bFalse\b/];

/** CUDA cannot pin host memory: llama.cpp's ggml-cuda.cu (a warning, later only for debugging), TensorFlow, PyTorch's loader of data, programs that call it themselves. */
export const pinningRefused: readonly RegExp[] = [
  /failed to allocate [\d.,]{1,12} Mi?B of pinned memory: out of memory/,
  /could not allocate pinned host memory of size/,
  /Caught \w{1,40} in pin memory thread/,
  /\bcudaHost(?:Alloc|Register)\b.{0,80}(?:out of memory|cudaErrorMemoryAllocation)/,
  // llama.cpp of April 2023, before it could do without (github.com/ggml-org/llama.cpp/pull/1233).
  /\bCUDA error 2 at [^:\n]{0,200}ggml-cuda\.cu:3\d\d: out of memory/,
];

/** WSL's init at a login: the user's systemd did not start. */
export const wslUserSessionFailed: readonly RegExp[] = [/Failed to start the systemd user session for '/];

/** WSL falls back from mirrored networking, and says why, in the language of Windows (MessageMirroredNetworkingNotSupportedReason in localization/strings). */
export const wslMirroredRefused: readonly RegExp[] = [
  /Mirrored networking mode is not supported(?:: |, falling back to NAT)/,
  // The colon and the reason behind it, since the sentence alone is also what people say.
  /(?:Der gespiegelte Netzwerkmodus wird nicht unterstützt|Gespiegelde netwerkmodus wordt niet ondersteund|Speglat nätverksläge stöds inte|Spejlet netværkstilstand understøttes ikke|Avspeilet nettverksmodus støttes ikke): /,
  /(?:Peilatun verkon tilaa ei tueta|A tükrözött hálózati mód nem támogatott|Zrcadlený síťový režim není podporován|Tryb dublowanych sieci nie jest obsługiwany|Yansıtılmış ağ modu desteklenmiyor|Режим зеркальной сети не поддерживается): /,
  /(?:No se admite el modo de red reflejada|Le mode réseau mis en miroir n[’']est pas pris en charge\s?|La modalità di rete con mirroring non è supportata|Não há suporte para o modo de rede espelhado|O modo de rede espelhado não é suportado): /,
  /(?:ミラー化されたネットワーク モードはサポートされていません|미러된 네트워킹 모드는 지원되지 않음|不支持镜像网络模式|不支援鏡像網路模式) ?[:：] /,
];

/** A client finds nobody at the address where a model server is looked for: Python, Node, Go, curl, and people. */
export const wslLocalhostRefused: readonly RegExp[] = [
  /\[Errno 111\] Connection refused/,
  /\bECONNREFUSED\b/,
  /\b(?:dial tcp|connect(?:ion)?)\b.{0,60}\b(?:connect: )?connection refused\b/i,
  /Failed to connect to (?:localhost|127\.0\.0\.1|host\.docker\.internal)\b/,
];

/** What people say of it. */
export const serverUnreachableTold: readonly RegExp[] = [
  /(?:could not|cannot|can['’]t|unable to|not able to|fails? to) (?:connect|reach|access)\b.{0,60}\b(?:ollama|LM ?Studio|server|API|Windows|localhost|11434|1234)\b/i,
  /\b(?:ollama|LM ?Studio|server)\b.{0,60}\b(?:unreachable|not reachable|refuses? (?:the )?connections?|connection (?:was )?refused)\b/i,
];
