import { randomUUID, X509Certificate } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { LookUpContext } from '#data/registry/index.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { insertCredential } from '#platform/exchange/declared/declared.queries.ts';
import { issueCertificate } from '#testing/issue-certificate.ts';
import { buildOffice } from '#testing/office.ts';
import { buildOwnAxis } from '#testing/own-axis.ts';
import { buildSimulatedOutside } from '#testing/simulated-outside.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const { deps: office } = await buildOffice(db, () => new Date());
const outside = await buildSimulatedOutside();
afterAll(() => outside.close());
const authority = await issueCertificate('Nơi cấp của tỉnh', undefined);
const server = await issueCertificate('lgsp', authority);
const own = await issueCertificate('mot-cua', authority);
const tls = { certificate: server.certificate, key: server.key, clientAuthorities: authority.certificate };

const context: LookUpContext = {
  requestId: randomUUID(),
  asker: { account: 'tiepnhan.tichson', unitCode: 'H62.31.01', title: 'Công chức' },
  purpose: { kind: 'reasoned', reason: 'Xác minh theo đơn thư số 12', article: 'Luật Căn cước Đ10' },
};
const settings = { UPSTREAM_CA: authority.certificate };
const ownSettings = { ...settings, GATEWAY_OWN_CERT: own.certificate, GATEWAY_OWN_KEY: own.key };

async function lookUpWith(given: Record<string, string>): Promise<unknown> {
  const built = await buildOwnAxis(db, { office, outside: outside.outside, tls, settings: given });
  const key = { kind: 'personalId', value: outside.lan };
  const answer = await built.deps.registerSources['population']?.lookUp(key, context);
  await built.axis.close();
  return answer;
}

describe('a gateway with TLS', () => {
  it('lets this system in with its registered certificate, like everybody, and not without', async () => {
    const refused = { kind: 'unavailable', why: 'refused' };
    expect(await lookUpWith(settings)).toEqual(refused);
    expect(await lookUpWith(ownSettings)).toEqual(refused);
    const { id } = await db
      .selectFrom('exchange.system')
      .select('id')
      .where('code', '=', 'mot-cua')
      .executeTakeFirstOrThrow();
    const thumbprint = Buffer.from(
      await crypto.subtle.digest('SHA-256', new Uint8Array(new X509Certificate(own.certificate).raw)),
    ).toString('base64url');
    await inTransaction(db, (tx) =>
      insertCredential(tx, {
        ...{ systemId: id, kind: 'certificate', thumbprint, subject: 'mot-cua' },
        ...{ notAfter: new Date('2036-01-01'), at: new Date() },
      }),
    );
    expect(await lookUpWith(ownSettings)).toMatchObject({ kind: 'found' });
    expect(await lookUpWith(settings)).toEqual(refused);
  });

  it('is not believed when its own certificate is of nobody this system trusts', async () => {
    const { UPSTREAM_CA: _trusted, ...untrusting } = ownSettings;
    expect(await lookUpWith(untrusting)).toEqual({ kind: 'unavailable', why: 'down' });
  });
});
