import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#infrastructure/actor.ts';
import { exchangeEn, exchangeRoutes, exchangeVi } from '#platform/exchange/index.ts';
import { listNotices } from '#platform/notifications/index.ts';
import { buildHttp } from '#testing/build.ts';
import { explainPlan } from '#testing/explain-plan.ts';
import { applyDeclared, buildFile } from '#testing/exchange-office.ts';
import { buildManagement, grantsSeenIn } from '#testing/exchange-management.ts';
import { testDatabase } from '#testing/test-database.ts';
import { ConsumerTest } from '../consumer-tests/consumer-test.contract.ts';
import { readFacts } from '../watch/facts.queries.ts';
import { GrantReviews, type GrantReview, type ReviewInput } from './review.contract.ts';
import { ruleOn } from '../dated-rules.ts';
import { reviewsStatement } from './reviews.queries.ts';
import { tellReviews } from './tell-reviews.ts';

const { db } = await testDatabase();
const clock = { at: new Date('2026-11-27T03:00:00Z') };
const now = () => clock.at;
const { deps, manager, school, keeper, stranger } = await buildManagement(db, now);
const signedIn: { actor?: Actor } = {};
const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
exchangeRoutes(app, deps);
const unitOf = ({ posts }: Actor) => posts[0]?.unitId ?? '';
const reason = 'Dùng vào kỳ tuyển sinh tháng sáu';

const ask = async (who: Actor, path: string, payload?: object) => {
  signedIn.actor = who;
  return app.inject({ method: payload ? 'POST' : 'GET', url: `/api/exchange${path}`, ...(payload && { payload }) });
};
const reviewsOf = async (who: Actor) => GrantReviews.parse((await ask(who, '/reviews')).json()).reviews;
async function one(key: string, who = keeper): Promise<GrantReview> {
  const found = (await reviewsOf(who)).find(({ serviceKey }) => serviceKey === key);
  if (!found) throw new Error(`no review of ${key}`);
  return found;
}
async function decide(who: Actor, { id, reviewedAt }: GrantReview, decision: Partial<ReviewInput>) {
  const answer = await ask(who, `/grants/${id}/reviews`, { reviewedAt, ...decision });
  return answer.statusCode === 200 ? 'done' : String(Object(answer.json()).code);
}
const use = (grant: string, part: 'operation' | 'field', name: string, at: string) =>
  db
    .insertInto('exchange.grant_use')
    .values({ grant_id: grant, part, name, calls: 3, last_at: new Date(at) })
    .onConflict((conflict) =>
      conflict.columns(['grant_id', 'part', 'name']).doUpdateSet(({ ref }) => ({ last_at: ref('excluded.last_at') })),
    )
    .execute();
const toldTo = async ({ id }: Actor) => (await listNotices(db, id)).map(({ body }) => body).join('\n');
const historyOf = async (id: string) => {
  signedIn.actor = manager;
  const grant = (await grantsSeenIn(app)).find((row) => row.id === id);
  return { ...grant, steps: grant?.steps.map((step) => `${step.action}: ${step.reason}`) ?? [] };
};

beforeAll(async () => {
  await applyDeclared(db, buildFile('http://127.0.0.1:1'));
  const owns = (code: string, unit: string) =>
    db.updateTable('exchange.system').set({ owner_unit_id: unit }).where('code', '=', code).execute();
  await owns('mot-cua', unitOf(school));
  await owns('ben-cung-cap', unitOf(keeper));
});
beforeEach(async () => {
  clock.at = new Date('2026-11-27T03:00:00Z');
  await db.deleteFrom('exchange.grant_use').execute();
  // Given on 10/12/2025: to be confirmed by 10/12/2026, so that it is due now.
  const given = { reviewed_at: new Date('2025-12-10T02:00:00Z'), review_told_at: null, calls_at_review: 0 };
  await db.updateTable('exchange.access_grant').set(given).execute();
});

