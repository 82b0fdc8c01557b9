// What container engines and NVIDIA's tools print of one event, from the sources: libnvidia-container's driver.c, utils.c and dxcore.c, moby's
// daemon, the CDI library; and the words of people for a GPU that a container loses.

/** nvidia-container-cli finds no driver: NVML's library is not there, or says that the module is not loaded. */
export const containerToolFindsNoDriver: readonly RegExp[] = [
  /nvidia-container-cli(?:\.real)?: initialization error: load library failed: libnvidia-ml\.so\.1/,
  /nvidia-container-cli(?:\.real)?: initialization error: (?:nvml error: |driver error: )?driver not loaded/,
];

/**
 * Docker was asked for GPUs, and nothing serves them: the words of all releases, and those of 29.3 and later where neither NVIDIA's
 * tools nor a CDI file are there. Quoted, the empty name gets lost now and then. The driver "cdi" is another cause: the daemon has CDI switched off.
 */
export const dockerNoGpuDriver: readonly RegExp[] = [
  /could not select device driver(?: \W{1,2}(?:nvidia)?\W{1,2})? with capabilities ?: ?\[\[[^\]]{0,60}gpu/,
  /failed to discover GPU vendor from CDI: no known GPU vendor found/,
];

/** daemon.json names NVIDIA's runtime, or Docker's hook is asked for, and the program is not there: runc's words, and Go's; nvidia-container-runtime looks for the hook itself. */
export const nvidiaRuntimeProgramMissing: readonly RegExp[] = [
  /exec: \W{1,2}nvidia-container-runtime(?:-hook)?\W{1,2}: executable file not found in \$PATH/,
  /(?:fork\/exec|stat) \/usr\/(?:local\/)?bin\/nvidia-container-runtime(?:-hook)?: no such file or directory/,
];

/** The daemon's driver for CDI is not there: CDI came with 25.0 and is on from 28.2.0. */
export const dockerCdiOff: readonly RegExp[] = [/could not select device driver \W{1,2}cdi\W{1,2} with capabilities: \[/];

/** The engine takes a CDI name for a file: Podman before 4.0, and before 6.0 where Compose before 2.30 sends it; Docker’s daemon and its client before 25. */
export const cdiNameTakenForFile: readonly RegExp[] = [
  /\bstat (?:nvidia|amd)\.com\/gpu=\S{1,60}: no such file or directory/,
  /adding custom device "(?:nvidia|amd)\.com\/gpu=[^"\s]{1,60}": no such file or directory/,
  /(?:nvidia|amd)\.com\/gpu=[^"\s]{1,60} is not an absolute path/,
];

/**
 * A CDI file names a library or a node that is gone since an update of the driver: crun's two wordings, runc's two (libcontainer/rootfs_linux.go, and
 * process_linux.go of later releases), and the CDI library's. The names are those of the driver's own files.
 */
export const cdiFileStale: readonly RegExp[] = [
  /(?:cannot stat|error stat'ing file) [`'"]?\/\S{1,160}\/lib(?:cuda|nvcuvid|nvoptix|cudadebugger|nvidia-[\w-]{1,30}|\w{2,8}_nvidia)\.so\.\d\S{0,30}: No such file/,
  /error mounting "\/\S{1,160}\/lib(?:cuda|nvcuvid|nvoptix|cudadebugger|nvidia-[\w-]{1,30}|\w{2,8}_nvidia)\.so\.\d\S{0,30}" to rootfs at .{1,300}no such file or directory/,
  /failed to fulfil mount request: open \/\S{1,160}\/lib(?:cuda|nvcuvid|nvoptix|cudadebugger|nvidia-[\w-]{1,30}|\w{2,8}_nvidia)\.so\.\d\S{0,30}: no such file/,
  /failed to stat CDI host device "\/dev\/(?:dri\/|nvidia-caps)/,
];

/** NVIDIA's container tool asks its helper for the driver, which has ten seconds; the name of the helper changed. Its helper for cgroups is another matter. */
export const containerToolTimesOut: readonly RegExp[] = [/nvidia-container-cli(?:\.real)?: initialization error: driver (?:rpc )?error: timed out/];

/**
 * NVIDIA's container tool is asked for a GPU by a number (`1`, of a slice `0:1`) or an id (`GPU-…`, `MIG-…`) that the machine does not have. Other
 * words in that place are those of a plugin that shares GPUs and has none to give, or a path that stands for a list.
 */
export const containerToolUnknownDevice: readonly RegExp[] = [
  /nvidia-container-cli(?:\.real)?: device error: (?:unknown device id: (?:\d{1,3}(?::\d{1,3})?|(?:GPU|MIG)-[\w/-]{1,60})(?![\w-])|(?:\d{1,3}(?::\d{1,3})?|(?:GPU|MIG)-[\w/-]{1,60}): unknown device\b)/,
];

/** NVIDIA's container tool may not touch the device rules: of cgroup v1, and of v2. */
export const containerToolMayNotSetCgroup: readonly RegExp[] = [
  /nvidia-container-cli(?:\.real)?: mount error: (?:(?:open failed|write error): )?\S{0,160}devices\.allow: (?:permission denied|operation not permitted)/,
  /nvidia-container-cli(?:\.real)?: mount error: failed to add device rules: .{0,160}bpf_prog_query\(BPF_CGROUP_DEVICE\) failed: operation not permitted/,
];

/** Docker's --gpus calls NVIDIA's hook, which serves no other mode than "legacy" (cmd/nvidia-container-runtime-hook/hook_config.go). */
export const nvidiaHookRefusesMode: readonly RegExp[] = [
  /invoking the NVIDIA Container Runtime Hook directly \(e\.g\. specifying the docker --gpus flag\) is not supported\. Please use the NVIDIA Container Runtime \(e\.g\./,
];

/** A thread cannot be made for want of a permission, which a filter of system calls takes away: Go's runtime, OpenBLAS, tokio, Qt and gRPC. */
export const threadRefusedBySeccomp: readonly RegExp[] = [
  /runtime\/cgo: pthread_create failed: Operation not permitted/,
  /OpenBLAS blas_thread_init: pthread_create(?: failed for thread \d{1,4} of \d{1,4})?: Operation not permitted/,
  /OS can't spawn (?:a new )?worker thread: .{0,80}Operation not permitted/,
  /QThread::start: Thread creation error \(Operation not permitted\)/,
  /thd\.cc:\d{1,4}\] {1,40}pthread_create failed: Operation not permitted/,
];

/** A thread cannot be made since a limit is reached: OpenBLAS, Go's runtime, gRPC, Ray, LLVM's OpenMP and GNU's. */
export const threadLimitReached: readonly RegExp[] = [
  /OpenBLAS blas_thread_init: pthread_create(?: failed for thread \d{1,4} of \d{1,4})?: Resource temporarily unavailable/,
  /runtime\/cgo: pthread_create failed: Resource temporarily unavailable/,
  /thd\.cc:\d{1,4}\] {1,40}pthread_create failed: Resource temporarily unavailable/,
  /what\(\): {1,2}thread: Resource temporarily unavailable \[system:11\]/,
  /OMP: Error #34: System unable to allocate necessary resources for OMP thread/,
  /libgomp: Thread creation failed: Resource temporarily unavailable/,
];

/** Docker knows no runtime of the name; nvidia-cdi and nvidia-legacy are others. */
export const dockerRuntimeUnknown: readonly RegExp[] = [/unknown or invalid runtime name: nvidia(?![\w-])/, /Unknown runtime specified nvidia(?![\w-])/];

/** No CDI file that the engine can read offers the device. */
export const cdiUnresolvable: readonly RegExp[] = [/unresolvable CDI devices nvidia\.com\/gpu/];

/** A container that had the GPU has it no more, in the words of people; after a suspend or an update of the driver it is for another reason. */
export const containerLosesGpu: readonly RegExp[] = [
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b)).*daemon-reload\W{1,4}(?:makes?|made|causes?|caused)\b.{0,60}\blos(?:e|es|t|ing)\b.{0,60}\b(?:GPUs?|devices?)\b/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b)).*\bcontainers?\b.{0,60}\b(?:los(?:e|es|t|ing)|no longer (?:sees?|finds?|uses?|has|gets?|starts?))\b.{0,40}\b(?:access to )?(?:the |its |all )?(?:nvidia )?GPUs?\b/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b)).*\bGPUs?\b.{0,60}\b(?:unavailable|lost|gone|not available|no longer available|not used)\b.{0,60}\bafter (?:a while|some (?:idle )?time|(?:a few|some|several|\d{1,3}) (?:minutes|hours|days)|idle)/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b)).*\b(?:after (?:a while|some (?:idle )?time|(?:a few|some|several|\d{1,3}) (?:minutes|hours|days)|idle time)|(?:was|been|is|being|sits?|remains?) idle)\b.{0,100}\b(?:los(?:e|es|t|ing)|no longer|not (?:get|use|find|see|detect|utili[sz]e|initiate)|only (?:use|utili[sz]e|run)|fails? to|falls? back)\b.{0,40}\b(?:GPUs?|CPU)\b/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b)).*\b(?:stops?|stopped) (?:using|accessing|seeing|finding|detecting|recogni[sz]ing) (?:the |my |its |all )?GPUs?\b.{0,60}\b(?:after|over time|at some point|(?:for|over) (?:extended|long|longer) periods?)\b/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b)).*\bafter (?:sometimes? )?(?:a while|a long time|some ?time|(?:a few|few|some|several|\d{1,3}) (?:minutes|hours|days))\b.{0,100}\b(?:stops?|stopped) (?:using|accessing|seeing|finding|detecting) (?:the |my |its |all )?GPUs?\b/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b)).*\bafter (?:a while|a long time|some ?time|(?:a few|few|some|several|\d{1,3}) (?:minutes|hours|days))\b.{0,120}\b(?:loses|lost|not able to|unable to|cannot|can't) (?:access|see|find|use|reach)?\b.{0,40}\bGPUs?\b/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b)).*\bafter (?:about )?(?:a|an|some|a few|a couple of|several|\d{1,3}) (?:minutes|hours?|days?|weeks?)(?: of)? (?:running|uptime)\b.{0,60}\bstops? (?:running|using)\b.{0,30}\bGPUs?\b/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b))(?=.*\bGPUs?\b).*\b(?:solution|fix|workaround|cure)\b.{0,20}\brestart(?:ing)?\W{1,4}(?:the |my )?(?:docker )?container\b/i,
  /^(?!.*\b(?:mismatch|illegal memory|out of memory|OOM|fall(?:en|s)? off|fell off|Xid|unload\w{0,3}\b|ollama ps\W{0,3} is empty|model is no longer|keep_?alive|suspend|resum(?:e|ed|ing)\b|hibernat|driver (?:update|upgrade)|(?:updat|upgrad)\w{1,3} (?:the |my )?(?:nvidia )?drivers?\b))(?=.*\b(?:GPUs?|CUDA|NVML|nvidia-smi)\b).*\brestart(?:ing|ed|s)? (?:the |my |this |that |same )?(?:\w{1,20} )?(?:docker )?container\b[^.\n]{0,60}\b(?:works? (?:again|fine)|worked again|fixe[sd]|resolves?|resolved|restores?|restored|helps?|helped|solves?|solved)\b/i,
];

