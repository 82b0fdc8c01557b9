import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

describe('virtual machines in prose', () => {
  test.each([
    ['Ollama on Ubuntu 22.04 under VirtualBox 7 on Windows 11', '~virtualbox'],
    ['It runs as a guest in VMware Workstation', '~vmware'],
    ['The server is on ESXi 8 with a P40 passed through', '~vmware'],
    ['a Debian 12 guest on Hyper-V', '~hyperv'],
    ['Ubuntu VM on Proxmox 8.2, GPU passed through', '~kvm'],
    // github.com/t0mer/Find-my-kids/issues/1, github.com/zylon-ai/private-gpt/issues/326
    ['Ubuntu 22.04 VM, runs on proxmox.', '~kvm'],
    ['I’m running it on an ESX host with 8 cores', '~vmware'],
    ['a virtual machine in my Proxmox cluster', '~kvm'],
    ['inside QEMU/KVM', '~kvm'],
    ['# Illegal instruction on a Linux virtual machine (KVM)', '~kvm'],
    ['on a VM of my Proxmox server', '~kvm'],
    ['lscpu names it Common KVM processor', '~kvm'],
    // github.com/ollama/ollama/issues/845
    ['For me changing the vm CPU to host solved it.', '~kvm'],
    ['I resolved it by changing the VM CPU type from KVM64 (default) to host.', '~kvm'],
  ])('%s', (text, kind) => {
    const report = triageOf(`${text}\n\nollama crashes.`);
    expect(factOf(report, 'platform.vm')).toBe(kind);
    expect(factOf(report, 'cpu.hypervisor')).toBe('~true');
  });

  test('a VM of which nothing more is said', () => {
    const report = triageOf('I run it inside a small VM and it crashes.');
    expect(factOf(report, 'cpu.hypervisor')).toBe('~true');
    expect(factOf(report, 'platform.vm')).toBeUndefined();
  });

  test('what a VM has', () => {
    // github.com/ollama/ollama/issues/1603
    expect(factOf(triageOf('It does not appear to be a RAM issue, this VM has 64GB. Ollama crashes.'), 'cpu.hypervisor')).toBe('~true');
    expect(factOf(triageOf('My ubuntu VM with 4 cores crashes.'), 'cpu.hypervisor')).toBe('~true');
    expect(factOf(triageOf('The Java VM has no heap left, and ollama crashes.'), 'cpu.hypervisor')).toBeUndefined();
    expect(factOf(triageOf('The VM image is 64 GB, and ollama crashes.'), 'cpu.hypervisor')).toBeUndefined();
  });

  test.each([
    ['not one', 'It is not in a VM, and it crashes.'],
    ['the other machine', 'It works fine in VirtualBox, on the machine itself it crashes.'],
    ['a container on Proxmox', 'Ollama in an LXC on Proxmox 8 crashes'],
    ['a switch for keyboards', 'The display is at a KVM switch'],
    ['an option of Windows', 'WSL2 crashes with Hyper-V enabled in Hyper-V manager'],
    ['a script of another language', 'the ESX file does not build, and Ubuntu 22.04 crashes'],
    ['another guest', 'In a Windows VM it is quick, here it crashes'],
    ['LLVM and the virtual memory', 'built with LLVM 18, vm.overcommit_memory=1 and virtual memory is ample'],
  ])('no virtual machine: %s', (_, text) => expect(factOf(triageOf(text), 'cpu.hypervisor')).toBeUndefined());

  test('the hypervisor is not the distribution', () => {
    expect(factOf(triageOf('A VM on Proxmox 8.2 with Ubuntu 24.04'), 'distro.id')).toBe('~ubuntu');
    expect(factOf(triageOf('My VM on Proxmox 8.2 crashes'), 'distro.id')).toBeUndefined();
    expect(factOf(triageOf('Ollama in an LXC on Proxmox 8.2'), 'distro.id')).toBe('~proxmox');
  });

  test('Linux in a guest is native, whatever the host is', () => {
    expect(factOf(triageOf('Ollama on Ubuntu 22.04 under VirtualBox 7 on Windows 11'), 'platform.system')).toBe('~native');
    expect(factOf(triageOf('Ollama on Windows 11'), 'platform.system')).toBeUndefined();
  });
});

describe('virtual machines in output', () => {
  test.each([
    ['```\n[  104.211578] systemd[1]: Detected virtualization kvm.\n```', 'kvm'],
    ['```\nArchitecture: x86_64\nCPU(s): 4\nModel name: Intel Xeon\nHypervisor vendor:     VMware\n```', 'vmware'],
    ['```\n$ systemd-detect-virt\noracle\n```', 'virtualbox'],
  ])('%s', (text, kind) => {
    expect(factOf(triageOf(text), 'platform.vm')).toBe(kind);
    expect(factOf(triageOf(text), 'cpu.hypervisor')).toBe(true);
  });

  test.each(['```\n[  1.2] systemd[1]: Detected virtualization lxc.\n```', '```\n$ systemd-detect-virt\nnone\n```', '```\nVirtualization: VT-x\n```'])(
    'none: %s',
    (text) => expect(factOf(triageOf(text), 'cpu.hypervisor')).toBeUndefined(),
  );
});

describe('GPUs of others', () => {
  const lspci = '```\n01:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 23 [Radeon RX 6600] [1002:73ff] (rev c7)\n```';

  test('of a guide', () => {
    expect(itemsOf(triageOf('I followed a guide for the RX 580.'), 'gpus')).toEqual([]);
    expect(itemsOf(triageOf('The video on the RTX 3090 helped.'), 'gpus')).not.toContainEqual(expect.objectContaining({ name: 'GeForce RTX 3090' }));
    expect(itemsOf(triageOf('I have an RX 580, and no guide helps.'), 'gpus')).toHaveLength(1);
  });

  test('one that lspci does not list', () => {
    expect(itemsOf(triageOf(`People with the RX 580 had it too.\n\n${lspci}`), 'gpus')).toMatchObject([{ arch: 'gfx1032' }]);
    expect(itemsOf(triageOf(`HSA_OVERRIDE makes it gfx1030.\n\n${lspci}`), 'gpus')).toHaveLength(1);
  });

  test('a GPU of another vendor, and the same one in other words, stay', () => {
    expect(itemsOf(triageOf(`My RTX 3060 and this one:\n\n${lspci}`), 'gpus')).toHaveLength(2);
    expect(itemsOf(triageOf(`My 6600:\n\nRadeon RX 6600\n\n${lspci}`), 'gpus')).toHaveLength(1);
  });

  test('one that rocminfo does not list may be the complaint', () => {
    const rocminfo =
      '```\n*******\nAgent 2\n*******\n  Name:                    gfx1032\n  Marketing Name:          AMD Radeon RX 6600\n  Vendor Name:             AMD\n  Device Type:             GPU\n```';
    expect(itemsOf(triageOf(`My RX 580 is not found.\n\n${rocminfo}`), 'gpus')).toContainEqual(expect.objectContaining({ name: 'Radeon RX 580' }));
  });
});
