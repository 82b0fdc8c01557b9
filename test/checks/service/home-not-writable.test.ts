import check from '../../../checks/service/home-not-writable.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "PermissionError: [Errno 13] Permission denied: '/.cache'";

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'vLLM', log: [line], cites: 'https://github.com/vllm-project/vllm/issues/10185' },
    {
      is: 'confirmed',
      name: 'Ollama',
      log: ['Error: could not create directory mkdir /.ollama: permission denied'],
      cites: 'https://github.com/ollama/ollama/issues/10332',
    },
    {
      is: 'confirmed',
      name: '/root of another',
      log: ['Error: could not create directory mkdir /root/.ollama: permission denied'],
      cites: 'https://github.com/kubeai-project/kubeai/issues/397',
    },
    { is: 'present', name: 'the error that it ended with', facts: { torch: [{ lastError: line.replace('.cache', '.triton/cache') }], runtimes: [] } },
    { is: 'present', name: 'people tell of it', facts: { 'told.troubles': ['root-closed'] }, cites: 'https://github.com/llm-d/llm-d-kv-cache/issues/83' },
  ],
  clear: [
    {
      name: 'a folder of the data',
      facts: { 'told.troubles': [], torch: [{ lastError: "PermissionError: [Errno 13] Permission denied: '/data/out'" }], runtimes: [] },
    },
    {
      name: 'a home of one’s own',
      facts: { 'told.troubles': [], torch: [{ lastError: "PermissionError: [Errno 13] Permission denied: '/home/me/.cache'" }], runtimes: [] },
    },
  ],
  unknown: [
    {
      name: 'Matplotlib, which helps itself',
      log: [
        "mkdir -p failed for path /.cache/matplotlib: [Errno 13] Permission denied: '/.cache'",
        "mkdir -p failed for path /.config/matplotlib: [Errno 13] Permission denied: '/.config'",
      ],
    },
    { name: 'the count of use, without which vLLM goes on', log: ["PermissionError: [Errno 13] Permission denied: '/.config'"] },
    { name: 'the sibling: a volume below /root that SELinux closes', log: ["PermissionError: [Errno 13] Permission denied: '/root/.cache/huggingface/hub'"] },
    { name: 'the sibling: a home that is missing', log: ['Error: could not create directory mkdir /var/lib/ollama: permission denied'] },
    {
      name: 'the sibling: models of a service below /root',
      log: ['Error: mkdir /root/.ollama: permission denied: ensure path elements are traversable', 'Error: mkdir /root/.ollama: permission denied'],
    },
    { name: 'a healthy start', log: ["Couldn't find '/root/.ollama/id_ed25519'. Generating new private key."] },
  ],
});
