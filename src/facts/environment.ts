import { entries } from '../logic/words.ts';

/** The environment that this process was started with: that of the user's shell or session. Read by probes/environment.ts. */
export const environment = {
  /** Only variables that matter to inference, and none that holds a secret; those that are not set are not listed. */
  variables: entries('environment.variables', 'variables of this session', {
    get: 'env | grep -E "^(OLLAMA|CUDA|NVIDIA|HIP|ROCR|HSA|GGML|LLAMA_ARG|VK)_|^LD_LIBRARY_PATH="',
  }),
};
