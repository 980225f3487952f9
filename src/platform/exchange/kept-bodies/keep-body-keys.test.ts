import { beforeAll, describe, expect, it } from 'vitest';
import { vietnamDay } from '#infrastructure/clock.ts';
import { createDb, createPool } from '#infrastructure/database/connect.ts';
import { readSegments } from '../evidence/segments.ts';
import { buildManagement } from '#testing/exchange-management.ts';
import { giveSecret, startGateway, startProvider, takeToken, testSealing } from '#testing/exchange-office.ts';
import { applyKeepingBodies, openLogSearch, shipAll } from '#testing/kept-bodies.ts';
import { testDatabase } from '#testing/test-database.ts';
import { CallFacts } from '../gateway/record-call.ts';
import { selectBodyKeys } from './body-keys.queries.ts';
import { keepBodyKeys, openBodyKey } from './keep-body-keys.ts';
import { KeptBodies } from './kept-bodies.contract.ts';
import { daysFrom } from './kept-days.ts';

const { db, owner } = await testDatabase();
const dayMs = 86_400_000;
const { deps, signingKeys, manager } = await buildManagement(db, () => new Date());
let secret = '';

beforeAll(async () => {
  const provider = await startProvider((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[{"code":"BY"}]}');
  });
  await applyKeepingBodies(db, provider.url);
  secret = await giveSecret(db, 'mot-cua');
});

describe('keys of bodies', () => {
  it('are made ahead, and of a day once, however many gateways make them', async () => {
    // One minute before and after midnight in Vietnam: the day is the one people there have.
    const at = new Date('2031-05-01T16:59:00Z');
    const keeper = { db, sealing: testSealing, aloneMs: 3 * dayMs };
    const clock = { at };
    const keepers = await Promise.all(
      Array.from({ length: 6 }, () => keepBodyKeys({ ...keeper, now: () => clock.at })),
    );
    const days = ['2031-05-01', '2031-05-02', '2031-05-03', '2031-05-04'];
    const keys = await selectBodyKeys(db, [...days, '2031-05-05']);
    expect(keys.map(({ day }) => day).toSorted()).toEqual(days);
    for (const { day, sealedKey } of keys) {
      const ofDay = openBodyKey(testSealing, sealedKey);
      expect(keepers.map(({ sealOn }) => ofDay.open(sealOn(day)?.seal(day) ?? ''))).toEqual(keepers.map(() => day));
    }
    clock.at = new Date('2031-05-01T17:01:00Z');
    const [first] = keepers;
    await first?.reread();
    expect(first?.sealOn('2031-05-01')).toBeUndefined();
    expect(first?.sealOn('2031-05-05')).toBeDefined();
    expect(await selectBodyKeys(db, ['2031-05-01'])).toHaveLength(1);
  });

  it('are there for as long as a gateway serves without its database', () => {
    expect(daysFrom(new Date('2026-11-30T18:00:00Z'), 1)).toEqual(['2026-12-01', '2026-12-02']);
  });
});

describe('a gateway whose database is gone', () => {
  it("keeps bodies with tomorrow's key, and says of those it has no key for that they are left out", async () => {
    const line = createDb(createPool(owner, 2));
    const clock = { at: new Date() };
    const gateway = await startGateway(line, { keys: signingKeys, now: () => clock.at, aloneMs: dayMs });
    await line.destroy();
    const traces: (string | null)[] = [];
    const days: (string | undefined)[] = [];
    for (const later of [0, 1, 2]) {
      clock.at = new Date(Date.now() + later * dayMs);
      const authorization = `Bearer ${await takeToken(gateway.url, 'mot-cua', secret)}`;
      const answer = await fetch(`${gateway.url}/dia-danh/1.0/places`, { headers: { authorization } });
      expect(answer.status).toBe(200);
      traces.push(answer.headers.get('x-trace-id'));
    }
    await shipAll(db, gateway);
    for await (const stored of readSegments(gateway.folder)) {
      const facts = stored.kind === 'entry' ? stored.line.sections.facts : undefined;
      if (facts && 'text' in facts) days.push(CallFacts.parse(JSON.parse(facts.text)).bodies);
    }
    const [today, tomorrow] = [vietnamDay(new Date()), vietnamDay(new Date(Date.now() + dayMs))];
    expect(days).toEqual([today, tomorrow, 'left_out']);

    const { find, read } = await openLogSearch(deps);
    const states: string[] = [];
    for (const trace of traces) {
      const row = await find(manager, trace);
      const { state, response } = KeptBodies.parse((await read(manager, row)).json());
      states.push(`${row.bodies} ${state} ${response?.text.includes('"BY"') ?? false}`);
    }
    expect(states).toEqual(['kept kept true', 'kept kept true', 'left_out left_out false']);
  });
});
