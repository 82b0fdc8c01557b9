import check from '../../../checks/hardware/npu-xdna1-without-llm-runtime.ts';
import { testCheck } from '../../helpers/test-check.ts';

const phoenix = { 'npu.arch': 'xdna1', runtimes: [{ kind: 'lemonade' }], models: [] };

testCheck(check, {
  found: [
    { name: 'Lemonade on Phoenix', is: 'exposed', facts: phoenix },
    {
      name: 'FastFlowLM was tried',
      is: 'confirmed',
      facts: { 'npu.arch': 'xdna1' },
      log: ['[ERROR] NPU /dev/accel/accel0 does not have enough columns (4 < 8)'],
    },
    {
      name: 'Hawk Point, by AMD’s table',
      is: 'suspected',
      facts: { 'npu.arch': 'xdna1', runtimes: [{ kind: 'lemonade' }] },
      log: ['# LLM Not Running on NPU', 'I noticed that HPT (Hawk Point device) devices do not currently support LLM workloads.'],
      cites: 'https://github.com/amd/RyzenAI-SW/issues/190',
    },
    {
      name: 'Lemonade’s list of back ends',
      is: 'suspected',
      facts: { 'npu.arch': 'xdna1', runtimes: [{ kind: 'lemonade' }] },
      log: ['flm          npu   unsupported   Requires AMD XDNA 2 AMD NPU'],
      cites: 'https://github.com/lemonade-sdk/lemonade/issues/3492',
    },
  ],
  clear: [
    { name: 'it serves a model on the GPU', facts: { ...phoenix, models: [{ runtime: 'lemonade' }] } },
    { name: 'XDNA 2', facts: { ...phoenix, 'npu.arch': 'xdna2' } },
    { name: 'nobody wants to use it', facts: { ...phoenix, runtimes: [{ kind: 'ollama' }] } },
  ],
  unknown: [
    { name: 'the NPU is not known, and somebody asks', facts: { runtimes: [{ kind: 'lemonade' }] }, log: ['LLM not running on NPU'] },
    { name: 'that list of a machine without an NPU', facts: { runtimes: [{ kind: 'lemonade' }] }, log: ['flm npu unsupported Requires AMD XDNA 2 AMD NPU'] },
    { name: 'the NPU is not known', facts: { runtimes: [{ kind: 'lemonade' }] } },
    { name: 'another table lacks columns', facts: { runtimes: [{ kind: 'lemonade' }] }, log: ['DataFrame does not have enough columns.'] },
  ],
});
