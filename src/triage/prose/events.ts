import { gpus } from '../../facts/gpus.ts';
import { kernel } from '../../facts/kernel.ts';
import { logs } from '../../facts/logs.ts';
import { nvidia } from '../../facts/nvidia.ts';
import { rocm } from '../../facts/rocm.ts';
import { runtimes } from '../../facts/runtimes.ts';
import type { Book } from '../book.ts';
import { claimMissingNode } from '../recognise/device-nodes.ts';
import { refusedNvidia } from '../recognise/kernel-drivers.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

const slept =
  /\b(?:after|from|once|when(?:ever)?|since|until|with|upon|(?:every|each) time|if (?:I|we|my \w{2,12}|the (?:PC|laptop|machine|system|computer))|puts?|went|goes|wakes?|woke|waking|wake it|resum\w{1,4})\b.{0,40}\b(?:sleep|slept|suspend\w{0,3}|hibernat\w{1,4}|resum\w{1,4}|wak\w{1,3}|standby)\b|\b(?:sleep|suspend)\/?(?: and )?(?:resume|wake)/i;
const uvmMissing =
  /(?:\bnvidia[-_]uvm\b['"`]?(?: (?:kernel )?module)?|(?<!\b(?:if|when|whether|unless|in case) (?:the )?(?:nvidia )?)\buvm (?:kernel )?module),? ?(?:(?:is|was|being|has|does)(?: [_*]{0,2}not[_*]{0,2}|n['’]t)|not)(?: ?been| ?being| get)?(?: automatically| auto)?[- ]?(?:being )?loaded\b/i;
/** "After modprobe nvidia_uvm it works": it was not there. Who takes it out first had it. */
const uvmLoadedByHand =
  /^(?!.{0,400}\b(?:rmmod|modprobe (?:-r|--remove)|reload\w{0,3}|unload\w{0,3})\b).{0,400}?(?<!\b(?:if(?! I\b)|whether|see|check|does|would|should|may|might)\b.{0,30})(\bmodprobe nvidia[-_]uvm\b)(?=['"`]{0,3}.{0,50}\b(?:works?|worked|working|fix(?:es|ed)|solve[sd]|help(?:s|ed)|gone|(?:does|did) the trick)\b)(?!.{0,50}(?:\b(?:not|never|neither)\b|n['’]t\b|\?))/i;
const backends: readonly (readonly [RegExp, 'cuda' | 'hip' | 'vulkan' | 'sycl'])[] = [
  [/\b(?:ROCm|HIP|hipBLAS) (?:back ?end|build)\b|\bGGML backends?: {0,3}HIP|-DGGML_HIP(?:BLAS)?=|-DLLAMA_HIPBLAS/i, 'hip'],
  [/\bVulkan (?:back ?end|build)\b|\b(?:with|using|via|on|through) (?:the )?Vulkan\b|\bGGML backends?: {0,3}Vulkan|-DGGML_VULKAN=/i, 'vulkan'],
  [/\bCUDA (?:back ?end|build)\b|\bGGML backends?: {0,3}CUDA|-DGGML_CUDA=|-DLLAMA_CUBLAS/i, 'cuda'],
  [/\bSYCL (?:back ?end|build|(?:server )?image|mode)\b|\[SYCL\]|\bGGML backends?: {0,3}SYCL|-D(?:GGML|LLAMA)_SYCL=|\bGGML_SYCL=/i, 'sycl'],
];

