import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { exchangeEn, exchangeRoutes, exchangeVi } from '#platform/exchange/index.ts';
import { buildHttp } from '#testing/build.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { explainPlan } from '#testing/explain-plan.ts';
import { testDatabase } from '#testing/test-database.ts';
import { logStatement } from './log.queries.ts';
import { LogQuery, LogRow, logPageSize } from './management.contract.ts';

const { db } = await testDatabase();
const { deps, manager } = await buildManagement(db, () => new Date('2026-12-02T03:00:00Z'));
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => manager);
exchangeRoutes(app, deps);

// A call a minute up to the end of 1 December in Vietnam, the first of them last.
await sql`
  insert into exchange.log_entry (gateway_id, seq, batch, at, consumer, service, operation, status, outcome, took_ms,
    request_bytes, response_bytes, trace_id, entry)
  select 'cong', n, 1, timestamptz '2026-12-01T17:00:00Z' - n * interval '1 min', 'mot-cua', 'the/1.0', 'getCard', 200,
    'answered', 1, 0, 0, md5(n::text), '{}'
  from generate_series(1, 20000) as n`.execute(db);

const reason = 'Đối chiếu phản ánh chiều hôm qua';
const search = (query: Record<string, unknown>) =>
  app.inject({ method: 'POST', url: '/api/exchange/log', payload: { reason, ...query } });
const found = async (query: Record<string, unknown>) => LogRow.array().parse((await search(query)).json());
const looks = async () => {
  const rows = await db
    .selectFrom('infrastructure.audit')
    .select('id')
    .where('action', '=', 'exchange.log_searched')
    .execute();
  return rows.length;
};

it('the log is searched by day and hour in Vietnam, to the end of the day or minute that is named', async () => {
  const rows = await found({ from: '2026-12-01T16:00', to: '2026-12-01T16:09' });
  expect([rows.length, rows[0]?.at, rows.at(-1)?.at]).toEqual([
    ...[10, '2026-12-01T09:09:00.000Z', '2026-12-01T09:00:00.000Z'],
  ]);
  expect((await found({ from: '2026-12-01T23:50', to: '2026-12-01' })).length).toBe(10);
  expect((await search({ from: '2026-12-02', to: '2026-12-01' })).json()).toMatchObject({
    code: 'exchange.span_wrong',
  });
  expect((await search({ from: 'hôm qua' })).statusCode).toBe(400);
  expect((await search({ from: '2026-02-31' })).statusCode).toBe(400);
});

it('further pages of one search are one look; a page of another is a look of its own', async () => {
  const before = await looks();
  const day = { to: '2026-12-01' };
  const last = (await found(day))[logPageSize - 1];
  const next = { before: { at: last?.at, gateway: last?.gateway, seq: last?.seq } };
  expect((await found({ ...day, ...next }))[0]?.seq).toBe(logPageSize + 1);
  expect(await looks()).toBe(before + 1);
  await found({ ...day, ...next, subject: '026190000123' });
  expect(await looks()).toBe(before + 2);
  await found(day);
  expect(await looks()).toBe(before + 3);
});

it.each(['', 'mot-cua'])('an hour is found by an index, without reading the rest (%s)', async (consumer) => {
  const statement = logStatement(db, {
    query: LogQuery.parse({ reason, consumer }),
    ...{ subjectKey: undefined, bodiesFrom: '2026-01-01' },
    ...{ from: new Date('2026-11-25T09:00:00Z'), until: new Date('2026-11-25T10:00:00Z') },
  });
  expect(await explainPlan(db, sql`${statement}`)).toMatch(/log_entry_(at|of_consumer)[^]*Index Cond: .*at >=/);
});
