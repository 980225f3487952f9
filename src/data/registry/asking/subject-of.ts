import type { Actor } from '#infrastructure/actor.ts';
import type { Subject } from '../reading/registry-deps.ts';

/** Whose data a signed-in account is: a person's own, or those of the enterprise it speaks for. */
export function subjectOfActor({ kind, personalId, taxCode }: Actor): Subject | undefined {
  if (kind === 'enterprise') return taxCode ? { kind: 'enterprise', number: taxCode } : undefined;
  return personalId ? { kind: 'person', number: personalId } : undefined;
}
