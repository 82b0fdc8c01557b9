import { platform } from '../facts/platform.ts';
import { architectureOf, identifyMachine } from '../parsers/machine-kind.ts';
import { parseTegraRelease } from '../parsers/tegra-release.ts';
import type { Finding } from '../witness/claim.ts';
import { defineProbe, from, known } from './define-probe.ts';
import { containerReads, decisiveReads, readContainment } from './reading/containment.ts';
import { readSystem, systemReads } from './reading/system.ts';
import { askAll } from './reading/witnesses.ts';

const machineReads = [
  'file /proc/sys/kernel/arch',
  'file /proc/cpuinfo',
  'file /sys/class/dmi/id/sys_vendor',
  'file /sys/class/dmi/id/product_name',
  'file /sys/hypervisor/type',
  'file /proc/xen/capabilities',
  'file /proc/device-tree/hypervisor/compatible',
  'file /proc/device-tree/model',
  'file /etc/nv_tegra_release',
] as const;

export default defineProbe({
  id: 'platform',
  about: 'What kind of machine this is: native or WSL, bare metal or virtual, in a container or not',
  reads: [...systemReads, ...containerReads, ...machineReads],
  gives: [platform.system, platform.vm, platform.container, platform.arch, platform.board, platform.jetsonLinux],
  async gather(host, claim) {
    const [system, containment, machine] = await Promise.all([readSystem(host), readContainment(host), askAll(host, machineReads)]);
    const { text } = machine;
    claim(
      platform.system,
      system.kind === undefined
        ? system.readings.gapOf('file /proc/sys/kernel/osrelease', 'file /proc/version')
        : known(system.kind.system, 'file /proc/sys/kernel/osrelease'),
    );

    const wsl2 = system.kind?.system === 'wsl2';
    const vm = identifyMachine({
      vendor: text('file /sys/class/dmi/id/sys_vendor'),
      product: text('file /sys/class/dmi/id/product_name'),
      hypervisorType: text('file /sys/hypervisor/type'),
      cpuinfo: text('file /proc/cpuinfo'),
      xen: text('file /proc/xen/capabilities'),
      deviceTree: text('file /proc/device-tree/hypervisor/compatible'),
      wsl2,
    });
    const source = wsl2 ? 'file /proc/sys/kernel/osrelease' : 'file /sys/class/dmi/id/sys_vendor, file /proc/cpuinfo';
    claim(platform.vm, vm === undefined ? machine.gapOf('file /proc/cpuinfo', 'file /sys/class/dmi/id/sys_vendor') : known(vm, source));

    const { kind, readings } = containment;
    claim(platform.container, kind === undefined ? readings.gapOf(...decisiveReads) : known(kind, 'file /proc/self/mountinfo, stat /.dockerenv'));

    const kernelArch = text('file /proc/sys/kernel/arch')?.trim();
    const arch = kernelArch
      ? known(kernelArch, 'file /proc/sys/kernel/arch')
      : from('file /proc/cpuinfo', machine.answer('file /proc/cpuinfo'), architectureOf, { absent: 'gap' });
    claim(platform.arch, arch);

    // PCs have neither; and in a container both may be hidden.
    const pc = 'value' in arch && arch.value === 'x86_64';
    const absent = kind === null ? null : ('gap' as const);
    const ofBoard = <T>(name: string, parse: (text: string) => T | null): Finding<T> =>
      pc ? known<T>(null, arch.source ?? '') : from(name, machine.answer(name), parse, { absent });
    claim(
      platform.board,
      ofBoard('file /proc/device-tree/model', (model) => model.replaceAll('\0', '').trim() || null),
    );
    claim(platform.jetsonLinux, ofBoard('file /etc/nv_tegra_release', parseTegraRelease));
  },
});
