// Reads the event that started the workflow, judges the issue's text with `ai-doctor triage`, and comments or labels.
// Nothing of the issue is executed, put into a shell command or into an address. Without a token it only prints what it would do.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const marker = '<!-- ai-doctor triage -->';

/** What is to be done for an event, from the settings and the reports; pure, so that it can be tried on recorded events. */
export function decide(event, settings, { report, reply }) {
  const issue = event.issue;
  if (issue === undefined || issue.pull_request !== undefined) return { skip: 'not an issue' };
  if (event.sender?.type === 'Bot') return { skip: 'opened by a bot' };
  const shown = report.findings.filter(({ foldedUnder }) => foldedUnder === null);
  const [first] = shown;
  const certain = first?.verdict === 'confirmed' || first?.verdict === 'present';
  const comments = { always: true, suspected: certain || first?.verdict === 'suspected', certain, never: false }[settings.comment];
  if (comments === undefined) throw new Error(`comment: "${settings.comment}" is none of always, suspected, certain, never`);
  return {
    number: issue.number,
    comment: comments ? `${marker}\n${reply}` : null,
    label: settings.label !== '' && first !== undefined && (certain || first.verdict === 'suspected') ? `${settings.label}${first.layer}` : null,
    outputs: { findings: String(shown.length), layer: first?.layer ?? '', verdict: first?.verdict ?? '' },
  };
}

/** The text that is judged: title and body, as a reader sees them. */
export function textOf({ issue }) {
  return `# ${issue?.title ?? ''}\n\n${issue?.body ?? ''}`;
}

/** One run of the program over one text gives both the report and the reply. */
export function triage(text, { version, runtime }, run = spawnSync) {
  const local = resolve(version, 'bin/ai-doctor.js');
  const [command, ...lead] = existsSync(local) ? [process.execPath, local] : ['npx', '--yes', `ai-doctor@${version}`];
  if (!existsSync(local) && !/^[\w.-]{1,40}$/.test(version)) throw new Error(`version: "${version}" is neither a version nor a checkout`);
  const args = [...lead, 'triage', '--ndjson', '--reply', '--fail-on', 'never', ...(runtime === '' ? [] : ['--runtime', runtime]), '-'];
  const { status, stdout, stderr, error } = run(command, args, { input: `${JSON.stringify({ id: 'issue', text })}\n`, encoding: 'utf8', maxBuffer: 1 << 26, timeout: 120_000 });
  if (error !== undefined || status !== 0) throw new Error(`ai-doctor ended with ${status}: ${error?.message ?? stderr}`);
  const { reply, report } = JSON.parse(stdout);
  return { reply, report };
}

async function main() {
  const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_TOKEN = '', GITHUB_API_URL = 'https://api.github.com', GITHUB_OUTPUT } = process.env;
  const settings = {
    version: process.env.AI_DOCTOR_VERSION || 'latest',
    comment: process.env.AI_DOCTOR_COMMENT || 'suspected',
    label: process.env.AI_DOCTOR_LABEL ?? '',
    runtime: process.env.AI_DOCTOR_RUNTIME ?? '',
  };
  if (GITHUB_EVENT_PATH === undefined) throw new Error('GITHUB_EVENT_PATH is not set: this script runs in a workflow, or on a recorded event');
  const event = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'));
  const plan = decide(event, settings, triage(textOf(event), settings));
  if (plan.skip !== undefined) return console.log(`Nothing to do: ${plan.skip}.`);
  for (const [name, value] of Object.entries(plan.outputs)) if (GITHUB_OUTPUT) appendFileSync(GITHUB_OUTPUT, `${name}=${value}\n`);
  if (GITHUB_TOKEN === '' || GITHUB_REPOSITORY === undefined) return console.log(JSON.stringify(plan, null, 2));
  const call = async (method, path, body) => {
    const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}${path}`, {
      method,
      headers: { authorization: `Bearer ${GITHUB_TOKEN}`, accept: 'application/vnd.github+json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.json();
  };
  const issue = `/issues/${Number(plan.number)}`;
  if (plan.comment !== null) {
    // An edited issue gets its comment rewritten, not a second one.
    const before = (await call('GET', `${issue}/comments?per_page=100`)).find(({ body }) => body?.startsWith(marker));
    if (before === undefined) await call('POST', `${issue}/comments`, { body: plan.comment });
    else if (before.body !== plan.comment) await call('PATCH', `/issues/comments/${Number(before.id)}`, { body: plan.comment });
  }
  if (plan.label !== null) await call('POST', `${issue}/labels`, { labels: [plan.label] });
  console.log(`Issue ${plan.number}: ${plan.outputs.findings} findings, ${plan.comment === null ? 'no comment' : 'commented'}, ${plan.label ?? 'no label'}.`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(join(process.argv[1])).href) {
  main().catch((error) => {
    console.error(`ai-doctor triage: ${error.message}`);
    process.exitCode = 1;
  });
}
