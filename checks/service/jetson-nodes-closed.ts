import { defineCheck, runtimes } from '#api';

/** libnvrm_mem of Jetson Linux, which could not open /dev/nvmap; its next lines follow any other reason as well. Of a log-in screen it tells nothing: its account computes nothing. */
const refused = /^(?!.{0,200}\b(?:gdm|sddm|lightdm|Xorg|gnome-shell|gst-plugin-scan)).{0,400}\bNvRmMemInitNvmap failed with Permission denied\b/;

export default defineCheck({
  id: 'jetson-nodes-closed',
  layer: 'service',
  kind: 'fault',
  title: 'The account may not open the Jetson’s GPU nodes (NvMap: Permission denied)',
  impact: 'degraded',
  symptom: 'The log has “NvRmMemInitNvmap failed with Permission denied” and the model runs on the CPU only, though it uses the GPU when started by hand.',
  blamedOn: 'the runtime’s support for Jetson, the CUDA libraries',
  runtimes: [],
  when: runtimes.some((runtime) => runtime.startError.has(refused)),
  proves: [refused],
  remedy: [
    {
      do: 'Put the account that runs the server into the groups of the nodes, video, and where it exists render too, then restart the server. For a service that is the User= of its unit (ollama below); your own account has to log in anew.',
      commands: ['ls -l /dev/nvmap', 'sudo usermod -aG video ollama', 'sudo systemctl restart ollama'],
    },
    { do: 'In a container pass the groups’ numbers (--group-add), or use --runtime nvidia with an account that has them.' },
    { do: 'Where the nodes are 0600 and of root alone, the image lacks NVIDIA’s udev rules for them.' },
  ],
  verify: 'id ollama; ls -l /dev/nvmap /dev/nvhost-* /dev/dri/renderD*',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/1289',
      date: '2023-11-28',
      establishes: 'Orin Nano: the line from the service, which stays on the CPU; started by hand it finds the GPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/2279',
      date: '2024-02-15',
      establishes: 'AGX Orin: the service’s account needed the group video to use CUDA',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/NemoClaw/pull/5018',
      date: '2026-06-09',
      establishes: 'merged: a container’s user outside of the group that owns /dev/nvmap gets the line and cuInit 999; --group-add with its number cures it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/jocover/jetson-ffmpeg/issues/119',
      date: '2023-04-13',
      establishes: 'another program on a Jetson: its account in the group video, and a new login, cured it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/OE4T/meta-tegra-community/issues/104',
      date: '2023-10-27',
      establishes: 'an image whose nodes are of root alone, with mode 0600',
      strength: 'single-report',
    },
  ],
});
