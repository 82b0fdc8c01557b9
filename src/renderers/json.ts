import type { Report } from '../report/report.ts';

/** The report as JSON on one or several lines; control characters that JSON lets pass are escaped, since terminals obey them. */
export function renderJson(report: Report, options: { compact?: boolean } = {}): string {
  return `${safeJson(report, options.compact === true ? 0 : 2)}\n`;
}

export function safeJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
