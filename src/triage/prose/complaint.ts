/** What the reporter complains of, for ranking and for the reply. */
export const complaints = ['build-failure', 'crash', 'hang', 'out-of-memory', 'not-on-gpu', 'wrong-output', 'load-failure', 'slow'] as const;
export type Complaint = (typeof complaints)[number];

const words: Readonly<Record<Complaint, RegExp>> = {
  'build-failure': /\b(?:build|compil\w{1,5}|dkms)\b[^.\n]{0,40}\b(?:fail\w{0,3}|error|broken|does(?: not|n't))|Bad return status for module build/i,
  crash: /\b(?:crash\w{0,3}|segfault\w{0,3}|SIGSEGV|SIGABRT|core dump\w{0,2}|dumps core|abort(?:s|ed)|panic)\b/i,
  hang: /\b(?:hangs?|hung|freez\w{1,3}|frozen|stuck|deadlock|GPU reset)\b/i,
  'out-of-memory': /\bout of memory\b|\bOOM\b|\bcudaMalloc failed\b|\bnot enough memory\b/i,
  'not-on-gpu':
    /\b(?:cpu only|only (?:the |uses? )?cpu|falls? back to (?:the )?cpu|not us(?:e|ing) (?:the |my )?gpu|no (?:gpu|device)s? (?:found|detected)|gpu (?:is )?not (?:found|detected|used|usable)|fallback to cpu|to the CPU)\b/i,
  'wrong-output': /\b(?:gibberish|garbage|nonsense|wrong (?:output|answer)|weird output|garbled|@@@@|GGGG|repeat\w{0,3} the same)\b/i,
  'load-failure':
    /\b(?:fail\w{0,3} to (?:load|start|initialize)|cannot (?:load|start|open)|could not (?:load|start|create)|unable to load|error while loading)\b/i,
  slow: /\b(?:slow\w{0,4}|low (?:speed|performance|throughput)|t\/s|latency|performance (?:drop|regression|degradation))\b/i,
};

export function readComplaints(text: string): Complaint[] {
  const head = text.slice(0, 20_000);
  return complaints.filter((complaint) => words[complaint].test(head));
}
