import { expect, test } from 'vitest';
import { itemsOf, triageOf } from './read.ts';

// https://github.com/oobabooga/textgen/issues/2782
test('a back end that was asked for, and BLAS = 0: it is not in', () => {
  const words = 'I built llama-cpp-python with CMAKE_ARGS="-DLLAMA_CUBLAS=on".';
  expect(itemsOf(triageOf(words), 'runtimes')).toMatchObject([{ backends: ['cuda'] }]);
  expect(itemsOf(triageOf(`${words}\nIn the logs there is still BLAS = 0.`), 'runtimes')).not.toMatchObject([{ backends: ['cuda'] }]);
});
