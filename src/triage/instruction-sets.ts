import { cpu } from '../facts/cpu.ts';
import { platform } from '../facts/platform.ts';
import { findArmInstructionSets, findInstructionSets, findLaterInstructionSets } from '../reference/instruction-sets.ts';
import { type FactClaim, standings } from '../witness/claim.ts';
import type { OpenBook } from './book.ts';

/**
 * What the processor that the text names can do, where no flags were pasted: of some processors it is known that they have no AVX, of others that they have AVX2. Of lowest
 * standing, since a hypervisor or the firmware may take still more away and any output of flags is nearer to the truth.
 */
export function claimInstructionSets(book: OpenBook): void {
  const { facts } = book.claims;
  if (facts.some(({ fact }) => fact === cpu.flags.id)) return;
  const models = facts.filter(({ fact }) => fact === cpu.model.id).sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing));
  const [best] = models;
  if (best === undefined || !('value' in best.finding) || typeof best.finding.value !== 'string') return;
  const onArm = findArmInstructionSets(best.finding.value)?.flags;
  const lacking = findInstructionSets(best.finding.value)?.flags;
  const flags = lacking ?? findLaterInstructionSets(best.finding.value) ?? onArm;
  if (flags === undefined) return;
  if (onArm === undefined && isGuest(facts) && !tellsOfGuest(best.finding.value, best.standing, lacking !== undefined)) return;
  const place = { source: best.finding.source, standing: 'prose' as const };
  book.fact(place, cpu.flags, [...flags]);
  if (!facts.some(({ fact }) => fact === platform.arch.id)) book.fact(place, platform.arch, onArm === undefined ? 'x86_64' : 'aarch64');
}

/** Under WSL the guest gets what the processor has. */
function isGuest(facts: readonly FactClaim[]): boolean {
  const told = (id: string, value: unknown): boolean => facts.some(({ fact, finding }) => fact === id && 'value' in finding && finding.value === value);
  return told(cpu.hypervisor.id, true) && !told(platform.system.id, 'wsl2');
}

/**
 * What a guest gets of its host's processor the hypervisor decides. A name that the guest itself prints tells what it lacks, and so does that of a virtual processor; who
 * names one in words may speak of the host, or of a machine of his own (github.com/ollama/ollama/issues/1495, /516).
 */
function tellsOfGuest(model: string, standing: FactClaim['standing'], lacks: boolean): boolean {
  return lacks && (standing !== 'prose' || /\b(?:QEMU|KVM|KVM64|Virtual)\b/i.test(model));
}
