/** The forms that a report can have; apart from the command, so that help needs none of them. */
export const reportFormats = ['text', 'json', 'ndjson', 'md', 'html', 'sarif', 'openmetrics'] as const;
