import 'reflect-metadata';
import { BasicConstraintsExtension, PemConverter, SubjectAlternativeNameExtension } from '@peculiar/x509';
import { X509CertificateGenerator, type X509Certificate } from '@peculiar/x509';
import { dayMs } from '../infrastructure/clock.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Nơi cấp chứng thư of a test, which gives out certificates as PEM. */
export type TestAuthority = {
  pem: string;
  issue: (host: string) => Promise<{ certificate: string; key: string }>;
};

const valid = () => ({ notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + dayMs) });

export async function createAuthority(name: string): Promise<TestAuthority> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const own: X509Certificate = await X509CertificateGenerator.createSelfSigned({
    ...{ name: `CN=${name}`, keys, signingAlgorithm: algorithm, serialNumber: '01', ...valid() },
    extensions: [new BasicConstraintsExtension(true, 1, true)],
  });
  let serial = 1;
  return {
    pem: own.toString('pem'),
    issue: async (host) => {
      const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      const certificate = await X509CertificateGenerator.create({
        ...{ subject: `CN=${host}`, issuer: own.subject, publicKey: pair.publicKey, signingKey: keys.privateKey },
        ...{ signingAlgorithm: algorithm, serialNumber: (serial += 1).toString(16).padStart(2, '0'), ...valid() },
        extensions: [
          new SubjectAlternativeNameExtension([{ type: /^[\d.]+$/.test(host) ? 'ip' : 'dns', value: host }]),
        ],
      });
      const key = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
      return { certificate: certificate.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') };
    },
  };
}
