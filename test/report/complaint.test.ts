import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { type Complaint, complaintsIn, complaintsOf } from '../../src/report/complaint.ts';

describe('complaints in words', () => {
  test.each<[string, Complaint[]]>([
    ['Generation is terribly slow since the update', ['slow']],
    ['fell from 66 to 8 t/s', ['slow']],
    ['Ollama falls back to the CPU', ['not-on-gpu']],
    ['it is not using my GPU', ['not-on-gpu']],
    ['My GPU is no longer detected', ['not-on-gpu']],
    ['GPU acceleration does not work in the container', ['not-on-gpu']],
    ['ollama does not see my 7900 XTX anymore', ['not-on-gpu']],
    ['Ollama detects my GPU, but the model is not running on it', ['not-on-gpu']],
    ['CUDA error: out of memory', ['out-of-memory']],
    ['segfault when the model loads', ['crash']],
    ['It hangs forever at 100 % and the answers are gibberish', ['hang', 'wrong-output']],
    ['failed to load model', ['load-failure']],
    ['the DKMS build fails', ['build-failure']],
    ['/dev/kfd: permission denied', ['permission']],
    ['How do I set the context length?', []],
    ['Every time I run the train.py, my computer restarts', ['machine-off']],
    ['PC shuts down unceremoniously when trying to generate images', ['machine-off']],
    ['vllm turned off my pc', ['machine-off']],
    ['it causes a hard system reset', ['machine-off']],
    ['After the computer restarts I start it again', []],
    ['I had to reboot my machine to get it back', []],
    ['Each time the system reboots I start it again', []],
    ['The system restarts the training from the last checkpoint', []],
    ['I turned off my computer and went home', []],
    // Triton where it sees no GPU, and what programs announce.
    ['Unable to allocate pinned system memory, pinned memory pool will not be available', []],
    ['Starting server, this might take a few minutes...', []],
    ['It takes a few minutes for each image', ['slow']],
    ['Every GPU is used, at 40 t/s', []],
    // The runtime of ROCm says so where a device is closed to it.
    ['HSA_STATUS_ERROR_OUT_OF_RESOURCES: The runtime failed to allocate the necessary resources.', []],
  ])('%s', (line, wanted) => expect(complaintsIn(line)).toEqual(wanted));

  test.each(['It does not crash', 'without any crash', 'no CUDA out of memory', "it doesn't hang", 'It is not slow', 'there are no more crashes'])(
    'denied: %s',
    (line) => expect(complaintsIn(line)).toEqual([]),
  );

  test('what is denied once can be told again in the same line', () => {
    expect(complaintsIn('It does not crash with Vulkan, only with ROCm it crashes')).toEqual(['crash']);
  });
});

describe('what a check’s users complain of', () => {
  test('is read from its symptom', () => {
    const of = (id: string): Complaint[] => [...complaintsOf(checks.find((check) => check.id === id) as (typeof checks)[number])];
    expect(of('amd-resizable-bar-off')).toEqual(['slow']);
    expect(of('service-devices-hidden')).toEqual(['not-on-gpu']);
    expect(of('ggml-gpu-memory-full')).toContain('out-of-memory');
    expect(of('rccl-iommu-not-passthrough')).toEqual(['hang']);
    expect(of('llamacpp-gfx1152-definition-missing')).toEqual(['wrong-output']);
  });

  test('is wrong output where the impact says so', () => {
    expect(complaintsOf({ symptom: 'Nothing.', impact: 'silent-wrong' })).toEqual(new Set(['wrong-output']));
  });

  test('is known of nearly every check, and never of all kinds at once', () => {
    const counts = checks.map((check) => complaintsOf(check).size);
    expect(counts.filter((count) => count > 0).length / checks.length).toBeGreaterThan(0.8);
    expect(Math.max(...counts)).toBeLessThanOrEqual(4);
  });
});