/** llama-cpp-python says so of a build that a back end was asked of in vain. */
const withoutBlas = /\bBLAS['"`]?(?: value)?(?: is)? ?= ?0\b/;

/** A device that is not there; "if /dev/kfd is missing" tells of no machine. */
const missingNode =
  /(?<!\b(?:if|when|where|whether|unless|until|once)\s['"`]?)(\/dev\/kfd|\/dev\/dri)['"`]?,? (?:is (?:missing|not there|absent)|does(?: not|n't) exist|(?:is )?not found|: No such file)/;

/** A graphics card behind Thunderbolt or USB4; one on OCuLink or an M.2 adapter hangs on PCIe itself. */
const boxed =
  /^(?!.*\b(?:OCuLink|M\.2)\b).*?(\beGPUs?\b|\b(?:Thunderbolt|USB4)\b[^.;\n]{0,40}\b(?:enclosure|eGPU|GPU (?:box|dock))\b|\b(?:enclosure|GPU (?:box|dock))\b[^.;\n]{0,40}\b(?:Thunderbolt|USB4)\b)/i;

/** In its own words, or in those of who ran it (github.com/NVIDIA/nvidia-docker/issues/804). */
const smiRefused =
  /NVIDIA-SMI has failed because it couldn['’]t communicate with the NVIDIA driver|(?<!\b(?:if|when|whether|unless|until|in case) .{0,40})\bnvidia-smi\b[^.;\n]{0,60}?\b(?:cannot|can['’]t|could ?n['’]t|could not|unable to|fail(?:s|ed) to) communicate (?:with|to) the (?:NVIDIA )?driver\b/i;

/** What happened, and what was used: the machine slept, a back end was built in, a driver is named in a list of the hardware. */
export function readEvents(lines: readonly ProseLine[], book: Book, speaksOf: ReadonlySet<string>): void {
  const found = new Map<string, number>();
  let sleep: number | undefined;
  const asked = speaksOf.has('llama.cpp') && !lines.some(({ text }) => withoutBlas.test(text.slice(0, 2_000)));
  for (const { number, text } of lines) {
    const place = proseAt(number);
    if (slept.test(text)) sleep ??= number;
    const node = missingNode.exec(text);
    if (node !== null && meaningOf(text, node.index, node[0].length) === 'state') claimMissingNode(book, place, node[1] as string);
    const refused = smiRefused.exec(text);
    if (refused !== null && meaningOf(text, refused.index, refused[0].length) === 'state')
      book.fact(place, nvidia.smiError, "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver");
    if (refusedNvidia.test(text)) book.fact(place, nvidia.moduleForKernel, true);
    const box = boxed.exec(text.slice(0, 1_000));
    if (box !== null && meaningOf(text, box[0].length - (box[1] ?? '').length, (box[1] ?? '').length) === 'state') book.fact(place, nvidia.external, true);
    const uvm = uvmMissing.exec(text);
    if ((uvm !== null && meaningOf(text, uvm.index, 10) === 'state') || uvmLoadedByHand.test(text)) {
      book.fact(place, nvidia.uvmLoaded, false);
      // Who misses this one alone has the other.
      book.fact(place, nvidia.loaded, true);
    }
    const build = /\b(rock|amdgpu)-dkms\b/i.test(text)
      ? /Bad return status for module build|(?:does not|doesn't|fails to|failed to|cannot) (?:build|compile)|build (?:fails|failed|error)/i.exec(text)
      : null;
    if (build !== null && meaningOf(text, build.index, build[0].length) === 'state') book.fact(place, rocm.dkmsBuilt, false);
    const boot = /\bsecure ?boot\b.{0,16}?\b(on|enabled|active|off|disabled)\b|\b(enabled|disabled) secure ?boot\b/i.exec(text);
    if (boot !== null && meaningOf(text, boot.index, boot[0].length) === 'state')
      book.fact(place, kernel.secureBoot, /on|enabled|active/i.test(boot[1] ?? boot[2] ?? ''));
    const selinux = /\bSELinux\b[^.;]{0,24}?\b(enforcing|permissive|disabled)\b|\b(enforcing|permissive|disabled)(?: mode)? (?:of )?SELinux\b/i.exec(text);
    if (selinux !== null && meaningOf(text, selinux.index, selinux[0].length) === 'state') {
      const mode = (selinux[1] ?? selinux[2] ?? '').toLowerCase();
      book.fact(place, kernel.selinux, mode === 'enforcing' || mode === 'permissive' ? mode : null);
    }
    for (const [pattern, backend] of asked ? backends : []) {
      const match = pattern.exec(text);
      if (match !== null && meaningOf(text, match.index, match[0].length) === 'state') found.set(backend, found.get(backend) ?? number);
    }
    const driver =
      /^\s{0,8}[-*]{0,2}\s{0,3}\*{0,2}(?:kernel )?driver\*{0,2}\s{0,3}:\*{0,2}\s{0,3}(amdgpu|i915|xe|nouveau|nvidia)\b|\bkernel driver (?:in use: )?(amdgpu|i915|xe|nouveau)\b|\b(amdgpu|i915|xe|nouveau)\b(?: kernel)?(?: driver| module)?(?: is)? (?:loaded|bound|in use)\b/i.exec(
        text,
      );
    const name = (driver?.[1] ?? driver?.[2] ?? driver?.[3])?.toLowerCase();
    if (name !== undefined && driver !== null && meaningOf(text, driver.index, driver[0].length) === 'state') {
      const item = book.item(place, gpus, `driver:${name}`);
      item(gpus.item.driver, name);
      item(gpus.item.vendor, name === 'amdgpu' ? 'amd' : name === 'i915' || name === 'xe' ? 'intel' : 'nvidia');
    }
  }
  if (sleep !== undefined) book.fact(proseAt(sleep), logs.suspends, 1);
  const [first] = found.values();
  if (first !== undefined) {
    const place = proseAt(first);
    const item = book.item(place, runtimes, 'text:llama.cpp');
    item(runtimes.item.kind, 'llama.cpp');
    item(runtimes.item.backends, [...found.keys()] as ('cuda' | 'hip' | 'vulkan' | 'sycl')[]);
  }
}
