import { all, any, cdiFileStale, cdiSpecs, cdiUnresolvable, cudaUnknownError, defineCheck, engines, holds, not, nvidia, platform } from '#api';

/** The file names libraries of another release than the loaded module, or another number for /dev/nvidia-uvm than the one in force. */
const stale = (spec: typeof cdiSpecs.item) =>
  any(
    all(
      holds('its libraries are of another release than the loaded module', [spec.driverVersion, nvidia.moduleVersion], (written, loaded) => written !== loaded),
      // After an update without a reboot the file is right, and the module is old.
      any(
        nvidia.libraryVersion.isAbsent(),
        holds(
          'its libraries are not those that are installed',
          [spec.driverVersion, nvidia.libraryVersion],
          (written, installed) => !`${written}.`.startsWith(`${installed}.`),
        ),
      ),
    ),
    holds('its number for /dev/nvidia-uvm is not the one in force', [spec.uvmMajor, engines.uvmMajor], (written, current) => written !== current),
  );

export default defineCheck({
  id: 'nvidia-cdi-spec-stale',
  layer: 'container',
  kind: 'exposure',
  title: 'A CDI file is out of date: another NVIDIA driver, nvidia-uvm number or device node',
  impact: 'blocked',
  symptom:
    'Since an update of the driver containers end with “cannot stat …/libEGL_nvidia.so.…: No such file or directory” or “unresolvable CDI devices”, or cuInit returns 999.',
  blamedOn: 'SELinux, the image, or the driver',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    cdiSpecs.some((spec) => all(spec.kind.has(/^nvidia\.com\//), stale(spec))),
    // A file in /var/run/cdi wins over one of the same devices in /etc/cdi; the refresh service keeps it current.
    cdiSpecs.none((spec) => all(spec.kind.has(/^nvidia\.com\//), spec.path.has(/^\/(?:var\/)?run\/cdi\//), not(stale(spec)))),
  ),
  proves: [...cdiFileStale],
  hints: [...cdiUnresolvable, /error setting up CDI devices/, ...cudaUnknownError],
  remedy: [
    {
      do: 'Write the specification anew (toolkit 1.18 and later have a service for it), then start the containers again.',
      commands: ['sudo systemctl restart nvidia-cdi-refresh.service'],
    },
    {
      do: 'Without that service: sudo nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml, which replaces that file. A file of the same kind in /etc/cdi that somebody made by hand must be written anew too, or go (Podman 5.5 reads that folder alone).',
    },
    {
      do: 'If only the number for /dev/nvidia-uvm differs: load the module first (sudo nvidia-modprobe -u -c=0), then write the file; if the old number comes back, correct it there by hand.',
    },
    {
      do: 'Where the missing node is an AMD GPU’s, the file is that of AMD’s toolkit: sudo amd-ctk cdi generate --output=/etc/cdi/amd.json, or /var/run/cdi/amd.json where it lies there, which wins over the other.',
    },
  ],
  verify: 'nvidia-ctk cdi list; grep -h -o "libcuda.so.[0-9.]*" /etc/cdi/* /var/run/cdi/*; cat /proc/driver/nvidia/version',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html',
      date: '2026-08-21',
      establishes: 'the file must be written anew after driver and MIG changes; what the refresh service does not see',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/450',
      date: '2024-04-08',
      establishes: 'crun’s message after an update from 550.54.14 to 550.67; a maintainer: the file has to be made anew',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-settings/issues/124',
      date: '2026-07-08',
      establishes: 'a later runc under Docker: “failed to fulfil mount request: open …/libnvidia-gtk3.so.610.43.03”, after an update of the driver',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/containers/ramalama/issues/1900',
      date: '2025-09-05',
      establishes: 'the same with RamaLama on Fedora 42',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1934',
      date: '2026-07-11',
      establishes: 'major 510 in the file against 509 in force: cuInit 999 until the file is corrected',
      strength: 'single-report',
    },
  ],
});
