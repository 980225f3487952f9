import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

/** Vắng mặt with the stand-in; both days belong to it. */
export type Absence = {
  id: string;
  accountId: string;
  standInId: string;
  absenteeName: string;
  /** Units whose posts the stand-in holds. */
  unitIds: readonly string[];
  validFrom: string;
  validTo: string;
  reason: string;
};

function selectAbsences(db: Db) {
  return db
    .selectFrom('organisation.absence')
    .select(['id', 'account_id as accountId', 'stand_in_id as standInId', 'absentee_name as absenteeName'])
    .select('unit_ids as unitIds')
    .select(['valid_from as validFrom', 'valid_to as validTo', 'reason'])
    .where('ended_at', 'is', null);
}

/** Of these accounts, as absent or standing in, not over by the day; the soonest first. */
export async function listAbsences(
  db: Db,
  { accountIds, on }: { accountIds: readonly string[]; on: string },
): Promise<Absence[]> {
  if (accountIds.length === 0) return [];
  return selectAbsences(db)
    .where((where) => where.or([where('account_id', 'in', accountIds), where('stand_in_id', 'in', accountIds)]))
    .where('valid_to', '>=', on)
    .orderBy('valid_from')
    .orderBy('absentee_name')
    .execute();
}

export async function findAbsence(db: Db, id: string): Promise<Absence | undefined> {
  return selectAbsences(db).where('id', '=', id).executeTakeFirst();
}

/**
 * Any absence of these accounts that shares a day with the span, and any in which the first of them stands in. Until the transaction
 * ends nobody else asks for one of them: two who send each other away at once would both be gone.
 */
export async function findOverlapping(
  tx: Tx,
  { accountIds, from, to }: { accountIds: readonly string[]; from: string; to: string },
): Promise<Absence | undefined> {
  for (const id of accountIds.toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`absence ${id}`}, 0))`.execute(tx);
  return selectAbsences(tx)
    .where((where) => where.or([where('account_id', 'in', accountIds), where('stand_in_id', '=', accountIds[0] ?? '')]))
    .where('valid_from', '<=', to)
    .where('valid_to', '>=', from)
    .limit(1)
    .executeTakeFirst();
}

export async function insertAbsence(tx: Tx, absence: Absence, recorded: { by: string; at: Date }): Promise<void> {
  await tx
    .insertInto('organisation.absence')
    .values({
      id: absence.id,
      account_id: absence.accountId,
      stand_in_id: absence.standInId,
      absentee_name: absence.absenteeName,
      unit_ids: [...absence.unitIds],
      valid_from: absence.validFrom,
      valid_to: absence.validTo,
      reason: absence.reason,
      recorded_by: recorded.by,
      recorded_at: recorded.at,
    })
    .execute();
}

export async function endAbsence(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('organisation.absence')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}
