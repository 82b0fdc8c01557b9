import { npu } from '../../facts/npu.ts';
import { type Recogniser, span } from './recogniser.ts';

/**
 * `I rkllm: rkllm-runtime version: 1.1.4, rknpu driver version: 0.8.2, platform: RK3588`, the first line of every program that uses RKLLM. 1.0 worked with
 * older drivers.
 */
export const rkllm: Recogniser = {
  kind: 'rkllm',
  mark: /\brkllm-runtime version:/,
  read(output, book) {
    const found = span(output, /\brkllm-runtime version: ?v?1\.[1-9][\w.]{1,12}, rknpu driver version: ?v?\d/, 'log');
    const version = /\brknpu driver version: ?v?(\d{1,2}\.\d{1,3}\.\d{1,3})\b/.exec(found?.lines[0]?.text ?? '')?.[1];
    if (found === undefined || version === undefined) return false;
    book.fact(found.place, npu.rknpuVersion, version);
    book.recognised('rkllm', found.from, found.to);
    return true;
  },
};
