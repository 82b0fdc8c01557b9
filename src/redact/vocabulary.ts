import { runtimeNames } from '../check/define-check.ts';
import { layers } from '../check/layers.ts';
import { knownFacts } from '../facts/known-facts.ts';

/**
 * Words that carry the diagnosis. A user who is called `amd` or a host that is called `fedora` must not take them out of the report:
 * such a name is replaced only where its place shows that it is a name (`/home/amd`, `amd@fedora`, `uid=1000(amd)`).
 */
const written = `
  amd intel nvidia arm apple microsoft google redhat canonical suse qualcomm ati radeon geforce quadro tesla rtx gtx ryzen epyc xeon core arc iris instinct
  ubuntu debian fedora arch archlinux manjaro endeavouros cachyos garuda artix opensuse leap tumbleweed sles rhel centos rocky almalinux alma oracle amzn
  nixos gentoo void alpine mint linuxmint pop popos elementary zorin kali raspbian raspberrypi bazzite silverblue kinoite bluefin steamos slackware proxmox
  linux kernel windows wsl wsl1 wsl2 native docker podman containerd kubernetes lxc lxd incus nspawn systemd toolbox distrobox flatpak snap kvm qemu vmware
  virtualbox hyperv xen amdgpu radv amdvlk mesa llvmpipe lavapipe nouveau nova nvidia_uvm nvidia-uvm nvidia-smi i915 xe ttm amdttm kfd drm dri render video
  rocm hip hsa cuda cudnn cublas nccl rccl vulkan opencl level-zero oneapi sycl triton torch pytorch tensorflow python python3 pip conda venv node npm
  gguf ggml llama llama-server llama-cli llama-bench llamacpp ollama vllm sglang koboldcpp lemonade lmstudio localai
  root nobody daemon bin sys adm sudo wheel admin user users guest test home host localhost local server desktop laptop workstation box machine gpu cpu npu
  model models service services runner unit main default none true false yes no on off error warning failed device devices driver drivers memory log logs
  journal file files path version module modules firmware group groups gid uid http https www com org net io dev proc etc usr opt var tmp run lib lib64 mnt
  boot media srv data share cache config state time timeout size total free used name kind type value source active suspended
  gpt phi gemma mistral mixtral qwen deepseek codellama granite whisper
  int float double char void null get set put post from with this that the and for not all any one two new old max min
  avx avx2 avx512f f16c fma amx x86_64 aarch64 glibc musl libc dkms amdgpu-dkms amdgpu-dkms-firmware in-tree cpp gcc nvcc hipcc clang cmake
  open closed loaded missing available running compute build release platform system storage environment flags parameters loader mismatch governor
  atomics nodes mapped cores quota compatible generation api engines servers layers line setup gpus backend backends capabilities cgroup cmdline
  large current properties property power policy online offload network nix nvml nvme hugetlb overcommit dxg gttsize pages_limit ldconfig fabric
  access alternatives attr bus bytes cat class command conf csv debug dep docker-desktop dpkg enforce engine env extensions extra find-library format
  grep health icd index inference info information inventory io-uring json late ldd libcuda libggml libggml-base libllama limits linger link list
  linux-firmware kernel-firmware-amdgpu amd-gpu-firmware firmware-amd-graphics linux-firmware-amd-graphics
  make maps meminfo mes mig misc mode nvidia-ctk nvidia-container-runtime nvidiactl nvidia-nvswitch nvidia-proprietary opengl-driver packages pacman
  passwd pci pcie rpm runpm resource revision self selinux show singularity sock src stat statfs status store success summary tcp topology
  uevent updates vendor vendors vpu vulkaninfo weak-updates width wslinfo zfs zswap hypervisor apptainer crio
  kepler maxwell pascal volta turing ampere ada hopper blackwell alchemist battlemage celestial xe2 alder raptor meteor lunar arrow tiger
  strix halo phoenix hawk raven renoir cezanne rembrandt raphael krackan polaris vega navi
  desk lab work dell lenovo asus hp acer msi gigabyte framework supermicro thinkpad
`;

let words: ReadonlySet<string> | undefined;

/** The values that facts may have: `in-tree`, `nvidia-proprietary`. */
function choices(): string[] {
  return [...knownFacts().values()].flatMap(({ handle }) => handle.choices ?? []);
}

/** Is this word part of what the report speaks about? */
export function isVocabulary(name: string): boolean {
  words ??= new Set([...written.split(/\s+/), ...layers, ...runtimeNames, ...choices()].map((word) => word.toLowerCase()));
  const lower = name.toLowerCase();
  // Anything with the form of a version, a PCI id, a gfx target, a chip or a build number is knowledge as well.
  return (
    words.has(lower) ||
    /^(?:v?\d+(?:\.\d+)*|gfx\d\w*|sm_?\d+\w*|b\d{3,6}|(?:navi|vega|polaris|g[abhmptv]|ad|tu|dg|rdna|cdna|gcn)_?\d+\w*|[0-9a-f]{4}(?::[0-9a-f]{4})?)$/.test(
      lower,
    )
  );
}
