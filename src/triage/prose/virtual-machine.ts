import { meaningOf } from './clause.ts';
import type { ProseLine } from './versions.ts';

/** A virtual machine that sentences place the failing system in. */
export interface VirtualMachine {
  readonly number: number;
  /** In the words of `platform.vm`; undefined where only "a VM" is said. */
  readonly kind: 'virtualbox' | 'vmware' | 'hyperv' | 'kvm' | 'parallels' | 'xen' | undefined;
  /** UTM and Parallels run on Macs, whose guests are mostly ARM: no x86 flag tells of them. */
  readonly x86: boolean;
  /** "VM on Proxmox": then Proxmox is the hypervisor and not the distribution. */
  readonly onProxmox: boolean;
}

type Product = readonly [kind: VirtualMachine['kind'], patterns: readonly RegExp[]];

/** The product alone says it, behind a preposition; or it stands beside the word for a guest. */
const products: readonly Product[] = [
  [
    'virtualbox',
    [
      /\b(?:in|inside|on|under|within|using|via|through|with) (?:an? |the |my |Oracle )?(?:VM )?Virtual ?Box\b/i,
      /\bVirtual ?Box(?: \d[\d.]{0,8})? (?:VM|guest|virtual machine)\b|\(Virtual ?Box\b/i,
      /\b(?:VM|virtual machine|guest)\b[^.;,]{0,30}? (?:in|on|of|under|by|with|using) (?:Oracle )?Virtual ?Box\b/i,
    ],
  ],
  [
    'vmware',
    [
      /\b(?:in|inside|on|under|within|using|via|through|with) (?:an? |the |my |our )?(?:VMware\b|(?:VMware )?(?:ESXi?|vSphere)\b)/i,
      /\b(?:VMware(?: (?:Workstation|Fusion|Player|ESXi|vSphere))?(?: Pro)?|ESXi|vSphere)(?: \d[\d.]{0,8})? (?:VM|guest|virtual machine)\b|\((?:VMware|ESXi)\b/i,
      /\b(?:VM|virtual machine|guest)\b[^.;,]{0,30}? (?:in|on|of|under|by|with|using) (?:VMware|ESXi|vSphere)\b/i,
    ],
  ],
  [
    'hyperv',
    [
      /\b(?:in|inside|on|under|within|using|via) (?:an? |the |my )?(?:Windows )?Hyper-?V\b/i,
      /\bHyper-?V (?:VM|guest|virtual machine)\b|\(Hyper-?V\b/i,
      /\b(?:VM|virtual machine|guest)\b[^.;,]{0,30}? (?:in|on|of|under|by|with|using) (?:Windows )?Hyper-?V\b/i,
    ],
  ],
  [
    'parallels',
    [
      /\b(?:in|inside|on|under|within|using|via|with) Parallels(?: Desktop)?\b(?! (?:jobs?|requests?))/,
      /\bParallels(?: Desktop)? (?:VM|guest|virtual machine)\b/,
    ],
  ],
  [
    'kvm',
    [
      /\b(?:in|inside|under|within|using|via) (?:an? |the |my )?(?:QEMU(?:\/KVM)?|KVM|libvirt|virt-manager|UTM)\b(?! switch)/i,
      /\b(?:QEMU(?:\/KVM)?|KVM|libvirt|virt-manager|UTM|Proxmox(?: VE)?|PVE)(?: \d[\d.]{0,8})? (?:VM|guest|virtual machine)\b/i,
      /\b(?:VM|virtual machine|guest)\b(?! ?host)[^.;,]{0,30}? (?:in|on|of|under|by|with|using|inside|from) (?:an? |the |my |our )?(?:QEMU(?:\/KVM)?|KVM|libvirt|virt-manager|UTM|Proxmox(?: VE)?|PVE)\b/i,
      /\b(?:QEMU Virtual CPU|Common KVM processor|KVM[- ]based|(?:VM|virtual machine) \((?:QEMU|KVM|libvirt))\b/i,
      // The type that passes the host's on is named so by Proxmox and libvirt alone (github.com/ollama/ollama/issues/845).
      /\b(?:VM|guest)(?:['’]s)? CPU (?:type )?(?:from \S{1,12} (?:\(\w{1,10}\) )?)?to ["'`]?host\b(?!-)/i,
    ],
  ],
  ['xen', [/\b(?:XCP-ng|XenServer)\b[^.;,]{0,20}? (?:VM|guest|virtual machine)\b|\b(?:VM|guest|virtual machine)\b[^.;,]{0,30}? (?:XCP-ng|XenServer)\b/i]],
  [
    undefined,
    [
      /\b(?:in|inside|within|on) (?:an? |my |the |this |our )(?:\w{1,14} ){0,2}?(?:VM|virtual machine)\b(?![.\-_]\w)|\b(?:Linux|Ubuntu|Debian|Fedora|cloud|Azure)(?: (?:Server )?\d[\d.]{0,8}(?: LTS)?)? (?:VM|virtual machine)\b/i,
      // "This VM has 64GB": that of Java has a heap.
      /\b(?:this|my|our|the) (?:\w{1,14} )?(?:VM|virtual machine) (?:has|had|with|gets?|got) (?:\S{1,8} ){0,2}?\d{1,4} ?(?:GB|GiB|G|v?CPUs?|v?cores?|threads)\b/i,
    ],
  ],
];

const mark = /\bVM|virtual|Hyper-?V|\bESXi?\b|vSphere|Parallels|\bQEMU|\bKVM|libvirt|\bUTM\b|XCP-ng|XenServer/i;

/** The most exact mention: of a product before a bare "VM". In a text about WSL, Hyper-V is what WSL2 itself runs on. */
export function findVirtualMachine(lines: readonly ProseLine[], { wsl }: { readonly wsl: boolean }): VirtualMachine | undefined {
  let [bare, proxmox]: [VirtualMachine | undefined, boolean] = [undefined, false];
  let exact: VirtualMachine | undefined;
  for (const { number, text: whole } of lines) {
    const text = whole.slice(0, 1_000);
    if (!mark.test(text)) continue;
    for (const [kind, patterns] of products) {
      if (wsl && kind === 'hyperv') continue;
      for (const pattern of patterns) {
        const found = pattern.exec(text);
        if (found === null || meaningOf(text, found.index, found[0].length) !== 'state' || otherGuest.test(found[0])) continue;
        if (/\b(?:Proxmox|PVE)\b/i.test(found[0])) proxmox = true;
        const mention = { number, kind, x86: kind !== 'parallels' && !/\bUTM\b/.test(found[0]), onProxmox: false };
        if (kind === undefined) bare ??= mention;
        else exact ??= mention;
        // "I run it in a VM, the host is Proxmox": the hypervisor stands in the same line.
        if (kind === undefined && /\b(?:Proxmox|PVE)\b/i.test(text) && !/\bLXC\b/i.test(text)) proxmox = true;
        break;
      }
    }
  }
  const found = exact ?? bare;
  return found === undefined ? undefined : { ...found, kind: found.kind ?? (proxmox ? 'kvm' : undefined), onProxmox: proxmox };
}

/** The failing system is Linux; a guest with Windows or macOS is another one. */
const otherGuest = /\b(?:Windows|macOS|Mac)\b(?! Hyper)/i;
