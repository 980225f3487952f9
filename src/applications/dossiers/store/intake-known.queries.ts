import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { KeptParty } from '../intake/counter.contract.ts';
import { Covers } from '../known-data/cover.contract.ts';
import { KnownData } from '../known-data/known.contract.ts';

export type IntakeMemory = { known: KnownData; party: KeptParty | null; covers: Covers };

type Kept = { commandId: string; accountId: string };

/** What registers said while this dossier was taken in; nothing yet is an empty answer. */
export async function findIntakeKnown(db: Db | Tx, { commandId, accountId }: Kept): Promise<IntakeMemory> {
  const row = await db
    .selectFrom('dossiers.intake_known')
    .select(['known', 'party', 'covers'])
    .where('command_id', '=', commandId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!row) return { known: {}, party: null, covers: {} };
  return {
    known: KnownData.parse(row.known),
    party: KeptParty.nullable().parse(row.party),
    covers: Covers.parse(row.covers),
  };
}

export async function keepIntakeKnown(
  db: Db,
  { commandId, accountId, known, party, covers, at }: Kept & IntakeMemory & { at: Date },
) {
  const values = {
    known: JSON.stringify(known),
    party: party && JSON.stringify(party),
    covers: JSON.stringify(covers),
    at,
  };
  await db
    .insertInto('dossiers.intake_known')
    .values({ command_id: commandId, account_id: accountId, ...values })
    .onConflict((conflict) =>
      conflict.column('command_id').doUpdateSet(values).where('dossiers.intake_known.account_id', '=', accountId),
    )
    .execute();
}

/** What was looked up for dossiers that were never handed in, or long ago. */
export async function deleteOldIntakeKnown(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('dossiers.intake_known').where('at', '<', before).execute();
}
