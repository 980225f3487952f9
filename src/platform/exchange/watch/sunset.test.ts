import { beforeAll, describe, expect, it } from 'vitest';
import { readExchangeRules, shipLog } from '#platform/exchange/index.ts';
import { allSealed } from '#testing/all-sealed.ts';
import {
  applyDeclared,
  buildFile,
  buildPurposeKey,
  giveSecret,
  startGateway,
  startProvider,
  takeToken,
  testSealing,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { readFacts } from './facts.queries.ts';
import { findAlarms } from './find-alarms.ts';

const { db } = await testDatabase();
const now = () => new Date();
const { watch } = await readExchangeRules('content/vinh-phuc');
const dayMs = 86_400_000;

const alarmsOn = async (day: string, at = new Date(`${day}T03:00:00Z`)) => {
  const { stillUsedDays } = watch;
  const facts = await readFacts(db, { at, day, windowMinutes: 5, stillUsedDays, isStamped: false });
  return findAlarms(facts, watch)
    .filter(({ kind }) => kind.startsWith('sunset'))
    .map(({ kind, severity, subject, detail }) => [kind, severity, subject, detail]);
};

beforeAll(async () => {
  const provider = await startProvider((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
  });
  await applyDeclared(db, buildFile(provider.url, {}, [buildPurposeKey().jwk]));
  const gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  const token = await takeToken(gateway.url, 'mot-cua', secret);
  await fetch(`${gateway.url}/dia-danh/1.0/places`, { headers: { authorization: `Bearer ${token}` } });
  await allSealed(gateway);
  await shipLog({ db, now, gateway, sealing: testSealing, tellLooks: async () => undefined }).run();
});

describe('a version on its way out', () => {
  it('is told of while somebody still calls it, from so many days before its end on, and after it', async () => {
    const today = now().toISOString().slice(0, 10);
    const inDays = (days: number) => new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, 10);
    const ends = (on: string | null) =>
      db
        .updateTable('exchange.service')
        .set({ state: 'deprecated', sunset_on: on })
        .where('code', '=', 'dia-danh')
        .execute();
    await ends(inDays(60));
    expect(await alarmsOn(today)).toEqual([]);
    await ends(inDays(20));
    const consumers = 'mot-cua';
    expect(await alarmsOn(today)).toEqual([['sunset_near', 'warning', 'dia-danh/1.0', { days: 20, consumers }]]);
    await ends(inDays(0));
    expect(await alarmsOn(today)).toEqual([['sunset_near', 'critical', 'dia-danh/1.0', { days: 0, consumers }]]);
    await ends(inDays(-3));
    expect(await alarmsOn(today)).toEqual([['sunset_passed', 'critical', 'dia-danh/1.0', { days: 3, consumers }]]);
    // Nobody has called it for long: its day may come.
    expect(await alarmsOn(inDays(30))).toEqual([]);
  });
});
