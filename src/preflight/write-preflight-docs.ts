import { DocumentSchema } from './document-schema.ts';
import { PreflightReportSchema } from './preflight-report-schema.ts';

/** The schemas of the requirement document and of the preflight report; run by `npm run gen`. */
export function writePreflightDocs(emit: (path: string, text: string) => void): void {
  emit('docs/preflight.schema.json', `${JSON.stringify(DocumentSchema, null, 2)}\n`);
  emit('docs/preflight-report.schema.json', `${JSON.stringify(PreflightReportSchema, null, 2)}\n`);
}
