import check from '../../../checks/gpu-userspace/cudnn-files-not-loaded.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'before faster-whisper aborts',
      is: 'confirmed',
      cites: 'https://github.com/SYSTRAN/faster-whisper/issues/1182',
      log: [
        'Unable to load any of {libcudnn_cnn.so.9.1.0, libcudnn_cnn.so.9.1, libcudnn_cnn.so.9, libcudnn_cnn.so}',
        'Invalid handle. Cannot load symbol cudnnCreateConvolutionDescriptor',
      ],
    },
    {
      name: 'in a container’s log',
      is: 'confirmed',
      cites: 'https://github.com/QuentinFuxa/WhisperLiveKit/issues/271',
      log: ['whisper  | Unable to load any of {libcudnn_ops.so.9.1.0, libcudnn_ops.so.9.1, libcudnn_ops.so.9, libcudnn_ops.so}'],
    },
    {
      name: 'kept as the last error',
      is: 'present',
      facts: { torch: [{ lastError: 'Unable to load any of {libcudnn_graph.so.9.1.0, libcudnn_graph.so.9.1, libcudnn_graph.so.9, libcudnn_graph.so}' }] },
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: a program that asks for cuDNN 8',
      log: ['Could not load library libcudnn_ops_infer.so.8. Error: libcudnn_ops_infer.so.8: cannot open shared object file: No such file or directory'],
    },
  ],
});
