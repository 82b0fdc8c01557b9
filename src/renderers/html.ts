import type { Report, ReportFinding } from '../report/report.ts';
import { script, style } from './html-page.ts';
import { plain } from './plain.ts';
import { words } from './text.ts';

/**
 * One self-contained page: nothing is loaded from elsewhere, it reads well without JavaScript, in light and dark, on paper and on a phone.
 * The Content-Security-Policy refuses everything but the style and the script that stand in it.
 */
export function renderHtml(report: Report): string {
  const unfolded = report.findings.filter(({ foldedUnder }) => foldedUnder === null);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>ai-doctor: ${text(report.machine.title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${text(report.machine.title)}</h1>
<p>ai-doctor ${text(report.tool.version)} · ${report.knowledge.checks} checks, evidence to ${text(report.knowledge.newestEvidence)} · <time datetime="${text(report.startedAt)}">${text(report.startedAt)}</time></p>
</header>
<main>
<section aria-labelledby="layers"><h2 id="layers">Layers</h2>
<ol class="strip">${report.layers.map(({ layer, state }) => `<li class="${state}"><b>${layer}</b><span>${stateWords[state]}</span></li>`).join('')}</ol></section>
<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${unfolded.length === 0 ? '<p class="calm">Nothing was found in the layers beneath the model.</p>' : unfolded.map((finding) => findingHtml(finding, report)).join('\n')}
<p>${report.clear} checks clear, ${report.undecided.length} could not be decided.${privacy(report)}</p></section>
${undecidedHtml(report)}
${factsHtml(report)}
</main>
<script>${script}</script>
</body>
</html>
`;
}

const stateWords = { clear: 'clear', fault: 'at fault', undecided: 'undecided', 'not-applicable': 'not here' } as const;

/** Text from outside as text: no markup, no control characters. */
function text(value: string): string {
  return plain(value).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

function findingHtml(finding: ReportFinding, report: Report): string {
  const folded = report.findings.filter(({ foldedUnder }) => foldedUnder === finding.id);
  const saw = finding.why.filter(({ saw: value }) => value !== undefined);
  const rows: [string, string][] = [
    ['Seen', finding.symptom === '' ? '' : text(finding.symptom)],
    [
      'Read here',
      saw.length === 0
        ? ''
        : `<ul>${saw.map(({ about, says, saw: value, source }) => `<li>${text(about ?? says)}: <code>${text(value ?? '')}</code>${source === undefined ? '' : ` <small>${text(source)}</small>`}</li>`).join('')}</ul>`,
    ],
    [
      'Not known',
      finding.missing.length === 0
        ? ''
        : `<ul>${finding.missing.map(({ fact, reason, get }) => `<li><code>${text(fact)}</code> (${text(words(reason))})${get === undefined ? '' : `: <code>${text(get)}</code>`}</li>`).join('')}</ul>`,
    ],
    ['Blamed instead', text(finding.blamedOn)],
    ['What to do', finding.remedy.map(remedyHtml).join('')],
    ['To see that it helped', `<pre tabindex="0">${text(finding.verify)}</pre>`],
    [
      'Owner',
      finding.owner.tracker === null
        ? text(finding.owner.name)
        : `${text(finding.owner.name)} · <a href="${text(finding.owner.tracker)}" rel="noreferrer">${text(finding.owner.tracker)}</a>`,
    ],
    [
      'Evidence',
      `<ul>${finding.evidence.map(({ url, date, establishes, strength }) => `<li><a href="${text(url)}" rel="noreferrer">${text(establishes)}</a> <small>${text(date)}, ${text(strength)}</small></li>`).join('')}</ul>`,
    ],
    ['Explains', folded.length === 0 ? '' : `<ul>${folded.map(({ title, layer }) => `<li>${text(title)} <small>${layer}</small></li>`).join('')}</ul>`],
  ];
  const open = finding.rank === 1 ? ' open' : '';
  return `<details class="finding ${finding.verdict} ${finding.impact}" id="${text(finding.id)}"${open}><summary><span class="rank">${finding.rank}</span> <b>${text(finding.title)}</b> <span class="tags"><span class="tag">${finding.verdict}</span> <span class="tag">${finding.impact}</span> <span class="tag">${finding.layer}</span></span></summary>
<dl>${rows
    .filter(([, html]) => html !== '')
    .map(([name, html]) => `<dt>${name}</dt><dd>${html}</dd>`)
    .join('\n')}</dl></details>`;
}

function remedyHtml({ do: what, commands = [], setting, on }: ReportFinding['remedy'][number]): string {
  const where = on === undefined ? '' : ` <small>${text(on)}</small>`;
  return `<p>${text(what)}${where}</p>${[...commands, ...(setting === undefined ? [] : [setting])].map((command) => `<pre class="copy" tabindex="0">${text(command)}</pre>`).join('')}`;
}

function undecidedHtml({ undecided }: Report): string {
  if (undecided.length === 0) return '';
  const rows = undecided.map(
    ({ id, layer, missing }) =>
      `<li><code>${text(id)}</code> <small>${layer}</small>: ${
        missing
          .slice(0, 4)
          .map(({ fact, reason }) => `<code>${text(fact)}</code> (${text(words(reason))})`)
          .join(', ') || 'the version does not decide it'
      }</li>`,
  );
  return `<details><summary>${undecided.length} checks could not be decided</summary><ul>${rows.join('')}</ul></details>`;
}

/** Every fact in one table; the box above it filters where JavaScript runs. */
function factsHtml({ facts }: Report): string {
  const rows = Object.entries(facts).flatMap(([id, of]) => rowsOf(id, of as FactJson));
  return `<section aria-labelledby="facts"><h2 id="facts">Facts</h2><details><summary>${rows.length} facts</summary>
<p class="needs-script" hidden><label>Search <input type="search" id="search"></label></p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="facts"><table><thead><tr><th scope="col">fact</th><th scope="col">value</th><th scope="col">source</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details></section>`;
}

interface FactJson {
  readonly value?: unknown;
  readonly gap?: string;
  readonly detail?: string;
  readonly source?: string;
  readonly complete?: boolean;
}

function rowsOf(id: string, fact: FactJson): string[] {
  if (fact.complete !== undefined && Array.isArray(fact.value)) {
    const items = fact.value as { key: string; facts: Record<string, FactJson> }[];
    return items.flatMap((item) => Object.entries(item.facts).flatMap(([name, of]) => rowsOf(`${id}[${item.key}].${name}`, of)));
  }
  const value = fact.gap === undefined ? shown(fact.value) : `<em>${text(words(fact.gap))}${fact.detail === undefined ? '' : `: ${text(fact.detail)}`}</em>`;
  return [`<tr><th scope="row"><code>${text(id)}</code></th><td>${value}</td><td>${text(fact.source ?? '')}</td></tr>`];
}

function shown(value: unknown): string {
  if (value === null) return '<em>not there</em>';
  if (Array.isArray(value)) return text(value.join(' '));
  return text(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function privacy({ redacted }: Report): string {
  if (redacted === undefined) return ' Not redacted.';
  const counts = Object.entries(redacted).map(([kind, count]) => `${count} ${kind}`);
  return counts.length === 0 ? '' : ` Replaced by placeholders: ${counts.join(', ')}.`;
}
