import { expect, test } from 'vitest';
import { archsOfTorchWheel, llamaCppBuildOf } from '../../src/reference/runtime-releases.ts';

test('the llama.cpp that a release of Ollama bundles', () => {
  expect(['0.30.0', '0.30.10', '0.32.4', '0.32.15'].map(llamaCppBuildOf)).toEqual([9452, 9672, 10091, 10488]);
  // Before 0.30 there is none, later releases were not looked at, and a candidate is not its release.
  expect(['0.24.0', '0.33.3', '0.32.4-rc1', 'x'].map(llamaCppBuildOf)).toEqual([undefined, undefined, undefined, undefined]);
});

test('architectures of PyTorch’s wheels', () => {
  expect(archsOfTorchWheel('2.7.0+cu126', 'cu126')).toContain('sm_60');
  expect(archsOfTorchWheel('2.8.0+cu128', 'cu128')).toContain('sm_70');
  expect(archsOfTorchWheel('2.11.0+cu128', 'cu128')).not.toContain('sm_70');
  expect(archsOfTorchWheel('2.7.1+cu128', 'cu128')).toBeUndefined();
  expect(archsOfTorchWheel('2.14.0+cu130', 'cu130')).not.toContain('sm_70');
  expect(archsOfTorchWheel('2.12.1+cu132', 'cu132')).toContain('sm_120');
  expect(archsOfTorchWheel('2.11.0+cu132', 'cu132')).toBeUndefined();
  expect(archsOfTorchWheel('2.9.1', null)).toBeUndefined();
});
