import { type Form, gpusOf, systemsOf } from '../form.ts';
import { signsOutput, textOf, vendorWords } from './shared.ts';

export const ollama: Form = {
  id: 'ollama',
  title: 'Ollama',
  newIssue: 'https://github.com/ollama/ollama/issues/new?template=10_bug_report.yml',
  issueTitle: '',
  owners: ['ollama'],
  source: 'https://github.com/ollama/ollama/blob/main/.github/ISSUE_TEMPLATE/10_bug_report.yml',
  fields: [
    { label: 'What is the issue?', id: 'description', ask: 'what you did, what you expected, and what happened', fill: () => undefined },
    { label: 'Relevant log output', id: 'logs', ask: 'the server log: journalctl -u ollama --no-pager -n 300', fill: signsOutput },
    { label: 'OS', id: 'os', ask: 'Linux, Docker or WSL2', fill: (known) => ({ text: systemsOf(known).join(', ') }) },
    {
      label: 'GPU',
      id: 'gpu',
      ask: 'Nvidia, AMD or Intel',
      fill: (known) => vendorWords(known.each('gpus', 'vendor'), { nvidia: 'Nvidia', amd: 'AMD', intel: 'Intel' }, gpusOf(known)),
    },
    {
      label: 'CPU',
      id: 'cpu',
      ask: 'Intel or AMD',
      fill: (known) => vendorWords([known.fact('cpu.vendor') ?? ''], { amd: 'AMD', intel: 'Intel' }, [known.fact('cpu.model') ?? '']),
    },
    { label: 'Ollama version', id: 'version', ask: 'ollama --version', fill: (known) => textOf(known.fact('ollama.version') ?? known.runtime('ollama')) },
  ],
};
