import 'reflect-metadata';
import { X509Certificate as NodeCertificate } from 'node:crypto';
import { BasicConstraintsExtension, PemConverter, X509CertificateGenerator, X509Crl } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#infrastructure/config/config.ts';
import { ownBufferOf } from '#infrastructure/crypto.ts';
import { listenToChanges } from '#infrastructure/database/changes.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { callOverTls } from '#testing/certificate-office.ts';
import { buildRequest, makeKeys, type KeyAlgorithm } from '#testing/certificate-request.ts';
import { applyDeclared, buildFile, giveSecret, startGateway, testSealing } from '#testing/exchange-office.ts';
import { issueCertificate } from '#testing/issue-certificate.ts';
import { testDatabase } from '#testing/test-database.ts';
import { readExchangeRules } from '../management/exchange-rules.ts';
import { registerCertificate } from '../management/register-certificate.ts';
import { checkRequest } from './check-request.ts';
import { openAuthorities } from './open-authorities.ts';
import { giveRevocationList } from './publish-revocations.ts';
import { signCertificate } from './sign-certificate.ts';

const { db } = await testDatabase();
const { certificates: rules } = await readExchangeRules('content/vinh-phuc');
const dayMs = 86_400_000;
const clock = { aheadDays: 0 };
const now = () => new Date(Date.now() + clock.aheadDays * dayMs);
const open = (given?: { certificates: string; key: string }) =>
  openAuthorities(db, { sealing: testSealing, now, rules, given });
const idsOf = (authorities: readonly { id: string }[]) => authorities.map(({ id }) => id);

