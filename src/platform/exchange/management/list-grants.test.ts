import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { exchangeEn, exchangeRoutes, exchangeVi } from '#platform/exchange/index.ts';
import { buildHttp } from '#testing/build.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { explainPlan } from '#testing/explain-plan.ts';
import { testDatabase } from '#testing/test-database.ts';
import { grantGroups, GrantPage, type GrantGroup } from './grant-list.contract.ts';
import { grantPageStatement } from './grant-list.queries.ts';

const { db } = await testDatabase();
const now = () => new Date('2026-11-29T02:00:00Z');
const { deps, manager, school, keeper, stranger } = await buildManagement(db, now);
const signedIn: { actor: Actor } = { actor: manager };
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
exchangeRoutes(app, deps);

const schools = 45;
const many = 10_000;
const unitOf = (who: Actor) => who.posts[0]?.unitId ?? '';

/** Schools that ask health for one service, in the order of their numbers; and very many others with a grant of it long since. */
beforeAll(async () => {
  await sql`
    insert into exchange.system (id, code, name, owner_unit_id, owner_unit_name, owner_unit_code, contact, security_level, environment, state, created_at)
    select gen_random_uuid(), 'truong-' || number, 'Trường Tiểu học số ' || number, ${unitOf(school)}::uuid, 'Trường', '', '', 2, 'production', 'active', now()
    from generate_series(1, ${schools}) as number
    union all
    select gen_random_uuid(), 'khac-' || number, 'Hệ thống khác ' || number, null::uuid, 'Khác', '', '', 2, 'production', 'active', now()
    from generate_series(1, ${many}) as number
    union all
    select gen_random_uuid(), 'y-te', 'Hệ thống y tế', ${unitOf(keeper)}::uuid, 'Sở Y tế', '', '', 2, 'production', 'active', now()`.execute(
    db,
  );
  await sql`
    insert into exchange.service (id, code, version, environment, name, description, provider_id, upstream_url, contract, personal, article, state, settings, created_at)
    select gen_random_uuid(), 'tiem-chung', '1.0', 'production', 'Sổ tiêm chủng', '', id, 'https://example.invalid', '{}', false, 'Điều 7', 'published', '{}'::jsonb, now()
    from exchange.system where code = 'y-te'`.execute(db);
  await sql`
    insert into exchange.access_grant (id, consumer_id, service_id, operations, purpose, article, valid_from, valid_to, daily_quota, per_second, state, changed_at)
    select gen_random_uuid(), consumer.id, service.id, '{x}', 'Nhập học', 'Điều 35', '2026-01-01', '2026-12-31', 10, 1,
      case when consumer.code like 'truong-%' then 'requested' else 'active' end,
      timestamptz '2026-01-01' + case when consumer.code like 'truong-%' then split_part(consumer.code, '-', 2)::int else 0 end * interval '1 hour'
    from exchange.system as consumer, exchange.service where consumer.code <> 'y-te'`.execute(db);
  await sql`analyze exchange.access_grant, exchange.system`.execute(db);
});

async function page(who: Actor, group: GrantGroup, more: Record<string, string> = {}): Promise<GrantPage> {
  signedIn.actor = who;
  const query = new URLSearchParams({ group, ...more }).toString();
  return GrantPage.parse((await app.inject({ url: `/api/exchange/grants?${query}` })).json());
}

describe('the list of grants', () => {
  it('comes page by page, what has waited longest first, each once', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { items, next: behind }: GrantPage = await page(school, 'waiting', next === '' ? {} : { after: next });
      expect(items.length).toBeLessThanOrEqual(20);
      seen.push(...items.map(({ consumerCode }) => consumerCode));
      next = behind;
    }
    expect(seen).toEqual(Array.from({ length: schools }, (_, index) => `truong-${index + 1}`));
  });

  it('holds what somebody has a part in: the asking side, the keeper of the data, the agency in charge', async () => {
    expect((await page(school, 'active')).counts).toEqual({ waiting: schools, active: 0, over: 0 });
    expect((await page(keeper, 'active')).counts).toEqual({ waiting: schools, active: many, over: 0 });
    expect((await page(manager, 'active')).counts).toEqual({ waiting: schools, active: many, over: 0 });
  });

  it('is found by a name or code of either side, without accents', async () => {
    expect((await page(keeper, 'waiting', { search: 'tieu hoc so 17' })).items.map((one) => one.consumerCode)).toEqual([
      'truong-17',
    ]);
    expect((await page(keeper, 'waiting', { search: 'TIEM-CHUNG' })).counts.waiting).toBe(schools);
    expect((await page(keeper, 'waiting', { search: '%' })).counts.waiting).toBe(0);
  });

  it('is not there for who has no part in the axis', async () => {
    signedIn.actor = stranger;
    expect((await app.inject({ url: '/api/exchange/grants?group=active' })).statusCode).toBe(404);
    const { items } = await page(school, 'waiting');
    signedIn.actor = stranger;
    expect((await app.inject({ url: `/api/exchange/grants/${items[0]?.id}` })).statusCode).toBe(404);
    expect((await app.inject({ url: '/api/exchange/systems/truong-1/services' })).statusCode).toBe(404);
    signedIn.actor = school;
    expect((await app.inject({ url: '/api/exchange/systems/truong-1/services' })).json()).toEqual(['tiem-chung/1.0']);
  });

  it('reads one page of ten thousand by an index', async () => {
    const first = { units: undefined, search: '', after: undefined, limit: 21 };
    const asked = grantPageStatement(db, { ...first, states: grantGroups.active, order: 'desc' });
    const plan = await explainPlan(db, sql`${asked}`);
    expect(plan).toContain('access_grant_by_change');
    expect(plan).not.toMatch(/Seq Scan on access_grant/);
  });
});