/** The image holds files of a driver where nvidia-container-cli wants to put the host's; reporters cut the path short. */
export const imageHoldsDriver: readonly RegExp[] = [
  /nvidia-container-cli(?:\.real)?: mount error: file creation failed: [^:]{1,300}\/(?:lib(?:nvidia-ml|cuda|nvidia-\w{2,20})\.so\S{0,20}|nvidia-smi): file exists/,
];

/** nvidia-container-cli looks for the devices controller of cgroup v1. */
export const containerToolNoDeviceCgroup: readonly RegExp[] = [/nvidia-container-cli(?:\.real)?: container error: cgroup subsystem devices not found/];

/** The ldconfig that config.toml names is not on this system. */
export const containerToolNoLdconfig: readonly RegExp[] = [
  /nvidia-container-cli(?:\.real)?: ldcache error: open failed: \/(?:usr\/)?sbin\/ldconfig(?:\.real)?: no such file or directory/,
];

/** The engine looks for a group by name in the image's own /etc/group (moby's user.go): Docker's daemon, and Podman. The case of the first letter changed. */
export const groupNotInImage: readonly RegExp[] = [
  /(?:Error response from daemon|groups for container [0-9a-f]{8,64}): [Uu]nable to find group (?:render|video|keep-groups): no matching entries in group file/,
];

