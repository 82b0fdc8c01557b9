import { all, defineCheck, gate, models, npu, runtimes } from '#api';

export default defineCheck({
  id: 'npu-xdna1-without-llm-runtime',
  layer: 'hardware',
  kind: 'exposure',
  title: 'This NPU is XDNA 1 (Ryzen 7040, 8040, 200), which FastFlowLM and Lemonade do not drive',
  impact: 'risk',
  symptom: 'The driver is loaded and the NPU is listed; FastFlowLM and Lemonade refuse it.',
  blamedOn: 'the driver’s installation',
  runtimes: ['lemonade'],
  when: all(
    npu.arch.is('xdna1'),
    // That a text is about Lemonade says nothing of its NPU.
    gate(runtimes.some((runtime) => runtime.kind.is('lemonade'))),
  ),
  // It serves a model, on whatever else the machine has.
  unless: models.some((model) => model.runtime.is('lemonade')),
  proves: [/NPU \/dev\/accel\/accel\d+ does not have enough columns \(\d+ < 8\)/],
  // Lemonade’s list of back ends; it says so of every machine without the newer NPU.
  hints: [/\bRequires AMD XDNA 2 AMD NPU\b/],
  said: [
    // As people put it who have one, or have read AMD's table.
    /\bLLMs?\b[^.\n]{0,20}\bnot (?:running|run) on (?:the |my )?NPU\b/i,
    /\b(?:HPT|PHX|Hawk ?Point|Phoenix|XDNA ?1)\b[^.\n]{0,60}(?:\bnot\b|n['’]t\b|\bno\b)[^.\n]{0,24}\bsupport\w{0,3}\b[^.\n]{0,24}\bLLMs?\b/i,
  ],
  explains: ['amdxdna-firmware-too-old', 'amdxdna-firmware-protocol-mismatch'],
  remedy: [{ do: 'Use the integrated GPU through Vulkan. Nothing needs to be repaired.' }],
  verify: 'lspci -nn -d 1022:1502   # lists the NPU: it is this generation',
  owner: { component: 'fastflowlm' },
  evidence: [
    {
      url: 'https://github.com/ROCm/FastFlowLM/blob/1313ef8e81820f415e9ae73351aed2794d4b11c3/src/src/main.cpp',
      date: '2026-07-23',
      establishes: 'fewer than eight columns are refused, with this message',
      strength: 'documented',
    },
    {
      url: 'https://github.com/lemonade-sdk/lemonade/blob/e385039ed33551de7f54cb73194cd08088772c08/docs/guide/faq.md',
      date: '2026-08-22',
      establishes: 'no engine plans to support NPUs before the Ryzen AI 300 series',
      strength: 'documented',
    },
    {
      url: 'https://github.com/lemonade-sdk/lemonade/issues/3492',
      date: '2026-09-02',
      establishes: 'a Ryzen 7 260 with Lemonade 11.8.1: “Requires AMD XDNA 2 AMD NPU” for both of its NPU back ends',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/amd/RyzenAI-SW/issues/190',
      date: '2025-05-08',
      establishes: 'AMD on a Ryzen 7 PRO 8840U: no language models on the NPU of Hawk Point',
      strength: 'maintainer-confirmed',
    },
  ],
});
