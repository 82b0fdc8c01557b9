import check from '../../../checks/service/environment-setting-malformed.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    { name: 'a colon', is: 'confirmed', log: ['export OLLAMA_NUM_PARALLEL:10'], cites: 'https://github.com/ollama/ollama/issues/5722' },
    { name: 'blanks', is: 'confirmed', log: ['$ export CUDA_VISIBLE_DEVICES = 0'] },
    { name: 'bash', is: 'confirmed', log: ["bash: export: `OLLAMA_HOST:0.0.0.0': not a valid identifier"] },
    { name: 'a unit', is: 'confirmed', log: ['/etc/systemd/system/ollama.service:12: Invalid environment assignment, ignoring: OLLAMA_HOST:0.0.0.0'] },
    {
      name: 'a unit, with the quotes of a page',
      is: 'confirmed',
      log: ['Invalid environment assignment, ignoring: “OLLAMA_HOST=0.0.0.0:11434”'],
      cites: 'https://github.com/ollama/ollama/issues/7892',
    },
    { name: 'the line of a unit', is: 'confirmed', log: ['Environment="OLLAMA_HOST: 0.0.0.0"'] },
    {
      name: 'a name alone in a unit, by an old and a newer systemd',
      is: 'confirmed',
      log: ["/etc/systemd/system/ollama.service:7: Unknown key name 'OLLAMA_HOST' in section 'Service', ignoring."],
      cites: 'https://github.com/ollama/ollama/issues/8384',
    },
    { name: 'the same since systemd 256', is: 'confirmed', log: ["Unknown key 'OLLAMA_HOST' in section [Service], ignoring."] },
    {
      name: 'a name alone in the unit itself',
      is: 'present',
      facts: { runtimes: [{ startError: null }], services: [{ bareVariables: ['OLLAMA_HOST'] }] },
    },
    { name: 'the shell said so', is: 'present', facts: { runtimes: [{ startError: "export: `OLLAMA_HOST:0.0.0.0': not a valid identifier" }] } },
  ],
  clear: [
    {
      name: 'the program starts',
      facts: { runtimes: [{ kind: 'ollama', startError: null }], services: [{ bareVariables: [] }] },
    },
    { name: 'another variable', facts: { runtimes: [{ kind: 'ollama', startError: "export: `-e': not a valid identifier" }], services: [] } },
  ],
  unknown: [
    { name: 'nothing is known', facts: { runtimes: [{ startError: { gap: 'unsupported' } }] } },
    { name: 'a comment in a script', log: ['# export OLLAMA_HOST = 0.0.0.0', '# export CUDA_VISIBLE_DEVICES = 0'] },
    { name: 'a Makefile', log: ['export OLLAMA_HOST:=0.0.0.0', 'export HF_HOME::=/data', 'export CUDA_VISIBLE_DEVICES = 0,1'] },
    { name: 'a recipe of BitBake', log: ['export CUDA_HOME = "${STAGING_DIR_HOST}/usr/local/cuda-${CUDA_VERSION}"'] },
    { name: 'as it should be', log: ['export OLLAMA_NUM_PARALLEL=10', 'Environment="OLLAMA_HOST=0.0.0.0:11434"', 'export OLLAMA_HOST=0.0.0.0:11434'] },
    { name: 'Ollama’s own list', log: ['server config env="map[CUDA_VISIBLE_DEVICES: OLLAMA_NUM_PARALLEL:10 OLLAMA_HOST:http://0.0.0.0:11434]"'] },
    { name: 'a compose file', log: ['      OLLAMA_NUM_PARALLEL: 10', '      - OLLAMA_NUM_PARALLEL=10'] },
    { name: 'a default in a script', log: ['export OLLAMA_HOST="${OLLAMA_HOST:-127.0.0.1}"'] },
    { name: 'another key', log: ["/etc/systemd/system/ollama.service:9: Unknown key name 'inaccessiblepaths' in section 'Service', ignoring."] },
    { name: 'another program’s unit', log: ['/etc/systemd/system/cncjs.service:18: Invalid environment assignment, ignoring: --port'] },
  ],
});
