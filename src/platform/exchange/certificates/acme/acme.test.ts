import { X509Certificate } from 'node:crypto';
import acme from 'acme-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildCertificateOffice, codeOf } from '#testing/certificate-office.ts';
import { freePort } from '#testing/run-system.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const port = await freePort();
const publicUrl = `http://127.0.0.1:${port}`;
const clock = { aheadDays: 0 };
const now = () => new Date(Date.now() + clock.aheadDays * 86_400_000);
const office = await buildCertificateOffice(db, { now, change: { publicUrl } });
const { app, ask, viewOf, enrol, school, keeper, stranger, manager } = office;
const Key = z.object({ clientId: z.string(), clientSecret: z.string() });
const name = 'giao-duc.lgsp.internal';
const directoryUrl = `${publicUrl}/acme/directory`;

const takeKey = async () => Key.parse((await ask(school, 'POST', '/systems/giao-duc/acme-keys')).json());
const clientWith = async ({ clientId, clientSecret }: z.infer<typeof Key>) =>
  new acme.Client({
    ...{ directoryUrl, accountKey: await acme.crypto.createPrivateEcdsaKey(), backoffAttempts: 2 },
    externalAccountBinding: { kid: clientId, hmacKey: clientSecret },
  });
const noChallenge = async () => {
  throw new Error('a challenge was asked for');
};
/** As a client does it by itself, every few weeks. */
async function renew(client: acme.Client, of = name) {
  const [key, csr] = await acme.crypto.createCsr({ commonName: of });
  const chain = await client.auto({
    ...{ csr, termsOfServiceAgreed: true, email: 'van-hanh@giao-duc.example' },
    ...{ challengeCreateFn: noChallenge, challengeRemoveFn: noChallenge, skipChallengeVerification: true },
  });
  return { key: key.toString(), chain };
}

beforeAll(async () => {
  await app.listen({ port, host: '127.0.0.1' });
});
afterAll(() => app.close());

describe('a client of ACME', () => {
  it('is given a binding key once its system holds a certificate, and not before', async () => {
    expect(codeOf(await ask(school, 'POST', '/systems/giao-duc/acme-keys'))).toBe('409 exchange.first_by_request');
    for (const who of [keeper, stranger])
      expect(codeOf(await ask(who, 'POST', '/systems/giao-duc/acme-keys'))).toBe('404 exchange.not_found');
    await enrol('giao-duc');
    const { clientId, clientSecret } = await takeKey();
    expect(Buffer.from(clientSecret, 'base64url')).toHaveLength(32);
    // Sealed: what is in the database opens no account.
    const stored = await db.selectFrom('exchange.acme_key').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(clientSecret);
    expect((await viewOf(school, 'giao-duc')).acmeKeys).toMatchObject([{ id: clientId, accounts: 0 }]);
  });

  it('renews by itself: account, order, certificate; without any challenge', async () => {
    const client = await clientWith(await takeKey());
    const { chain } = await renew(client);
    const [leaf = '', authority = ''] = acme.crypto.splitPemChain(chain);
    const certificate = new X509Certificate(leaf);
    expect([certificate.subjectAltName, certificate.verify(new X509Certificate(authority).publicKey)]).toEqual([
      `DNS:${name}`,
      true,
    ]);
    const { issued, acmeKeys } = await viewOf(school, 'giao-duc');
    expect([issued.map(({ renewsItself }) => renewsItself), acmeKeys.map(({ accounts }) => accounts)]).toEqual([
      [false, true],
      [0, 1],
    ]);
    // The account is known again by its key, and the next order is another certificate.
    const next = await renew(client);
    expect(next.chain).not.toBe(chain);
    expect((await db.selectFrom('exchange.acme_account').select('id').execute()).length).toBe(1);
    expect(await client.getAccountUrl()).toContain('/acme/account/');
  });

  it('is told in ACME what is wrong: another name, no binding, a wrong binding', async () => {
    const client = await clientWith(await takeKey());
    await expect(renew(client, 'y-te.lgsp.internal')).rejects.toThrow('chỉ xin được chứng thư mang tên giao-duc');
    const unbound = new acme.Client({ directoryUrl, accountKey: await acme.crypto.createPrivateEcdsaKey() });
    await expect(renew(unbound)).rejects.toThrow('external account binding');
    const { clientId } = await takeKey();
    const wrong = await clientWith({ clientId, clientSecret: Buffer.alloc(32).toString('base64url') });
    await expect(renew(wrong)).rejects.toThrow('Khóa ghép tài khoản không đúng');
  });

  it('knows when to renew: before anybody is warned, at once when the certificate was revoked', async () => {
    const client = await clientWith(await takeKey());
    const { chain } = await renew(client);
    const certificate = new X509Certificate(chain);
    const path = `/acme/renewal-info/x.${Buffer.from(certificate.serialNumber, 'hex').toString('base64url')}`;
    const Info = z.object({ suggestedWindow: z.object({ start: z.iso.datetime(), end: z.iso.datetime() }) });
    const startOf = async () => {
      const answer = await fetch(`${publicUrl}${path}`);
      expect(answer.headers.get('retry-after')).toBe('21600');
      return Date.parse(Info.parse(await answer.json()).suggestedWindow.start);
    };
    expect(await startOf()).toBe(Date.parse(certificate.validTo) - 45 * 86_400_000);
    await client.revokeCertificate(chain, { reason: 1 });
    expect(await startOf()).toBeLessThan(Date.now());
    await expect(client.revokeCertificate(chain)).rejects.toThrow('đã bị thu hồi');
    expect((await fetch(`${publicUrl}/acme/renewal-info/x.y`)).status).toBe(404);
  });

  it('ends with its binding key, with its system, and with the last certificate that was not revoked', async () => {
    const key = await takeKey();
    const client = await clientWith(key);
    await renew(client);
    const state = (to: string) =>
      ask(manager, 'POST', '/systems/giao-duc/state', { state: to, reason: 'Kiểm tra an toàn thông tin' });
    await state('suspended');
    await expect(renew(client)).rejects.toThrow('đang tạm ngừng');
    await state('active');
    await renew(client);

    const held = await db
      .selectFrom('exchange.credential')
      .select('id')
      .where('kind', '=', 'certificate')
      .where('revoked_at', 'is', null)
      .execute();
    for (const { id } of held) await ask(school, 'DELETE', `/systems/giao-duc/credentials/${id}`);
    await expect(renew(client)).rejects.toThrow('chờ cơ quan quản lý duyệt');
    await enrol('giao-duc');
    await renew(client);

    expect((await ask(school, 'DELETE', `/systems/giao-duc/acme-keys/${key.clientId}`)).statusCode).toBe(200);
    expect(codeOf(await ask(school, 'DELETE', `/systems/giao-duc/acme-keys/${key.clientId}`))).toBe(
      '404 exchange.not_found',
    );
    await expect(renew(client)).rejects.toThrow('đã đóng');
    clock.aheadDays = 31;
    await expect(
      renew(await clientWith(await takeKey().then((fresh) => ((clock.aheadDays = 62), fresh)))),
    ).rejects.toThrow('đã hết hạn');
    clock.aheadDays = 0;
  });
});
