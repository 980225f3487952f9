import { randomUUID } from 'node:crypto';
import { base64url, FlattenedSign } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bindAccount, makeAcmeKeys, signAcme, type AcmeKeys } from '#testing/acme-signer.ts';
import { buildCertificateOffice } from '#testing/certificate-office.ts';
import { buildRequest } from '#testing/certificate-request.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const clock = { aheadMs: 0 };
const now = () => new Date(Date.now() + clock.aheadMs);
const office = await buildCertificateOffice(db, { now });
// Another process over the same database, with the same secret.
const other = await buildCertificateOffice(db, { now });
const root = 'http://motcua.example/acme';
const Key = z.object({ clientId: z.string(), clientSecret: z.string() });
type Account = { keys: AcmeKeys; kid: string };
let [school, health]: Account[] = [];

const joseType = 'application/jose+json';
const post = async (path: string, payload: object | string, { app = office.app, type = joseType } = {}) => {
  const answer = await app.inject({
    ...{ method: 'POST', url: `/acme${path}`, headers: { 'content-type': type } },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
  return {
    status: answer.statusCode,
    why: answer.statusCode < 400 ? '' : String(answer.json().type).replace('urn:ietf:params:acme:error:', ''),
    json: () => answer.json(),
    location: String(answer.headers.location ?? ''),
    headers: answer.headers,
    body: answer.body,
  };
};
const nonceOf = async ({ app } = office) =>
  String((await app.inject({ method: 'HEAD', url: '/acme/new-nonce' })).headers['replay-nonce']);
const say = async (account: Account, path: string, payload?: object) =>
  post(
    path,
    await signAcme(account.keys, { url: `${root}${path}`, nonce: await nonceOf(), kid: account.kid, payload }),
  );
const order = async (account: Account, code: string) =>
  say(account, '/new-order', { identifiers: [{ type: 'dns', value: `${code}.lgsp.internal` }] });
const pathOf = (url: string) => url.replace(root, '');
const csrOf = async (code: string, more = {}) =>
  (await buildRequest({ name: `CN=${code}.lgsp.internal`, names: [`${code}.lgsp.internal`], ...more })).der;

async function openAccount(code: 'giao-duc' | 'y-te', change: { url?: string; alg?: string; jwk?: AcmeKeys } = {}) {
  const who = code === 'giao-duc' ? office.school : office.keeper;
  const given = Key.parse((await office.ask(who, 'POST', `/systems/${code}/acme-keys`)).json());
  const keys = await makeAcmeKeys();
  const url = `${root}/new-account`;
  const externalAccountBinding = await bindAccount(change.jwk ?? keys, {
    ...{ url: change.url ?? url, kid: given.clientId, secret: given.clientSecret },
    ...(change.alg !== undefined && { alg: change.alg }),
  });
  const payload = { externalAccountBinding };
  const answer = await post('/new-account', await signAcme(keys, { url, nonce: await nonceOf(), payload }));
  return { keys, kid: answer.location, answer };
}

beforeAll(async () => {
  await office.enrol('giao-duc');
  await office.enrol('y-te');
  school = await openAccount('giao-duc');
  health = await openAccount('y-te');
});
const both = () => {
  if (!school || !health) throw new Error('no accounts');
  return { school, health };
};

describe('an account of another system', () => {
  it('neither sees nor finalizes an order, nor takes or revokes a certificate', async () => {
    const { school: owner, health: thief } = both();
    const { location } = await order(owner, 'giao-duc');
    const path = pathOf(location);
    for (const [at, payload] of [
      [path, undefined],
      [path.replace('/order/', '/authorization/'), undefined],
      [`${path}/finalize`, { csr: await csrOf('y-te') }],
      [`${path}/finalize`, { csr: await csrOf('giao-duc') }],
    ] as const)
      expect((await say(thief, at, payload)).status).toBe(404);
    const done = await say(owner, `${path}/finalize`, { csr: await csrOf('giao-duc') });
    expect([done.status, done.json().status]).toEqual([200, 'valid']);
    const at = pathOf(String(done.json().certificate));
    expect((await say(thief, at)).status).toBe(404);
    const chain = (await say(owner, at)).body;
    const certificate = Buffer.from(chain.split('-----')[2] ?? '', 'base64').toString('base64url');
    expect((await say(thief, '/revoke-certificate', { certificate })).status).toBe(404);
    expect((await say(thief, `/account/${owner.kid.split('/').at(-1)}`, { status: 'deactivated' })).status).toBe(404);
    expect((await say(owner, path)).json().status).toBe('valid');
  });

  it('gets no certificate of another name, by the order or by the request for a certificate', async () => {
    const { health: thief } = both();
    expect((await order(thief, 'giao-duc')).why).toBe('rejectedIdentifier');
    const path = pathOf((await order(thief, 'y-te')).location);
    const finalize = async (csr: string) => (await say(thief, `${path}/finalize`, { csr })).why;
    expect(await finalize(await csrOf('giao-duc'))).toBe('badCSR');
    expect(await finalize(await csrOf('y-te', { names: ['y-te.lgsp.internal', 'giao-duc.lgsp.internal'] }))).toBe(
      'badCSR',
    );
    expect(await finalize(await csrOf('y-te', { name: 'CN=y-te' }))).toBe('badCSR');
    expect(await finalize((await buildRequest({ name: 'O=y-te', names: [] })).der)).toBe('badCSR');
    expect(await finalize('AAAA')).toBe('badCSR');
    expect(await finalize('không phải')).toBe('malformed');
  });
});

describe('an order', () => {
  it('gives one certificate however often it is finalized, at once or again, and none to a second key', async () => {
    const { school: owner } = both();
    const path = pathOf((await order(owner, 'giao-duc')).location);
    const csr = await csrOf('giao-duc');
    const answers = await Promise.all([1, 2, 3].map(() => say(owner, `${path}/finalize`, { csr })));
    expect(new Set(answers.map((answer) => String(answer.json().certificate))).size).toBe(1);
    expect((await say(owner, `${path}/finalize`, { csr: await csrOf('giao-duc') })).why).toBe('orderNotReady');
  });

  it('is worth nothing when its time is over', async () => {
    const { school: owner } = both();
    const path = pathOf((await order(owner, 'giao-duc')).location);
    clock.aheadMs = 25 * 3_600_000;
    expect((await say(owner, path)).json().status).toBe('invalid');
    expect((await say(owner, `${path}/finalize`, { csr: await csrOf('giao-duc') })).why).toBe('orderNotReady');
    clock.aheadMs = 0;
  });
});

describe('a nonce', () => {
  it('counts once, at any process, until its end, and only one of ours', async () => {
    const { school: owner } = both();
    const path = `/account/${owner.kid.split('/').at(-1)}`;
    const signed = async (nonce: string) => signAcme(owner.keys, { url: `${root}${path}`, nonce, kid: owner.kid });
    const given = await signed(await nonceOf(other));
    expect((await post(path, given)).status).toBe(200);
    const again = await post(path, given, { app: other.app });
    expect([again.status, again.why]).toEqual([400, 'badNonce']);
    // A new one comes with every refusal, so that the client can go on.
    expect((await post(path, await signed(String(again.headers['replay-nonce'])))).status).toBe(200);
    const fresh = await nonceOf();
    // Clients read it as base64url, all of it.
    expect(Buffer.from(fresh, 'base64url').toString('base64url')).toBe(fresh);
    expect(fresh).toHaveLength(72);
    for (const nonce of ['', 'x', fresh.slice(0, -1), `${fresh}A`, `AAAA${fresh.slice(4)}`, randomUUID()])
      expect((await post(path, await signed(nonce))).why).toBe('badNonce');
    clock.aheadMs = 61 * 60_000;
    expect((await post(path, await signed(fresh))).why).toBe('badNonce');
    clock.aheadMs = 0;
    const racers = await signed(fresh);
    const raced = await Promise.all([post(path, racers), post(path, racers), post(path, racers)]);
    expect(raced.filter(({ status }) => status === 200)).toHaveLength(1);
    // What strangers ask for is written nowhere.
    const count = async () => (await db.selectFrom('exchange.acme_used_nonce').select('nonce').execute()).length;
    const before = await count();
    await nonceOf();
    expect(await count()).toBe(before);
  });
});

describe('a signature', () => {
  it('is for the address that is called', async () => {
    const { school: owner } = both();
    const path = `/account/${owner.kid.split('/').at(-1)}`;
    for (const url of [`${root}/new-order`, `https://motcua.example/acme${path}`, `${root}${path}?x=1`, path]) {
      const jws = await signAcme(owner.keys, { url, nonce: await nonceOf(), kid: owner.kid });
      const { status, why } = await post(path, jws);
      expect([status, why]).toEqual([401, 'unauthorized']);
    }
  });

  it('is never “none”, never one made with a shared key, never another’s, and names one key', async () => {
    const { school: owner, health: thief } = both();
    const path = `/account/${owner.kid.split('/').at(-1)}`;
    const url = `${root}${path}`;
    const unsigned = async (header: object) => ({
      protected: base64url.encode(JSON.stringify({ nonce: await nonceOf(), url, kid: owner.kid, ...header })),
      payload: '',
      signature: '',
    });
    for (const alg of ['none', 'HS256', 'ES512', 'RS1'])
      expect((await post(path, await unsigned({ alg }))).why).toBe('badSignatureAlgorithm');
    expect((await post(path, await unsigned({ alg: 'ES256' }))).why).toBe('malformed');
    expect((await post(path, await unsigned({ alg: 'ES256', jwk: owner.keys.jwk }))).why).toBe('malformed');
    const forged = await signAcme(thief.keys, { url, nonce: await nonceOf(), kid: owner.kid });
    expect((await post(path, forged)).why).toBe('malformed');
    const good = await signAcme(owner.keys, { url, nonce: await nonceOf(), kid: owner.kid });
    expect((await post(path, { ...good, payload: base64url.encode('{"status":"deactivated"}') })).why).toBe(
      'malformed',
    );
    expect((await post(path, { ...good, header: { alg: 'ES256' } })).why).toBe('malformed');
    const bare = { alg: 'ES256', nonce: await nonceOf(), url, kid: owner.kid, b64: false, crit: ['b64'] };
    const unencoded = await new FlattenedSign(new TextEncoder().encode('{}'))
      .setProtectedHeader(bare)
      .sign(owner.keys.privateKey);
    expect((await post(path, { ...unencoded, payload: '{}' })).why).toBe('malformed');
    // It was never accepted, so it still counts.
    expect((await post(path, good)).status).toBe(200);
    const nobody = { ...owner, kid: `${root}/account/${randomUUID()}` };
    expect((await say(nobody, '/new-order', { identifiers: [] })).why).toBe('accountDoesNotExist');
    expect((await say({ ...owner, kid: 'http://khac.example/acme/account/1' }, path)).why).toBe('accountDoesNotExist');
  });
});

describe('a binding', () => {
  it('is of this key, for this address, by HMAC-SHA-256 with a key that was given', async () => {
    const wrongs = [{ url: `${root}/new-order` }, { jwk: await makeAcmeKeys() }, { alg: 'HS512' }];
    for (const wrong of wrongs) {
      const { answer } = await openAccount('giao-duc', wrong);
      expect([answer.status, answer.why]).toEqual([403, 'unauthorized']);
    }
    const keys = await makeAcmeKeys();
    const url = `${root}/new-account`;
    const ask = async (payload: object) =>
      post('/new-account', await signAcme(keys, { url, nonce: await nonceOf(), payload }));
    expect((await ask({})).why).toBe('externalAccountRequired');
    expect((await ask({ onlyReturnExisting: true })).why).toBe('accountDoesNotExist');
    const binding = await bindAccount(keys, { url, kid: 'khong-co', secret: 'AAAA' });
    expect((await ask({ externalAccountBinding: binding })).why).toBe('unauthorized');
    expect((await ask({ externalAccountBinding: 'x' })).why).toBe('malformed');
  });
});

describe('a request', () => {
  it('that is huge, of another type or no JSON is refused as ACME says it', async () => {
    const { school: owner } = both();
    const path = pathOf((await order(owner, 'giao-duc')).location);
    const huge = await say(owner, `${path}/finalize`, { csr: 'A'.repeat(60_000) });
    expect([huge.status, huge.why]).toEqual([413, 'malformed']);
    expect((await say(owner, `${path}/finalize`, { csr: 'MIIB'.repeat(4000) })).why).toBe('badCSR');
    expect((await say(owner, `${path}/finalize`, { csr: 'A'.repeat(17_000) })).why).toBe('malformed');
    expect((await post('/new-order', '{}', { type: 'application/json' })).status).toBe(415);
    expect((await post('/new-order', 'không')).why).toBe('malformed');
    expect((await post('/khong-co', '{}')).status).toBe(404);
    const directory = await office.app.inject({ method: 'GET', url: '/acme/directory' });
    expect(directory.json()).toMatchObject({ newNonce: `${root}/new-nonce`, meta: { externalAccountRequired: true } });
    expect((await office.app.inject({ method: 'GET', url: '/acme/new-nonce' })).statusCode).toBe(204);
  });

  it('to renew with the key of a revoked certificate is refused; who has that key may revoke', async () => {
    const { school: owner } = both();
    const made = await buildRequest({ name: 'CN=giao-duc.lgsp.internal' });
    const finalize = async () =>
      say(owner, `${pathOf((await order(owner, 'giao-duc')).location)}/finalize`, { csr: made.der });
    const done = await finalize();
    const chain = (await say(owner, pathOf(String(done.json().certificate)))).body;
    const certificate = Buffer.from(chain.split('-----')[2] ?? '', 'base64').toString('base64url');
    const jwk = await crypto.subtle.exportKey('jwk', made.keys.publicKey);
    const url = `${root}/revoke-certificate`;
    const revoke = async ({ privateKey }: CryptoKeyPair, shown: JsonWebKey) => {
      const keys = {
        privateKey,
        jwk: { kty: 'EC', crv: shown.crv ?? '', x: shown.x ?? '', y: shown.y ?? '' },
        thumbprint: '',
      };
      return post(
        '/revoke-certificate',
        await signAcme(keys, { url, nonce: await nonceOf(), payload: { certificate } }),
      );
    };
    const stranger = await buildRequest();
    const strange = await crypto.subtle.exportKey('jwk', stranger.keys.publicKey);
    expect((await revoke(stranger.keys, strange)).status).toBe(404);
    expect((await revoke(made.keys, jwk)).status).toBe(200);
    expect((await revoke(made.keys, jwk)).why).toBe('alreadyRevoked');
    expect((await finalize()).why).toBe('badCSR');
  });
});
