// What container engines and NVIDIA's tools print of one event, from the sources: libnvidia-container's driver.c, utils.c and dxcore.c, moby's
// daemon, the CDI library; and the words of people for a GPU that a container loses.

/** nvidia-container-cli finds no driver: NVML's library is not there, or says that the module is not loaded. */
export const containerToolFindsNoDriver: readonly RegExp[] = [
  /nvidia-container-cli: initialization error: load library failed: libnvidia-ml\.so\.1/,
  /nvidia-container-cli: initialization error: (?:nvml error: |driver error: )?driver not loaded/,
];

/** Docker was asked for GPUs, and nothing serves them. The driver "cdi" is another cause: the daemon has CDI switched off. */
export const dockerNoGpuDriver: readonly RegExp[] = [/could not select device driver "(?:nvidia)?" with capabilities: \[\[[^\]]{0,60}gpu/];

/** Docker knows no runtime of the name. */
export const dockerRuntimeUnknown: readonly RegExp[] = [/unknown or invalid runtime name: nvidia\b/, /Unknown runtime specified nvidia\b/];

/** No CDI file that the engine can read offers the device. */
export const cdiUnresolvable: readonly RegExp[] = [/unresolvable CDI devices nvidia\.com\/gpu/];

/** A container that had the GPU has it no more, in the words of people. */
export const containerLosesGpu: readonly RegExp[] = [
  /daemon-reload\W{1,4}(?:makes?|made|causes?|caused)\b.{0,60}\blos(?:e|es|t|ing)\b.{0,60}\b(?:GPUs?|devices?)\b/i,
  /\bcontainers?\b.{0,60}\b(?:los(?:e|es|t|ing)|no longer (?:sees?|finds?|uses?|has|gets?|starts?))\b.{0,40}\b(?:access to )?(?:the |its |all )?(?:nvidia )?GPUs?\b/i,
  /\bGPUs?\b.{0,60}\b(?:unavailable|lost|gone|not available|no longer available|not used)\b.{0,60}\bafter (?:a while|some (?:idle )?time|(?:a few|some|several|\d{1,3}) (?:minutes|hours|days)|idle)/i,
  /\b(?:after (?:a while|some (?:idle )?time|(?:a few|some|several|\d{1,3}) (?:minutes|hours|days)|idle time)|(?:was|been|is|being|sits?|remains?) idle)\b.{0,100}\b(?:los(?:e|es|t|ing)|no longer|not (?:get|use|find|see|detect|utili[sz]e|initiate)|only (?:use|utili[sz]e|run)|fails? to|falls? back)\b.{0,40}\b(?:GPUs?|CPU)\b/i,
  /^(?=.*\b(?:GPUs?|CUDA|NVML|nvidia-smi)\b).*\brestart(?:ing|ed|s)? (?:the |my |this |that |same )?(?:\w{1,20} )?(?:docker )?container\b[^.\n]{0,60}\b(?:works? (?:again|fine)|worked again|fixe[sd]|resolves?|resolved|restores?|restored|helps?|helped|solves?|solved)\b/i,
];

/** The image holds files of a driver where nvidia-container-cli wants to put the host's. */
export const imageHoldsDriver: readonly RegExp[] = [
  /nvidia-container-cli(?:\.real)?: mount error: file creation failed: \S{1,300}\/(?:lib(?:nvidia-ml|cuda|nvidia-\w{2,20})\.so\S{0,20}|nvidia-smi): file exists/,
];

/** nvidia-container-cli looks for the devices controller of cgroup v1. */
export const containerToolNoDeviceCgroup: readonly RegExp[] = [/nvidia-container-cli(?:\.real)?: container error: cgroup subsystem devices not found/];

/** The ldconfig that config.toml names is not on this system. */
export const containerToolNoLdconfig: readonly RegExp[] = [
  /nvidia-container-cli(?:\.real)?: ldcache error: open failed: \/(?:usr\/)?sbin\/ldconfig(?:\.real)?: no such file or directory/,
];
