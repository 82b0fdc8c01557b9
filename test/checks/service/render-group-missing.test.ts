import check from '../../../checks/service/render-group-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpus = [{ vendor: 'amd', integrated: false, arch: 'gfx1100' }];
const closed = {
  gpus,
  'platform.container': null,
  services: [{ key: 'unit:ollama.service', kind: 'system', opensKfd: false, opensRenderNode: false, activeState: 'active' }],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'a hand-made account without the groups', facts: closed, cites: 'https://github.com/ollama/ollama/issues/7723' },
    {
      is: 'present',
      name: 'the render node alone is closed: Vulkan',
      facts: { ...closed, services: [{ kind: 'system', opensKfd: null, opensRenderNode: false, activeState: 'active' }] },
      cites: 'https://github.com/lingfish/ollama-deb/issues/22',
    },
    {
      is: 'confirmed',
      name: 'the log of Ollama 0.3.11, machine unknown',
      log: [
        'level=ERROR source=amd_linux.go:364 msg="amdgpu devices detected but permission problems block access" error="permissions not set up properly.  Either run ollama as root, or add you user account to the render group. open /dev/kfd: permission denied"',
      ],
      cites: 'https://github.com/ollama/ollama/pull/6736',
    },
    {
      is: 'suspected',
      name: 'the Tensile crash on a machine with a Radeon',
      facts: { gpus },
      log: ['rocBLAS error: Could not initialize Tensile host: No devices found'],
    },
  ],
  clear: [
    {
      name: 'the account is in the groups',
      facts: { ...closed, services: [{ kind: 'system', opensKfd: true, opensRenderNode: true, activeState: 'active' }] },
    },
    {
      name: 'a display GPU beside an NVIDIA card',
      facts: {
        ...closed,
        gpus: [
          { vendor: 'amd', integrated: true, arch: 'gfx1103' },
          { vendor: 'nvidia', integrated: false, arch: '8.9' },
        ],
      },
    },
    { name: 'the small GPU of a desktop Ryzen', facts: { ...closed, gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx1036' }] } },
    {
      name: 'a user unit, which has what the seat opens',
      facts: { ...closed, services: [{ kind: 'user', opensKfd: false, opensRenderNode: false, activeState: 'active' }] },
    },
    { name: 'inside a container', facts: { ...closed, 'platform.container': 'docker' } },
  ],
  unknown: [
    {
      name: 'the account is of a directory service',
      facts: { ...closed, services: [{ kind: 'system', opensKfd: { gap: 'unsupported' }, opensRenderNode: { gap: 'unsupported' } }] },
    },
    {
      name: 'the sibling message of a missing driver in a container',
      log: [
        'level=ERROR msg="amdgpu devices detected but permission problems block access" error="kfd driver not loaded.  If running in a container, remember to include --device"',
      ],
    },
  ],
});
