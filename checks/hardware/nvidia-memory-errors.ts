import { all, any, defineCheck, gpus, nvidia, xidMemoryErrors } from '#api';

const uncorrectable = nvidia.xids.hasAny('48', '64', '94', '95', '140', '171', '172');

export default defineCheck({
  id: 'nvidia-memory-errors',
  layer: 'hardware',
  kind: 'fault',
  title: 'The GPU’s memory has uncorrectable ECC errors (Xid 48, 64, 94, 95, 140, 171 or 172)',
  impact: 'unstable',
  symptom: 'One card of several crashes or hangs now and then, or its jobs end with “CUDA error: uncorrectable ECC error encountered”.',
  blamedOn: 'the quantization, the model, sampling settings',
  runtimes: [],
  // 63 only records that a row is to be remapped; 92 counts corrected errors and stands for no fault of this kind.
  // The second part adds nothing to the first: in a report it sets an NVIDIA card apart.
  when: all(
    uncorrectable,
    any(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      uncorrectable,
    ),
  ),
  // CUDA’s name for the same (214), through PyTorch, ggml and NCCL; and what nvidia-smi says of rows that it could not replace.
  proves: [
    ...xidMemoryErrors,
    /\buncorrectable ECC error encountered\b/,
    // Not where a list gives its number.
    /\bCUDA_ERROR_ECC_UNCORRECTABLE\b(?!['"]?\s{0,8}(?:[=|,:(]\s{0,4}\d{1,3}\b|[=|]))/,
    /\bRemapping Failure Occurred\s{1,40}: Yes\b/,
  ],
  hints: [
    /Xid \(PCI:[0-9a-fA-F:.]{4,20}(?: GPU-I:\d{1,3})?(?: GPU-CI:\d{1,3})?\): 63,/,
    /Row Remapper: New row marked for remapping/,
    // The column “Volatile Uncorr. ECC” of nvidia-smi's table, which counts since the driver was loaded.
    /\| {1,4}[0-9A-F]{8}:[0-9A-F]{2}:[0-9A-F]{2}\.\d {1,4}(?:On|Off) {1,4}\| {1,24}[1-9]\d{0,5} \|/,
  ],
  said: [
    // As people put it.
    /\b(?=(?:due to|because of|has|have|had|got|gets|getting|shows?|hits?|r[au]n into|encounter(?:s|ed)|reports?))(?<!\b(?:if|when(?:ever)?|where|which|whether|that|alerts?|monitors?|detects?|watch(?:es)?|should|any|no|not|never|without)\b[^.;\n]{0,60})(?:due to|because of|has|have|had|got|gets|getting|shows?|hits?|r[au]n into|encounter(?:s|ed)|reports?) (?:(?:an?|some|many|several|multiple|[1-9]\d{0,5}) )?(?:volatile |aggregate )?(?:uncorrectable|double[- ]bit|uncontained) ECC errors?\b/i,
    /(?<!\b(?:if|when(?:ever)?|where|which|whether|alerts?|monitors?|detects?|watch(?:es)?|should|after|any|no|not|never|without)\b[^.;\n]{0,60})(?<![\d.])[1-9]\d{0,5} (?:volatile |aggregate )?uncorr(?:ectable|\.) ECC\b/i,
    /\b(?=Xid\b)(?<!\b(?:alerts?|monitors?|watch(?:es)?|codes?|like|such as|e\.g\.|if|when|for|on|any)\b.{0,60})Xid\b[^.;\n]{0,24}?\b(?:48|64|94|95|140|171|172)\b[^.;\n]{0,40}?\b(?:uncorrectable|double[- ]bit|DBE|ECC|uncontained)\b/i,
  ],
  remedy: [
    {
      do: 'Look what the driver asks for, nothing, a reset or a reboot; newer ones tell it in this line. After 94 alone the program that had the error is started anew, others may go on, and the reset can wait.',
      commands: ['nvidia-smi -q | grep -i "recovery action"'],
    },
    {
      do: 'Otherwise take the GPU out of service, reset it or reboot so that pending remaps take effect, and run a memory test.',
      commands: ['nvidia-smi -q -d ECC,ROW_REMAPPER,PAGE_RETIREMENT'],
    },
    { do: 'If 64, 95, 171 or 172 return, have the card replaced.' },
  ],
  verify: 'sudo dmesg | grep Xid   # stays empty under load',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/common/sdk/nvidia/inc/nverror.h',
      date: '2026-03-05',
      establishes: 'what each code stands for',
      strength: 'documented',
    },
    {
      url: 'https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html',
      date: '2026',
      establishes: 'the action for each code',
      strength: 'documented',
    },
    {
      url: 'https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/error-recovery-and-response-flags.html',
      date: '2026',
      establishes: 'the flag that names the action after an uncorrectable error; with a remap pending unaffected programs may go on until the reset',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/5222',
      date: '2024-06-05',
      establishes: '“CUDA error: uncorrectable ECC error encountered” was the hardware; the same program runs on another machine',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/wtdcode/vllm-backport/issues/62',
      date: '2026-09-05',
      establishes: 'one of four A100: 48 and 171, 63, 94 in the same region; hangs of vLLM and SGLang came from it',
      strength: 'several-reports',
    },
    {
      url: 'https://raw.githubusercontent.com/stas00/ml-engineering/7bc7c3054eb93c277a4755c597ae0864d77a63f1/compute/accelerator/nvidia/debug.md',
      date: '2025',
      establishes: 'row remapping with code 63: a reset activates it',
      strength: 'several-reports',
    },
  ],
});
