import { any, defineCheck, runtimes, socksRefused, torch } from '#api';

const refused = /Unknown scheme for proxy URL URL\('socks(?:4a?|5h)?:|Using SOCKS proxy, but the 'socksio' package|Missing dependencies for SOCKS support/;

export default defineCheck({
  id: 'socks-proxy-unusable',
  layer: 'service',
  kind: 'fault',
  title: 'A proxy variable, mostly ALL_PROXY, names a SOCKS proxy that Python clients cannot use',
  impact: 'blocked',
  symptom:
    "A web interface, client or server in Python ends while it starts, with “Unknown scheme for proxy URL URL('socks://…')” or “socksio is not installed”.",
  blamedOn: 'the program, or its last update',
  runtimes: ['vllm', 'pytorch', 'sglang', 'ollama', 'llama.cpp'],
  when: any(
    torch.some((environment) => environment.lastError.has(refused)),
    runtimes.some((runtime) => runtime.startError.has(refused)),
  ),
  proves: [...socksRefused],
  remedy: [
    {
      do: 'Take each variable that names socks away for this program; an HTTP proxy in HTTP_PROXY and HTTPS_PROXY does for downloads. GNOME’s network settings export ALL_PROXY=socks://… by themselves, other programs all of them.',
      commands: ['env | grep -i "_proxy=socks"', 'unset ALL_PROXY all_proxy'],
    },
    {
      do: 'Or write it as socks5://…, and install what the client needs for it: pip install "httpx[socks]", or PySocks for requests; with the variable unset, since pip itself cannot use the proxy before. socks5h:// is taken by httpx 0.28 and later, socks4:// not at all by httpx.',
    },
  ],
  verify: 'env | grep -i "_proxy=socks"   # nothing, or socks5://',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama-python/issues/424',
      date: '2025-01-17',
      establishes: 'Ollama’s Python client ends at its import with a socks5h:// proxy, whatever NO_PROXY excepts',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/encode/httpx/blob/ae1b9f66238f75ced3ced5e4485408435de10768/httpx/_config.py',
      date: '2025-12-10',
      establishes: 'http, https, socks5 and socks5h alone are accepted',
      strength: 'documented',
    },
    {
      url: 'https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/16474',
      date: '2024-11-08',
      establishes: 'unset ALL_PROXY or all_proxy cured it for two people',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/MoonshotAI/kimi-cli/issues/404',
      date: '2025-11-30',
      establishes: 'it is the desktop’s network settings that write socks://',
      strength: 'several-reports',
    },
  ],
});
