import check from '../../../checks/kernel-driver/amdgpu-render-node-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const here = { 'platform.system': 'native', 'platform.container': null, 'rocm.kfdInKernel': true, 'rocm.kfdDevice': 'root:render 0660' };
const card = { driver: 'amdgpu', renderNode: '/dev/dri/renderD128', renderNodeOpens: true };

testCheck(check, {
  found: [
    {
      name: 'the driver made none',
      is: 'present',
      facts: { ...here, gpus: [{ ...card, renderNode: null, renderNodeOpens: { gap: 'unsupported' } }] },
      cites: 'https://github.com/ollama/ollama/issues/17104',
    },
    { name: '/dev lacks the file', is: 'present', facts: { ...here, gpus: [{ ...card, renderNodeOpens: null }] } },
  ],
  clear: [
    { name: 'a sandbox, whose /dev has none of them', facts: { ...here, 'rocm.kfdDevice': null, gpus: [{ ...card, renderNodeOpens: null }] } },
    { name: 'the node is there', facts: { ...here, gpus: [card] } },
    { name: 'the node is there and closed to this user', facts: { ...here, gpus: [{ ...card, renderNodeOpens: false }] } },
    { name: 'a container that got no device', facts: { ...here, 'platform.container': 'docker', gpus: [{ ...card, renderNodeOpens: null }] } },
    { name: 'no driver is bound', facts: { ...here, gpus: [{ driver: null, renderNode: null, renderNodeOpens: { gap: 'unsupported' } }] } },
  ],
  unknown: [{ name: 'whether this is a container is not known', facts: { 'platform.system': 'native', gpus: [{ ...card, renderNodeOpens: null }] } }],
});
