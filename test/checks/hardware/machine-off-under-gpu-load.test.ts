import check from '../../../checks/hardware/machine-off-under-gpu-load.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { gpus: { incomplete: [{ vendor: 'nvidia' }] }, 'told.complaints': ['machine-off'] };

testCheck(check, {
  found: [
    {
      name: 'in the middle of an answer',
      is: 'suspected',
      facts: card,
      log: ['when I start to chat, after the third text the power goes off on my PC'],
      cites: 'https://github.com/oobabooga/one-click-installers/issues/40',
    },
    {
      name: 'at each training run',
      is: 'suspected',
      facts: card,
      log: ['Every time i run the train.py, my computer restarts, either with a single GPU or with two.'],
      cites: 'https://github.com/open-mmlab/mmdetection/issues/1207',
    },
    { name: 'as a title', is: 'suspected', facts: card, log: ['PC shuts down unceremoniously when trying to generate images'] },
    { name: 'what a runtime did', is: 'suspected', facts: card, log: ['vllm turned off my pc (loading mixtral8x7b)'] },
    {
      name: 'it goes off, and nobody says under which work',
      is: 'exposed',
      facts: {
        ...card,
        'platform.system': 'native',
        'cpu.hypervisor': false,
        'logs.gpuFaults': { entries: {} },
      },
    },
  ],
  clear: [
    { name: 'a crash of the program alone', facts: { ...card, 'told.complaints': ['crash'] }, log: ['my computer restarts during training'] },
    { name: 'a guest', facts: { ...card, 'platform.system': 'native', 'cpu.hypervisor': true }, log: ['vllm turned off my pc (loading mixtral8x7b)'] },
    {
      name: 'the log tells of a ring that stopped',
      facts: { ...card, 'logs.gpuFaults': { entries: { 'amdgpu-ring-other': 'ring gfx_0.0.0 timeout, signaled seq=1, emitted seq=2' } } },
      log: ['PC shuts down unceremoniously when trying to generate images'],
    },
    { name: 'no such card', facts: { ...card, gpus: [{ vendor: 'intel' }] }, log: ['my computer restarts during training'] },
  ],
  unknown: [
    { name: 'a live machine', facts: { gpus: [{ vendor: 'nvidia' }] } },
    {
      name: 'restarts that somebody wants, or that come of something else',
      facts: { gpus: card.gpus },
      log: [
        'After the computer restarts the GPU is not used until I restart the service.',
        'I had to reboot my machine to get the GPU back.',
        'It worked after I restarted my computer, and training goes on.',
        'When I attempt to shut down the machine, it occasionally reboots instead of powering off. GPU 0 is idle.',
        'Each time the system reboots, Ollama does not use the GPU.',
        'Kernel panic while training: the machine reboots.',
        'the llama-server restarts under load',
        'Please restart your computer and generate images again.',
        'I was able to run inference after rebooting the Jetson',
        'Restarting my PC fixes generation for a while',
        'shutting down my computer during training is not an option',
        'How to resume training when my PC turned off',
        // github.com/AUTOMATIC1111/stable-diffusion-webui/issues/11155
        '[Bug]: Pc reboot when generating larger images (not due to PSU)',
        'When I flashed the ROM for the GPU, the PC shutdown suddenly and did not do anything after that.',
        'The system restarts the training from the last checkpoint',
        'docker makes the system restart the GPU container',
        'I then shut down my machine during training.',
        'I turned off my computer and then generated images again.',
      ],
    },
  ],
});
