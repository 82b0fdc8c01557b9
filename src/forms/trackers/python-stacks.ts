import type { Form } from '../form.ts';
import { asked, environmentOutput } from './shared.ts';

export const vllm: Form = {
  id: 'vllm',
  title: 'vLLM',
  newIssue: 'https://github.com/vllm-project/vllm/issues/new?template=400-bug-report.yml',
  issueTitle: '[Bug]: ',
  owners: ['vllm', 'triton', 'nccl', 'rccl'],
  source: 'https://github.com/vllm-project/vllm/blob/main/.github/ISSUE_TEMPLATE/400-bug-report.yml',
  fields: [
    {
      label: 'Your current environment',
      ask: 'python collect_env.py',
      fill: (known) => environmentOutput(known, 'The output of python collect_env.py (as far as ai-doctor knows it)'),
    },
    asked('🐛 Describe the bug', 'what you run, what you expected, and the whole traceback'),
    asked('Before submitting a new issue...', 'that you looked for the same issue'),
  ],
};

export const pytorch: Form = {
  id: 'pytorch',
  title: 'PyTorch',
  newIssue: 'https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml',
  issueTitle: '',
  owners: ['pytorch'],
  source: 'https://github.com/pytorch/pytorch/blob/main/.github/ISSUE_TEMPLATE/bug-report.yml',
  fields: [
    asked('🐛 Describe the bug', 'a small script that fails, and its whole traceback'),
    { label: 'Versions', ask: 'python -m torch.utils.collect_env', fill: (known) => environmentOutput(known) },
  ],
};
