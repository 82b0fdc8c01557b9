import { gpus } from '../../facts/gpus.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { torch } from '../../facts/torch.ts';
import { parseCheckEnv } from '../../parsers/check-env.ts';
import { claimGpu, vendorOf } from '../gpu-facts.ts';
import { claimRuntime } from './claim-runtime.ts';
import { claimTorch } from './claim-torch.ts';
import { type Recogniser, span } from './recogniser.ts';

const beside = /^\s{0,8}(?:(?:CUDA|ROCM|MUSA) available: (?:True|False)|(?:CUDA|ROCM)_HOME: |NVCC: |HIPCC: )/m;

/** `python -m sglang.check_env` and `lmdeploy check_env`, which their forms of issues ask for. */
export const checkEnv: Recogniser = {
  kind: 'check_env',
  mark: /^\s{0,8}PyTorch: \d\.\d/m,
  read(output, book) {
    const found = span(
      output,
      /^\s{0,8}(?:Python|PyTorch|sglang|lmdeploy|LMDeploy|NVCC|HIPCC|(?:CUDA|ROCM)(?: available|_HOME| Driver Version)|GPU \d[\d,]{0,80}(?: Compute Capability)?): /,
      'tool',
    );
    if (found === undefined || !beside.test(output.text)) return false;
    const { place } = found;
    const env = parseCheckEnv(output.text);
    const { sglang, vllm } = env.packages;
    book.recognised('check_env', found.from, found.to);
    const item = claimTorch(book, place, env.torch);
    item(torch.item.python, env.python);
    item(torch.item.vllm, vllm);
    if (Object.keys(env.packages).length > 3) item(torch.item.packages, env.packages);
    if (sglang !== undefined) claimRuntime(book, place, 'sglang', { version: sglang });
    book.fact(place, nvidia.moduleVersion, env.nvidiaDriver);
    for (const { number, name, computeCapability } of env.gpus) {
      const gpu = claimGpu(book, place, `torch:${number}`, name);
      // ROCm's PyTorch counts its own way.
      if (vendorOf(name) === 'nvidia') gpu(gpus.item.computeCapability, computeCapability);
    }
    return true;
  },
};
