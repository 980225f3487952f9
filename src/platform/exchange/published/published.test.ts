import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { explainPlan } from '#testing/explain-plan.ts';
import { applyDeclared, buildFile, grantTo } from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { PublishRule } from './published-rules.ts';
import { publishedStatement } from './published.queries.ts';
import { publishFigures } from './publish-figures.ts';
import { keepPublished } from './view-published.ts';

const { db } = await testDatabase();
const clock = { at: new Date('2026-11-20T17:00:00Z') };
const now = () => clock.at;
const sweep = publishFigures({ db, now });
const rules = [PublishRule.parse({ from: '2026-01-01', leastCalls: 10, source: 'Quy chế thử nghiệm' })];
const view = (period: string) => keepPublished({ db, now, rules }).view(period);
const periods = () => keepPublished({ db, now, rules }).periods();

const count = (hour: string, calls: number, change: { service?: string; consumer?: string; failed?: number } = {}) =>
  db
    .insertInto('exchange.call_figure')
    .values({
      ...{ service: 'dia-danh/1.0', consumer: 'mot-cua', hour: new Date(hour), bucket: 40, calls },
      ...{ refused: 0, failed: 0, last_good_at: null, ...change },
    })
    .execute();

beforeAll(async () => {
  const file = buildFile('http://127.0.0.1:1', { topics: [] });
  const owned = (code: string, name: string) => ({ code: `H62.${code}`, name });
  const owners: Record<string, { code: string; name: string }> = {
    'ben-cung-cap': owned('18', 'Sở Y tế'),
    'mot-cua': owned('20', 'Văn phòng Ủy ban nhân dân tỉnh'),
    la: owned('04', 'Sở Giáo dục và Đào tạo'),
  };
  await applyDeclared(db, {
    ...file,
    systems: file.systems.map((system) => ({ ...system, owner: owners[system.code] ?? system.owner })),
    grants: [
      ...file.grants,
      ...buildFile('http://127.0.0.1:1', { grants: [grantTo('la', 'dia-danh/1.0', ['listPlaces'])] }).grants,
    ],
  });
});

describe('public figures', () => {
  it('are none before a day is over', async () => {
    expect(await periods()).toEqual({ months: [], lastDay: null });
    await expect(view('2026-11')).rejects.toThrow('exchange.not_found');
  });

  it('are of days of Vietnam that are over, by agency, once whoever publishes', async () => {
    // 23:00 on 18/11 and 00:00 on 19/11 in Vietnam.
    await count('2026-11-18T16:00:00Z', 100, { failed: 10 });
    await count('2026-11-18T17:00:00Z', 40);
    await count('2026-11-19T03:00:00Z', 25, { consumer: 'la' });
    await count('2026-11-19T03:00:00Z', 12, { service: 'dan-cu/1.0' });
    // Trying out, and who is nobody here, are not the province's work.
    await count('2026-11-19T03:00:00Z', 500, { service: 'sandbox/dia-danh/1.0' });
    await count('2026-11-19T03:00:00Z', 500, { consumer: '' });
    // 00:00 on 20/11 is of a day that is not over.
    clock.at = new Date('2026-11-20T16:59:59Z');
    await count('2026-11-19T17:00:00Z', 700);
    await Promise.all([sweep.run(), sweep.run()]);
    expect(await periods()).toEqual({ months: ['2026-11'], lastDay: '2026-11-19' });

    const day = await view('2026-11-19');
    expect(day.total).toMatchObject({ calls: 77, answeredShare: 1 });
    expect(day).toMatchObject({ systems: 3, services: 2, grants: 3, isPart: false, leastCalls: 10 });
    expect(day.byService.map(({ key, figures }) => [key, figures.withheld || figures.calls])).toEqual([
      ['dan-cu/1.0', 12],
      ['dia-danh/1.0', 65],
    ]);
    expect(
      day.byPair.map(({ consumerAgency, figures }) => [consumerAgency, figures.withheld || figures.calls]),
    ).toEqual([
      ['Sở Giáo dục và Đào tạo', 25],
      ['Văn phòng Ủy ban nhân dân tỉnh', 52],
    ]);
    const month = await view('2026-11');
    expect(month).toMatchObject({ from: '2026-11-18', to: '2026-11-19', isPart: true });
    expect(month.total).toMatchObject({ calls: 177, answeredShare: 1 - 10 / 177 });
    expect(month.days.map(({ day: on, figures }) => [on, figures.withheld || figures.calls])).toEqual([
      ['2026-11-18', 100],
      ['2026-11-19', 77],
    ]);
    // Nobody's system is named.
    expect(JSON.stringify(month)).not.toContain('mot-cua');
    // How many systems there were on a day before anything was published is not known.
    expect((await view('2026-11-18')).systems).toBeNull();
  });

  it('take in what a gateway told late, and days nobody published', async () => {
    await count('2026-11-18T15:00:00Z', 11);
    clock.at = new Date('2026-11-22T18:00:00Z');
    await sweep.run();
    expect((await view('2026-11-18')).total).toMatchObject({ calls: 111 });
    expect((await view('2026-11-20')).total).toMatchObject({ calls: 700 });
    expect((await view('2026-11')).days.map(({ day }) => day)).toEqual(
      ['18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`),
    );
    expect((await view('2026-11-21')).total).toEqual({ withheld: 'below' });
  });

  it('are not told where they are too few, and not at all without a rule', async () => {
    await count('2026-11-23T03:00:00Z', 4, { consumer: 'la' });
    await count('2026-11-23T03:00:00Z', 30);
    clock.at = new Date('2026-11-23T18:00:00Z');
    await sweep.run();
    const { byPair, byService } = await view('2026-11-23');
    expect(byPair.map(({ figures }) => figures.withheld)).toEqual(['below', 'beside']);
    expect(byService).toMatchObject([{ figures: { calls: 34 } }]);
    const unruled = keepPublished({ db, now, rules: [] });
    await expect(unruled.view('2026-11-23')).rejects.toThrow('exchange.not_found');
    expect(await unruled.periods()).toEqual({ months: [], lastDay: null });
    for (const period of ['2026-11-24', '2026-13', '2026', '2025-11', "2026-11' or 1=1"])
      await expect(view(period)).rejects.toThrow('exchange.not_found');
  });

  it('are read by their days', async () => {
    const plan = await explainPlan(db, publishedStatement({ from: '2026-11-01', to: '2026-11-30' }));
    expect(plan).toContain('day_figure');
    await db.deleteFrom('exchange.day_count').execute();
    for (let year = 2000; year < 2020; year += 1)
      await inTransaction(db, async (tx) => {
        const days = Array.from({ length: 300 }, (_, index) => new Date(Date.UTC(year, 0, index + 1)));
        await tx
          .insertInto('exchange.day_figure')
          .values(
            days.map((day) => ({
              ...{ day: day.toISOString().slice(0, 10), service: 'a/1', service_name: 'A', provider_agency: 'Sở Y tế' },
              ...{ consumer_agency: 'Sở Y tế', calls: 1, failed: 0, times: '{}' },
            })),
          )
          .execute();
      });
    const many = await explainPlan(db, publishedStatement({ from: '2019-03-01', to: '2019-03-31' }));
    expect(many).toMatch(/Index Scan (using|on) day_figure_pkey/);
    expect(many).not.toContain('Seq Scan on day_figure');
  });
});
