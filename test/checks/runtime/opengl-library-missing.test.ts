import check from '../../../checks/runtime/opengl-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ImportError: libGL.so.1: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { name: 'OpenCV in a slim image', is: 'confirmed', log: [line], cites: 'https://github.com/YanWenKun/ComfyUI-Docker/pull/101' },
    {
      name: 'GLib, which it asks for next',
      is: 'confirmed',
      log: ['ImportError: libgthread-2.0.so.0: cannot open shared object file: No such file or directory'],
    },
    { name: 'as the end of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another library', facts: { torch: [{ lastError: 'ImportError: libcudart.so.12: cannot open shared object file' }], runtimes: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }], runtimes: [] } },
    { name: 'the sibling: NVIDIA’s own', log: ['ERROR: libGLX_nvidia.so.0: cannot open shared object file: No such file or directory'] },
  ],
});
