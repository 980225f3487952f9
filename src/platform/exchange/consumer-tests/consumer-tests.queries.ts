import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { ConsumerTests, type ConsumerTest, type TestedAgainst } from './consumer-test.contract.ts';

export async function writeTests(tx: Tx, grantId: string, tests: readonly ConsumerTest[]): Promise<void> {
  await tx
    .updateTable('exchange.access_grant')
    .set({ tests: JSON.stringify(tests) })
    .where('id', '=', grantId)
    .execute();
  await sql`
    delete from exchange.test_result as result where result.grant_id = ${grantId}
      and not (result.name = any (${tests.map(({ name }) => name)}::text[]))`.execute(tx);
}

/** Tests of grants in force, by grant. */
export async function selectTests(db: Db | Tx): Promise<Map<string, readonly ConsumerTest[]>> {
  const rows = await db
    .selectFrom('exchange.access_grant')
    .select(['id', 'tests'])
    .where('state', '=', 'active')
    .where(sql<boolean>`tests <> '[]'`)
    .execute();
  return new Map(rows.map(({ id, tests }) => [id, ConsumerTests.parse(tests)]));
}

export type TestResult = { grantId: string; name: string; against: TestedAgainst; at: Date; fault: string };

export async function writeResult(db: Db, { grantId, name, against, at, fault }: TestResult): Promise<void> {
  await sql`
    insert into exchange.test_result as kept (grant_id, name, against, at, fault, since)
    values (${grantId}, ${name}, ${against}, ${at}, ${fault}, ${at})
    on conflict (grant_id, name, against) do update set at = excluded.at, fault = excluded.fault,
      since = case when (kept.fault = '') = (excluded.fault = '') then kept.since else excluded.since end`.execute(db);
}

export async function selectResults(db: Db, grantIds: readonly string[]) {
  if (grantIds.length === 0) return [];
  return db
    .selectFrom('exchange.test_result')
    .selectAll()
    .where('grant_id', 'in', [...grantIds])
    .orderBy('name')
    .orderBy('against')
    .execute();
}
export type ResultRow = Awaited<ReturnType<typeof selectResults>>[number];
