import type { Check } from '../check/define-check.ts';
import { checkShape, type Shape } from './check-shape.ts';
import { type CompiledDocument, compileDocument } from './compile.ts';
import { DocumentSchema, type RequirementDocument } from './document-schema.ts';
import { DocumentFaults, type Fault, readPlaced } from './placed-text.ts';

/** Reads and compiles a user's document. Throws DocumentFaults with all faults that were found, each with its line. */
export function readDocument(text: string, checks: readonly Check[], user: string | null): { document: RequirementDocument; compiled: CompiledDocument } {
  const { value, lines, faults: shapeFaults } = checkShape(readPlaced(text), DocumentSchema as unknown as Shape);
  if (shapeFaults.length > 0) throw new DocumentFaults(inOrder(shapeFaults));
  const faults: Fault[] = [];
  const document = value as RequirementDocument;
  const compiled = compileDocument(document, {
    checks,
    user,
    lineOf: (path) => lines.get(path),
    fault: (path, message) => faults.push({ line: nearestLine(path, lines), message: `${path}: ${message}` }),
  });
  if (faults.length > 0) throw new DocumentFaults(inOrder(faults));
  return { document, compiled };
}

/** The line of a place, or of the nearest one around it that has one. */
function nearestLine(path: string, lines: ReadonlyMap<string, number>): number {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.search(/[.[][^.[]*$/)))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return lines.get('') ?? 1;
}

function inOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => a.line - b.line);
}
