import check from '../../../checks/service/drop-in-without-section.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'settings above any section',
      facts: { services: [{ strayDropIns: ['/etc/systemd/system/ollama.service.d/override.conf'] }] },
      cites: 'https://github.com/ollama/ollama/issues/4454',
    },
    {
      is: 'confirmed',
      name: 'what systemd says',
      log: ['systemd[1]: /etc/systemd/system/ollama.service.d/override.conf:3: Assignment outside of section. Ignoring.'],
    },
  ],
  clear: [
    { name: 'a drop-in as it should be', facts: { services: [{ strayDropIns: [] }] } },
    {
      name: 'a drop-in that was mended since',
      facts: { services: [{ strayDropIns: [] }] },
      log: ['systemd[1]: /etc/systemd/system/ollama.service.d/override.conf:3: Assignment outside of section. Ignoring.'],
    },
  ],
  unknown: [
    { name: 'the drop-in is closed to us', facts: { services: [{ strayDropIns: { gap: 'denied' } }] } },
    { name: 'the file of another unit', log: ['systemd[1]: /etc/systemd/system/nginx.service.d/x.conf:1: Assignment outside of section. Ignoring.'] },
  ],
});
