import check from '../../../checks/service/cache-of-another-user.ts';
import { testCheck } from '../../helpers/test-check.ts';

const denied = (path: string): string => `PermissionError: [Errno 13] Permission denied: '${path}'`;

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'a lock in /tmp', log: [denied('/tmp/facebook-opt-125m.lock')], cites: 'https://github.com/vllm-project/vllm/pull/3241' },
    { is: 'confirmed', name: 'Ray', log: [denied('/tmp/ray/session_2022-08-20_09-00-51_347113_37451/ports_by_node.json.lock')] },
    {
      is: 'confirmed',
      name: 'Triton',
      log: [denied('/tmp/triton/d645ef562cfc8f31ab6c7b88eccac0f6.lock')],
      cites: 'https://github.com/triton-lang/triton/issues/518',
    },
    { is: 'confirmed', name: 'a shared model cache', log: [denied('/srv/hf/.locks/models--deepseek-ai--DeepSeek-R1-0528/6e2501.lock')] },
    {
      is: 'confirmed',
      name: 'within a model of a hub that several share',
      log: [denied('/models/shared/hub/models--meta-llama--Llama-3.2-1B-Instruct/blobs/9213.incomplete')],
    },
    {
      is: 'present',
      name: 'people tell of it, and the library ignores it',
      facts: { 'told.troubles': ['shared-cache'] },
      log: [
        `Could not cache non-existence of file. Will ignore error and continue. Error: [Errno 13] Permission denied: '/models/shared/hub/models--meta-llama--Llama-3.2-1B-Instruct/.no_exist/9213/x.py'`,
      ],
      cites: 'https://github.com/huggingface/datasets/issues/7900',
    },
    { is: 'confirmed', name: 'a data set', log: [denied('/scratch/hf/.locks/datasets--tatsu-lab--alpaca/1f.lock')] },
    { is: 'present', name: 'people tell of a cache that they share', facts: { 'told.troubles': ['shared-cache'] } },
    {
      is: 'present',
      name: 'files that a container wrote',
      facts: { torch: [{ lastError: denied('/home/me/.cache/huggingface/hub/models--a--b') }], runtimes: [] },
    },
  ],
  clear: [{ name: 'a folder of the data', facts: { 'told.troubles': [], torch: [{ lastError: denied('/data/out/model.bin') }], runtimes: [] } }],
  unknown: [
    {
      name: 'a cache that is meant to be read alone, which the library ignores',
      log: [
        `Could not cache non-existence of file. Will ignore error and continue. Error: [Errno 13] Permission denied: '/models/shared/hub/models--meta-llama--Llama-3.2-1B-Instruct/.no_exist/9213/x.py'`,
      ],
    },
    { name: 'the sibling: a volume that the container may not enter', log: [denied('/home/vllm/.cache/huggingface/hub')] },
    { name: 'the sibling: a volume whose first folder cannot be made', log: [denied('/data/models--meta-llama--Llama-3.2-1B')] },
    { name: 'the sibling: HOME is /root', log: [denied('/root/.cache/huggingface/hub/models--a--b')] },
    { name: 'the sibling: HOME is /', log: [denied('/.cache')] },
    { name: 'the sibling: /tmp may not execute', log: ['fork/exec /tmp/ollama2270/runners/cuda_v12/ollama_llama_server: permission denied'] },
    { name: 'a model that is gated', log: ['403 Client Error: Forbidden for url: https://huggingface.co/models--a'] },
  ],
});
