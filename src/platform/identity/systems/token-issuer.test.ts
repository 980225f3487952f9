import { createServer } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '#infrastructure/crypto.ts';
import { createSealing } from '#infrastructure/sealing.ts';
import { testDatabase } from '#testing/test-database.ts';
import { readSigningKeys } from './signing-keys.ts';
import { createTokenIssuer, type SystemClient } from './token-issuer.ts';

const { db } = await testDatabase();
const sealing = createSealing('a secret of the system, long enough', 'identity');
const keys = await readSigningKeys(db, { sealing, now: () => new Date('2026-11-30T02:00:00Z') });
const clients = new Map<string, SystemClient>([
  [
    'dat-dai',
    {
      id: 'dat-dai',
      secrets: new Map([
        ['1', sha256('old')],
        ['2', sha256('new+ /=')],
      ]),
      boundToCertificate: false,
    },
  ],
  ['ho-tich', { id: 'ho-tich', secrets: new Map([['3', sha256('secret')]]), boundToCertificate: true }],
]);
let at = new Date('2030-01-02T02:00:00Z');
const issuer = await createTokenIssuer({
  issuer: 'http://lgsp.example',
  keys,
  findClient: (id) => clients.get(id),
  certificateOf: () => undefined,
  now: () => at,
});
const server = createServer((request, response) => void issuer.handle(request, response));
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
afterAll(() => server.close());

const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
const ask = (authorization: string, body = 'grant_type=client_credentials') =>
  fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });

describe('a token for a system', () => {
  it('has the shape clients of WSO2 read, and says who holds it', async () => {
    const response = await ask(basic('dat-dai', 'new+ /='));
    const answer: unknown = await response.json();
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'am_application_scope default' });
    const token = String(Object(answer).access_token);
    expect(await issuer.verify(token)).toMatchObject({ client: 'dat-dai', secret: '2', certificate: undefined });
    expect(await issuer.verify(`${token.slice(0, -3)}abc`)).toBeUndefined();
    expect(await issuer.verify('no token')).toBeUndefined();
  });

  it('lasts a quarter of an hour by the clock of the system, which need not be that of the machine', async () => {
    const answer: unknown = await (await ask(basic('dat-dai', 'old'))).json();
    expect(answer).toMatchObject({ expires_in: 900 });
    const token = String(Object(answer).access_token);
    expect((await issuer.verify(token))?.expiresAt).toBe(Date.parse('2030-01-02T02:15:00Z'));
    at = new Date('2030-01-02T02:15:01Z');
    expect(await issuer.verify(token)).toBeUndefined();
    at = new Date('2030-01-02T02:00:00Z');
    expect(await issuer.verify(token)).toBeDefined();
  });

  it('is given for either secret while one is being replaced, and for no other', async () => {
    const answer: unknown = await (await ask(basic('dat-dai', 'old'))).json();
    expect((await issuer.verify(String(Object(answer).access_token)))?.secret).toBe('1');
    expect((await ask(basic('dat-dai', 'wrong'))).status).toBe(401);
    expect((await ask(basic('nobody', 'old'))).status).toBe(401);
    expect((await ask(basic('dat-dai', 'kept-as-hashes-only'))).status).toBe(401);
  });

  it('is given in no other way', async () => {
    expect((await ask(basic('dat-dai', 'old'), 'grant_type=password&username=a&password=b')).status).toBe(400);
    expect((await ask(basic('dat-dai', 'old'), 'grant_type=authorization_code&code=x')).status).toBe(400);
  });

  it('is refused to a system that must show its certificate and does not', async () => {
    const response = await ask(basic('ho-tich', 'secret'));
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('invalid_grant');
  });
});

describe('signing keys', () => {
  it('are made once and are the same for every process', async () => {
    const again = await readSigningKeys(db, { sealing, now: () => new Date() });
    expect(again).toEqual(keys);
    const stored = await db.selectFrom('identity.signing_key').select('sealed').execute();
    expect(JSON.stringify(stored)).not.toContain(keys[0]?.d);
  });
});
