import type pg from 'pg';
import type { Db } from '#infrastructure/database/connect.ts';
import { copyRows } from '#infrastructure/database/copy-rows.ts';
import { accountNames } from '#platform/identity/index.ts';
import type { Official } from './course-template.ts';
import type { GeneratedRows } from './generated-rows.ts';

/** Whoever examines in the unit that decides, by name. */
export async function readOfficials(db: Db): Promise<(unitId: string) => Official> {
  const rows = await db
    .selectFrom('organisation.post_holding as holding')
    .innerJoin('organisation.post as post', 'post.id', 'holding.post_id')
    .select(['post.unit_id', 'holding.account_id', 'post.roles'])
    .where('holding.valid_to', 'is', null)
    .orderBy('holding.account_id')
    .execute();
  const ofUnit = new Map<string, string>();
  for (const { unit_id: unitId, account_id: accountId, roles } of rows) {
    if (roles.includes('specialist') || !ofUnit.has(unitId)) ofUnit.set(unitId, accountId);
  }
  const names = await accountNames(db, [...new Set(ofUnit.values())]);
  return (unitId) => {
    const id = ofUnit.get(unitId) ?? rows[0]?.account_id ?? '';
    return { id, name: names.get(id) ?? '' };
  };
}

/** Last number given in each agency and day. */
export async function readCounters(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('dossiers.code_counter').selectAll().execute();
  return new Map(rows.map((row) => [`${row.agency_code} ${row.received_on}`, row.last_number]));
}

async function writeCounters(client: pg.ClientBase, counters: ReadonlyMap<string, number>): Promise<void> {
  // In one order for all writers, so that none waits for another in a circle.
  const sorted = [...counters].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const keys = sorted.map(([key]) => key.split(' '));
  await client.query(
    `insert into dossiers.code_counter (agency_code, received_on, last_number)
     select * from unnest($1::text[], $2::date[], $3::integer[])
     on conflict (agency_code, received_on) do update 
       set last_number = greatest(code_counter.last_number, excluded.last_number)`,
    [keys.map(([agency]) => agency), keys.map(([, on]) => on), sorted.map(([, number]) => number)],
  );
}

/** A chunk of rows with the numbers it has used, in one transaction of its own. */
export async function writeRows(
  client: pg.Client,
  rows: GeneratedRows,
  counters: ReadonlyMap<string, number>,
): Promise<void> {
  try {
    await client.query('begin');
    for (const table of rows.copies()) await copyRows(client, table);
    await writeCounters(client, counters);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
