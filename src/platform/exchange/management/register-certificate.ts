import { hash, X509Certificate } from 'node:crypto';
import type { Tx } from '#infrastructure/database/connect.ts';
import { insertCredential } from '../declared/declared.queries.ts';
import { refuse } from '../exchange.errors.ts';

/** Ghi nhận chứng thư TLS của hệ thống (PEM), whoever issued it: its calls hold only over connections that show it. Gives the credential. */
export async function registerCertificate(
  tx: Tx,
  { systemId, pem, at }: { systemId: string; pem: string; at: Date },
): Promise<string> {
  return insertCredential(tx, { ...readCertificate(pem, at), systemId, kind: 'certificate', at });
}

/** What is kept of a certificate. Refuses `exchange.certificate_wrong` where it is none, or has ended. */
export function readCertificate(pem: string, at: Date): { thumbprint: string; subject: string; notAfter: Date } {
  const certificate = parse(pem);
  const notAfter = certificate && new Date(certificate.validTo);
  if (!certificate || !notAfter || notAfter <= at) throw refuse('exchange.certificate_wrong');
  return {
    thumbprint: hash('sha256', certificate.raw, 'base64url'),
    subject: certificate.subject.replaceAll('\n', ', '),
    notAfter,
  };
}

function parse(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
