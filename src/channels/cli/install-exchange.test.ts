import { expect, it } from 'vitest';
import { selectDeclared } from '#platform/exchange/index.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { installExchange } from './install-exchange.ts';

const { db } = await provinceDatabase(() => new Date());
const { deps } = await buildOffice(db, () => new Date());
const needs = { services: ['csdl-dan-cu/1.0', 'nen-tang-thanh-toan/2.0'], topics: ['ket-qua', 'danh-muc'] };
const install = () => installExchange(deps, { contentDir: 'content/vinh-phuc', allowLoopback: true, needs });
const outsideOf = async () => {
  const { services, grants } = await selectDeclared(db);
  return {
    services: services.filter(({ upstream }) => upstream.startsWith('ngoai:')).map(({ code }) => code),
    grants: grants.filter(({ consumer }) => consumer === 'mot-cua').map(({ service }) => service),
  };
};

it('gives an axis that was installed before the systems outside, once, and leaves what operators have done', async () => {
  await install();
  const all = await outsideOf();
  expect(all.services).toEqual([
    ...['csdl-bao-hiem', 'csdl-dan-cu', 'csdl-doanh-nghiep', 'csdl-ho-tich'],
    ...['dang-ky-ho-tich', 'dang-ky-kinh-doanh', 'dvcqg-dong-bo', 'nen-tang-thanh-toan', 'truc-van-ban'],
  ]);
  expect(all.grants.length).toBe(9);

  // As it was before: none of them, and a grant of another system that somebody has ended.
  const outside = db.selectFrom('exchange.service').select('id').where('upstream_url', 'like', 'ngoai:%');
  const grants = db.selectFrom('exchange.access_grant').select('id').where('service_id', 'in', outside);
  await db.deleteFrom('exchange.grant_step').where('grant_id', 'in', grants).execute();
  await db.deleteFrom('exchange.access_grant').where('service_id', 'in', outside).execute();
  await db.deleteFrom('exchange.service').where('upstream_url', 'like', 'ngoai:%').execute();
  await db.deleteFrom('exchange.system').where('code', 'like', 'csdl-%').execute();
  const ended = { consumer: 'giao-duc', service: 'dan-cu/1.0' };
  await db
    .updateTable('exchange.access_grant')
    .set({ state: 'ended' })
    .where('consumer_id', 'in', (query) =>
      query.selectFrom('exchange.system').select('id').where('code', '=', ended.consumer),
    )
    .where('service_id', 'in', (query) =>
      query.selectFrom('exchange.service').select('id').where('code', '=', 'dan-cu'),
    )
    .execute();
  expect(await outsideOf()).toEqual({ services: [], grants: [] });

  await install();
  expect(await outsideOf()).toEqual(all);
  expect((await selectDeclared(db)).grants).not.toContainEqual(expect.objectContaining(ended));

  await db
    .updateTable('exchange.access_grant')
    .set({ state: 'ended' })
    .where('consumer_id', 'in', (query) =>
      query.selectFrom('exchange.system').select('id').where('code', '=', 'mot-cua'),
    )
    .execute();
  await install();
  expect((await outsideOf()).grants).toEqual([]);

  // One that this system has come to call through the axis since: it alone is given, what was ended stays ended.
  const payments = db.selectFrom('exchange.service').select('id').where('code', '=', 'nen-tang-thanh-toan');
  const ofPayments = db.selectFrom('exchange.access_grant').select('id').where('service_id', 'in', payments);
  await db.deleteFrom('exchange.grant_step').where('grant_id', 'in', ofPayments).execute();
  await db.deleteFrom('exchange.access_grant').where('service_id', 'in', payments).execute();
  await db.deleteFrom('exchange.service').where('code', '=', 'nen-tang-thanh-toan').execute();
  await install();
  expect(await outsideOf()).toEqual({ services: all.services, grants: ['nen-tang-thanh-toan/2.0'] });
});

it('puts a new version in the place of the earlier one, under the terms in force, and never past a suspension', async () => {
  const setOf = (code: string) => db.selectFrom('exchange.service').select('id').where('code', '=', code);
  const asBefore = async (code: string, state: 'active' | 'suspended') => {
    await db
      .updateTable('exchange.service')
      .set({ version: '1.0', personal: false })
      .where('code', '=', code)
      .execute();
    await db
      .updateTable('exchange.access_grant')
      .set({ state, fields: null, daily_quota: 77 })
      .where('service_id', 'in', setOf(code))
      .execute();
  };
  await asBefore('nen-tang-thanh-toan', 'active');
  await asBefore('dvcqg-dong-bo', 'suspended');
  await install();
  const { services, grants } = await selectDeclared(db);
  const versionsOf = (code: string) =>
    services.filter((one) => one.code === code).map(({ version, state, personal }) => ({ version, state, personal }));
  expect(versionsOf('nen-tang-thanh-toan')).toEqual([
    { version: '1.0', state: 'retired', personal: false },
    { version: '2.0', state: 'published', personal: true },
  ]);
  const own = grants.filter(({ consumer, service }) => consumer === 'mot-cua' && /^(?:nen|dvcqg)-/.test(service));
  expect(own).toMatchObject([
    { service: 'nen-tang-thanh-toan/2.0', dailyQuota: 77, fields: expect.arrayContaining(['MaLoi']) },
  ]);
  await install();
  expect((await selectDeclared(db)).grants).toEqual(grants);
});

it('gives an axis the topics this system tells on, once, for the systems there are, and leaves one that was ended', async () => {
  const topics = async () => (await selectDeclared(db)).topics.map(({ code }) => code);
  const whole = (await selectDeclared(db)).topics.find(({ code }) => code === 'danh-muc');
  const codeLists = db.selectFrom('exchange.topic').select('id').where('code', '=', 'danh-muc');
  await db.deleteFrom('exchange.topic_right').where('topic_id', 'in', codeLists).execute();
  await db.deleteFrom('exchange.topic').where('code', '=', 'danh-muc').execute();
  await db.updateTable('exchange.topic').set({ state: 'suspended' }).where('code', '=', 'ket-qua').execute();
  expect(await topics()).toEqual([]);
  await install();
  expect((await selectDeclared(db)).topics).toEqual([whole]);
  await db.updateTable('exchange.topic').set({ state: 'suspended' }).where('code', '=', 'danh-muc').execute();
  await install();
  expect(await topics()).toEqual([]);
});
