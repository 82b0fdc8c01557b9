export interface Plan {
  readonly skip?: string;
  readonly number?: number;
  readonly comment?: string | null;
  readonly label?: string | null;
  readonly outputs?: { readonly findings: string; readonly layer: string; readonly verdict: string };
}
export function decide(event: unknown, settings: { comment: string; label: string; version: string; runtime: string }, judged: { report: unknown; reply: string }): Plan;
export function textOf(event: unknown): string;
export function triage(text: string, settings: { version: string; runtime: string }): { report: unknown; reply: string };
