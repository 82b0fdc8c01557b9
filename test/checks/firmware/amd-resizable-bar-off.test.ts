import check from '../../../checks/firmware/amd-resizable-bar-off.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = {
  vendor: 'amd',
  integrated: false,
  name: 'Radeon RX 6600',
  vramTotal: 8_573_157_376,
  vramVisible: 268_435_456,
  barSize: 268_435_456,
  rebar: false,
  driver: 'amdgpu',
};
const known = { servers: [] };
const llama = { kind: 'llama.cpp', backends: ['cpu', 'vulkan'] };

testCheck(check, {
  found: [
    {
      name: 'RX 6600 with a 256 MiB window',
      is: 'present',
      facts: { ...known, gpus: [card], runtimes: [llama] },
      cites: 'https://github.com/ggml-org/llama.cpp/issues/27097',
    },
    { name: 'lspci alone tells', is: 'present', facts: { ...known, gpus: [{ ...card, vramVisible: { gap: 'not-in-text' } }], runtimes: [llama] } },
    {
      name: 'lspci in a report, where nothing is known of the server’s environment',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ ...card, vramVisible: { gap: 'not-in-text' } }] }, runtimes: [llama] },
      log: ['\tRegion 0: Memory at d0000000 (64-bit, prefetchable) [size=256M]'],
    },
    {
      name: 'the reporter says so, and the card is known by name',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'amd', integrated: false }] }, runtimes: [llama] },
      log: ['AMD Radeon RX 7900 XTX (discrete), Resizable BAR is not enabled in the BIOS, and token generation is slow.'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/27097',
    },
  ],
  clear: [
    {
      name: 'a Radeon for the display beside an NVIDIA card',
      facts: { ...known, gpus: [card, { vendor: 'nvidia', integrated: false }], runtimes: [llama] },
    },
    {
      name: 'a small Radeon on the display beside one whose memory is all visible',
      facts: { ...known, gpus: [card, { ...card, vramVisible: 8_573_157_376, barSize: 8_589_934_592, rebar: true }], runtimes: [llama] },
    },
    {
      name: 'LM Studio, which has its engine for ROCm as well',
      facts: { ...known, gpus: [card], runtimes: [{ kind: 'lm-studio', backends: ['vulkan', 'hip'] }] },
    },
    { name: 'all of the memory is visible', facts: { gpus: [{ ...card, vramVisible: 8_573_157_376, barSize: 8_589_934_592 }], runtimes: [llama] } },
    {
      name: 'the way round is in force',
      facts: { ...known, gpus: [card], runtimes: [llama], servers: [{ environment: { entries: { GGML_VK_DISABLE_HOST_VISIBLE_VIDMEM: '1' } } }] },
    },
    { name: 'an APU with a small carve-out', facts: { gpus: [{ ...card, integrated: true }], runtimes: [llama] } },
    { name: 'Ollama, which has ROCm as well', facts: { gpus: [card], runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }] } },
    { name: 'nothing uses Vulkan', facts: { gpus: [card], runtimes: [{ kind: 'vllm', backends: ['hip'] }] } },
  ],
  unknown: [
    {
      name: 'an excerpt of lspci without the window',
      facts: { gpus: [{ ...card, vramVisible: { gap: 'not-in-text' }, barSize: 524_288 }], runtimes: [llama] },
    },
    {
      name: 'somebody asks, or says the opposite',
      facts: { gpus: { incomplete: [{ vendor: 'amd', integrated: false }] }, runtimes: [llama] },
      log: [
        'Could it be that Resizable BAR is off?',
        'ReBAR is not disabled, and it is slow',
        '| RX 7900 XTX | ReBAR disabled |',
        'I tested with Resizable BAR off and on: no difference.',
        'RX 6800 XT and llama.cpp with ROCm, Resizable BAR is disabled in my BIOS.',
        'I had "Detected VRAM RAM=8192M, BAR=256M", enabled it in the setup and now it is BAR=8192M.',
      ],
    },
    {
      name: 'a second Radeon that waits for a virtual machine, and an old one on the display',
      facts: {
        ...known,
        gpus: ['vfio-pci', 'radeon'].map((driver) => ({
          ...card,
          driver,
          vramVisible: { gap: 'unsupported' as const },
          rebar: { gap: 'unsupported' as const },
        })),
        runtimes: [llama],
      },
    },
    { name: 'a sleeping card', facts: { gpus: [{ ...card, vramVisible: { gap: 'suspended' }, barSize: { gap: 'suspended' } }], runtimes: [llama] } },
    {
      name: 'amdgpu tells of a whole BAR in the log',
      facts: { gpus: [{ ...card, vramVisible: { gap: 'denied' }, barSize: { gap: 'denied' } }], runtimes: [llama] },
      log: ['[drm] Detected VRAM RAM=24560M, BAR=32768M'],
    },
  ],
});
