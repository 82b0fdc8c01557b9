import { all, any, container, defineCheck, ollama, runtimes, told } from '#api';

export default defineCheck({
  id: 'ollama-image-without-rocm',
  layer: 'container',
  kind: 'exposure',
  title: 'The image ollama/ollama has no ROCm libraries; those are in the tag rocm',
  impact: 'degraded',
  symptom: 'The container has /dev/kfd, and Ollama computes on the CPU.',
  blamedOn: 'the AMD driver, or permissions',
  runtimes: ['ollama'],
  when: all(container.image.has(/(?:^|\/)ollama\/ollama(?:$|:(?!\S*rocm))/), container.runOptions.value('device', /\/dev\/kfd/)),
  unless: any(
    ollama.compute.hasAny('rocm', 'vulkan'),
    container.runEnvironment.value('OLLAMA_VULKAN', /1|true/),
    // From 0.30 on Vulkan is on in the plain image, too: who computes on the CPU there has another cause.
    all(
      runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.version.atLeast('0.30.0'))),
      container.runOptions.value('device', /\/dev\/dri/),
    ),
  ),
  bites: any(ollama.compute.has('cpu'), told.complaints.has('not-on-gpu')),
  explains: ['ollama-amd-backend-missing'],
  remedy: [
    { do: 'Start the image with ROCm; it is larger by some gigabytes.', setting: 'ollama/ollama:rocm' },
    { do: 'Or keep the plain image from 0.30 on with --device /dev/dri: it computes with Vulkan.' },
  ],
  verify: 'docker logs CONTAINER | grep "inference compute"   # names library=rocm',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/docker.mdx',
      date: '2026-08-19',
      establishes: 'AMD GPUs take the tag rocm; Vulkan is in the plain image',
      strength: 'documented',
    },
    { url: 'https://github.com/ollama/ollama/blob/v0.32.15/Dockerfile', date: '2026-08-19', establishes: 'ROCm is a stage of its own', strength: 'documented' },
  ],
});
