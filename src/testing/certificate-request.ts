import 'reflect-metadata';
import { PemConverter, Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } from '@peculiar/x509';
import type { Extension, JsonGeneralName } from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
export type KeyAlgorithm = (EcKeyGenParams | RsaKeyGenParams) & { hash: string };

export const makeKeys = (of: KeyAlgorithm): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(of, true, ['sign', 'verify']);

/** Yêu cầu cấp chứng thư as the owner of a system makes it with openssl: PEM, with the key it is for. */
export async function buildRequest({
  name = 'CN=giao-duc',
  names = ['giao-duc.lgsp.internal'],
  extensions = [],
  of = algorithm,
  keys,
}: {
  name?: string;
  names?: (string | JsonGeneralName)[];
  extensions?: Extension[];
  of?: KeyAlgorithm;
  keys?: CryptoKeyPair;
} = {}): Promise<{ csr: string; der: string; key: string; keys: CryptoKeyPair }> {
  const pair = keys ?? (await makeKeys(of));
  const others = names.map((one) => (typeof one === 'string' ? { type: 'dns' as const, value: one } : one));
  const request = await Pkcs10CertificateRequestGenerator.create({
    ...{ name, keys: pair, signingAlgorithm: of },
    extensions: [...(others.length > 0 ? [new SubjectAlternativeNameExtension(others)] : []), ...extensions],
  });
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', pair.privateKey), 'PRIVATE KEY');
  const der = Buffer.from(request.rawData).toString('base64url');
  return { csr: request.toString('pem'), der, key, keys: pair };
}