/** An authority of the agency's own, below another. */
async function makeIntermediate(algorithm: KeyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }) {
  const root = await issueCertificate('Nơi cấp gốc của cơ quan', undefined);
  const keys = await makeKeys(algorithm);
  const certificate = await X509CertificateGenerator.create({
    ...{ serialNumber: '0a', subject: 'CN=Nơi cấp trung gian', issuer: `CN=${root.name}`, publicKey: keys.publicKey },
    ...{ notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') },
    ...{ signingKey: root.keys.privateKey, signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' } },
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { certificates: `${certificate.toString('pem')}\n${root.certificate}\n`, key, root };
}
let given: Awaited<ReturnType<typeof makeIntermediate>>;
beforeAll(async () => {
  given = await makeIntermediate();
});

describe('the authority of the axis', () => {
  it('is made once, however many processes start together, and is the same after a restart', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    expect(new Set(opened.flatMap(idsOf)).size).toBe(1);
    expect(idsOf(await open())).toEqual(idsOf(opened[0] ?? []));
    const stored = await db.selectFrom('exchange.certificate_authority').selectAll().execute();
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain('PRIVATE KEY');
    const certificate = opened[0]?.[0]?.certificate;
    expect(certificate?.publicKey.algorithm).toMatchObject({ name: 'ECDSA', namedCurve: 'P-256' });
    expect(certificate?.notAfter.getUTCFullYear()).toBe(new Date().getUTCFullYear() + 10);
  });

  it('is followed by another before what it issues would outlive it, and goes on signing its lists', async () => {
    const before = idsOf(await open());
    clock.aheadDays = 10 * 365 - 60;
    const after = idsOf(await open());
    expect(after).toHaveLength(2);
    expect(after[1]).toBe(before[0]);
    clock.aheadDays = 0;
  });

  it('is the one the operator gives, first, while one is given; without a rule there is none', async () => {
    const own = idsOf(await open());
    const authorities = await open(given);
    expect([authorities.length, authorities[0]?.certificate.subject]).toEqual([
      own.length + 1,
      'CN=Nơi cấp trung gian',
    ]);
    expect(idsOf(await open())).toEqual(own);
    expect(await openAuthorities(db, { sealing: testSealing, now, rules: [], given })).toEqual([]);
  });
});

describe('an authority that is given', () => {
  it('signs with whatever key it has: RSA, P-256 or P-384', async () => {
    const rsa = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
    const algorithms = [
      { ...rsa, hash: 'SHA-256' },
      { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
      { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
    ];
    for (const algorithm of algorithms) {
      const { certificates, key } = await makeIntermediate(algorithm);
      const [authority] = await open({ certificates, key });
      const [rule] = rules;
      if (!authority || !rule) throw new Error('no authority');
      const { publicKey } = await checkRequest((await buildRequest()).csr, { code: 'giao-duc', zone: rule.zone });
      const system = { code: 'giao-duc', ownerName: 'Sở thử nghiệm' };
      const publicUrl = 'http://motcua.example';
      const signed = await signCertificate(authority, { system, publicKey, at: now(), rule, publicUrl });
      const signer = new NodeCertificate(certificates);
      const leaf = new NodeCertificate(signed.pem);
      expect([leaf.checkIssued(signer), leaf.verify(signer.publicKey)]).toEqual([true, true]);
      const list = await giveRevocationList(
        { db, now, rules: { certificates: rules }, authorities: [authority], ...{ sealing: testSealing, publicUrl } },
        authority.id,
      );
      const published = new X509Crl(ownBufferOf(list?.list ?? new Uint8Array()));
      expect(await published.verify({ publicKey: authority.certificate.publicKey })).toBe(true);
    }
  });
});

describe('the settings', () => {
  const faultOf = (settings: Record<string, string>) => {
    try {
      return readConfig(settings).gateway.authority?.certificates;
    } catch (error) {
      return String(error);
    }
  };
  it('take a certificate that may sign, with its own key', async () => {
    const leaf = await issueCertificate('khong-phai-ca', given.root);
    const [alone = ''] = given.certificates.split(/(?<=END CERTIFICATE-----\n)/);
    const pair = { ISSUING_CA_CERT: given.certificates.trim(), ISSUING_CA_KEY: given.key };
    expect(faultOf(pair)).toBe(pair.ISSUING_CA_CERT);
    expect(faultOf({ ISSUING_CA_CERT: given.certificates })).toContain('phải đi cùng nhau');
    expect(faultOf({ ISSUING_CA_CERT: leaf.certificate, ISSUING_CA_KEY: leaf.key })).toContain(
      'không phải chứng thư của nơi cấp',
    );
    expect(faultOf({ ...pair, ISSUING_CA_CERT: alone })).toContain('đến chứng thư gốc');
    expect(faultOf({ ...pair, ISSUING_CA_KEY: leaf.key })).toContain('không phải khóa của');
    expect(faultOf({ ...pair, ISSUING_CA_KEY: 'x' })).toContain('không đọc được');
  });
});

describe('a gateway', () => {
  it('trusts an authority that came after its start, for certificates that are registered', async () => {
    const { db: own, owner } = await testDatabase();
    await applyDeclared(own, buildFile('http://127.0.0.1:1'));
    const secret = await giveSecret(own, 'mot-cua');
    const system = { code: 'mot-cua', ownerName: 'Sở thử nghiệm' };
    const changes = await listenToChanges(owner, () => undefined);
    const [server, outside] = [
      await issueCertificate('lgsp', given.root),
      await issueCertificate('Nơi khác', undefined),
    ];
    const gateway = await startGateway(own, {
      changes,
      tls: { certificate: server.certificate, key: server.key, clientAuthorities: outside.certificate },
    });
    const [authority] = await openAuthorities(own, { sealing: testSealing, now, rules, given });
    const [rule] = rules;
    if (!authority || !rule) throw new Error('no authority');
    const made = await buildRequest({ name: 'CN=mot-cua', names: [] });
    const { publicKey } = await checkRequest(made.csr, { code: 'mot-cua', zone: rule.zone });
    const publicUrl = 'http://motcua.example';
    const signed = await signCertificate(authority, { system, publicKey, at: now(), rule, publicUrl });
    const strange = await issueCertificate('mot-cua', await issueCertificate('Nơi lạ', undefined));
    const { id: systemId } = await own
      .selectFrom('exchange.system')
      .select('id')
      .where('code', '=', 'mot-cua')
      .executeTakeFirstOrThrow();
    for (const pem of [signed.pem, strange.certificate])
      await inTransaction(own, (tx) => registerCertificate(tx, { systemId, pem, at: now() }));
    const take = async (client: { chain: string; key: string }) =>
      (
        await callOverTls(
          { port: gateway.port, path: '/token', ca: given.root.certificate },
          {
            ...{ client, method: 'POST', body: 'grant_type=client_credentials' },
            headers: {
              authorization: `Basic ${Buffer.from(`mot-cua:${secret}`).toString('base64')}`,
              'content-type': 'application/x-www-form-urlencoded',
            },
          },
        )
      ).status;
    await expect.poll(() => take({ chain: signed.pem, key: made.key })).toBe(200);
    expect(await take({ chain: strange.certificate, key: strange.key })).toBe(400);
    await changes.close();
  });
});
