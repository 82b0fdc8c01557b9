import { all, any, defineCheck, gpus, models, platform, told } from '#api';

export default defineCheck({
  id: 'gpu-on-few-pcie-lanes',
  layer: 'hardware',
  kind: 'exposure',
  title: 'The GPU hangs on one or two PCIe lanes, which slows model loading and splits',
  impact: 'degraded',
  symptom: 'Models load slowly, and one that is split between GPU and CPU or over several GPUs is far slower than expected.',
  blamedOn: 'the quantization, the runtime’s build or heat',
  runtimes: [],
  // NVIDIA and AMD may narrow the link of a card at rest: it counts while a model is on it, or where somebody finds it slow. The speed falls at rest for certain, so it is left out.
  // A virtual machine shows the lanes that its hypervisor made up.
  when: all(
    platform.vm.isAbsent(),
    gpus.some((gpu) => all(gpu.integrated.is(false), gpu.linkWidth.below(4), gpu.linkWidth.atLeast(1), gpu.linkWidthMax.atLeast(8))),
    any(
      told.complaints.has('slow'),
      // Not where another card may hold the model, or the integrated GPU of a Ryzen AI, and this one drives the display.
      all(
        models.some((model) => model.sizeVram.atLeast(1)),
        gpus.none((gpu) => any(all(gpu.integrated.is(false), gpu.linkWidth.atLeast(4)), all(gpu.integrated.is(true), gpu.arch.has(/^gfx11[05]\d$/)))),
      ),
    ),
  ),
  hints: [/LnkSta:.{0,60}Width x[12] \(downgraded\)/],
  remedy: [
    {
      do: 'Put the card into a slot with more lanes, or replace the riser; mining risers carry one lane. Look whether the slot shares its lanes with an M.2 drive.',
    },
    { do: 'A model that fits into the card’s memory whole is almost unaffected once it is loaded: keep all layers on it.' },
  ],
  verify: 'sudo lspci -vv | grep -E "VGA|3D|PCI bridge|LnkSta:"   # while it computes: 4 lanes or more for the GPU and the bridges above it',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/robertrosenbusch/gfx803_rocm/issues/51',
      date: '2025-12-11',
      establishes: 'measured on an RX 580: a split model falls from 11 to 3.5 t/s on one lane, the first token takes 100 s',
      strength: 'single-report',
    },
  ],
});
