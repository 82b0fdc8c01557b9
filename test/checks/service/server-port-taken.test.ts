import check from '../../../checks/service/server-port-taken.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use";

testCheck(check, {
  found: [
    { name: 'vLLM', is: 'confirmed', log: [line], cites: 'https://github.com/vllm-project/vllm/issues/8791' },
    {
      name: 'without the number',
      is: 'confirmed',
      log: [line.replace('ERROR:    [Errno 98] ', '')],
      cites: 'https://github.com/vllm-project/vllm/issues/7514',
    },
    { name: 'IPv6', is: 'confirmed', log: [line.replace("'0.0.0.0', 8000", "'::', 8000, 0, 0")] },
    {
      name: 'llama-server',
      is: 'confirmed',
      log: ["main: couldn't bind HTTP server socket, hostname: 127.0.0.1, port: 8080"],
      cites: 'https://github.com/PiDanShouRouZhouXD/Sakura_Launcher_GUI/issues/71',
    },
    {
      name: 'the workers’ port',
      is: 'confirmed',
      log: [
        'torch.distributed.DistNetworkError: The server socket has failed to listen on any local network address. port: 29500, useIpv6: false, code: -98, name: EADDRINUSE, message: address already in use',
      ],
      cites: 'https://github.com/vllm-project/vllm/issues/39015',
    },
    { name: 'Python’s bind', is: 'confirmed', log: ['OSError: [Errno 98] Address already in use'] },
    { name: 'Node', is: 'confirmed', log: ['Error: listen EADDRINUSE: address already in use :::3000'] },
    { name: 'the error at the start', is: 'present', facts: { torch: [], runtimes: [{ kind: 'vllm', startError: line }] } },
  ],
  clear: [
    { name: 'the program starts', facts: { torch: [], runtimes: [{ kind: 'vllm', startError: null }] } },
    {
      name: 'an address that is not this machine’s, as the error at the start',
      facts: {
        torch: [],
        runtimes: [{ kind: 'vllm', startError: line.replace('Errno 98', 'Errno 99').replace('address already in use', 'cannot assign requested address') }],
      },
    },
  ],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }], runtimes: [] } },
    {
      name: 'an address that is not this machine’s',
      log: [line.replace('Errno 98', 'Errno 99').replace('address already in use', 'cannot assign requested address')],
    },
    { name: 'an address or port that may be refused otherwise', log: ["main: couldn't bind HTTP server socket, hostname: 192.168.1.9, port: 80"] },
    {
      name: 'the same on macOS',
      log: ['RuntimeError: The server socket has failed to listen on any local network address. useIpv6: 0, code: -48, name: EADDRINUSE'],
    },
    { name: 'a healthy start', log: ['INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)'] },
  ],
});
