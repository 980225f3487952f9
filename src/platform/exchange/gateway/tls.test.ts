import { X509Certificate as NodeCertificate } from 'node:crypto';
import { request as httpsRequest, createServer } from 'node:https';
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { insertCredential } from '#platform/exchange/declared/declared.queries.ts';
import { issueCertificate as issue, type IssuedCertificate as Issued } from '#testing/issue-certificate.ts';
import { testDatabase } from '#testing/test-database.ts';
import {
  applyDeclared,
  buildFile,
  giveSecret,
  grantTo,
  placesContract,
  startGateway,
  type TestGateway,
} from '#testing/exchange-office.ts';

const { db } = await testDatabase();
const authority = await issue('Nơi cấp của tỉnh', undefined);
const stranger = await issue('Nơi khác', undefined);
// As if it were one of the authorities everybody's machine trusts.
const publicAuthority = await issue('Nơi cấp công cộng', undefined);
setDefaultCACertificates([...getCACertificates('default'), publicAuthority.certificate]);
const server = await issue('lgsp', authority);
const own = await issue('mot-cua', authority);
const another = await issue('mot-cua', authority);
const expired = await issue('mot-cua', authority, { to: '2026-02-01' });
const foreign = await issue('mot-cua', stranger);
let gateway: TestGateway;
let secret = '';

const thumbprint = ({ certificate }: Issued) =>
  Buffer.from(new NodeCertificate(certificate).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');

function call(
  path: string,
  client: Issued | undefined,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  return new Promise<{ status: number; body: string }>((done, fail) => {
    const { method = 'GET', headers = {}, body } = options;
    const request = httpsRequest(
      {
        host: '127.0.0.1',
        port: gateway.port,
        path,
        method,
        headers,
        ca: authority.certificate,
        agent: false,
        ...(client && { cert: client.certificate, key: client.key }),
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => done({ status: response.statusCode ?? 0, body: text }));
      },
    );
    request.on('error', fail);
    request.end(body);
  });
}

