import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  checkProvenStamp,
  checkStamps,
  findProvenStamp,
  readExchangeRules,
  selectSeals,
  selectStamps,
  stampSeals,
  Seal,
  sealDigest,
} from '#platform/exchange/index.ts';
import { signSeal } from '#platform/exchange/evidence/seal.ts';
import { digestOf } from '#platform/exchange/evidence/merkle.ts';
import { insertStamp } from '#platform/exchange/evidence/time-stamps/time-stamps.queries.ts';
import { insertShipped, upsertGateway } from '#platform/exchange/evidence/shipped.queries.ts';
import { readFacts } from '#platform/exchange/watch/facts.queries.ts';
import { findAlarms } from '#platform/exchange/watch/find-alarms.ts';
import { testDatabase } from '#testing/test-database.ts';
import { startTimeAuthority } from '#testing/time-authority.ts';
import { makeStampKeys } from './sign-time-stamp.ts';

const { authorities, ask, behave } = await startTimeAuthority();
const text = 'motcua-stamp-1\nthử';

describe('seals that are stamped', async () => {
  const { db } = await testDatabase();
  const { privateKey } = generateKeyPairSync('ed25519');
  const gateway = 'cong-thu';
  let at = new Date('2026-11-28T02:00:00Z');
  let [number, previous] = [0, '0'.repeat(64)];
  await upsertGateway(db, { id: gateway, publicKey: 'x', at });

  const seal = async (count: number) => {
    const after = number;
    const seals = Array.from({ length: count }, () => {
      number += 1;
      const leaves = [digestOf(`lá ${number}`)];
      const facts = { gateway, number, from: number, leaves, root: leaves[0] ?? '', previous, at: at.toISOString() };
      const made: Seal = signSeal(facts, privateKey);
      previous = sealDigest(made);
      return made;
    });
    await insertShipped(db, { gateway, seals, lines: '', given: {}, after, at });
  };
  const sweep = stampSeals({ db, now: () => at, askTimeStamp: ask, authorities, everyMinutes: 15 });
  const ranges = async () => (await selectStamps(db, gateway)).map(({ from, to }) => [from, to]);
  const digests = async () =>
    new Map((await selectSeals(db, gateway)).map((row) => [row.number, sealDigest(Seal.parse(JSON.parse(row.seal)))]));
  const report = async (pem = authorities) =>
    checkStamps(await selectStamps(db, gateway), { gateway, seals: await digests(), authorities: pem });
  beforeEach(() => behave('normal'));

  it('are stamped together, not more often than the rule says, and only when there are new ones', async () => {
    await sweep.run();
    expect(await ranges()).toEqual([]);
    await seal(3);
    await sweep.run();
    await seal(2);
    await sweep.run();
    expect(await ranges()).toEqual([[1, 3]]);
    at = new Date(at.getTime() + 15 * 60_000);
    await Promise.all([sweep.run(), sweep.run()]);
    at = new Date(at.getTime() + 15 * 60_000);
    await sweep.run();
    expect(await ranges()).toEqual([
      [1, 3],
      [4, 5],
    ]);
    expect(await report()).toMatchObject({ stamps: 2, lastNumber: 5, wrong: [] });
  });

  it('wait while the authority is away or stamps something else, and are stamped once it is back', async () => {
    await seal(1030);
    at = new Date(at.getTime() + 15 * 60_000);
    await behave('down');
    await expect(sweep.run()).rejects.toThrow('fetch failed');
    await behave('wrong');
    await expect(sweep.run()).rejects.toThrow('does not hold');
    expect(await ranges()).toHaveLength(2);
    await behave('normal');
    await sweep.run();
    expect((await ranges()).slice(2)).toEqual([
      [6, 1029],
      [1030, 1035],
    ]);
  });

  it('of one gateway wait for nobody else, whose own are gone', async () => {
    await upsertGateway(db, { id: 'a-mat-lo', publicKey: 'y', at });
    await db.updateTable('exchange.gateway').set({ shipped_batch: 2 }).where('id', '=', 'a-mat-lo').execute();
    await seal(1);
    at = new Date(at.getTime() + 15 * 60_000);
    await expect(sweep.run()).rejects.toThrow('Seals of a-mat-lo are missing between 1 and 2');
    expect((await ranges()).at(-1)).toEqual([1036, 1036]);
  });

  it('are told of when they have waited too long', async () => {
    const minutes = async () =>
      (await readFacts(db, { at, day: '2026-11-28', windowMinutes: 5, stillUsedDays: 14, isStamped: true })).unstamped;
    expect(await minutes()).toEqual([]);
    await seal(1);
    at = new Date(at.getTime() + 90 * 60_000);
    await seal(1);
    const unstamped = await minutes();
    expect(unstamped).toEqual([{ gateway, minutes: 90 }]);
    const { watch } = await readExchangeRules('content/vinh-phuc');
    const quiet = {
      services: [],
      promisedP95Ms: new Map(),
      quotas: [],
      credentials: [],
      grants: [],
      leakedKeys: [],
      gateways: [],
    };
    const facts = {
      ...quiet,
      unstamped,
      stuck: [],
      late: [],
      lateReviews: [],
      waitingCertificates: [],
      sunsets: [],
      endingParts: [],
      urgentChanges: [],
      brokenTests: [],
    };
    expect(findAlarms(facts, watch)).toMatchObject([{ kind: 'time_stamp_late', subject: gateway }]);
    await sweep.run().catch(() => undefined);
    expect(await minutes()).toEqual([]);
  });

  it('prove one seal by a short way', async () => {
    const stamp = await findProvenStamp(db, { gateway, number: 700 });
    if (!stamp) throw new Error('no stamp');
    expect(stamp.steps.length).toBe(10);
    const digest = (await digests()).get(700) ?? '';
    expect(await checkProvenStamp(stamp, { gateway, digest, authorities })).toBeDefined();
    expect(await checkProvenStamp(stamp, { gateway, digest: digestOf('khác'), authorities })).toBeUndefined();
    expect(await checkProvenStamp(stamp, { gateway: 'cong-khac', digest, authorities })).toBeUndefined();
    expect(await findProvenStamp(db, { gateway, number: 9999 })).toBeUndefined();
  });

  it('tell what is no longer as it was: a seal made again, a stamp taken away, an authority nobody knows', async () => {
    expect((await report()).wrong).toEqual([]);
    const other = await makeStampKeys('Nơi khác');
    expect((await report(other.authority)).wrong).toEqual([1, 4, 6, 1030, 1036, 1037]);
    const row = (await selectSeals(db, gateway)).find((one) => one.number === 5);
    const made = signSeal({ ...Seal.parse(JSON.parse(row?.seal ?? '')), root: digestOf('khác') }, privateKey);
    await db
      .updateTable('exchange.sealed_batch')
      .set({ seal: JSON.stringify(made) })
      .where('number', '=', 5)
      .execute();
    expect((await report()).wrong).toEqual([4]);
    await db.deleteFrom('exchange.time_stamp').where('from_number', '=', 1).execute();
    expect((await report()).wrong).toEqual([4]);
    await db.deleteFrom('exchange.time_stamp').where('from_number', '=', 4).execute();
    expect((await report()).wrong).toEqual([6]);
  });

  it('have none left out between when two processes ask for more and for fewer of them', async () => {
    const from = number + 1;
    await seal(1100);
    at = new Date(at.getTime() + 15 * 60_000);
    const [few, all] = [from + 499, number];
    let isFirst = true;
    const slow = async (asked: string) => {
      // Meanwhile the other, which had seen fewer, is done.
      if (isFirst) await insertStamp(db, { gateway, from, to: few, token: await ask(text), at, askedAt: at });
      isFirst = false;
      return ask(asked);
    };
    const other = stampSeals({ db, now: () => at, askTimeStamp: slow, authorities, everyMinutes: 15 });
    // Of the gateway before, whose own are gone.
    await expect(other.run()).rejects.toThrow('a-mat-lo');
    expect((await ranges()).filter(([first]) => first !== undefined && first >= from)).toEqual([[from, few]]);
    at = new Date(at.getTime() + 15 * 60_000);
    await expect(sweep.run()).rejects.toThrow('a-mat-lo');
    expect((await ranges()).at(-1)).toEqual([few + 1, all]);
  });
});
