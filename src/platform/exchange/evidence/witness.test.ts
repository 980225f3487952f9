import { sign } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
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
  type TestGateway,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { checkWitnesses } from './witness-seals.ts';
import { Seal, sealText } from './seal.ts';
import { LogCutShort, readEnd } from './read-end.ts';
import { shipLog, type ShippedGateway } from './ship-log.ts';

const { db } = await testDatabase();
const key = buildPurposeKey();
let gateway: TestGateway;
let token = '';

beforeAll(async () => {
  const provider = await startProvider((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
  });
  await applyDeclared(db, buildFile(provider.url, {}, [key.jwk]));
  gateway = await startGateway(db);
  const secret = await giveSecret(db, 'mot-cua');
  await gateway.reread();
  token = await takeToken(gateway.url, 'mot-cua', secret);
  for (let index = 0; index < 3; index += 1) {
    await call('/dia-danh/1.0/places');
    // A seal for each.
    await allSealed(gateway);
  }
  await ship(gateway);
});

const ship = (shipped: ShippedGateway) =>
  shipLog({
    ...{ db, now: () => new Date(), gateway: shipped, sealing: testSealing },
    tellLooks: async () => undefined,
  }).run();
const countShipped = async () =>
  (await db.selectFrom('exchange.sealed_batch').select('number').where('gateway_id', '=', gateway.name).execute())
    .length;

describe('shipping', () => {
  it('leaves what is not on the disk for certain where it is', async () => {
    const { path } = await readEnd(gateway.folder);
    const onDisk = gateway.onDisk(path);
    const before = await countShipped();
    await call('/dia-danh/1.0/places');
    await allSealed(gateway);
    await ship({ ...gateway, onDisk: () => onDisk });
    expect(await countShipped()).toBe(before);
    await ship(gateway);
    expect(await countShipped()).toBe(before + 1);
  });

  it('a gateway whose log is older than what the database has of it does not start a second one', async () => {
    const names = { name: 'cong-tu-ban-cu', folder: mkdtempSync(join(tmpdir(), 'motcua-gateway-')) };
    await (await startGateway(db, names)).close();
    const setShipped = (batch: number) =>
      db.updateTable('exchange.gateway').set({ shipped_batch: batch }).where('id', '=', names.name).execute();
    await setShipped(7);
    await expect(startGateway(db, names)).rejects.toThrow(LogCutShort);
    // Nothing of it is held on to.
    await setShipped(0);
    await startGateway(db, names);
  });
});

const call = (path: string, body?: unknown) =>
  fetch(`${gateway.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function unsigned() {
  const answer: unknown = await (await call(`/seals/${gateway.name}`)).json();
  return Seal.omit({ leaves: true }).loose().array().parse(Object(answer).items);
}
const textOf = (seal: Awaited<ReturnType<typeof unsigned>>[number]) =>
  sealText({ ...seal, leaves: Array(Number(seal['count'])).fill('') });

describe('another agency that bears witness', () => {
  it('signs seals it has seen, each once, and only with its own key', async () => {
    const seals = await unsigned();
    expect(seals.length).toBe(4);
    const [first] = seals;
    if (!first) throw new Error('no seal');
    const stranger = buildPurposeKey();
    const forged = sign(null, Buffer.from(textOf(first)), stranger.privateKey).toString('base64url');
    expect((await call(`/seals/${gateway.name}/${first.number}`, { signature: forged })).status).toBe(422);
    expect((await call(`/seals/${gateway.name}/999`, { signature: forged })).status).toBe(404);
    for (const seal of seals) {
      const signature = sign(null, Buffer.from(textOf(seal)), key.privateKey).toString('base64url');
      expect((await call(`/seals/${gateway.name}/${seal.number}`, { signature })).status).toBe(204);
    }
    expect(await unsigned()).toEqual([]);
    expect(await checkWitnesses(db, gateway.name)).toEqual([
      { witness: 'mot-cua', signed: 4, lastNumber: 4, wrong: [] },
    ]);
  });

  it('tells when a seal was changed after it signed, even by who has the gateway’s key', async () => {
    const row = await db
      .selectFrom('exchange.sealed_batch')
      .select('seal')
      .where('number', '=', 2)
      .executeTakeFirstOrThrow();
    const changed = { ...Seal.parse(JSON.parse(row.seal)), root: '0'.repeat(64) };
    await db
      .updateTable('exchange.sealed_batch')
      .set({ seal: JSON.stringify(changed) })
      .where('number', '=', 2)
      .execute();
    expect((await checkWitnesses(db, gateway.name))[0]?.wrong).toEqual([2]);
  });
});
