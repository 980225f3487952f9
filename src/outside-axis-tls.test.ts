import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { LookUpContext } from '#data/registry/index.ts';
import { issueCertificate } from '#testing/issue-certificate.ts';
import { buildOffice } from '#testing/office.ts';
import { buildOwnAxis } from '#testing/own-axis.ts';
import { buildSimulatedOutside } from '#testing/simulated-outside.ts';
import { provinceDatabase } from '#testing/province-database.ts';

const { db } = await provinceDatabase(() => new Date());
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

async function openWith(given: Record<string, string>) {
  const built = await buildOwnAxis(db, { office, outside: outside.outside, tls, settings: given });
  afterAll(() => built.axis.close());
  const key = { kind: 'personalId', value: outside.lan };
  return { ...built, lookUp: () => built.deps.registerSources['population']?.lookUp(key, context) };
}

describe('a gateway with TLS', () => {
  it('lets this system in with its registered certificate, like everybody, and not without', async () => {
    const refused = { kind: 'unavailable', why: 'refused' };
    // The first calls of a gateway may come too late on a busy machine.
    await expect.poll((await openWith(settings)).lookUp).toEqual(refused);
    const { lookUp, registerCertificate } = await openWith(ownSettings);
    await expect.poll(lookUp).toEqual(refused);
    await registerCertificate(own.certificate);
    await expect.poll(lookUp).toMatchObject({ kind: 'found' });
    await expect.poll((await openWith(settings)).lookUp).toEqual(refused);
  });

  it('is not believed when its own certificate is of nobody this system trusts', async () => {
    const { UPSTREAM_CA: _trusted, ...untrusting } = ownSettings;
    await expect.poll((await openWith(untrusting)).lookUp).toEqual({ kind: 'unavailable', why: 'down' });
  });
});
