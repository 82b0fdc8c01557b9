import check from '../../../checks/container/selinux-keeps-gpu-from-container.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'kernel.selinux': 'enforcing',
  'platform.container': 'podman',
  'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } },
  'container.nodesWithoutPermission': ['/dev/kfd'],
  runtimes: [{ startError: null }],
} as const;

testCheck(check, {
  found: [
    { name: 'enforcing, and the node is refused', is: 'exposed', facts },
    {
      name: 'as people put it who tried',
      is: 'suspected',
      facts: { 'platform.container': 'podman', 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri', 'group-add': 'keep-groups' } } },
      log: ['As soon as I do `sudo setenforce 0` it works.'],
    },
    ...['Disabling SELinux (not ideal) fixed it.', 'It does not work, but works with SELinux disabled.', 'setenforce 0 is the only thing that helped.'].map(
      (line) => ({
        name: `also so: ${line}`,
        is: 'suspected' as const,
        facts: { 'platform.container': 'podman', 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } } },
        log: [line],
      }),
    ),
    {
      name: 'the other order of words',
      is: 'suspected',
      facts: { 'platform.container': 'docker', 'container.runOptions': { entries: { device: 'nvidia.com/gpu=all,/dev/nvidia0' } } },
      log: ['It only works with SELinux set to permissive.'],
    },
    {
      name: 'the denial',
      is: 'confirmed',
      cites: 'https://github.com/containers/container-selinux/issues/269',
      log: [
        'type=AVC msg=audit(1694192866.178:142): avc:  denied  { read write } for  pid=2741395 comm="clinfo" name="renderD128" dev="devtmpfs" ino=124588 scontext=system_u:system_r:container_t:s0:c17,c28 tcontext=system_u:object_r:dri_device_t:s0 tclass=chr_file permissive=0',
      ],
    },
  ],
  clear: [
    {
      name: 'the option is given already',
      facts: { ...facts, 'container.runOptions': { entries: { device: '/dev/kfd', 'security-opt': 'label=disable' } } },
      log: ['With setenforce 0 it fails as well.'],
    },
    {
      name: 'permissive, in the words of an old kernel',
      facts: { ...facts, 'kernel.selinux': 'permissive' },
      log: [
        'avc:  denied  { read write } for  pid=1 comm="clinfo" name="renderD128" scontext=system_u:system_r:container_t:s0 tcontext=system_u:object_r:dri_device_t:s0 tclass=chr_file',
      ],
    },
    { name: 'a newer policy, or the boolean: the nodes open', facts: { ...facts, 'container.nodesWithoutPermission': [] } },
    { name: 'permissive', facts: { ...facts, 'kernel.selinux': 'permissive' } },
    { name: 'the label is off', facts: { ...facts, 'container.runOptions': { entries: { device: '/dev/kfd', 'security-opt': 'label=disable' } } } },
  ],
  unknown: [
    { name: 'whether a node is refused is not told', facts: { ...facts, 'container.nodesWithoutPermission': { gap: 'not-in-text' } } },
    ...[
      'I tried `setenforce 0` and `--privileged` but none of them worked.',
      'Neither setenforce 0 nor label=disable helped.',
      'I tried --security-opt label=disable but that has not worked either.',
      'I did setenforce 0, and nothing works.',
      'It never worked, with SELinux disabled or enabled.',
      'After setenforce 0 it works on the host, in the container as little as before.',
      'rocminfo works on the host with SELinux disabled.',
    ].map((line) => ({
      name: `tried in vain: ${line}`,
      facts: { 'platform.container': 'podman', 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } } },
      log: [line],
    })),
    { name: 'SELinux was not told', facts: { 'container.runOptions': { entries: { device: '/dev/kfd' } } } },
    {
      name: 'a denial that is only written down',
      log: [
        'avc:  denied  { read write } for  pid=1 comm="clinfo" name="renderD128" scontext=system_u:system_r:container_t:s0 tcontext=system_u:object_r:dri_device_t:s0 tclass=chr_file permissive=1',
      ],
    },
    {
      name: 'a denial of something else',
      log: [
        'type=AVC msg=audit(1.1:1): avc:  denied  { getattr } for  pid=1 comm="ls" path="/dev/bus/usb/002/007" scontext=system_u:system_r:container_t:s0 tcontext=system_u:object_r:usb_device_t:s0 tclass=chr_file',
      ],
    },
  ],
});
