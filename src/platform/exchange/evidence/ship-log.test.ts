import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSealing } from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import type { SectionName } from './entry.ts';
import { openEvidenceLog } from './evidence-log.ts';
import { readEnd } from './read-end.ts';
import { listSegments, logFileName } from './segments.ts';
import { shipLog, type TellLooks } from './ship-log.ts';
import { upsertGateway } from './shipped.queries.ts';

const { db } = await testDatabase();
const now = () => new Date();
const factsOf = (change: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...{ at: '2026-11-29T08:00:00.000Z', consumer: 'ben-goi', service: 'dia-danh/1.0', provider: 'ben-cung-cap' },
    ...{ operation: 'listPlaces', grant: '', status: 200, outcome: 'answered', tookMs: 2, trace: '0' },
    ...{ requestBytes: 0, requestDigest: '', responseBytes: 2, responseDigest: '', ...change },
  });

/** A log with these lines, closed; and how to ship it. */
async function writeLog(
  gateway: string,
  lines: readonly Partial<Record<SectionName, string>>[],
  longEnough = Infinity,
) {
  const folder = mkdtempSync(`${tmpdir()}/motcua-log-`);
  const log = await openEvidenceLog({ folder, gateway, now, longEnough });
  await Promise.all(lines.map((line) => log.append(line)));
  await log.close();
  await upsertGateway(db, { id: gateway, publicKey: log.publicKey, at: now() });
  const open = (shippedBatch: number, tellLooks: TellLooks = async () => undefined) =>
    shipLog({
      ...{ db, now, sealing: testSealing, tellLooks },
      gateway: { name: gateway, folder, shippedBatch, onDisk: () => Infinity },
    });
  return { folder, publicKey: log.publicKey, path: join(folder, logFileName), open };
}

const kept = async (gateway: string) => {
  const { rows } = await sql<{ lines: number; first: number; last: number; ownBatch: boolean }>`
    select count(*)::integer as lines, min(entry.seq)::integer as first, max(entry.seq)::integer as last,
      bool_and(entry.seq - (seal::json ->> 'from')::bigint between 0 and entries - 1) as "ownBatch"
    from exchange.log_entry as entry
    join exchange.sealed_batch as sealed on sealed.gateway_id = entry.gateway_id and sealed.number = entry.batch
    where entry.gateway_id = ${gateway}`.execute(db);
  return rows[0];
};
const figure = async (service: string) =>
  Number(
    (
      await db
        .selectFrom('exchange.call_figure')
        .select(db.fn.sum('calls').as('calls'))
        .where('service', '=', service)
        .executeTakeFirstOrThrow()
    ).calls,
  );

describe('a log that waits with many lines', async () => {
  const calls = 1300;
  let log: Awaited<ReturnType<typeof writeLog>>;
  beforeAll(async () => {
    log = await writeLog(
      'cong-don',
      Array.from({ length: calls }, () => ({ facts: factsOf() })),
    );
  });

  it('is shipped in rounds, one after the other until nothing is left, each line with the batch that seals it', async () => {
    const sweep = log.open(0);
    const seen: number[] = [];
    while (await sweep.run()) seen.push((await kept('cong-don'))?.lines ?? 0);
    expect(seen.length).toBeGreaterThan(1);
    expect(await kept('cong-don')).toEqual({ lines: calls, first: 1, last: calls, ownBatch: true });
    expect(await figure('dia-danh/1.0')).toBe(calls);
  });

  it('is shipped from all its files, also from where a gateway was that starts again', async () => {
    const files = await writeLog(
      'cong-nhieu-tep',
      Array.from({ length: calls }, () => ({ facts: factsOf({ service: 'nhieu-tep/1.0' }) })),
      50_000,
    );
    expect((await listSegments(files.folder)).length).toBeGreaterThan(2);
    const before = files.open(0);
    await before.run();
    await before.run();
    const { shippedBatch } = await upsertGateway(db, { ...files, id: 'cong-nhieu-tep', at: now() });
    const sweep = files.open(shippedBatch);
    while (await sweep.run());
    expect(await kept('cong-nhieu-tep')).toEqual({ lines: calls, first: 1, last: calls, ownBatch: true });
    expect(await figure('nhieu-tep/1.0')).toBe(calls);
  });

  it('is shipped again to a database that was put back from a backup while the gateway went on', async () => {
    const [half, whole] = [await writeLog('cong-sao-luu', []), { facts: factsOf({ service: 'sao-luu/1.0' }) }];
    const log = await openEvidenceLog({ folder: half.folder, gateway: 'cong-sao-luu', now });
    const sweep = half.open(0);
    const add = async () => {
      const before = (await readEnd(half.folder)).last?.number ?? 0;
      await log.append(whole);
      await expect.poll(async () => (await readEnd(half.folder)).last?.number).toBe(before + 1);
    };
    for (let count = 0; count < 3; count += 1) await add();
    while (await sweep.run());
    expect(await kept('cong-sao-luu')).toMatchObject({ lines: 3 });
    // As it was after the first batch.
    await db.deleteFrom('exchange.log_entry').where('gateway_id', '=', 'cong-sao-luu').where('batch', '>', 1).execute();
    await db
      .deleteFrom('exchange.sealed_batch')
      .where('gateway_id', '=', 'cong-sao-luu')
      .where('number', '>', 1)
      .execute();
    await db.updateTable('exchange.gateway').set({ shipped_batch: 1 }).where('id', '=', 'cong-sao-luu').execute();
    await add();
    while (await sweep.run());
    expect(await kept('cong-sao-luu')).toEqual({ lines: 4, first: 1, last: 4, ownBatch: true });
    await log.close();
  });

  it('is not shipped again by a gateway that starts over it', async () => {
    const { last } = await db
      .selectFrom('exchange.sealed_batch')
      .select(db.fn.max('number').as('last'))
      .executeTakeFirstOrThrow();
    const sweep = log.open(Number(last));
    while (await sweep.run()) expect(await figure('dia-danh/1.0')).toBe(calls);
    expect((await kept('cong-don'))?.lines).toBe(calls);
    expect(await figure('dia-danh/1.0')).toBe(calls);
  });
});

