import { vietnamDay, dayMs } from '#infrastructure/clock.ts';
import type { RegistryDeps, Subject } from '../reading/registry-deps.ts';
import { insertAlarm, selectIntakeLooks } from './alarms.queries.ts';

/** Port: whether a dossier that names this person or enterprise was handed in on a day, there or with that unit's help. */
export type DossierFollowed = (asked: { subject: Subject; unitId: string | null; on: string }) => Promise<boolean>;

/** A night that was missed is made up for. */
const lookBackDays = 7;

/**
 * Soát tra cứu khi tiếp nhận: of each look at a counter a dossier of the person must follow within the day; where none does, an
 * administrator is told. Days that are over, each look once.
 */
export async function watchIntake({
  db,
  now,
  dossierFollowed,
}: Pick<RegistryDeps, 'db' | 'now'> & { dossierFollowed: DossierFollowed }): Promise<number> {
  const today = new Date(`${vietnamDay(now())}T00:00:00+07:00`);
  const looks = await Promise.all(
    Array.from({ length: lookBackDays }, async (_, index) => {
      const until = new Date(today.getTime() - index * dayMs);
      const from = new Date(until.getTime() - dayMs);
      return selectIntakeLooks(db, { from, until });
    }),
  );
  let raised = 0;
  for (const look of looks.flat()) {
    const { id, at, register, reader_id: readerId } = look;
    const kind = look.subject_kind === 'enterprise' ? ('enterprise' as const) : ('person' as const);
    const subject = { kind, number: look.subject_number };
    if (readerId === null || (await dossierFollowed({ subject, unitId: look.unit_id, on: vietnamDay(at) }))) continue;
    await insertAlarm(db, { kind: 'no_dossier_followed', at, readerId, register, accessId: id });
    raised += 1;
  }
  return raised;
}
