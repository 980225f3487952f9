import 'reflect-metadata';
import {
  X509CertificateGenerator,
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  PemConverter,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
export type IssuedCertificate = { certificate: string; key: string; keys: CryptoKeyPair; name: string };
let serial = 1;

/** A certificate as an authority of the province would issue it. */
export async function issueCertificate(
  name: string,
  issuer: IssuedCertificate | undefined,
  { from = '2026-01-01', to = '2036-01-01', host = '127.0.0.1' } = {},
): Promise<IssuedCertificate> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: (serial += 1).toString(16).padStart(2, '0'),
    subject: `CN=${name}`,
    issuer: `CN=${issuer?.name ?? name}`,
    notBefore: new Date(from),
    notAfter: new Date(to),
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(issuer === undefined),
      new SubjectAlternativeNameExtension([{ type: host === '127.0.0.1' ? 'ip' : 'dns', value: host }]),
    ],
  });
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { certificate: certificate.toString('pem'), key, keys, name };
}
