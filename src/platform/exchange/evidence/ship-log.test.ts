import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSealing } from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { openEvidenceLog } from './evidence-log.ts';
import { shipLog } from './ship-log.ts';
import { upsertGateway } from './shipped.queries.ts';

const { db } = await testDatabase();
const now = () => new Date();
const folder = mkdtempSync(`${tmpdir()}/motcua-log-`);
const calls = 1300;
const facts = JSON.stringify({
  ...{ at: '2026-11-29T08:00:00.000Z', consumer: 'ben-goi', service: 'dia-danh/1.0', provider: 'ben-cung-cap' },
  ...{ operation: 'listPlaces', grant: '', status: 200, outcome: 'answered', tookMs: 2, trace: '0' },
  ...{ requestBytes: 0, requestDigest: '', responseBytes: 2, responseDigest: '' },
});

beforeAll(async () => {
  const log = await openEvidenceLog({ folder, gateway: 'cong-don', now });
  await Promise.all(Array.from({ length: calls }, () => log.append({ facts })));
  await log.close();
  await upsertGateway(db, { id: 'cong-don', publicKey: log.publicKey, at: now() });
});

const open = (shippedBatch: number) =>
  shipLog({
    ...{ db, now, sealing: testSealing, tellLooks: async () => undefined },
    gateway: { name: 'cong-don', folder, shippedBatch, onDisk: () => Infinity },
  });
const count = async () =>
  Number(
    (await db.selectFrom('exchange.log_entry').select(db.fn.countAll().as('lines')).executeTakeFirstOrThrow()).lines,
  );
const figure = async () =>
  Number(
    (await db.selectFrom('exchange.call_figure').select(db.fn.sum('calls').as('calls')).executeTakeFirstOrThrow())
      .calls,
  );

describe('a log that waits with many lines', () => {
  it('is shipped in rounds, one after the other until nothing is left', async () => {
    const sweep = open(0);
    const seen: number[] = [];
    while (await sweep.run()) seen.push(await count());
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toBe(calls);
    expect(await figure()).toBe(calls);
  });

  it('is not shipped again by a gateway that starts over it', async () => {
    const { last } = await db
      .selectFrom('exchange.sealed_batch')
      .select(db.fn.max('number').as('last'))
      .executeTakeFirstOrThrow();
    expect(await open(Number(last)).run()).toBe(false);
    expect(await count()).toBe(calls);
  });
});
