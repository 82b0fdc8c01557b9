import check from '../../../checks/service/vllm-gpu-memory-taken.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'ValueError: Free memory on device (10.82/23.65 GiB) on startup is less than desired GPU memory utilization (0.9, 21.28 GiB). Decrease GPU memory utilization or reduce GPU memory used by other processes.';
const desktop = { gpus: [{ vendor: 'nvidia', integrated: false }] } as const;

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/20305', log: [line] },
    { name: 'the form with the device’s name', is: 'confirmed', log: [line.replace('device (', 'device cuda:0 (')] },
    { name: 'a small card, much of it taken, in a log', is: 'confirmed', log: [line.replace('10.82/23.65', '4.10/7.75').replace('21.28', '6.98')] },
    {
      name: 'a small card, much of it taken',
      is: 'confirmed',
      facts: { ...desktop, torch: [{ lastError: line.replace('10.82/23.65', '5.10/7.75').replace('21.28', '6.98') }] },
    },
    {
      name: 'a small card, a little of it taken',
      is: 'suspected',
      facts: { ...desktop, torch: [{ lastError: line.replace('10.82/23.65', '6.88/8.00').replace('21.28', '7.2') }] },
      log: [line.replace('10.82/23.65', '6.88/8.00').replace('21.28', '7.2')],
    },
    {
      name: 'a card beside the processor’s own GPU',
      is: 'confirmed',
      facts: { gpus: [...desktop.gpus, { vendor: 'amd', integrated: true, arch: 'gfx1036' }], torch: [{ lastError: line }] },
    },
    { name: 'a large card', is: 'confirmed', log: [line.replace('10.82/23.65', '59.32/79.15')] },
    {
      name: 'a card of 22 GiB of which its own contexts may take what lacks',
      is: 'suspected',
      facts: { ...desktop, torch: [{ lastError: line.replace('10.82/23.65', '19.77/22.05') }] },
      log: [line.replace('10.82/23.65', '19.77/22.05')],
      cites: 'https://github.com/pytorch/pytorch/issues/175666',
    },
    { name: 'the last error', is: 'confirmed', facts: { ...desktop, torch: [{ lastError: line }] } },
  ],
  clear: [
    {
      name: 'Jetson Orin, whose memory the page cache takes',
      facts: { gpus: [{ vendor: 'nvidia', integrated: true }] },
      log: [line.replace('10.82/23.65', '10.82/15.29')],
    },
    {
      name: 'Strix Halo alone',
      facts: { gpus: [{ vendor: 'amd', integrated: true }], torch: [{ lastError: line }] },
    },
    {
      name: 'a small card, where its own context is what lacks',
      facts: { ...desktop, torch: [{ lastError: line.replace('10.82/23.65', '7.05/7.75').replace('0.9, 21.28', '0.95, 7.36') }] },
    },
    { name: 'GB10 has a cause of its own', facts: { gpus: [{ vendor: 'nvidia', integrated: true }], torch: [{ lastError: line }] }, log: [line] },
    { name: 'another error', facts: { ...desktop, torch: [{ lastError: 'ValueError: No available memory for the cache blocks.' }] } },
  ],
  unknown: [
    { name: 'a small card, in a log', log: [line.replace('10.82/23.65', '7.05/7.75').replace('0.9, 21.28', '0.95, 7.36')] },
    { name: 'all of the memory is asked for', log: [line.replace('(10.82/23.65 GiB)', '(23.28/23.65 GiB)').replace('(0.9, 21.28 GiB)', '(1.0, 23.65 GiB)')] },
    { name: 'an Intel GPU, which counts otherwise', log: [line.replace('device (', 'device xpu:0 (')] },
    { name: 'shared memory, by its size', log: [line.replace('(10.82/23.65 GiB)', '(80.12/119.70 GiB)')] },
    { name: 'nearly all of 24 GiB is asked for', log: [line.replace('(0.9, 21.28 GiB)', '(0.95, 22.47 GiB)')] },
    { name: 'Orin of 64 GB, by its size', log: [line.replace('10.82/23.65', '42.10/61.37')] },
    { name: 'what firmware gives to a Strix Halo, by its size', log: [line.replace('10.82/23.65', '70.10/96.00')] },
    { name: 'its own contexts, in a log', log: [line.replace('10.82/23.65', '19.77/22.05')] },
    { name: 'a live machine does not tell', facts: { ...desktop, torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: the weights fill the share', log: ['ValueError: No available memory for the cache blocks. Try increasing `gpu_memory_utilization`'] },
  ],
});
