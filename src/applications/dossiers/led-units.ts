import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';

/** Đơn vị do mình phụ trách: those in which the actor leads the unit or a section of it. */
export function ledUnits(actor: Actor): string[] {
  return [...new Set(['leader', 'section_head'].flatMap((role) => unitsWithRole(actor, role)))];
}
