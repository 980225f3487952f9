import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { explainPlan } from '#testing/explain-plan.ts';
import { testDatabase } from '#testing/test-database.ts';
import { logStatement } from '../management/log.queries.ts';
import { LogQuery } from '../management/management.contract.ts';

const { db } = await testDatabase();

it('the lines of a composed call are found among many without reading the others', async () => {
  await sql`
    insert into exchange.log_entry (gateway_id, seq, batch, at, consumer, service, operation, status, outcome, took_ms,
      request_bytes, response_bytes, trace_id, entry, composed_call)
    select 'cong', n, 1, now() - n * interval '1 s', 'mot-cua', 'the/1.0', 'getCard', 200, 'answered', 1, 0, 0, md5(n::text), '{}',
      case when n % 20 = 0 then left(md5((n / 80)::text), 16) end
    from generate_series(1, 20000) as n`.execute(db);
  const { rows } = await sql<{ call: string }>`select left(md5('7'), 16) as call`.execute(db);
  const query = LogQuery.parse({ reason: 'Kiểm tra lượt gọi ghép', composed: rows[0]?.call });
  const statement = logStatement(db, { query, subjectKey: undefined, bodiesFrom: '2026-01-01' });
  expect(await statement.execute()).toHaveLength(4);
  const plan = await explainPlan(db, sql`${statement}`);
  expect(plan).toContain('log_entry_of_composed');
  expect(plan).not.toContain('Seq Scan on log_entry');
});
