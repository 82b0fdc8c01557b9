import { platform } from '../facts/platform.ts';
import { type Facts, isGap } from '../logic/fact.ts';
import type { Question } from './general-questions.ts';

/** Machines without a GPU that lspci or nvidia-smi would show. */
export interface Special {
  readonly gpu: Question | undefined;
  readonly kernelLog: Question | undefined;
}

/** An NPU, where the title is about one. */
export function npuOf(text: string, shows: (...kinds: string[]) => boolean): Special | undefined {
  if (!/\bNPU\b/.test(text.slice(0, 200)) || /\brk(?:nn|llm)|\bRK3\d{3}\b/i.test(text)) return undefined;
  return {
    // AMD's is a signal processing controller, Intel's a processing accelerator.
    gpu: {
      what: 'the NPU, its driver and its node',
      command: 'lspci -nnk -d ::1180; lspci -nnk -d ::1200; ls -l /dev/accel; id',
      shown: shows('device listing') && shows('lspci'),
    },
    kernelLog: {
      what: 'what the kernel logged of the NPU',
      command: 'journalctl -k -b --no-pager | grep -iE "xdna|vpu|accel" | tail -n 60',
      shown: shows('npu log'),
    },
  };
}

/** A board: a Jetson’s GPU has nodes of its own, and others have none that computes. */
export function boardOf({ scalars }: Facts, text: string, shows: (...kinds: string[]) => boolean): Special | undefined {
  const release = scalars[platform.jetsonLinux.id];
  const isRelease = release !== undefined && !isGap(release) && release.value !== null;
  if (isRelease || /\bJetson\b|\bTegra\b|\bJetPack\b/i.test(text))
    return {
      gpu: {
        what: 'Jetson Linux, and the nodes of the GPU',
        command: 'cat /etc/nv_tegra_release; ls -l /dev/nvmap /dev/nvhost*; id',
        shown: /\bR\d{2} \(release\)/.test(text),
      },
      kernelLog: { what: 'what the kernel logged', command: 'journalctl -k -b --no-pager | grep -iE "nvgpu|nvmap|oom" | tail -n 60', shown: false },
    };
  if (/\brk(?:nn|llm|npu)/i.test(text))
    return {
      gpu: {
        what: 'Rockchip’s NPU, its driver and its nodes',
        command: 'cat /sys/module/rknpu/version; ls -l /dev/rknpu /dev/dri/by-path; id',
        shown: shows('rkllm') && shows('device listing'),
      },
      kernelLog: {
        what: 'what the kernel logged of the NPU',
        command: 'dmesg | grep -iE "rknpu|npu" | tail -n 60',
        shown: /\[drm\] Initialized rknpu/.test(text),
      },
    };
  if (!/\bRaspberry ?Pi\b|\bRPi ?\d\b|树莓派|\bRK3\d{3}\b|\bRockchip\b|\bRISC-?V\b|\bOrange ?Pi\b/i.test(text)) return undefined;
  return { gpu: undefined, kernelLog: { what: 'the kernel’s last messages', command: 'dmesg | tail -n 60', shown: false } };
}
