import check from '../../../checks/hardware/nvidia-clocks-held-down.ts';
import { testCheck } from '../../helpers/test-check.ts';

const brake = { 'told.complaints': ['slow'], 'nvidia.clockReasons': ['power-brake'] };
const log = ['            HW Power Brake Slowdown           : Active'];

testCheck(check, {
  found: [
    {
      name: 'the power brake',
      is: 'suspected',
      facts: brake,
      log,
      cites: 'https://docs.nvidia.com/deploy/archive/R510/nvml-api/group__nvmlClocksThrottleReasons.html',
    },
    {
      name: 'heat, by an older nvidia-smi',
      is: 'suspected',
      facts: { ...brake, 'nvidia.clockReasons': ['hw-thermal'] },
      log: ['            HW Thermal Slowdown : Active'],
    },
  ],
  clear: [
    { name: 'nobody finds it slow', facts: { ...brake, 'told.complaints': ['crash'] }, log },
    // github.com/ollama/ollama/issues/13552
    { name: 'a card that runs freely', facts: { ...brake, 'nvidia.clockReasons': [] } },
  ],
  unknown: [
    {
      name: 'the reading, and nobody who says that it is slow',
      facts: { 'nvidia.clockReasons': ['power-brake'], 'told.complaints': { gap: 'not-in-text' } },
      log,
    },
    {
      name: 'a live machine, where nobody says that it is slow',
      facts: { 'told.complaints': { gap: 'not-recorded' }, 'nvidia.clockReasons': { gap: 'not-recorded' } },
    },
  ],
});
