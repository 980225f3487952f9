import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { uuidOf } from '#infrastructure/crypto.ts';
import { listNotices } from '#platform/notifications/index.ts';
import { bindAccount, makeAcmeKeys, signAcme, type AcmeKeys } from '#testing/acme-signer.ts';
import { buildCertificateOffice } from '#testing/certificate-office.ts';
import { buildRequest } from '#testing/certificate-request.ts';
import { testDatabase } from '#testing/test-database.ts';
import { requestFromCommand } from '../request-from-command.ts';
import { findAcmeKey, removeAcmeKey } from './acme-keys.queries.ts';
import { drawKey } from './manage-acme-keys.ts';
import { findAccountByKey, insertAccount } from './acme.queries.ts';

const { db } = await testDatabase();
const office = await buildCertificateOffice(db, { now: () => new Date() });
const { school, keeper, leader } = office;
const root = 'http://motcua.example/acme';
const url = `${root}/new-account`;
const Key = z.object({ clientId: z.string(), clientSecret: z.string() });

const nonceOf = async () =>
  String((await office.app.inject({ method: 'HEAD', url: '/acme/new-nonce' })).headers['replay-nonce']);
const post = async (path: string, payload: object) =>
  office.app.inject({
    ...{ method: 'POST', url: `/acme${path}`, headers: { 'content-type': 'application/jose+json' } },
    payload: JSON.stringify(payload),
  });
const takeKey = async () => Key.parse((await office.ask(school, 'POST', '/systems/giao-duc/acme-keys')).json());
async function open({ clientId: kid, clientSecret: secret }: z.infer<typeof Key>, keys: AcmeKeys) {
  const payload = { externalAccountBinding: await bindAccount(keys, { url, kid, secret }) };
  return post('/new-account', await signAcme(keys, { url, nonce: await nonceOf(), payload }));
}

beforeAll(async () => {
  await office.enrol('giao-duc');
});

describe('a key that ties accounts', () => {
  it('ties none behind the back of who takes it away at that moment', async () => {
    const key = await takeKey();
    const system = await db
      .selectFrom('exchange.system')
      .select('id')
      .where('code', '=', 'giao-duc')
      .executeTakeFirstOrThrow();
    const { jwk, thumbprint } = await makeAcmeKeys();
    const [systemId, at] = [system.id, new Date()];
    const { promise: found, resolve: tellFound } = Promise.withResolvers<void>();
    const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>();
    const opening = inTransaction(db, async (tx) => {
      expect(await findAcmeKey(tx, key.clientId, at)).toBeDefined();
      tellFound();
      await goOn;
      const account = { id: randomUUID(), systemId, acmeKeyId: key.clientId, publicKey: jwk, contact: [], at };
      await insertAccount(tx, { ...account, keyThumbprint: thumbprint });
    });
    await found;
    const removing = inTransaction(db, (tx) => removeAcmeKey(tx, { id: key.clientId, systemId, at }));
    const waiting = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_locks where not granted`.execute(db);
      return rows[0]?.n;
    };
    await expect.poll(waiting).toBe(1);
    letGo();
    await Promise.all([opening, removing]);
    const account = await findAccountByKey(db, thumbprint);
    expect(account?.state).toBe('deactivated');
    expect((await open(key, await makeAcmeKeys())).statusCode).toBe(403);
  });

  it('is told to the other officials of its system when it ties an account', async () => {
    const before = (await listNotices(db, school.id)).length;
    expect((await open(await takeKey(), await makeAcmeKeys())).statusCode).toBe(201);
    const notices = await listNotices(db, school.id);
    expect(notices).toHaveLength(before + 1);
    expect(notices[0]?.body).toContain('Một tài khoản ACME vừa được mở cho hệ thống giao-duc');
  });
});

it('a key that ties accounts can be written on a command line: nothing of it looks like an option', () => {
  expect(Array.from({ length: 2000 }, () => drawKey(12)).filter((key) => key.startsWith('-'))).toEqual([]);
  expect(new Set(Array.from({ length: 2000 }, () => drawKey(32))).size).toBe(2000);
});

describe('a request sent by command', () => {
  it('is not answered with what came of another system’s request', async () => {
    const wanted = await buildRequest({ name: 'CN=giao-duc' });
    const thief = await buildRequest({ name: 'CN=y-te', names: [] });
    // Whoever has seen the request knows the id it will have.
    const id = uuidOf(`certificate of giao-duc: ${wanted.csr.trim()}`);
    expect((await office.request(keeper, 'y-te', thief.csr, id)).statusCode).toBe(200);
    await office.decide(leader, id, 'approve');
    const asked = requestFromCommand(office.deps, { code: 'giao-duc', csr: wanted.csr, name: 'Quản trị' });
    await expect(asked).rejects.toThrow('not_found');
  });
});

describe('a client that asks anew at every start', () => {
  it('is stopped before gateways keep its certificates by the thousand, and goes on when some are revoked', async () => {
    const keys = await makeAcmeKeys();
    const kid = String((await open(await takeKey(), keys)).headers['location']);
    const say = async (path: string, payload: object) =>
      post(path, await signAcme(keys, { url: `${root}${path}`, nonce: await nonceOf(), kid, payload }));
    const value = 'giao-duc.lgsp.internal';
    const { der: csr } = await buildRequest({ name: `CN=${value}`, names: [value] });
    const renew = async () => {
      const order = await say('/new-order', { identifiers: [{ type: 'dns', value }] });
      return say(`${String(order.headers['location']).replace(root, '')}/finalize`, { csr });
    };
    let answer = await renew();
    for (let tries = 1; tries < 30 && answer.statusCode === 200; tries += 1) answer = await renew();
    expect([answer.statusCode, answer.json().type]).toEqual([429, 'urn:ietf:params:acme:error:rateLimited']);
    expect((await office.viewOf(school, 'giao-duc')).issued).toHaveLength(20);
    const { rows } = await sql<{ credential_id: string }>`
      select credential_id from exchange.issued_certificate order by issued_at limit 1`.execute(db);
    await office.ask(school, 'DELETE', `/systems/giao-duc/credentials/${rows[0]?.credential_id}`);
    const { der: fresh } = await buildRequest({ name: `CN=${value}`, names: [value] });
    const order = await say('/new-order', { identifiers: [{ type: 'dns', value }] });
    const path = `${String(order.headers['location']).replace(root, '')}/finalize`;
    expect((await say(path, { csr: fresh })).statusCode).toBe(200);
  });
});