it('lines that are no calls, or were spoilt since, are left out and keep none of the others back', async () => {
  const service = 'hong/1.0';
  const log = await writeLog('cong-hong', [
    { facts: factsOf({ service }) },
    { facts: '{"managementLog":[{"seq":1,"leaf":"0"}]}' },
    { facts: factsOf({ service, consumer: 'KHONG-LA-JSON' }) },
    { facts: factsOf({ service, status: 'chữ' }) },
    { facts: factsOf({ service }) },
  ]);
  writeFileSync(log.path, readFileSync(log.path, 'utf8').replace('KHONG-LA-JSON', '\u0000"'));
  const sweep = log.open(0);
  while (await sweep.run());
  expect(await kept('cong-hong')).toMatchObject({ lines: 2, first: 1, last: 5 });
  expect(await figure(service)).toBe(2);
  expect(await sweep.run()).toBe(false);
});

it.each([
  ['a zero character', '\u0000'],
  ['half a surrogate pair', '\ud800'],
])('a line with %s in a text of the caller keeps none of the others back', async (what, dossier) => {
  const [service, gateway] = [`chu/${what.length}`, `cong-chu-${what.length}`];
  const log = await writeLog(gateway, [
    { facts: factsOf({ service }) },
    { facts: factsOf({ service, dossier }) },
    { facts: factsOf({ service, dossier: 'H62.01-261128-0001' }) },
  ]);
  const sweep = log.open(0);
  while (await sweep.run());
  expect(await kept(gateway)).toMatchObject({ lines: 2, first: 1, last: 3 });
  expect(await figure(service)).toBe(2);
});

it('a person is told of a look at real data, and of nobody who only tried out', async () => {
  const person = testSealing.seal(
    JSON.stringify({
      ...{ kind: 'person', number: '001085000123', officer: 'cb.lan', officerTitle: '', unit: 'H62.01', procedure: '' },
      ...{ dossier: 'H62.01-261128-0001', article: 'Điều 15 Luật Hộ tịch', emergency: null, fields: ['fullName'] },
    }),
  );
  const services = ['sandbox/dan-cu/1.0', 'dan-cu/1.0'];
  const log = await writeLog(
    'cong-thu',
    services.map((service) => ({ facts: factsOf({ service }), person })),
  );
  const told: string[] = [];
  const sweep = log.open(0, async (looks) => void told.push(...looks.map(({ service }) => service)));
  while (await sweep.run());
  expect(told).toEqual(['dan-cu/1.0']);
});

it('a batch longer than what is read at once is shipped whole', async () => {
  const response = 'x'.repeat(150_000);
  const log = await writeLog(
    'cong-dai',
    Array.from({ length: 9 }, () => ({ facts: factsOf({ service: 'dai/1.0' }), response })),
  );
  const sweep = log.open(0);
  while (await sweep.run());
  expect(await kept('cong-dai')).toMatchObject({ lines: 9, ownBatch: true });
});