/** The image's CUDA against the driver's: libnvidia-container, whose first releases set the sign apart, and nvidia-docker 1, which says 0.0 where it finds no driver. */
export const imageRequiresNewerCuda: readonly RegExp[] = [
  /nvidia-container-cli(?:\.real)?:? requirement error: unsatisfied condition: cuda ?>=? ?\d/,
  /\bunsupported CUDA version: driver [1-9]\d?\.\d < image \d/,
];

/**
 * A file in /dev/shm cannot be filled: PyTorch's handler of SIGBUS and the parent of its loaders (torch/csrc/DataLoader.cpp), and its allocator
 * (aten/src/ATen/MapAllocator.cpp, before it TH/THAllocator.c).
 */
export const torchSharedMemoryFull: readonly RegExp[] = [
  /Unexpected bus error encountered in worker\. This might be caused by insufficient shared memory/,
  /is killed by signal: Bus error\. It is possible that dataloader's workers are out of shared memory/,
  /unable to (?:write to file|allocate shared memory ?\(shm\) for file) <\/torch_\w{1,60}>(?!: (?:Too many open files|Permission denied|Operation not permitted|Cannot allocate memory))/,
];

/** NCCL's segment could not be made. Releases that do not name the error print this for any, such as a refused CUDA call on the segment. */
export const ncclSegmentRefused: readonly RegExp[] = [
  /Error while creating shared memory segment \/dev\/shm\/nccl(?!.{0,80}error: )/,
  /failed to extend \/dev\/shm\/nccl-\w{1,12} to \d{1,14} bytes(?!, error: )/,
];
