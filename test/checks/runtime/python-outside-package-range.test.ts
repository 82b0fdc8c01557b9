import check from '../../../checks/runtime/python-outside-package-range.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "ERROR: Package 'vllm' requires a different Python: 3.14.3 not in '<3.14,>=3.10'";
const passedOver = 'ERROR: Ignored the following versions that require a different python version: ';

testCheck(check, {
  found: [
    { name: 'pip and vLLM', is: 'confirmed', log: [line], cites: 'https://github.com/llm-d/llm-d-benchmark/pull/677' },
    {
      name: 'pip and a wheel of Open WebUI',
      is: 'confirmed',
      log: ["ERROR: Package 'open-webui' requires a different Python: 3.12.3 not in '<3.12.0a1,>=3.11'"],
      cites: 'https://github.com/open-webui/open-webui/issues/2595',
    },
    {
      name: 'all releases of Open WebUI',
      is: 'confirmed',
      log: [`${passedOver}0.1.124 Requires-Python <3.12.0a1,>=3.11; 0.2.0 Requires-Python <3.12.0a1,>=3.11; 0.6.9 Requires-Python <3.13.0a1,>=3.11`],
      cites: 'https://github.com/open-webui/open-webui/issues/13970',
    },
    {
      name: 'the same with the range the other way round',
      is: 'confirmed',
      log: [`${passedOver}0.1.124 Requires-Python >=3.11,<3.12.0a1; 0.8.1 Requires-Python >=3.11,<3.13.0a1`],
    },
    {
      name: 'uv',
      is: 'confirmed',
      log: ['Because the current Python version (3.14.0) does not satisfy Python>=3.10,<3.14 and vllm==0.15.0 depends on Python>=3.10,<3.14,'],
    },
    { name: 'the error that an installation ended with', is: 'present', facts: { torch: [{ lastError: line }], runtimes: [] } },
  ],
  clear: [
    { name: 'an installation that ended for the network', facts: { torch: [{ lastError: 'ERROR: No matching distribution found for vllm' }], runtimes: [] } },
  ],
  unknown: [
    {
      name: 'the sibling: passed over on the way to another failure',
      log: [`${passedOver}1.6.2 Requires-Python >=3.7,<3.10; 1.6.3 Requires-Python >=3.7,<3.10; 1.7.0 Requires-Python >=3.7,<3.10`],
    },
    {
      name: 'older releases of Open WebUI passed over under Python 3.12, and another failure',
      log: [`${passedOver}0.1.124 Requires-Python <3.12.0a1,>=3.11; 0.2.0 Requires-Python <3.12.0a1,>=3.11`],
    },
    {
      name: 'the sibling: requires-python of one’s own project is wider than that of a package, whatever Python is there',
      log: ['Because the requested Python version (>=3.8) does not satisfy Python>=3.9 and vllm==0.6.3 depends on Python>=3.9,'],
    },
    { name: 'the sibling: no index', log: ['ERROR: Could not find a version that satisfies the requirement open-webui (from versions: none)'] },
  ],
});
