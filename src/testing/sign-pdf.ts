import { X509Certificate } from 'node:crypto';
import { CryptoKeySigner, PDF } from '@libpdf/core';
import { issueCertificate } from './issue-certificate.ts';

export const signedAt = '2026-10-15T03:00:00.000Z';

/** A PDF signed (PAdES B-B) with a certificate of this name, as an authority of the tests issues it. */
export async function signPdf(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const authority = await issueCertificate('Tổ chức chứng thực thử', undefined);
  const { certificate, keys } = await issueCertificate(name, authority);
  const der = new Uint8Array(new X509Certificate(certificate).raw);
  const signer = new CryptoKeySigner(keys.privateKey, der, 'EC', 'ECDSA');
  const pdf = await PDF.load(bytes);
  return (await pdf.sign({ signer, signingTime: new Date(signedAt) })).bytes;
}
