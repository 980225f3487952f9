import { expect, it } from 'vitest';
import { exchangeEn, exchangeRoutes, exchangeVi } from '#platform/exchange/index.ts';
import { calendarVi, calendarEn } from '#platform/calendar/index.ts';
import { listNotices } from '#platform/notifications/index.ts';
import { buildHttp } from '#testing/build.ts';
import { applyDeclared, buildFile } from '#testing/exchange-office.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { testDatabase } from '#testing/test-database.ts';
import { viewContract } from '../developers/view-catalogue.ts';
import { viewStatus } from '../developers/view-status.ts';
import { carryOutStops } from './plan-stops.ts';
import { ExchangeOverview } from './management.contract.ts';

it('a planned stop is announced as long ahead as the law says, told to consumers, carried out and ended at its hours', async () => {
  const { db } = await testDatabase();
  const clock = { at: new Date('2026-11-27T03:00:00Z') };
  const now = () => clock.at;
  const { deps, manager, school } = await buildManagement(db, now);
  const signedIn = { actor: manager };
  const app = await buildHttp(
    { vi: { ...exchangeVi, ...calendarVi }, en: { ...exchangeEn, ...calendarEn } },
    async () => signedIn.actor,
  );
  exchangeRoutes(app, deps);
  await applyDeclared(db, buildFile('http://127.0.0.1:1'));
  const schoolUnit = school.posts[0]?.unitId ?? '';
  await db.updateTable('exchange.system').set({ owner_unit_id: schoolUnit }).where('code', '=', 'mot-cua').execute();
  const key = 'dia-danh/1.0';
  const post = async (path: string, payload: object) => {
    const answer = await app.inject({ method: 'POST', url: `/api/exchange/services/stops${path}`, payload });
    const body: unknown = answer.json();
    return answer.statusCode === 200 ? 'done' : `${Object(body).code}: ${Object(body).message}`;
  };
  const serviceNow = async () => {
    const overview = ExchangeOverview.parse((await app.inject({ url: '/api/exchange' })).json());
    return overview.services.find((one) => one.key === key);
  };
  const sweep = carryOutStops({ db, now });
  const reason = 'Nâng cấp máy chủ của bên cung cấp';
  const stop = { key, from: '2026-12-09T22:00', to: '2026-12-10T05:00', reason };

  // Friday 27/11: seven working days are 30/11 to 08/12, so that a stop may begin on 09/12.
  expect(await post('', { ...stop, from: '2026-12-08T22:00' })).toMatch(
    /^exchange.notice_too_short: .*2026-12-09.*Điều 43/,
  );
  expect(await post('', { ...stop, to: '2026-12-09T21:00' })).toMatch(/^exchange.dates_wrong/);
  expect(await post('', { ...stop, from: 'mai' })).toMatch(/^calendar.time_invalid/);
  expect(await post('', stop)).toBe('done');
  expect(await post('', stop)).toMatch(/^exchange.stop_planned/);
  expect(await serviceNow()).toMatchObject({ state: 'published', stop: { reason, underWay: false } });
  // Whoever writes a client reads of it too.
  const developer = { db, gatewayUrl: 'https://lgsp.example' };
  expect(await viewContract(developer, { code: 'dia-danh', version: '1.0' })).toMatchObject({ stop: { reason } });
  expect((await viewStatus({ db, now })).services).toContainEqual(
    expect.objectContaining({ key, stop: expect.objectContaining({ reason }) }),
  );
  const told = async () => (await listNotices(db, school.id)).map(({ body }) => body);
  expect((await told())[0]).toContain('sẽ ngừng theo kế hoạch từ 22:00 09/12/2026 đến 05:00 10/12/2026');

  clock.at = new Date('2026-11-27T04:00:00Z');
  expect(await post('/cancel', { key, reason: 'Đã dời sang tháng sau' })).toBe('done');
  expect((await told())[0]).toContain('không ngừng như đã báo');
  expect((await serviceNow())?.stop).toBeNull();
  expect(await post('', stop)).toBe('done');

  await sweep.run();
  expect((await serviceNow())?.state).toBe('published');
  clock.at = new Date('2026-12-09T15:00:01Z');
  await Promise.all([sweep.run(), sweep.run()]);
  expect(await serviceNow()).toMatchObject({ state: 'suspended', stop: { underWay: true } });
  clock.at = new Date('2026-12-09T22:00:01Z');
  await sweep.run();
  expect(await serviceNow()).toMatchObject({ state: 'published', stop: null });

  signedIn.actor = school;
  expect(await post('', stop)).toMatch(/^exchange.not_found/);
});
