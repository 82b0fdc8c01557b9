import { DocumentSchema } from './document-schema.ts';
import { PreflightReportSchema } from './preflight-report-schema.ts';

/** The schemas of the requirement document and of the preflight report; run by `npm run gen`. */
export function writePreflightDocs(emit: (path: string, text: string) => void): void {
  emit('docs/preflight.schema.json', `${JSON.stringify(DocumentSchema, null, 2)}\n`);
  emit('docs/preflight-report.schema.json', `${JSON.stringify(PreflightReportSchema, null, 2)}\n`);
}

/** For docs/what-it-reads.md: the probe of `preflight` reads what a document names, so its list is made anew for each. */
export const preflightReads = `## preflight

What a requirement document asks beyond all that, and only where it asks it (see [preflight.md](preflight.md)).

- \`statfs\` of a path that it names, or of the nearest folder above
- \`file /proc/net/tcp\`, \`file /proc/net/tcp6\`, \`file /etc/passwd\`: who listens on a port
- \`stat\`, \`access … rw\` of device nodes that it names, \`list\` of their folder, \`file /etc/passwd\`, \`file /etc/group\`
- the head of a model file that it names, read by the program itself
`;
