import { expect, it } from 'vitest';
import { exchangeEn, exchangeRoutes, exchangeVi, openUpstreams, runTests } from '#platform/exchange/index.ts';
import { createCallerTokens } from '#platform/identity/index.ts';
import { buildHttp } from '#testing/build.ts';
import { applyDeclared, buildFile, startProvider } from '#testing/exchange-office.ts';
import { buildManagement, grantsSeenIn } from '#testing/exchange-management.ts';
import { testDatabase } from '#testing/test-database.ts';
import { readFacts } from '../watch/facts.queries.ts';
import { GrantView } from '../management/management.contract.ts';
import { judgeAnswer } from './judge-answer.ts';

it('an answer is held against what the consumer relies on, field by field', () => {
  const answer = { status: 200, body: '{"items":[{"code":"A"},{"code":"B","place":{"name":"x"}}]}' };
  expect(judgeAnswer({ status: 200, has: ['items.code', 'items.place.name'] }, answer)).toBe('');
  expect(judgeAnswer({ status: 200, has: ['items.code', 'items.tax', 'total'] }, answer)).toBe(
    'thiếu items.tax, total',
  );
  expect(judgeAnswer({ status: 404, has: [] }, answer)).toBe('HTTP 200, cần 404');
  expect(judgeAnswer({ status: 200, has: ['__proto__', 'items.constructor'] }, answer)).toMatch(/^thiếu/);
  expect(judgeAnswer({ status: 200, has: ['code'] }, { status: 200, body: '<html>' })).toBe('thiếu code');
});

it('tests of a grant run against the contract and the service itself; personal data are never asked of the service', async () => {
  const { db } = await testDatabase();
  const now = () => new Date();
  const { deps, signingKeys, manager, school, keeper, stranger } = await buildManagement(db, now);
  const provider: { body: string; asked: string[] } = {
    ...{ body: '{"items":[{"code":"A","name":"Tích Sơn"}]}', asked: [] },
  };
  const { url } = await startProvider((request, response) => {
    provider.asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'application/json' }).end(provider.body);
  });
  const upstreams = openUpstreams({ allowLoopback: true, trusted: [] });
  const callerTokens = await createCallerTokens({
    issuer: 'http://lgsp.example',
    keys: signingKeys,
    now: () => new Date(),
  });
  const run = (grantId?: string) => runTests({ db, now, upstreams, callerTokens }, grantId);
  await applyDeclared(db, buildFile(url));
  const schoolUnit = school.posts[0]?.unitId ?? '';
  await db.updateTable('exchange.system').set({ owner_unit_id: schoolUnit }).where('code', '=', 'mot-cua').execute();

  const signedIn = { actor: school };
  const app = await buildHttp({ vi: exchangeVi, en: exchangeEn }, async () => signedIn.actor);
  exchangeRoutes(app, { ...deps, runTests: run });
  const grantOf = async (service: string) => {
    const grant = (await grantsSeenIn(app)).find(({ serviceKey }) => serviceKey === service);
    if (!grant) throw new Error(service);
    return grant;
  };
  const put = async (id: string, tests: unknown[]) => {
    const answer = await app.inject({ method: 'PUT', url: `/api/exchange/grants/${id}/tests`, payload: { tests } });
    return answer.statusCode === 200 ? 'done' : Object(answer.json()).code;
  };
  const places = await grantOf('dia-danh/1.0');
  const people = await grantOf('dan-cu/1.0');
  const test = { name: 'Có mã địa danh', operation: 'listPlaces', has: ['items.code'] };

  expect(await put(places.id, [{ ...test, operation: 'drop' }])).toBe('exchange.no_operation');
  expect(await put(places.id, [{ ...test, has: ['items.secret'] }])).toBe('exchange.no_field');
  expect(await put(places.id, [test, test])).toBe('exchange.test_twice');
  expect(await put(places.id, [test])).toBe('done');
  const citizen = { name: 'Có họ tên', operation: 'getCitizen', parameters: { personalId: '026192000123' } };
  expect(await put(people.id, [{ ...citizen, has: ['fullName'] }])).toBe('done');

  expect(await run()).toBe(0);
  expect(provider.asked).toEqual(['/goc/places']);
  const passed = [
    { against: 'mock', fault: '' },
    { against: 'real', fault: '' },
  ];
  expect((await grantOf('dia-danh/1.0')).tests).toMatchObject([{ name: test.name, results: passed }]);
  expect((await grantOf('dan-cu/1.0')).tests).toMatchObject([{ results: [{ against: 'mock', fault: '' }] }]);

  // The service itself no longer says what its contract promises.
  provider.body = '{"items":[]}';
  const answer = await app.inject({ method: 'POST', url: `/api/exchange/grants/${places.id}/tests/run` });
  const { tests } = GrantView.parse(answer.json());
  expect(tests[0]?.results).toMatchObject([{ fault: '' }, { against: 'real', fault: 'thiếu items.code' }]);
  const { brokenTests } = await readFacts(db, {
    at: now(),
    day: '2026-11-28',
    windowMinutes: 5,
    stillUsedDays: 14,
    isStamped: false,
  });
  expect(brokenTests).toEqual([
    { consumer: 'mot-cua', service: 'dia-danh/1.0', name: test.name, fault: 'thiếu items.code' },
  ]);

  // Who has no part in a grant does not learn of it; the keeper may run, not write them.
  for (const [actor, code] of [
    [stranger, 'exchange.not_found'],
    [keeper, 'exchange.not_found'],
    [manager, 'done'],
  ] as const) {
    signedIn.actor = actor;
    expect(await put(places.id, [test])).toBe(code);
  }
  await upstreams.close();
});
