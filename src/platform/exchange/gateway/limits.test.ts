import { beforeAll, describe, expect, it } from 'vitest';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  startGateway,
  startProvider,
  takeToken,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { keepKnown } from '../known/keep-known.ts';
import type { KnownGrant } from '../known/known.ts';
import { createLimits } from './limits.ts';
import { quotaIn } from './quota.queries.ts';

const { db } = await testDatabase();
const day = '2026-11-28';
const dailyQuota = 10_000;
let grant: KnownGrant;
let providerUrl = '';

beforeAll(async () => {
  providerUrl = (await startProvider((_request, response) => response.end('{}'))).url;
  await applyDeclared(db, buildFile(providerUrl));
  const { known } = await keepKnown({ db, now: () => new Date(), changes: { onChange: () => undefined } });
  const [service] = [...known().services.values()];
  const found = known().grantOf('mot-cua', service?.id ?? '');
  if (!found) throw new Error('no grant');
  grant = { ...found, dailyQuota, perSecond: 1_000_000 };
});

async function readLeased(): Promise<number> {
  const rows = await db.selectFrom('exchange.quota_use').select('leased').where('grant_id', '=', grant.id).execute();
  return rows.reduce((sum, { leased }) => sum + leased, 0);
}
async function call({ count }: ReturnType<typeof createLimits>, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await count(grant, day);
}

describe('the calls of a day', () => {
  it('are not used up by a gateway that is killed fifty times', async () => {
    const callsBefore = await readLeased();
    for (let killed = 0; killed < 50; killed += 1) await call(createLimits(quotaIn(db)), 25);
    const lost = (await readLeased()) - callsBefore - 50 * 25;
    // No more than it served, and one first slice each time.
    expect(lost).toBeLessThanOrEqual(50 * (25 + dailyQuota / 1000));
  });

  it('that a gateway took and did not use are given back when it stops', async () => {
    const before = await readLeased();
    const limits = createLimits(quotaIn(db));
    await call(limits, 101);
    expect(await readLeased()).toBeGreaterThan(before + 101);
    await limits.close();
    expect(await readLeased()).toBe(before + 101);
  });

  it('that it gave itself while the database was gone are not', async () => {
    const before = await readLeased();
    const isGone = () => Promise.reject(new Error('gone'));
    const limits = createLimits({ ...quotaIn(db), lease: isGone });
    await call(limits, 3);
    await limits.close();
    expect(await readLeased()).toBe(before);
  });

  it('are all used, by two gateways side by side, and not one more', async () => {
    const left = dailyQuota - (await readLeased());
    const [one, other] = [createLimits(quotaIn(db)), createLimits(quotaIn(db))];
    let served = 0;
    const useUp = async (limits: ReturnType<typeof createLimits>) => {
      for (;;) {
        await limits.count(grant, day);
        served += 1;
      }
    };
    await Promise.allSettled([useUp(one), useUp(other)]);
    expect(served).toBe(left);
  });

  it('are given back by a whole gateway that stops', async () => {
    const secret = await giveSecret(db, 'mot-cua');
    const gateway = await startGateway(db);
    const token = await takeToken(gateway.url, 'mot-cua', secret);
    const before = await readLeased();
    await fetch(`${gateway.url}/dia-danh/1.0/places`, { headers: { authorization: `Bearer ${token}` } });
    await gateway.close();
    expect(await readLeased()).toBeLessThanOrEqual(before + 1);
  });
});
