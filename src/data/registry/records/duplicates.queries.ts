import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';

/** Most records told as duplicates of one; a rule that finds more tells nothing. */
const mostDuplicates = 50;

/** Texts as they are compared: no marks, no case, nothing but letters and digits. In the order they came. */
export async function foldTexts(db: Db, texts: readonly string[]): Promise<string[]> {
  if (texts.length === 0) return [];
  const { rows } = await sql<{ folded: string }>`
    select btrim(regexp_replace(infrastructure.fold(given.text), '[^a-z0-9]+', ' ', 'g')) as folded
      from unnest(${[...texts]}::text[]) with ordinality as given(text, place) order by given.place`.execute(db);
  return rows.map(({ folded }) => folded);
}

/** Records in force that share one of the keys. */
export async function listSharing(
  db: Db,
  { keys, except }: { keys: readonly string[]; except: string | null },
): Promise<{ id: string; keys: string[] }[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('registry.record')
    .select(['id', 'duplicate_keys as keys'])
    .where(sql<boolean>`duplicate_keys && ${[...keys]}::text[]`)
    .where('merged_into', 'is', null)
    .where('valid_to', 'is', null)
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .limit(mostDuplicates)
    .execute();
  // Sorted here: asked to sort, PostgreSQL would rather walk all records in order than look into the index of the keys.
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}

const pairOf = (one: string, other: string) =>
  one < other ? { first_id: one, second_id: other } : { first_id: other, second_id: one };

/** Replaces the open suspicions of a record; what was judged stays judged. */
export async function writeSuspicions(
  tx: Tx,
  {
    register,
    recordId,
    found,
    at,
  }: { register: string; recordId: string; found: readonly { id: string; rules: readonly string[] }[]; at: Date },
): Promise<void> {
  await tx
    .deleteFrom('registry.duplicate')
    .where(({ or, eb }) => or([eb('first_id', '=', recordId), eb('second_id', '=', recordId)]))
    .where('state', '=', 'open')
    .execute();
  if (found.length === 0) return;
  await tx
    .insertInto('registry.duplicate')
    .values(found.map(({ id, rules }) => ({ ...pairOf(recordId, id), register, rules: [...rules], found_at: at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Kết luận về hai bản ghi nghi trùng. */
export async function judgePair(
  tx: Tx,
  {
    register,
    pair,
    state,
    at,
  }: { register: string; pair: readonly [string, string]; state: 'merged' | 'apart'; at: Date },
): Promise<void> {
  await tx
    .insertInto('registry.duplicate')
    .values({ ...pairOf(...pair), register, rules: [], found_at: at, state })
    .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doUpdateSet({ state }))
    .execute();
}
