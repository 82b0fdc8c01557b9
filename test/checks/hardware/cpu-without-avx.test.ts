import check from '../../../checks/hardware/cpu-without-avx.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  'platform.arch': 'x86_64',
  'cpu.hypervisor': false,
  'cpu.flags': ['pni', 'ssse3'],
  runtimes: [{ kind: 'llama.cpp', startError: 'Illegal instruction (core dumped)' }],
} as const;
const died = 'Illegal instruction (core dumped)';

testCheck(check, {
  found: [
    {
      name: 'a Westmere that is named',
      is: 'suspected',
      facts: { 'platform.arch': 'x86_64', 'cpu.flags': ['pni', 'ssse3', 'sse4_1', 'sse4_2'] },
      log: ['Error: llama runner process has terminated: signal: illegal instruction (core dumped)'],
      cites: 'https://github.com/ollama/ollama/issues/1435',
    },
    {
      name: 'TensorFlow, which looks and ends',
      is: 'confirmed',
      log: [
        "F tensorflow/core/platform/cpu_feature_guard.cc:37] The TensorFlow library was compiled to use AVX instructions, but these aren't available on your machine.",
      ],
    },
    { name: 'GPT4All, which looks as well', is: 'confirmed', log: ['RuntimeError: Unable to instantiate model: CPU does not support AVX'] },
    {
      name: 'the flags in a report',
      is: 'suspected',
      facts: { 'platform.arch': 'x86_64', 'cpu.flags': ['pni', 'ssse3'] },
      log: [died],
      cites: 'https://github.com/SciSharp/LLamaSharp/issues/1422',
    },
    { name: 'an Atom on which a program ended', is: 'exposed', facts: old },
  ],
  clear: [
    { name: 'an Atom whose programs start', facts: { ...old, runtimes: [{ kind: 'llama.cpp', startError: null }] } },
    { name: 'AVX alone', facts: { ...old, 'cpu.flags': ['avx'] }, log: [died] },
    { name: 'a guest, whose host may have it', facts: { ...old, 'cpu.hypervisor': true } },
    { name: 'ARM', facts: { 'platform.arch': 'aarch64', 'cpu.hypervisor': null, 'cpu.flags': ['asimddp'] }, log: [died] },
  ],
  unknown: [
    {
      name: 'illegal instructions of GPUs, and a browser that ended itself',
      facts: { 'platform.arch': 'x86_64', 'cpu.flags': ['pni', 'ssse3'] },
      log: [
        'CUDA error: an illegal instruction was encountered',
        'NVRM: Xid (PCI:0000:01:00): 13, Graphics SM Warp Exception on (GPC 0, TPC 0, SM 0): Illegal Instruction Encoding',
        '[drm:gfx_v10_0_priv_inst_irq [amdgpu]] *ERROR* Illegal instruction in command stream',
        'traps: chrome[2211] trap invalid opcode ip:55d0 sp:7ffd error:0 in chrome[55d0+a000]',
      ],
    },
    { name: 'the words alone', log: [died] },
    {
      name: 'an Ollama that goes on without',
      facts: { 'platform.arch': 'x86_64', 'cpu.flags': ['pni', 'ssse3'] },
      log: ['level=INFO source=cpu_common.go:18 msg="CPU does not have vector extensions"'],
    },
    { name: 'a program that found AVX', log: ['level=INFO source=cpu_common.go:11 msg="CPU has AVX2"'] },
  ],
});