async function tokenFor(client: Issued | undefined) {
  const answer = await call('/token', client, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`mot-cua:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return { status: answer.status, token: String(Object(JSON.parse(answer.body)).access_token) };
}

/** A provider over TLS with this certificate. */
async function startTlsProvider({ certificate, key }: Issued): Promise<string> {
  const provider = createServer({ cert: certificate, key }, (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}'),
  );
  await new Promise<void>((ready) => provider.listen(0, '127.0.0.1', ready));
  afterAll(() => provider.close());
  const address = provider.address();
  return `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

beforeAll(async () => {
  const providers = {
    dung: await issue('ben-cung-cap', authority),
    gon: await issue('ben-cung-cap', authority),
    sai: await issue('ben-cung-cap', authority, { host: 'khac.example' }),
    het: await issue('ben-cung-cap', authority, { to: '2026-02-01' }),
    la: await issue('ben-cung-cap', stranger),
    'cong-cong': await issue('ben-cung-cap', publicAuthority),
  };
  const paths = { '/places': placesContract.paths['/places'] };
  const services = await Promise.all(
    Object.entries(providers).map(async ([code, issued]) => ({
      ...{
        code: `${code}-ben`,
        version: '1.0',
        name: `Dịch vụ ${code}`,
        provider: 'ben-cung-cap',
        environment: 'production',
      },
      ...{
        upstream: await startTlsProvider(issued),
        // Services without files are answered on the fast path.
        contract: JSON.stringify(code === 'gon' ? { ...placesContract, paths } : placesContract),
        personal: false,
        article: 'Điều 7',
        settings: code === 'dung' ? { xRoadCode: 'places' } : {},
      },
    })),
  );
  const grants = services.map(({ code }) => grantTo('mot-cua', `${code}/1.0`, ['listPlaces']));
  const file = buildFile('', { services, grants });
  await applyDeclared(db, {
    ...file,
    systems: file.systems.map((system) => ({ ...system, xRoadId: `VN/GOV/H62/${system.code}` })),
  });
  secret = await giveSecret(db, 'mot-cua');
  const { id } = await db
    .selectFrom('exchange.system')
    .select('id')
    .where('code', '=', 'mot-cua')
    .executeTakeFirstOrThrow();
  for (const issued of [own, expired, foreign])
    await inTransaction(db, (tx) =>
      insertCredential(tx, {
        systemId: id,
        kind: 'certificate',
        thumbprint: thumbprint(issued),
        subject: issued.name,
        notAfter: new Date('2036-01-01'),
        at: new Date(),
      }),
    );
  gateway = await startGateway(db, {
    tls: { certificate: server.certificate, key: server.key, clientAuthorities: authority.certificate },
    upstreamRules: { allowLoopback: true, trusted: [authority.certificate] },
  });
});

describe('a token over TLS', () => {
  it('is bound to the certificate it was given to, and is worth nothing with another or none', async () => {
    const { token } = await tokenFor(own);
    const headers = { authorization: `Bearer ${token}` };
    expect((await call('/dung-ben/1.0/places', own, { headers })).status).toBe(200);
    expect((await call('/dung-ben/1.0/places', another, { headers })).status).toBe(401);
    expect((await call('/dung-ben/1.0/places', undefined, { headers })).status).toBe(401);
  });

  it('is worth on a kept connection what the certificate of that connection is worth at that moment', async () => {
    const { token } = await tokenFor(own);
    const openKept = async (client: Issued | undefined) => {
      const shown = client && { cert: client.certificate, key: client.key };
      const socket = connect({ host: '127.0.0.1', port: gateway.port, ca: authority.certificate, ...shown });
      await new Promise((done) => socket.once('secureConnect', done));
      let heard = '';
      socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
      return {
        end: () => socket.destroy(),
        ask: async () => {
          heard = '';
          socket.write(`GET /gon-ben/1.0/places HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
          await expect.poll(() => heard).toContain('}');
          // node:http would tell how long it keeps the connection: these stay on the fast path.
          expect(heard).not.toMatch(/keep-alive: timeout/i);
          return heard.slice(9, 12);
        },
      };
    };
    const connections = await Promise.all([own, another, undefined].map(openKept));
    const askAll = async () => {
      const given: string[] = [];
      for (const { ask } of connections) given.push(await ask());
      return given;
    };
    expect([await askAll(), await askAll()]).toEqual([
      ['200', '401', '401'],
      ['200', '401', '401'],
    ]);
    const setRevoked = async (revokedAt: Date | null) => {
      const credential = db.updateTable('exchange.credential').set({ revoked_at: revokedAt });
      await credential.where('thumbprint', '=', thumbprint(own)).execute();
      await gateway.reread();
    };
    await setRevoked(new Date());
    expect(await askAll()).toEqual(['401', '401', '401']);
    await setRevoked(null);
    expect(await askAll()).toEqual(['200', '401', '401']);
    for (const { end } of connections) end();
  });

  it('is not given without a certificate, and one for a certificate that is not registered, has expired or is of nobody we trust opens nothing', async () => {
    expect((await tokenFor(undefined)).status).toBe(400);
    for (const client of [another, expired, foreign]) {
      const { status, token } = await tokenFor(client);
      const answer =
        status === 200
          ? await call('/dung-ben/1.0/places', client, { headers: { authorization: `Bearer ${token}` } })
          : { status };
      expect([client.name, answer.status >= 400]).toEqual([client.name, true]);
    }
  });

  it('ends with the certificate when that is revoked', async () => {
    const { token } = await tokenFor(own);
    await db
      .updateTable('exchange.credential')
      .set({ revoked_at: new Date() })
      .where('thumbprint', '=', thumbprint(own))
      .execute();
    await gateway.reread();
    expect((await call('/dung-ben/1.0/places', own, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      401,
    );
    await db
      .updateTable('exchange.credential')
      .set({ revoked_at: null })
      .where('thumbprint', '=', thumbprint(own))
      .execute();
    await gateway.reread();
  });
});

describe('a provider over TLS', () => {
  it('is called when its certificate holds, and not when it is for another name, has expired, or is of nobody we trust', async () => {
    const { token } = await tokenFor(own);
    const ask = async (code: string) =>
      (await call(`/${code}-ben/1.0/places`, own, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await ask('dung')).toBe(200);
    // The province's authorities stand beside the public ones, not in their place.
    expect(await ask('cong-cong')).toBe(200);
    expect([await ask('sai'), await ask('het'), await ask('la')]).toEqual([502, 502, 502]);
  });

  it('is verified also where somebody has told Node not to', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { token } = await tokenFor(own);
    const headers = { authorization: `Bearer ${token}` };
    const answers = await Promise.all(
      ['sai', 'het', 'la'].map((code) => call(`/${code}-ben/1.0/places`, own, { headers })),
    );
    vi.unstubAllEnvs();
    expect(answers.map(({ status }) => status)).toEqual([502, 502, 502]);
  });
});

describe('a caller in the manner of X-Road', () => {
  const path = '/r1/VN/GOV/H62/ben-cung-cap/places/places';
  const named = (client: string) => ({ headers: { 'x-road-client': `VN/GOV/H62/${client}` } });

  it('is known by its certificate alone, in its own name only', async () => {
    expect(await call(path, own, named('mot-cua'))).toMatchObject({ status: 200, body: '{"items":[]}' });
    expect((await call(path, own, named('la'))).status).toBe(401);
    expect((await call(path, own, named('khong-co'))).status).toBe(401);
    expect((await call(path, own)).status).toBe(401);
  });

  it('is not known by a certificate that is another’s, has ended, is of a strange authority, or by none', async () => {
    for (const client of [another, expired, foreign, undefined])
      expect((await call(path, client, named('mot-cua'))).status).toBe(401);
  });
});
