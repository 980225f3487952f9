import 'reflect-metadata';
import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension } from '@peculiar/x509';
import { Pkcs10CertificateRequest, SubjectAlternativeNameExtension } from '@peculiar/x509';
import { refuse } from '../exchange.errors.ts';

export type CheckedRequest = {
  /** DER of the public key (SubjectPublicKeyInfo). */
  publicKey: Uint8Array<ArrayBuffer>;
  /** SHA-256 of it, base64url. */
  keyThumbprint: string;
  /** As people read it: `P-256`, `RSA 3072`. */
  keyKind: string;
  /** Dấu khóa, for two people to compare by telephone: the first 16 digits of its SHA-256, by fours. */
  keyMark: string;
  names: string[];
};

/** Gateways pay for a longer one at every connection. */
const rsaBits = { least: 2048, most: 8192 };
/** With a smaller one a signature can be made without the key (CA/Browser Forum Baseline Requirements, 6.1.6). */
const leastExponent = 65_537n;
const markDigits = 16;
const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384' };
const hashes = ['SHA-256', 'SHA-384', 'SHA-512'];

/**
 * Kiểm tra yêu cầu cấp chứng thư (PKCS#10, PEM or DER in base64): who sends it has the key, the key is strong enough, and it names nobody
 * but the system. Of it only the public key is used: subject and extensions of a certificate are the authority's own.
 */
export async function checkRequest(
  text: string,
  { code, zone }: { code: string; zone: string },
): Promise<CheckedRequest> {
  const request = readRequest(text);
  if (!request) throw refuse('exchange.request_unreadable');
  const { csr, key } = request;
  if (!hashes.includes(hashOf(csr.signatureAlgorithm)) || !(await csr.verify().catch(() => false)))
    throw refuse('exchange.request_signature_wrong');
  const keyKind = kindOf(key);
  if (keyKind === undefined) throw refuse('exchange.request_key_weak');
  if (asksToBeAuthority(csr)) throw refuse('exchange.request_asks_authority');
  const names = namesIn(csr);
  const wanted = nameOf(code, zone);
  const foreign = names.find((name) => name !== code && name !== wanted);
  if (foreign !== undefined) throw refuse('exchange.request_name_foreign', { name: foreign, code, wanted });
  const publicKey = Uint8Array.from(key.export({ format: 'der', type: 'spki' }));
  const keyMark = hash('sha256', publicKey, 'hex')
    .slice(0, markDigits)
    .replace(/(.{4})(?=.)/g, '$1 ');
  return { publicKey, keyThumbprint: hash('sha256', publicKey, 'base64url'), keyKind, keyMark, names };
}

/** Tên của hệ thống trong chứng thư. */
export const nameOf = (code: string, zone: string): string => `${code}.${zone}`;

function readRequest(text: string): { csr: Pkcs10CertificateRequest; key: KeyObject } | undefined {
  try {
    const csr = new Pkcs10CertificateRequest(text.trim());
    const key = createPublicKey({ key: Buffer.from(csr.publicKey.rawData), format: 'der', type: 'spki' });
    return { csr, key };
  } catch {
    return undefined;
  }
}

const hashOf = ({ hash: used }: { hash?: { name?: string } | string }): string =>
  typeof used === 'string' ? used : (used?.name ?? '');

function kindOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string | undefined {
  if (type === 'rsa') {
    const { modulusLength: bits = 0, publicExponent = 0n } = details ?? {};
    return bits >= rsaBits.least && bits <= rsaBits.most && publicExponent >= leastExponent ? `RSA ${bits}` : undefined;
  }
  return type === 'ec' ? curves[details?.namedCurve ?? ''] : undefined;
}

const authorityUsages = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;

function asksToBeAuthority({ extensions }: Pkcs10CertificateRequest): boolean {
  return extensions.some(
    (one) =>
      (one instanceof BasicConstraintsExtension && one.ca) ||
      (one instanceof KeyUsagesExtension && (one.usages & authorityUsages) !== 0),
  );
}

/** Every name it asks for, by whatever way; a kind of name systems do not have comes out as one that is foreign. */
function namesIn({ subjectName, extensions }: Pkcs10CertificateRequest): string[] {
  const others = extensions.filter((one) => one instanceof SubjectAlternativeNameExtension);
  return [
    ...subjectName.getField('CN'),
    ...others.flatMap(({ names }) =>
      names.items.map(({ type, value }) => (type === 'dns' ? value : `${type}:${value}`)),
    ),
  ].map((name) => name.toLowerCase());
}
