import { all, any, container, defineCheck, nvidiaHookRefusesMode, runtimes, torch } from '#api';

const refused = /invoking the NVIDIA Container Runtime Hook directly/;

export default defineCheck({
  id: 'docker-gpus-flag-outside-legacy-mode',
  layer: 'container',
  kind: 'fault',
  title: 'NVIDIA’s toolkit is in csv (Jetson) or cdi mode, where docker run --gpus does not work',
  impact: 'blocked',
  symptom: 'docker run --gpus all ends with “invoking the NVIDIA Container Runtime Hook directly … is not supported”.',
  blamedOn: 'the image, or Docker',
  runtimes: [],
  // Only the hook’s own words tell of it: the mode follows from the machine where it is auto, and from 29.2 on Docker tries CDI first.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(refused)),
    torch.some((environment) => environment.lastError.has(refused)),
    // The same once more, since a report shows what was asked for and seldom what became of it.
    all(
      container.runOptions.has('gpus'),
      runtimes.some((runtime) => runtime.startError.has(refused)),
    ),
  ),
  proves: [...nvidiaHookRefusesMode],
  hints: [
    // In the words of the toolkit before 1.11, which a manual of today still shows.
    /invoking the NVIDIA Container Runtime Hook directly \(e\.g\. specifying the docker --gpus flag\) is not supported/,
  ],
  remedy: [
    {
      do: 'Start the container with NVIDIA’s runtime in place of --gpus; in a compose file runtime: nvidia in place of the device request. Images that are not made for CUDA must name the GPUs as well.',
      setting: '--runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all',
    },
    { do: 'Or upgrade Docker to 29.2 or later, which serves --gpus by CDI where nvidia-cdi-hook and a CDI file are there.' },
    { do: 'With mode = "cdi", naming the CDI device works as well.', setting: '--device nvidia.com/gpu=all' },
    {
      do: 'On a machine with ordinary GPUs the mode can go back to auto, for all containers of the machine.',
      commands: ['sudo nvidia-ctk config --set nvidia-container-runtime.mode=auto --in-place'],
    },
  ],
  verify: 'docker run --rm --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all ubuntu nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/TensorRT-LLM/issues/799',
      date: '2024-01-03',
      establishes: 'the message on a Jetson Orin (mode csv); it starts without --gpus',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/dusty-nv/jetson-containers/issues/1703',
      date: '2026-05-26',
      establishes: 'the same on JetPack 6; --runtime=nvidia is the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/dstackai/dstack/issues/2306',
      date: '2025-02-17',
      establishes: 'the same with mode = "cdi" on a server',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/blob/d34b3046758cb1a5db606b2a39519c731bbf9f56/cmd/nvidia-container-runtime-hook/hook_config.go',
      date: '2026-08-21',
      establishes: 'the hook refuses every mode but legacy, with this message',
      strength: 'documented',
    },
  ],
});
