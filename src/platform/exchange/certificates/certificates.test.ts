import { randomUUID, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { listNotices } from '#platform/notifications/index.ts';
import { buildCertificateOffice, callOverTls, codeOf } from '#testing/certificate-office.ts';
import { buildRequest } from '#testing/certificate-request.ts';
import { giveSecret, startGateway, startProvider, type TestGateway } from '#testing/exchange-office.ts';
import { issueCertificate } from '#testing/issue-certificate.ts';
import { testDatabase } from '#testing/test-database.ts';
import { readFacts } from '../watch/facts.queries.ts';

const { db } = await testDatabase();
const clock = { aheadDays: 0 };
const now = () => new Date(Date.now() + clock.aheadDays * 86_400_000);
const provider = await startProvider((_request, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}'),
);
const office = await buildCertificateOffice(db, { now, upstream: provider.url });
const { manager, leader, school, keeper, stranger, ask, viewOf, request, decide, download, enrol } = office;
const outside = await issueCertificate('Nơi cấp khác', undefined);
const server = await issueCertificate('lgsp', outside);
let gateway: TestGateway;
let secret = '';

async function call(client: { chain: string; key: string }): Promise<number> {
  const via = (path: string) => ({ port: gateway.port, path, ca: outside.certificate });
  const token = await callOverTls(via('/token'), {
    ...{ client, method: 'POST', body: 'grant_type=client_credentials' },
    headers: {
      authorization: `Basic ${Buffer.from(`giao-duc:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
  if (token.status !== 200) return token.status;
  const headers = { authorization: `Bearer ${String(Object(JSON.parse(token.body)).access_token)}` };
  return (await callOverTls(via('/dia-danh/1.0/places'), { client, headers })).status;
}

const factsNow = () =>
  readFacts(db, {
    ...{ at: now(), day: '2027-03-09', windowMinutes: 5, stillUsedDays: 14, isStamped: false },
  });

beforeAll(async () => {
  secret = await giveSecret(db, 'giao-duc');
  gateway = await startGateway(db, {
    keys: office.signingKeys,
    tls: { certificate: server.certificate, key: server.key, clientAuthorities: outside.certificate },
  });
});

describe('the first certificate of a system', () => {
  const id = randomUUID();

  it('is asked for by who owns the system, once, and waits for somebody else of the agency in charge', async () => {
    const { csr } = await buildRequest();
    for (const who of [keeper, stranger])
      expect(codeOf(await request(who, 'giao-duc', csr))).toBe('404 exchange.not_found');
    expect(codeOf(await request(school, 'khong-co', csr))).toBe('404 exchange.not_found');
    expect(codeOf(await request(school, 'giao-duc', (await buildRequest({ name: 'CN=y-te' })).csr))).toBe(
      '422 exchange.request_name_foreign',
    );
    expect((await request(school, 'giao-duc', csr, id)).statusCode).toBe(200);
    expect((await request(school, 'giao-duc', csr, id)).statusCode).toBe(200);
    expect(codeOf(await request(school, 'giao-duc', csr))).toBe('409 exchange.request_waits');
    expect(await viewOf(school, 'giao-duc')).toMatchObject({
      ...{ name: 'giao-duc.lgsp.internal', issued: [], mayTakeAcmeKey: false },
      request: { id, state: 'waiting', keyKind: 'P-256', mayDecide: false },
    });
    expect((await viewOf(manager, 'giao-duc')).request?.mayDecide).toBe(true);
    // Whoever is in charge hears of it, whatever page they are at.
    expect((await factsNow()).waitingCertificates).toEqual(['giao-duc']);
    expect(codeOf(await ask(stranger, 'GET', '/certificates'))).toBe('404 exchange.not_found');
    expect((await ask(keeper, 'GET', '/certificates')).body).not.toContain('giao-duc');
  });

  it('is decided by nobody else, not by who asked, and a refusal says why', async () => {
    for (const who of [school, keeper, stranger])
      expect(codeOf(await decide(who, id, 'approve'))).toBe('404 exchange.not_found');
    const own = randomUUID();
    const { csr } = await buildRequest({ name: 'CN=y-te', names: [] });
    expect((await request(manager, 'y-te', csr, own)).statusCode).toBe(200);
    expect(codeOf(await decide(manager, own, 'approve'))).toBe('409 exchange.own_certificate_request');
    expect(codeOf(await decide(leader, own, 'refuse', 'ngắn'))).toBe('422 exchange.reason_needed');
    const reason = 'Chưa có văn bản đề nghị của Sở';
    expect((await decide(leader, own, 'refuse', reason)).statusCode).toBe(200);
    expect((await decide(leader, own, 'refuse', reason)).statusCode).toBe(200);
    expect(codeOf(await decide(leader, own, 'approve'))).toBe('409 exchange.request_settled');
    expect((await viewOf(keeper, 'y-te')).request).toMatchObject({ state: 'refused', reason });
    expect(codeOf(await decide(leader, randomUUID(), 'approve'))).toBe('404 exchange.not_found');
  });

  it('is issued when it is approved, once, and is of the system alone, for a client alone', async () => {
    expect((await decide(leader, id, 'approve')).statusCode).toBe(200);
    expect((await decide(manager, id, 'approve')).statusCode).toBe(200);
    const notices = (await listNotices(db, school.id)).map(({ title }) => title);
    expect(notices).toEqual(['Chứng thư của hệ thống giao-duc']);
    const { issued, request: settled } = await viewOf(school, 'giao-duc');
    expect([issued.length, settled?.state, settled?.decidedName]).toEqual([1, 'issued', leader.name]);
    const { serial = '' } = issued[0] ?? {};
    const [leaf = '', authority = ''] = (await download(school, 'giao-duc', serial)).body.split(
      /(?<=END CERTIFICATE-----\n)/,
    );
    const [certificate, signer] = [new X509Certificate(leaf), new X509Certificate(authority)];
    expect(certificate.checkIssued(signer) && certificate.verify(signer.publicKey)).toBe(true);
    expect([certificate.ca, signer.ca, certificate.subjectAltName]).toEqual([
      false,
      true,
      'DNS:giao-duc.lgsp.internal',
    ]);
    expect(certificate.subject.split('\n')).toEqual(['CN=giao-duc.lgsp.internal', 'O=Sở thử nghiệm']);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(certificate.infoAccess).toContain(`http://motcua.example/chung-thu-so/`);
    const days = (new Date(certificate.validTo).getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(120);
    expect(codeOf(await download(keeper, 'giao-duc', serial))).toBe('404 exchange.not_found');
    expect(codeOf(await download(keeper, 'y-te', serial))).toBe('404 exchange.not_found');
  });
});

describe('a certificate of ours', () => {
  it('lets its system in at the gateway, the new beside the old, until it is revoked', async () => {
    const first = await buildRequest();
    await request(school, 'giao-duc', first.csr);
    const firstSerial = (await viewOf(school, 'giao-duc')).issued.at(-1)?.serial ?? '';
    const second = await buildRequest({ of: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' } });
    const id = randomUUID();
    await request(school, 'giao-duc', second.csr, id);
    // Known already: nobody is waited for.
    const { request: last, issued } = await viewOf(school, 'giao-duc');
    expect([last?.id, last?.state, issued.length]).toEqual([id, 'issued', 3]);
    expect((await request(school, 'giao-duc', second.csr, id)).statusCode).toBe(200);
    expect((await viewOf(school, 'giao-duc')).issued).toHaveLength(3);
    const chainOf = async (serial: string) => (await download(school, 'giao-duc', serial)).body;
    const old = { chain: await chainOf(firstSerial), key: first.key };
    const next = { chain: await chainOf(issued.at(-1)?.serial ?? ''), key: second.key };
    await gateway.reread();
    expect([await call(old), await call(next)]).toEqual([200, 200]);

    const overview = Object((await ask(school, 'GET', '')).json()).systems;
    const { credentials } = overview.find(({ code }: { code: string }) => code === 'giao-duc');
    const shown = credentials.filter(({ kind }: { kind: string }) => kind === 'certificate');
    expect(shown.map(({ subject }: { subject: string }) => subject)).toContain(
      'CN=giao-duc.lgsp.internal, O=Sở thử nghiệm',
    );
    const { credential_id: credential } = await db
      .selectFrom('exchange.issued_certificate')
      .select('credential_id')
      .where('serial', '=', firstSerial)
      .executeTakeFirstOrThrow();
    expect((await ask(school, 'DELETE', `/systems/giao-duc/credentials/${credential}`)).statusCode).toBe(200);
    await gateway.reread();
    expect([await call(old), await call(next)]).toEqual([401, 200]);
    // Its key is not to come back under another certificate.
    expect(codeOf(await request(school, 'giao-duc', first.csr))).toBe('422 exchange.request_key_spent');
    const stolen = await buildRequest({ name: 'CN=y-te', names: [], keys: second.keys });
    await enrol('y-te');
    expect(codeOf(await request(keeper, 'y-te', stolen.csr))).toBe('422 exchange.request_key_spent');
  });

  it('is not issued to a system that is suspended', async () => {
    const reason = 'Phát hiện truy cập bất thường';
    await ask(manager, 'POST', '/systems/giao-duc/state', { state: 'suspended', reason });
    expect(codeOf(await request(school, 'giao-duc', (await buildRequest()).csr))).toBe(
      '409 exchange.system_not_active',
    );
    await ask(manager, 'POST', '/systems/giao-duc/state', { state: 'active', reason });
  });

  it('that runs out stands in the forecast, and after all have ended the next is approved again', async () => {
    clock.aheadDays = 100;
    const facts = await factsNow();
    expect(facts.credentials.filter(({ kind }) => kind === 'certificate')).toContainEqual(
      expect.objectContaining({ system: 'giao-duc', days: expect.closeTo(20, -1) }),
    );
    clock.aheadDays = 121;
    await request(school, 'giao-duc', (await buildRequest()).csr);
    expect((await viewOf(school, 'giao-duc')).request?.state).toBe('waiting');
    clock.aheadDays = 0;
  });
});
