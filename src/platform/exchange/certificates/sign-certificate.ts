import 'reflect-metadata';
import { X509Certificate as NodeCertificate } from 'node:crypto';
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
} from '@peculiar/x509';
import { CRLDistributionPointsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension } from '@peculiar/x509';
import { KeyUsageFlags, KeyUsagesExtension, PublicKey, SubjectAlternativeNameExtension } from '@peculiar/x509';
import { SubjectKeyIdentifierExtension, X509CertificateGenerator } from '@peculiar/x509';
import { dayMs } from '#infrastructure/clock.ts';
import type { CertificateRule } from './certificate-rules.ts';
import { nameOf } from './check-request.ts';
import type { CertificateAuthority } from './open-authorities.ts';
import { drawSerial } from './serial.ts';

/** Clocks of gateways may be behind ours by so much. */
const skewMs = 300_000;

export type SignedCertificate = { serial: string; pem: string; notAfter: Date };

/** Ký chứng thư của một hệ thống: to show to the gateway as a client, and for nothing else. */
export async function signCertificate(
  authority: CertificateAuthority,
  {
    system,
    publicKey,
    at,
    rule,
    publicUrl,
  }: {
    system: { code: string; ownerName: string };
    publicKey: Uint8Array<ArrayBuffer>;
    at: Date;
    rule: CertificateRule;
    publicUrl: string;
  },
): Promise<SignedCertificate> {
  const serial = drawSerial();
  const notBefore = new Date(Math.max(at.getTime() - skewMs, authority.certificate.notBefore.getTime()));
  const ends = Math.min(at.getTime() + rule.validDays * dayMs, authority.certificate.notAfter.getTime());
  const key = new PublicKey(publicKey);
  const name = nameOf(system.code, rule.zone);
  const { list, status, issuer } = addressesOf(publicUrl, authority.id);
  const certificate = await X509CertificateGenerator.create({
    ...{ serialNumber: serial, notBefore, notAfter: new Date(ends), publicKey: key },
    // Clients of ACME renew for every name they find in a certificate: there is one, wherever they look.
    subject: [{ CN: [name] }, { O: [system.ownerName.slice(0, longestName)] }],
    issuer: authority.certificate.subjectName,
    ...{ signingKey: authority.key, signingAlgorithm: authority.algorithm },
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
      new SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
      await SubjectKeyIdentifierExtension.create(key),
      await AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
      new CRLDistributionPointsExtension([list]),
      new AuthorityInfoAccessExtension({
        ocsp: status,
        caIssuers: issuer,
      }),
    ],
  });
  const pem = `${certificate.toString('pem')}\n`;
  return { serial, pem, notAfter: new Date(new NodeCertificate(pem).validTo) };
}

/** Characters of an organisation's name in X.520. */
const longestName = 64;

/** Địa chỉ công khai của một nơi cấp, as they stand in its certificates. */
export const addressesOf = (publicUrl: string, id: string) => ({
  list: `${publicUrl}/chung-thu-so/${id}.crl`,
  status: `${publicUrl}/chung-thu-so/${id}/ocsp`,
  issuer: `${publicUrl}/chung-thu-so/${id}.crt`,
});
