import { gpus } from '../../facts/gpus.ts';
import { torch } from '../../facts/torch.ts';
import { claimGpu } from '../gpu-facts.ts';
import type { PieceLine } from '../text/split-pieces.ts';
import { claimTorch } from './claim-torch.ts';
import { at, type Recogniser } from './recogniser.ts';

const version = '(\\d\\.\\d{1,2}\\.\\d{1,2}[\\w.+-]{0,40}?)';
/** `O^O/ \_/ \    Torch: 2.6.0+cu124. CUDA: 12.0. CUDA Toolkit: 12.4. Triton: 3.2.0`, until 2024 `Pytorch: 2.3.1+cu121. CUDA = 7.5.`: its CUDA is the GPU's capability. */
const unslothTorch = new RegExp(
  `\\b(?:Torch|Pytorch)(?::| =) ${version}\\. (?:CUDA(?::| =) (\\d{1,2}\\.\\d)\\. CUDA Toolkit(?::| =) (\\d{1,2}\\.\\d)|ROCm Toolkit(?::| =) (\\d[\\d.]{2,12}))\\b`,
);
/** `   \\   /|    NVIDIA GeForce RTX 5090. Num GPUs = 1. Max memory: 31.345 GB. Platform: Linux.` and `GPU: Tesla T4. Max memory: 14.748 GB. Platform = Linux.` */
const unslothGpu = /^[\s\\/|]{0,16}(?:GPU: )?(\S[\w ()/+-]{2,60})\. (?:Num GPUs = \d{1,2}\. )?Max memory: \d/;

/** Unsloth's banner. It prints PyTorch's own words, by device 0. */
export const unslothBanner: Recogniser = {
  kind: 'Unsloth banner',
  mark: /\b(?:Torch|Pytorch)(?::| =) \d\.\d.{0,40}\. (?:CUDA|ROCm Toolkit)(?::| =) \d/,
  read(output, book) {
    const [line, told] = firstMatch(output.lines, unslothTorch);
    if (line === undefined || told === undefined) return false;
    const [, release = '', capability, cuda, hip] = told;
    const item = claimTorch(book, at(line, 'log'), release);
    item(torch.item.cuda, cuda);
    item(torch.item.hip, hip);
    const [gpuLine, named] = firstMatch(output.lines, unslothGpu);
    if (gpuLine !== undefined) {
      const gpu = claimGpu(book, at(gpuLine, 'log'), 'torch:0', named?.[1]);
      if (capability !== undefined) {
        gpu(gpus.item.vendor, 'nvidia');
        gpu(gpus.item.computeCapability, capability);
      }
    }
    book.recognised('Unsloth banner', gpuLine === undefined ? line.number : Math.min(line.number, gpuLine.number), line.number);
    return true;
  },
};

const comfyVersion = new RegExp(`^\\s{0,8}pytorch version: ${version}(?:\\s|$)`);
const comfyDevice =
  /^\s{0,8}Device: (?:(?:cuda|xpu):(\d{1,2}) )?((?:NVIDIA|AMD|Intel|GeForce|Tesla|Quadro|TITAN|Radeon)\b[\w ()/.+-]{2,60}?)(?: : \w{3,24})?\s{0,8}$/;

/** ComfyUI's start (comfy/model_management.py), and people who copy its words by hand. */
export const comfyStart: Recogniser = {
  kind: 'python versions',
  mark: /^\s{0,8}pytorch version: \d\.\d/m,
  read(output, book) {
    const [line, told] = firstMatch(output.lines, comfyVersion);
    if (line === undefined) return false;
    claimTorch(book, at(line, 'log'), told?.[1] ?? '');
    const [deviceLine, device] = firstMatch(output.lines, comfyDevice);
    if (deviceLine !== undefined) claimGpu(book, at(deviceLine, 'log'), `torch:${device?.[1] ?? 0}`, device?.[2]);
    book.recognised('python versions', line.number, line.number);
    return true;
  },
};

function firstMatch(lines: readonly PieceLine[], pattern: RegExp): [PieceLine, RegExpExecArray] | [] {
  for (const line of lines) {
    const match = pattern.exec(line.message.slice(0, 300));
    if (match !== null) return [line, match];
  }
  return [];
}