describe('grants to be confirmed', () => {
  it('are shown to who keeps the data, who calls and who manages the axis; to nobody else', async () => {
    expect((await ask(stranger, '/reviews')).statusCode).toBe(404);
    expect((await reviewsOf(keeper)).map(({ serviceKey, state }) => `${serviceKey} ${state}`)).toEqual([
      'dan-cu/1.0 due',
      'dia-danh/1.0 due',
    ]);
    expect(await one('dan-cu/1.0')).toMatchObject({ dueOn: '2026-12-10', calls: 0, lastAt: null, mayReview: true });
    expect((await one('dan-cu/1.0', school)).mayReview).toBe(false);
    expect((await one('dan-cu/1.0', manager)).mayReview).toBe(false);
    const review = await one('dan-cu/1.0');
    expect(await decide(stranger, review, { action: 'confirm', reason })).toBe('exchange.not_found');
    expect(await decide(school, review, { action: 'confirm', reason })).toBe('exchange.step_not_allowed');
    expect(await decide(manager, review, { action: 'lapse', reason })).toBe('exchange.step_not_allowed');
  });

  it('are told of to their keeper once, as long before as the rule says, and to the axis when they are late', async () => {
    const told = async () =>
      (await listNotices(db, keeper.id))
        .filter(({ body }) => body.includes('cần được rà soát'))
        .map(({ body }) => body);
    const sweep = tellReviews({ db, now, reviews: deps.rules.reviews, officialsOf: deps.officialsOf });
    clock.at = new Date('2026-11-09T03:00:00Z');
    await sweep.run();
    expect(await told()).toEqual([]);
    clock.at = new Date('2026-11-10T03:00:00Z');
    await Promise.all([sweep.run(), sweep.run()]);
    await sweep.run();
    expect((await told()).toSorted()).toEqual([
      expect.stringContaining('dan-cu/1.0 của Hệ thống mot-cua cần được rà soát, xác nhận chậm nhất ngày 10/12/2026'),
      expect.stringContaining('dia-danh/1.0'),
    ]);
    const late = async (day: string) => {
      const at = new Date(`${day}T03:00:00Z`);
      const review = ruleOn(deps.rules.reviews, day);
      return (await readFacts(db, { at, day, windowMinutes: 5, stillUsedDays: 14, isStamped: false, review }))
        .lateReviews;
    };
    expect(await late('2026-12-10')).toEqual([]);
    expect(await late('2026-12-12')).toContainEqual({ consumer: 'mot-cua', service: 'dan-cu/1.0', days: 2 });
    // Nobody is cut off by that.
    clock.at = new Date('2026-12-12T03:00:00Z');
    expect((await one('dan-cu/1.0')).state).toBe('overdue');
    expect((await historyOf((await one('dan-cu/1.0')).id)).state).toBe('active');
  });

  it('are confirmed as they are when they are used, with a reason when they are not; a command that comes twice is one', async () => {
    const idle = await one('dan-cu/1.0');
    expect(idle).toMatchObject({ isIdle: true, advice: 'give_back' });
    expect(await decide(keeper, idle, { action: 'confirm' })).toBe('exchange.reason_needed');
    expect(await decide(keeper, idle, { action: 'confirm', reason })).toBe('done');
    expect(await decide(keeper, idle, { action: 'confirm', reason })).toBe('done');
    expect((await historyOf(idle.id)).steps.filter((step) => step.startsWith('confirm'))).toEqual([
      `confirm: ${reason}`,
    ]);
    expect((await reviewsOf(keeper)).map(({ serviceKey }) => serviceKey)).not.toContain('dan-cu/1.0');
    // Somebody who looks at a page from before.
    expect(await decide(keeper, idle, { action: 'lapse', reason })).toBe('exchange.review_settled');

    const places = await one('dia-danh/1.0');
    for (const name of ['listPlaces', 'addPlace', 'cachedPlaces', 'getMap', 'putMap'])
      await use(places.id, 'operation', name, '2026-11-20T00:00:00Z');
    expect(await one('dia-danh/1.0')).toMatchObject({ calls: 15, advice: 'none' });
    expect(await decide(keeper, places, { action: 'confirm' })).toBe('done');
    clock.at = new Date('2027-11-01T03:00:00Z');
    expect(await one('dia-danh/1.0')).toMatchObject({ state: 'due', calls: 0, dueOn: '2027-11-27' });
  });

  it('are narrowed by what is not used and by nothing else; the consumer is told', async () => {
    const { id } = await one('dia-danh/1.0');
    await use(id, 'operation', 'listPlaces', '2026-11-20T00:00:00Z');
    await use(id, 'operation', 'getMap', '2026-11-20T00:00:00Z');
    const review = await one('dia-danh/1.0');
    expect(review).toMatchObject({ unusedOperations: ['addPlace', 'cachedPlaces', 'putMap'], advice: 'narrow' });
    const narrow = (operations: string[], fields: string[] = []) =>
      decide(keeper, review, { action: 'narrow', reason, operations, fields });
    expect(await narrow(['addPlace', 'getMap'])).toBe('exchange.part_in_use');
    expect(await narrow([])).toBe('exchange.nothing_narrowed');
    expect(await decide(keeper, review, { action: 'narrow', operations: ['addPlace'] })).toBe('exchange.reason_needed');
    expect(await narrow(['addPlace', 'putMap'])).toBe('done');
    expect(await narrow(['addPlace', 'putMap'])).toBe('done');
    const after = await historyOf(id);
    expect(after.operations).toEqual(['listPlaces', 'cachedPlaces', 'getMap']);
    expect(after.steps.at(-1)).toBe(`narrow: ${reason} (addPlace, putMap)`);
    expect(await toldTo(school)).toContain('bỏ phần không dùng: addPlace, putMap');
  });

  it('keep what the tests of the consumer ask every night: it is not told as unused, and the rest can be taken out', async () => {
    const { id } = await one('dia-danh/1.0');
    const tests = JSON.stringify([ConsumerTest.parse({ name: 'Bản đồ còn mở được', operation: 'getMap' })]);
    const operations = ['listPlaces', 'cachedPlaces', 'getMap'];
    await db.updateTable('exchange.access_grant').set({ tests, operations }).where('id', '=', id).execute();
    await use(id, 'operation', 'listPlaces', '2026-11-20T00:00:00Z');
    const review = await one('dia-danh/1.0');
    expect(review).toMatchObject({ unusedOperations: ['cachedPlaces'], advice: 'narrow' });
    const narrow = (taken: string[]) => decide(keeper, review, { action: 'narrow', reason, operations: taken });
    expect(await narrow(['getMap'])).toBe('exchange.part_in_use');
    expect(await narrow(review.unusedOperations)).toBe('done');
    expect((await historyOf(id)).operations).toEqual(['listPlaces', 'getMap']);
  });

  it('lose the fields no dossier needed, never the last one', async () => {
    const { id } = await one('dan-cu/1.0');
    await use(id, 'operation', 'getCitizen', '2026-11-20T00:00:00Z');
    await use(id, 'field', 'fullName', '2026-11-20T00:00:00Z');
    const review = await one('dan-cu/1.0');
    expect(review).toMatchObject({ unusedOperations: [], unusedFields: ['personalId'] });
    const drop = (fields: string[]) => decide(keeper, review, { action: 'narrow', reason, fields });
    expect(await drop(['fullName'])).toBe('exchange.part_in_use');
    expect(await drop(['personalId'])).toBe('done');
    expect((await historyOf(id)).fields).toEqual(['fullName']);
  });

  it('are left to end after the lawful notice, and not at once; the consumer is told until when', async () => {
    const review = await one('dia-danh/1.0');
    expect(await decide(keeper, review, { action: 'lapse', reason: 'ngắn' })).toBe('exchange.reason_needed');
    expect(await decide(keeper, review, { action: 'lapse', reason })).toBe('done');
    // Friday 27/11: seven working days are 30/11 to 08/12.
    expect(await historyOf(review.id)).toMatchObject({ state: 'active', to: '2026-12-08' });
    expect(await toldTo(school)).toContain('hết hiệu lực sau ngày 08/12/2026');
    expect((await reviewsOf(keeper)).map(({ id }) => id)).not.toContain(review.id);
    // Nor does the agency in charge undo it.
    const renewed = await ask(manager, `/grants/${review.id}/steps`, { action: 'renew', to: '2028-12-31' });
    expect(Object(renewed.json()).code).toBe('exchange.grant_lapses');
  });
});

it('the list reads the use of each grant from its index', async () => {
  const [{ id } = { id: '' }] = await db.selectFrom('exchange.access_grant').select('id').execute();
  for (let part = 0; part < 40; part += 1)
    await db
      .insertInto('exchange.grant_use')
      .values(
        Array.from({ length: 200 }, (_, index) => ({
          ...{ grant_id: crypto.randomUUID(), part: 'operation', name: `o${index}`, calls: 1, last_at: now() },
        })),
      )
      .execute();
  await use(id, 'operation', 'listPlaces', '2026-11-20T00:00:00Z');
  const plan = await explainPlan(db, reviewsStatement({ day: '2026-11-27', units: null }));
  expect(plan).toMatch(/Index Scan (using|on) grant_use_pkey/);
  expect(plan).not.toContain('Seq Scan on grant_use');
});
