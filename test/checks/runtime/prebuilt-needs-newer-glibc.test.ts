import check from '../../../checks/runtime/prebuilt-needs-newer-glibc.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "./build/bin/llama-quantize: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by ./build/bin/llama-quantize)";

testCheck(check, {
  found: [
    { name: 'llama-server does not start here', is: 'present', facts: { runtimes: [{ startError: line }] } },
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ggml-org/llama.cpp/issues/9794', log: [line] },
    {
      name: 'vLLM’s wheel',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/41103',
      log: ["ImportError: /lib64/libc.so.6: version `GLIBC_2.34' not found (required by /opt/venv/lib/python3.12/site-packages/vllm/_C.abi3.so)"],
    },
  ],
  clear: [
    { name: 'it starts', facts: { runtimes: [{ startError: null }] } },
    {
      name: 'another library is missing',
      facts: { runtimes: [{ startError: 'error while loading shared libraries: libcudart.so.13: cannot open shared object file' }] },
    },
  ],
  unknown: [
    {
      name: 'the sibling: conda’s library is the older one',
      log: [
        "ImportError: /opt/conda/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /opt/conda/lib/python3.12/site-packages/vllm/_C.abi3.so)",
      ],
    },
    { name: 'not asked, since a GPU sleeps', facts: { runtimes: [{ startError: { gap: 'suspended' } }] } },
    {
      name: 'the host’s driver in an older image, what was compiled elsewhere, an editor',
      log: [
        "/usr/bin/nvidia-smi: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by /usr/bin/nvidia-smi)",
        "ImportError: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by /root/.cache/torch_extensions/py310_cu128/fused_adam/fused_adam.so)",
        "/lib64/libc.so.6: version `GLIBC_2.28' not found (required by /root/.vscode-server/bin/node)",
        "llama-server: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /.singularity.d/libs/libnvidia-ml.so.1)",
      ],
    },
    { name: 'a game, not ours', log: ["./game: /lib/libfoo.so.1: version `FOO_2' not found"] },
  ],
});
