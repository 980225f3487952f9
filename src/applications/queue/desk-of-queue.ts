import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay, type Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { UnitCalendars } from '#platform/calendar/index.ts';
import { findUnitByKey, type Directory, type Unit } from '#data/organisation/index.ts';
import { refuse } from './queue.errors.ts';
import type { QueueRules } from './queue.contract.ts';

/** What the use cases of the queue stand on. */
export type QueueDeps = {
  db: Db;
  now: Clock;
  organisation: Directory;
  queueRules: QueueRules;
  calendars: UnitCalendars;
};

/** Nơi lấy số by the key in its address. Refuses what is no one-stop desk today. */
export async function getDesk({ db, now }: QueueDeps, key: string): Promise<{ desk: Unit; on: string }> {
  const on = vietnamDay(now());
  const desk = await findUnitByKey(db, key, on);
  if (!desk?.kind.endsWith('_desk')) throw refuse('queue.no_desk');
  return { desk, on };
}

/** The desk at which the official receives people. Refuses whoever receives nobody. */
export function deskOfOfficer({ now, organisation }: QueueDeps, actor: Actor): { desk: Unit; on: string } {
  const on = vietnamDay(now());
  const [deskId] = unitsWithRole(actor, 'reception_officer');
  const desk = deskId === undefined ? undefined : organisation.findUnit(deskId, on);
  if (!desk) throw refuse('queue.no_desk');
  return { desk, on };
}
