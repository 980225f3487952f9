import { unitsOf, type Actor } from '#infrastructure/actor.ts';
import { refuse } from '../exchange.errors.ts';

/** Port: whether a unit is in charge of the axis today; dated content, because it has changed hands before. */
export type IsManagerUnit = (unitId: string) => boolean;

const working = ['leader', 'specialist', 'administrator'];
const worksIn = (actor: Actor, isOne: (unitId: string) => boolean): boolean =>
  actor.kind === 'officer' &&
  actor.posts.some(({ unitId, roles }) => isOne(unitId) && roles.some((role) => working.includes(role)));

/** Quản lý nền tảng: an administrator, or who leads or works in the agency in charge. */
export function managesExchange(actor: Actor, isManagerUnit: IsManagerUnit): boolean {
  if (actor.kind !== 'officer') return false;
  return actor.posts.some(({ roles }) => roles.includes('administrator')) || worksIn(actor, isManagerUnit);
}

/** Units in whose name somebody leads or works: what these own is theirs to see to. */
export const unitsWorkedIn = (actor: Actor): string[] =>
  unitsOf(actor).filter((unit) => worksIn(actor, (unitId) => unitId === unit));

/** Chủ quản một hệ thống: who leads or works in the unit that owns it. */
export function ownsSystem(actor: Actor, ownerUnitId: string | null): boolean {
  return ownerUnitId !== null && unitsWorkedIn(actor).includes(ownerUnitId);
}

/** To others the axis is not there. */
export function requireManager(actor: Actor, isManagerUnit: IsManagerUnit): void {
  if (!managesExchange(actor, isManagerUnit)) throw refuse('exchange.not_found');
}
