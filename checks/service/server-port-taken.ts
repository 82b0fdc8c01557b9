import { any, defineCheck, runtimes, serverPortTaken, torch } from '#api';

const taken =
  /error while attempting to bind on address .{0,80}address already in use|\[Errno 98\] Address already in use|failed to listen on any local network address\..{0,80}code: -98|couldn'?t bind (?:to server socket|HTTP server socket)[:,] hostname[:=] ?(?:127\.0\.0\.1|0\.0\.0\.0|localhost),? port[:=] ?[1-9]\d{3,4}\b/i;

export default defineCheck({
  id: 'server-port-taken',
  layer: 'service',
  kind: 'fault',
  title: 'The server’s port is taken by another program, often an earlier run of the same server',
  impact: 'blocked',
  symptom: "vLLM, SGLang or llama-server loads, then ends with “address already in use” or “couldn't bind HTTP server socket”.",
  blamedOn: 'the network, a firewall, or the model',
  runtimes: ['vllm', 'sglang', 'llama.cpp'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(taken)),
    torch.some((environment) => environment.lastError.has(taken)),
  ),
  proves: [...serverPortTaken],
  remedy: [
    { do: 'See who listens, and end it, or leave it a moment after a stop.', commands: ['ss -ltnp'] },
    { do: 'Or give this server another port, and the same to its clients.', setting: '--port 8001' },
    {
      do: 'Where the port is not that of the API, it is that of the workers. torchrun wants a --master-port for each run (29500 is the default). vLLM chooses a free port and opens it only later: start several one after the other, not at once, and give each a VLLM_PORT of its own, some hundred apart; a MASTER_PORT alone does not help it.',
    },
  ],
  verify: 'ss -ltnp "sport = :8000"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/39015',
      date: '2026-04-05',
      establishes: 'PyTorch’s words for the port of the workers; a comment of June finds that vLLM gives the port free again before it opens it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/43206',
      date: '2026-05-20',
      establishes: 'four vLLM 0.19 started at once still collide with a MASTER_PORT and VLLM_PORT for each; the same VLLM_PORT for several gives the same port',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/verl-project/verl/issues/6677',
      date: '2026-06-09',
      establishes: 'two servers of one machine choose the same port for their workers',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/8791',
      date: '2024-10-12',
      establishes: 'the line as vLLM prints it, at the end of a start',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/1141',
      date: '2023-09-23',
      establishes: 'another program, or an earlier instance, has the port; ending it is the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/PiDanShouRouZhouXD/Sakura_Launcher_GUI/issues/71',
      date: '2026-01-07',
      establishes: 'llama-server’s line on 127.0.0.1:8080: the port was taken after all',
      strength: 'several-reports',
    },
  ],
});
