import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../infrastructure/database/connect.ts';

/** How PostgreSQL would carry out a statement, as `explain` tells it, after the tables have been looked over. */
export async function explainPlan(db: Db, statement: RawBuilder<unknown>): Promise<string> {
  await sql`analyze`.execute(db);
  const { rows } = await sql<Record<string, string>>`explain ${statement}`.execute(db);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
